/* test-since.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-since.h"
#include "si-test.h"

static void
test_a_moment_is_understood_as_people_say_it (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (5 * 3600);
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2026, 3, 10, 9, 30, 0);
  static const struct
  {
    const char *text;
    const char *moment;
  } cases[] = {
    { "yesterday", "2026-03-09T18:59:59Z" },
    { "week", "2026-03-03T04:30:00Z" },
    { "3d", "2026-03-07T04:30:00Z" },
    { "12h", "2026-03-09T16:30:00Z" },
    { "2026-03-01", "2026-02-28T19:00:00Z" },
    { "2026-03-01T10:15", "2026-03-01T05:15:00Z" },
    { "2026-03-01T10:15:00Z", "2026-03-01T10:15:00Z" },
  };
  static const char *const nonsense[] = { "", "d", "-3d", "3x", "tomorrow", "2026-13-01", "1e9d" };
  gint64 moment;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) then = NULL;
      g_autofree char *text = NULL;

      g_assert_true (si_since_parse (cases[i].text, now, &moment));
      then = g_date_time_new_from_unix_utc (moment / G_USEC_PER_SEC);
      text = g_date_time_format_iso8601 (then);
      g_assert_cmpstr (text, ==, cases[i].moment);
    }
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    g_assert_false (si_since_parse (nonsense[i], now, &moment));
  g_assert_true (si_since_parse ("last", now, &moment));
  g_assert_cmpint (moment, ==, SI_SINCE_LAST);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/since/a-moment-is-understood-as-people-say-it",
                   test_a_moment_is_understood_as_people_say_it);
  return g_test_run ();
}
