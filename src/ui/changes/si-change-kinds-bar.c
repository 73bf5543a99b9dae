/* si-change-kinds-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-change-kinds-bar.h"

#include "si-change-text.h"
#include "si-pill-layout.h"

/* The places of the buttons before and after those of the kinds. */
enum
{
  ALL,
  FIRST_KIND,
  NEWLY_BELOW = FIRST_KIND + SI_N_CHANGE_KINDS,
  N_BUTTONS
};

/* The kinds in the order of the buttons. */
static const SiChangeKinds order[SI_N_CHANGE_KINDS]
    = { SI_CHANGE_DOWN, SI_CHANGE_UP,      SI_CHANGE_TRANSFER, SI_CHANGE_NEW,
        SI_CHANGE_GONE, SI_CHANGE_RENAMED, SI_CHANGE_GODOWNS,  SI_CHANGE_UNCLEAR };

struct _SiChangeKindsBar
{
  AdwBin parent_instance;

  SiChangeList *list; /* (owned) (nullable) */
  gboolean updating;  /* set while the buttons are updated, which is no choice of the person */
  GtkToggleButton *buttons[N_BUTTONS]; /* (owned by the box) */
};

G_DEFINE_FINAL_TYPE (SiChangeKindsBar, si_change_kinds_bar, ADW_TYPE_BIN)

static void
update_button (SiChangeKindsBar *self, guint place, char *label, gboolean active, gboolean visible)
{
  GtkToggleButton *button = self->buttons[place];
  g_autofree char *owned = label;

  gtk_button_set_label (GTK_BUTTON (button), owned);
  gtk_toggle_button_set_active (button, active);
  gtk_widget_set_visible (GTK_WIDGET (button), visible || active);
}

/**
 * si_change_kinds_bar_update:
 * @self: a bar
 *
 * Writes the numbers again.
 */
void
si_change_kinds_bar_update (SiChangeKindsBar *self)
{
  const SiChangeCounts *counts;
  SiChangeKinds chosen;
  gboolean newly_below;

  g_return_if_fail (SI_IS_CHANGE_KINDS_BAR (self));

  counts = self->list != NULL ? si_change_list_get_counts (self->list) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), counts != NULL && counts->n_found > 0);
  if (counts == NULL)
    return;
  chosen = si_change_list_get_kinds (self->list);
  newly_below = si_change_list_get_newly_below (self->list);
  self->updating = TRUE;
  update_button (self, ALL, si_change_text_all (counts->n_found),
                 chosen == SI_CHANGE_NONE && !newly_below, TRUE);
  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    {
      const guint kind = g_bit_nth_lsf (order[i], -1);

      update_button (self, FIRST_KIND + i, si_change_text_kind (kind, counts->n_kinds[kind]),
                     (chosen & order[i]) != 0, counts->n_kinds[kind] > 0);
    }
  update_button (self, NEWLY_BELOW, si_change_text_newly_below (counts->n_newly_below), newly_below,
                 counts->n_newly_below > 0);
  self->updating = FALSE;
}

/* One button is active at a time; the active one goes back to all when it is pressed again. */
static void
toggled (SiChangeKindsBar *self, GtkToggleButton *button)
{
  const gboolean active = gtk_toggle_button_get_active (button);
  SiChangeKinds kinds = SI_CHANGE_NONE;

  g_assert (SI_IS_CHANGE_KINDS_BAR (self));

  if (self->updating || self->list == NULL)
    return;
  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    if (active && self->buttons[FIRST_KIND + i] == button)
      kinds = order[i];
  si_change_list_set_kinds (self->list, kinds);
  si_change_list_set_newly_below (self->list, active && self->buttons[NEWLY_BELOW] == button);
  si_change_kinds_bar_update (self);
}

static void
si_change_kinds_bar_dispose (GObject *object)
{
  g_clear_object (&SI_CHANGE_KINDS_BAR (object)->list);

  G_OBJECT_CLASS (si_change_kinds_bar_parent_class)->dispose (object);
}

static void
si_change_kinds_bar_class_init (SiChangeKindsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_change_kinds_bar_dispose;
}

static void
si_change_kinds_bar_init (SiChangeKindsBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (SI_TYPE_PILL_LAYOUT, NULL));
  gtk_widget_add_css_class (box, "changes-kinds");
  for (guint i = 0; i < N_BUTTONS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i == NEWLY_BELOW)
        gtk_widget_add_css_class (button, "newly-below");
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * si_change_kinds_bar_set_list:
 * @self: a bar
 * @list: the list that it filters; to be called once
 */
void
si_change_kinds_bar_set_list (SiChangeKindsBar *self, SiChangeList *list)
{
  g_return_if_fail (SI_IS_CHANGE_KINDS_BAR (self));
  g_return_if_fail (SI_IS_CHANGE_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "updated", G_CALLBACK (si_change_kinds_bar_update), self,
                           G_CONNECT_SWAPPED);
  si_change_kinds_bar_update (self);
}
