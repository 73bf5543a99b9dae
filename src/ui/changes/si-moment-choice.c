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
#include "si-moment-calendar.h"

struct _SiMomentChoice
{
  AdwBin parent_instance;

  SiKeptMoments *moments; /* (owned) (nullable) */
  GPtrArray *offered;     /* (owned) (element-type SiKeptMoment): the moments of the rows but the
                           * last one */
  SiKeptMoment *selected; /* (owned) (nullable) */
  GtkDropDown *drop_down; /* (owned by the bin) */
  SiMomentCalendar *calendar; /* (owned by this widget) */
  gboolean filling; /* set while the choices are filled, which is no choice of the person */
};

G_DEFINE_FINAL_TYPE (SiMomentChoice, si_moment_choice, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_selected (SiMomentChoice *self)
{
  guint place = GTK_INVALID_LIST_POSITION;

  g_ptr_array_find (self->offered, self->selected, &place);
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->drop_down, place);
  self->filling = FALSE;
}

static void
choose (SiMomentChoice *self, SiKeptMoment *moment)
{
  g_assert (SI_IS_MOMENT_CHOICE (self));

  g_set_object (&self->selected, moment);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
selected_changed (SiMomentChoice *self)
{
  const guint place = gtk_drop_down_get_selected (self->drop_down);

  g_assert (SI_IS_MOMENT_CHOICE (self));

  if (self->filling || place == GTK_INVALID_LIST_POSITION)
    return;
  if (place < self->offered->len)
    {
      choose (self, self->offered->pdata[place]);
      return;
    }
  show_selected (self);
  si_moment_calendar_open (self->calendar, self->moments, self->selected);
}

static GtkWidget *
create_label (gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
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
  const guint place = gtk_list_item_get_position (list_item);
  g_autofree char *changes = NULL;

  if (place < self->offered->len)
    changes = si_change_text_brought (self->offered->pdata[place]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                       gtk_string_object_get_string (name));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), changes != NULL ? changes : "");
}

static void
si_moment_choice_dispose (GObject *object)
{
  SiMomentChoice *self = SI_MOMENT_CHOICE (object);

  g_clear_pointer ((GtkWidget **) &self->calendar, gtk_widget_unparent);
  g_clear_object (&self->moments);
  g_clear_object (&self->selected);

  G_OBJECT_CLASS (si_moment_choice_parent_class)->dispose (object);
}

static void
si_moment_choice_finalize (GObject *object)
{
  g_ptr_array_unref (SI_MOMENT_CHOICE (object)->offered);

  G_OBJECT_CLASS (si_moment_choice_parent_class)->finalize (object);
}

static void
si_moment_choice_class_init (SiMomentChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_moment_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_moment_choice_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_moment_choice_init (SiMomentChoice *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->offered = g_ptr_array_new_with_free_func (g_object_unref);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
  si_drop_down_let_shrink (self->drop_down);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row), self, 0);
  gtk_drop_down_set_list_factory (self->drop_down, rows);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_changed), self,
                           G_CONNECT_SWAPPED);
  self->calendar = g_object_new (SI_TYPE_MOMENT_CALENDAR, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->calendar), GTK_WIDGET (self));
  g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
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
offer (SiMomentChoice *self, GtkStringList *names, SiKeptMoment *moment)
{
  g_autofree char *name = si_change_text_moment (moment);

  g_ptr_array_add (self->offered, g_object_ref (moment));
  gtk_string_list_append (names, name);
}

/* A moment that was chosen in the calendar has a row, too. */
static void
fill (SiMomentChoice *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *usual = G_LIST_MODEL (self->moments);

  g_ptr_array_set_size (self->offered, 0);
  for (guint i = 0; usual != NULL && i < g_list_model_get_n_items (usual); i++)
    {
      g_autoptr (SiKeptMoment) moment = g_list_model_get_item (usual, i);

      offer (self, names, moment);
    }
  if (self->selected != NULL && !g_ptr_array_find (self->offered, self->selected, NULL))
    offer (self, names, self->selected);
  if (usual != NULL)
    gtk_string_list_append (names, _ ("Another Day…"));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/**
 * si_moment_choice_show:
 * @self: a choice
 * @moments: (nullable): the moments that are kept
 * @selected: (nullable): the moment that is chosen
 *
 * Shows the moments that are kept.
 */
void
si_moment_choice_show (SiMomentChoice *self, SiKeptMoments *moments, SiKeptMoment *selected)
{
  g_return_if_fail (SI_IS_MOMENT_CHOICE (self));
  g_return_if_fail (moments == NULL || SI_IS_KEPT_MOMENTS (moments));
  g_return_if_fail (selected == NULL || SI_IS_KEPT_MOMENT (selected));

  g_set_object (&self->selected, selected);
  if (g_set_object (&self->moments, moments) || moments == NULL
      || !g_ptr_array_find (self->offered, selected, NULL))
    fill (self);
  show_selected (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), selected != NULL);
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

  return self->selected != NULL ? g_object_ref (self->selected) : NULL;
}
