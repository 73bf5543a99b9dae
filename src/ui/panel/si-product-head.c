/* si-product-head.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-product-head.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-direction.h"
#include "si-selectable.h"

struct _SiProductHead
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *sku;
  AdwBin *button_place;
  GtkWidget *copy;
  GtkLabel *description;
  GtkLabel *product_id;
};

G_DEFINE_FINAL_TYPE (SiProductHead, si_product_head, ADW_TYPE_BIN)

static void
si_product_head_class_init (SiProductHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-product-head.ui");
  gtk_widget_class_bind_template_child (widget_class, SiProductHead, button_place);
  gtk_widget_class_bind_template_child (widget_class, SiProductHead, copy);
  gtk_widget_class_bind_template_child (widget_class, SiProductHead, description);
  gtk_widget_class_bind_template_child (widget_class, SiProductHead, product_id);
  gtk_widget_class_bind_template_child (widget_class, SiProductHead, sku);
}

static void
si_product_head_init (SiProductHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  si_selectable_make (self->sku);
  si_selectable_make (self->description);
  si_selectable_make (self->product_id);
}

/**
 * si_product_head_show:
 * @self: a head
 * @product: the product to show
 */
void
si_product_head_show (SiProductHead *self, SiProduct *product)
{
  g_autofree char *description = NULL;
  g_autofree char *code = NULL;
  g_autofree char *sku = NULL;
  g_autofree char *cut_id = NULL;
  g_autofree char *number = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (SI_IS_PRODUCT_HEAD (self));
  g_return_if_fail (SI_IS_PRODUCT (product));

  description = si_cut (si_product_get_description (product));
  code = si_cut_name (si_product_get_sku (product));
  sku = si_direction_isolate (code);
  cut_id = si_cut_name (si_product_get_id (product));
  number = si_direction_isolate (cut_id);
  id = g_strdup_printf (_ ("Product %s"), number);

  gtk_label_set_label (self->sku, *sku != '\0' ? sku : _ ("No SKU code"));
  gtk_widget_set_visible (self->copy, *sku != '\0');
  gtk_label_set_label (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *description != '\0');
  gtk_label_set_label (self->product_id, id);
  gtk_widget_set_visible (GTK_WIDGET (self->product_id), *cut_id != '\0');
}

/**
 * si_product_head_set_button:
 * @self: a head
 * @button: (transfer floating): a button to put before the one that copies the code
 */
void
si_product_head_set_button (SiProductHead *self, GtkWidget *button)
{
  g_return_if_fail (SI_IS_PRODUCT_HEAD (self));
  g_return_if_fail (GTK_IS_WIDGET (button));

  adw_bin_set_child (self->button_place, button);
}
