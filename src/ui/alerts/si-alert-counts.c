/* si-alert-counts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-alert-counts.h"

#include <glib/gi18n.h>

#include "si-alert-text.h"
#include "si-pill-layout.h"

struct _SiAlertCounts
{
  AdwBin parent_instance;

  SiShownAlerts *list;                               /* (owned) (nullable) */
  GtkToggleButton *buttons[SI_N_STOCK_ALERT_STATES]; /* (owned by the box) */
};

G_DEFINE_FINAL_TYPE (SiAlertCounts, si_alert_counts, ADW_TYPE_BIN)

static void
update (SiAlertCounts *self)
{
  g_assert (SI_IS_ALERT_COUNTS (self));

  for (guint i = 0; i < SI_N_STOCK_ALERT_STATES; i++)
    {
      const guint n = si_shown_alerts_count (self->list, i);
      g_autofree char *text = si_alert_text_count (i, n);

      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), text);
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), n > 0);
      if (n == 0)
        gtk_toggle_button_set_active (self->buttons[i], FALSE);
    }
}

static void
toggled (SiAlertCounts *self, GtkToggleButton *button)
{
  guint state = SI_STOCK_ALERT_ALL_STATES;

  g_assert (SI_IS_ALERT_COUNTS (self));

  if (self->list == NULL)
    return;
  for (guint i = 0; i < SI_N_STOCK_ALERT_STATES; i++)
    if (self->buttons[i] != button && gtk_toggle_button_get_active (button))
      gtk_toggle_button_set_active (self->buttons[i], FALSE);
  for (guint i = 0; i < SI_N_STOCK_ALERT_STATES; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      state = i;
  si_shown_alerts_set_state (self->list, state);
}

static void
si_alert_counts_dispose (GObject *object)
{
  g_clear_object (&SI_ALERT_COUNTS (object)->list);

  G_OBJECT_CLASS (si_alert_counts_parent_class)->dispose (object);
}

static void
si_alert_counts_class_init (SiAlertCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_alert_counts_dispose;
}

static void
si_alert_counts_init (SiAlertCounts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (SI_TYPE_PILL_LAYOUT, NULL));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "alerts-counts");
  adw_bin_set_child (ADW_BIN (self), box);
  for (guint i = 0; i < SI_N_STOCK_ALERT_STATES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_set_visible (button, FALSE);
      gtk_widget_set_tooltip_text (button, _ ("Show only these"));
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
}

/**
 * si_alert_counts_set_list:
 * @self: the counts
 * @list: the list that they count and filter; to be set once
 */
void
si_alert_counts_set_list (SiAlertCounts *self, SiShownAlerts *list)
{
  g_return_if_fail (SI_IS_ALERT_COUNTS (self));
  g_return_if_fail (SI_IS_SHOWN_ALERTS (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_alert_counts_show_all:
 * @self: the counts
 *
 * Shows the alerts in all states.
 */
void
si_alert_counts_show_all (SiAlertCounts *self)
{
  g_return_if_fail (SI_IS_ALERT_COUNTS (self));

  for (guint i = 0; i < SI_N_STOCK_ALERT_STATES; i++)
    gtk_toggle_button_set_active (self->buttons[i], FALSE);
}
