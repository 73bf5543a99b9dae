/* si-snooze-calendar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snooze-calendar.h"

/* The hour at which a shop opens, and a snooze of whole days ends. */
#define MORNING_HOUR 8

struct _SiSnoozeCalendar
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkCalendar *calendar;
  GtkWidget *snooze;
};

G_DEFINE_FINAL_TYPE (SiSnoozeCalendar, si_snooze_calendar, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
to_microseconds (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static GDateTime *
get_morning (GDateTime *day)
{
  return g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                g_date_time_get_day_of_month (day), MORNING_HOUR, 0, 0);
}

static gint64
get_chosen (SiSnoozeCalendar *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) morning = get_morning (day);

  return to_microseconds (morning);
}

static void
day_selected (SiSnoozeCalendar *self)
{
  g_assert (SI_IS_SNOOZE_CALENDAR (self));

  gtk_widget_set_sensitive (self->snooze, get_chosen (self) > g_get_real_time ());
}

static void
shown (SiSnoozeCalendar *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);

  g_assert (SI_IS_SNOOZE_CALENDAR (self));

  gtk_calendar_select_day (self->calendar, tomorrow);
  day_selected (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static void
snooze_clicked (SiSnoozeCalendar *self)
{
  g_assert (SI_IS_SNOOZE_CALENDAR (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, get_chosen (self));
}

static void
si_snooze_calendar_class_init (SiSnoozeCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-snooze-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiSnoozeCalendar, calendar);
  gtk_widget_class_bind_template_child (widget_class, SiSnoozeCalendar, snooze);
  gtk_widget_class_bind_template_callback (widget_class, day_selected);
  gtk_widget_class_bind_template_callback (widget_class, shown);
  gtk_widget_class_bind_template_callback (widget_class, snooze_clicked);
}

static void
si_snooze_calendar_init (SiSnoozeCalendar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_snooze_get_end:
 * @span: "hour", "morning" for the next day's, or "week"
 * @now: the time, in the person's time zone
 *
 * Returns: the end of a snooze that begins now, in microseconds since 1970, UTC; 0 for another span
 */
gint64
si_snooze_get_end (const char *span, GDateTime *now)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) end = NULL;

  g_return_val_if_fail (span != NULL && now != NULL, 0);

  if (g_str_equal (span, "hour"))
    return to_microseconds (now) + G_TIME_SPAN_HOUR;
  if (!g_str_equal (span, "morning") && !g_str_equal (span, "week"))
    return 0;
  day = g_date_time_add_days (now, g_str_equal (span, "week") ? 7 : 1);
  end = get_morning (day);
  return to_microseconds (end);
}
