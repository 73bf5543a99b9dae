/* si-product-godowns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-product-godowns.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-godown-rows.h"

struct _SiProductGodowns
{
  AdwBin parent_instance;

  SiRankedGodowns *godowns; /* (owned) (nullable) */

  /* Template widgets */
  GtkWidget *card;
  GtkSizeGroup *figure_group;
  SiGodownRows *with_stock;
  GtkToggleButton *fold;
  GtkLabel *fold_label;
  GtkImage *fold_icon;
  SiGodownRows *with_none;
};

G_DEFINE_FINAL_TYPE (SiProductGodowns, si_product_godowns, ADW_TYPE_BIN)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (SiProductGodowns *self)
{
  const gboolean is_open = gtk_toggle_button_get_active (self->fold);
  const guint n_none = self->godowns->entries->len - self->godowns->n_shown;
  g_autofree char *text = si_digits_printf (
      ngettext ("%'u godown without stock", "%'u godowns without stock", n_none), n_none);

  si_godown_rows_show (self->with_stock, self->godowns, 0, self->godowns->n_shown);
  gtk_label_set_label (self->fold_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_STATE_EXPANDED, is_open,
                               -1);
  gtk_image_set_from_icon_name (self->fold_icon, is_open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->fold), n_none > 0);
  if (n_none > 0)
    gtk_widget_add_css_class (self->card, "folds");
  else
    gtk_widget_remove_css_class (self->card, "folds");
  /* Rows that nobody looks at are not made. */
  si_godown_rows_show (self->with_none, self->godowns, self->godowns->n_shown,
                       is_open ? n_none : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->with_none), is_open && n_none > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->godowns->entries->len > 0);
}

static void
fold_toggled (SiProductGodowns *self)
{
  g_assert (SI_IS_PRODUCT_GODOWNS (self));

  if (self->godowns != NULL)
    update (self);
}

static void
row_activated (SiProductGodowns *self, const char *key)
{
  g_assert (SI_IS_PRODUCT_GODOWNS (self));

  g_signal_emit (self, signals[ACTIVATED], 0, key);
}

static void
si_product_godowns_finalize (GObject *object)
{
  SiProductGodowns *self = SI_PRODUCT_GODOWNS (object);

  g_clear_pointer (&self->godowns, si_ranked_godowns_unref);

  G_OBJECT_CLASS (si_product_godowns_parent_class)->finalize (object);
}

static void
si_product_godowns_class_init (SiProductGodownsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = si_product_godowns_finalize;

  /**
   * SiProductGodowns::activated:
   * @self: the godowns
   * @key: the key of the godown
   *
   * The row of a godown was activated.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SI_TYPE_GODOWN_ROWS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-product-godowns.ui");
  gtk_widget_class_bind_template_child (widget_class, SiProductGodowns, card);
  gtk_widget_class_bind_template_child (widget_class, SiProductGodowns, figure_group);
  gtk_widget_class_bind_template_child (widget_class, SiProductGodowns, fold);
  gtk_widget_class_bind_template_child (widget_class, SiProductGodowns, fold_icon);
  gtk_widget_class_bind_template_child (widget_class, SiProductGodowns, fold_label);
  gtk_widget_class_bind_template_child (widget_class, SiProductGodowns, with_none);
  gtk_widget_class_bind_template_child (widget_class, SiProductGodowns, with_stock);
  gtk_widget_class_bind_template_callback (widget_class, fold_toggled);
}

static void
si_product_godowns_init (SiProductGodowns *self)
{
  SiGodownRows *rows[2];

  gtk_widget_init_template (GTK_WIDGET (self));

  rows[0] = self->with_stock;
  rows[1] = self->with_none;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      si_godown_rows_set_figure_group (rows[i], self->figure_group);
      g_signal_connect_object (rows[i], "activated", G_CALLBACK (row_activated), self,
                               G_CONNECT_SWAPPED);
    }
  si_godown_rows_set_name (self->with_stock, _ ("Stock by godown"));
  si_godown_rows_set_name (self->with_none, _ ("Godowns without stock"));
}

/**
 * si_product_godowns_show:
 * @self: the godowns of a product
 * @godowns: the godowns to show
 */
void
si_product_godowns_show (SiProductGodowns *self, SiRankedGodowns *godowns)
{
  g_return_if_fail (SI_IS_PRODUCT_GODOWNS (self));
  g_return_if_fail (godowns != NULL);

  si_ranked_godowns_ref (godowns);
  g_clear_pointer (&self->godowns, si_ranked_godowns_unref);
  self->godowns = godowns;
  update (self);
}

/**
 * si_product_godowns_fold:
 * @self: the godowns of a product
 *
 * Folds the godowns with no stock away, for another product.
 */
void
si_product_godowns_fold (SiProductGodowns *self)
{
  g_return_if_fail (SI_IS_PRODUCT_GODOWNS (self));

  g_clear_pointer (&self->godowns, si_ranked_godowns_unref);
  si_godown_rows_reset (self->with_stock);
  si_godown_rows_reset (self->with_none);
  gtk_toggle_button_set_active (self->fold, FALSE);
}
