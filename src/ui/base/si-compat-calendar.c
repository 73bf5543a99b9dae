/* si-compat-calendar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The marks of a calendar, which GTK stores without showing them.
 */

#include "si-compat.h"

/* Marks the labels of the days below @widget. They stand in the order of the days. */
static void
mark_labels (GtkWidget *widget, guint32 days, guint *day)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_remove_css_class (child, "marked");
      if (gtk_widget_has_css_class (child, "day-number")
          && !gtk_widget_has_css_class (child, "other-month"))
        {
          ++*day;
          if ((days >> *day & 1) != 0)
            gtk_widget_add_css_class (child, "marked");
        }
      mark_labels (child, days, day);
    }
}

/**
 * si_compat_mark_days:
 * @calendar: a calendar
 * @days: the days of its month to mark, as the bits 1 to 31
 *
 * Marks days with the CSS class "marked". GTK 4.8 stores the marks of gtk_calendar_mark_day(), but
 * shows none.
 */
void
si_compat_mark_days (GtkCalendar *calendar, guint32 days)
{
  guint day = 0;

  g_return_if_fail (GTK_IS_CALENDAR (calendar));

  mark_labels (GTK_WIDGET (calendar), days, &day);
}
