/* si-moment-calendar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-moment-calendar.h"

#include "si-change-text.h"
#include "si-compat.h"

struct _SiMomentCalendar
{
  GtkPopover parent_instance;

  SiKeptMoments *moments; /* (owned) (nullable) */
  GPtrArray *shown;       /* (owned) (nullable) (element-type SiKeptMoment): those of the rows */

  /* Template widgets */
  GtkCalendar *calendar;
  GtkLabel *none; /* says why the day has no refresh */
  GtkWidget *scroller;
  GtkListBox *refreshes;
};

G_DEFINE_FINAL_TYPE (SiMomentCalendar, si_moment_calendar, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_row (SiKeptMoment *moment)
{
  g_autofree char *clock = si_change_text_clock (moment);
  g_autofree char *brought = si_change_text_brought (moment);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *time = gtk_label_new (clock);
  GtkWidget *changes = gtk_label_new (brought);

  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_widget_set_hexpand (time, TRUE);
  gtk_widget_add_css_class (changes, "dim-label");
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), changes);
  return box;
}

static void
remove_rows (SiMomentCalendar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->refreshes))) != NULL)
    gtk_list_box_remove (self->refreshes, row);
}

static void
say_why_none (SiMomentCalendar *self, GDateTime *day)
{
  g_autoptr (GDateTime) first = si_kept_moments_get_first (self->moments);
  g_autofree char *text = first != NULL ? si_change_text_no_refresh (day, first) : NULL;

  gtk_label_set_label (self->none, text != NULL ? text : "");
}

static void
day_selected (SiMomentCalendar *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  const int year = g_date_time_get_year (day);
  const int month = g_date_time_get_month (day);

  g_assert (SI_IS_MOMENT_CALENDAR (self));

  if (self->moments == NULL)
    return;
  si_compat_mark_days (self->calendar, si_kept_moments_find_days (self->moments, year, month));
  remove_rows (self);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown
      = si_kept_moments_list_day (self->moments, year, month, g_date_time_get_day_of_month (day));
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (self->refreshes, create_row (self->shown->pdata[i]));
  if (self->shown->len == 0)
    say_why_none (self, day);
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->shown->len == 0);
  gtk_widget_set_visible (self->scroller, self->shown->len > 0);
}

static void
row_activated (SiMomentCalendar *self, GtkListBoxRow *row)
{
  g_autoptr (SiKeptMoment) moment
      = g_object_ref (self->shown->pdata[gtk_list_box_row_get_index (row)]);

  g_assert (SI_IS_MOMENT_CALENDAR (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, moment);
}

static void
si_moment_calendar_dispose (GObject *object)
{
  SiMomentCalendar *self = SI_MOMENT_CALENDAR (object);

  g_clear_object (&self->moments);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (si_moment_calendar_parent_class)->dispose (object);
}

static void
si_moment_calendar_class_init (SiMomentCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_moment_calendar_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_KEPT_MOMENT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-moment-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiMomentCalendar, calendar);
  gtk_widget_class_bind_template_child (widget_class, SiMomentCalendar, none);
  gtk_widget_class_bind_template_child (widget_class, SiMomentCalendar, refreshes);
  gtk_widget_class_bind_template_child (widget_class, SiMomentCalendar, scroller);
  gtk_widget_class_bind_template_callback (widget_class, day_selected);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
si_moment_calendar_init (SiMomentCalendar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_moment_calendar_open:
 * @self: a calendar with a parent
 * @moments: the moments to choose from
 * @from: the moment whose day is shown first
 *
 * Lets the person choose a refresh of any day.
 */
void
si_moment_calendar_open (SiMomentCalendar *self, SiKeptMoments *moments, SiKeptMoment *from)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) day = NULL;

  g_return_if_fail (SI_IS_MOMENT_CALENDAR (self));
  g_return_if_fail (SI_IS_KEPT_MOMENTS (moments));
  g_return_if_fail (SI_IS_KEPT_MOMENT (from));

  g_set_object (&self->moments, moments);
  utc = g_date_time_new_from_unix_utc (si_kept_moment_get_snapshot (from)->time / G_USEC_PER_SEC);
  day = g_date_time_to_local (utc);
  gtk_calendar_select_day (self->calendar, day);
  day_selected (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}
