/* test-alert-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-alert-text.h"
#include "si-test.h"

static gint64
at (int month, int day, int hour)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, month, day, hour, 30, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
assert_since (gint64 since, const char *expected)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 25, 10, 0, 0);
  g_autofree char *text = si_alert_text_since (since, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_says_since_when_a_stock_is_low (void)
{
  assert_since (0, "");
  assert_since (SI_STOCK_ALERT_LOW_SINCE_UNKNOWN, "not known");
  assert_since (at (11, 25, 9), "today, 09:30");
  assert_since (at (11, 24, 23), "yesterday, 23:30");
  assert_since (at (11, 23, 9), "23 November");
  assert_since (at (11, 23, 9) - 365 * G_TIME_SPAN_DAY, "23 Nov 2025");
}

static void
assert_snoozed (gint64 until, const char *expected)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 25, 10, 0, 0);
  g_autofree char *text = si_alert_text_snoozed (until, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_says_until_when_an_alert_is_snoozed (void)
{
  assert_snoozed (at (11, 25, 11), "snoozed until 11:30");
  assert_snoozed (at (11, 26, 8), "snoozed until tomorrow, 08:30");
  assert_snoozed (at (11, 30, 8), "snoozed until Monday");
  assert_snoozed (at (12, 2, 8), "snoozed until 2 December");
  assert_snoozed (at (12, 2, 8) + 365 * G_TIME_SPAN_DAY, "snoozed until 2 Dec 2027");
  /* A time that no calendar has */
  assert_snoozed (G_MAXINT64, "snoozed");
}

static void
assert_no_match (SiFilter *filter, const char *expected)
{
  g_autofree char *text = si_alert_text_no_match (filter);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_names_the_text_that_no_alert_matches (void)
{
  g_autoptr (SiFilter) filter = si_filter_new ();

  si_filter_set_godown_id (filter, "7");
  assert_no_match (filter, "No Alert to Show");
  si_filter_set_search (filter, "PTFB04");
  assert_no_match (filter, "No alert shown matches “PTFB04”");
  si_filter_set_godown_ids (filter, NULL);
  assert_no_match (filter, "No alert matches “PTFB04”");
  si_filter_set_findings (filter, SI_FINDING_LOW);
  assert_no_match (filter, "No alert shown matches “PTFB04”");
}

static void
assert_status (guint n_shown, guint n_all, guint n_low, const char *expected)
{
  g_autofree char *text = si_alert_text_status (n_shown, n_all, n_low);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_counts_the_alerts_that_are_shown (void)
{
  assert_status (0, 0, 0, "No alerts");
  assert_status (1, 1, 1, "1 alert · 1 low");
  assert_status (4, 4, 0, "4 alerts · none low");
  assert_status (2, 4, 1, "2 of 4 alerts · 1 low");
  assert_status (0, 4, 0, "0 of 4 alerts");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/alert-text/says-since-when-a-stock-is-low",
                   test_says_since_when_a_stock_is_low);
  g_test_add_func ("/alert-text/says-until-when-an-alert-is-snoozed",
                   test_says_until_when_an_alert_is_snoozed);
  g_test_add_func ("/alert-text/names-the-text-that-no-alert-matches",
                   test_names_the_text_that_no_alert_matches);
  g_test_add_func ("/alert-text/counts-the-alerts-that-are-shown",
                   test_counts_the_alerts_that_are_shown);
  return g_test_run ();
}
