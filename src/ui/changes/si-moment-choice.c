/* si-moment-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-moment-choice.h"

#include <glib/gi18n.h>

#include "si-change-text.h"
#include "si-compat.h"
#include "si-drop-down.h"

struct _SiMomentChoice
{
  AdwBin parent_instance;

  GListModel *moments;    /* (owned) (nullable): what the strings of the drop-down stand for */
  GtkDropDown *drop_down; /* (owned by the bin) */
  gboolean filling;       /* set while the choices are filled, which is no choice of the person */
};

G_DEFINE_FINAL_TYPE (SiMomentChoice, si_moment_choice, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
selected_changed (SiMomentChoice *self)
{
  g_assert (SI_IS_MOMENT_CHOICE (self));

  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
create_label (gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, !dim);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* The rows of the popover have the number of changes at their end; the button has not. */
static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_append (GTK_BOX (box), create_label (FALSE));
  gtk_box_append (GTK_BOX (box), create_label (TRUE));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiMomentChoice *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkStringObject *name = gtk_list_item_get_item (list_item);
  g_autoptr (SiKeptMoment) moment
      = g_list_model_get_item (self->moments, gtk_list_item_get_position (list_item));
  g_autofree char *changes = si_change_text_brought (moment);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                       gtk_string_object_get_string (name));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), changes);
}

static void
si_moment_choice_dispose (GObject *object)
{
  g_clear_object (&SI_MOMENT_CHOICE (object)->moments);

  G_OBJECT_CLASS (si_moment_choice_parent_class)->dispose (object);
}

static void
si_moment_choice_class_init (SiMomentChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_moment_choice_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_moment_choice_init (SiMomentChoice *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
  si_drop_down_let_shrink (self->drop_down);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row), self, 0);
  gtk_drop_down_set_list_factory (self->drop_down, rows);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_moment_choice_set_name:
 * @self: a choice
 * @name: its name for assistive technology
 */
void
si_moment_choice_set_name (SiMomentChoice *self, const char *name)
{
  g_return_if_fail (SI_IS_MOMENT_CHOICE (self));
  g_return_if_fail (name != NULL);

  si_compat_name_drop_down (self->drop_down, name);
}

static void
fill (SiMomentChoice *self, GListModel *moments)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_set_object (&self->moments, moments);
  for (guint i = 0; moments != NULL && i < g_list_model_get_n_items (moments); i++)
    {
      g_autoptr (SiKeptMoment) moment = g_list_model_get_item (moments, i);
      g_autofree char *name = si_change_text_moment (moment);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
}

/**
 * si_moment_choice_show:
 * @self: a choice
 * @moments: (nullable): a model of #SiKeptMoment
 * @selected: (nullable): the moment that is chosen
 *
 * Shows the moments that are kept.
 */
void
si_moment_choice_show (SiMomentChoice *self, GListModel *moments, SiKeptMoment *selected)
{
  const guint n = moments != NULL ? g_list_model_get_n_items (moments) : 0;
  guint place = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (SI_IS_MOMENT_CHOICE (self));

  self->filling = TRUE;
  if (self->moments != moments || moments == NULL)
    fill (self, moments);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SiKeptMoment) moment = g_list_model_get_item (moments, i);

      if (moment == selected)
        place = i;
    }
  gtk_drop_down_set_selected (self->drop_down, place);
  gtk_widget_set_sensitive (GTK_WIDGET (self), place != GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

/**
 * si_moment_choice_dup_selected:
 * @self: a choice
 *
 * Returns: (transfer full) (nullable): the moment that is chosen
 */
SiKeptMoment *
si_moment_choice_dup_selected (SiMomentChoice *self)
{
  g_return_val_if_fail (SI_IS_MOMENT_CHOICE (self), NULL);

  if (self->moments == NULL)
    return NULL;
  return g_list_model_get_item (self->moments, gtk_drop_down_get_selected (self->drop_down));
}
