/* test-scan-recogniser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-scan-recogniser.h"
#include "si-test.h"

/* A time at which a 32-bit clock of milliseconds is about to wrap around. */
#define START (G_MAXUINT32 - 20)

typedef struct
{
  SiScanRecogniser *recogniser; /* (owned) */
  guint32 time;                 /* of the last key */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->recogniser = si_scan_recogniser_new ();
  fixture->time = START;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_scan_recogniser_free (fixture->recogniser);
}

/* Adds each key of a text, @pace milliseconds after the one before. */
static SiScanVerdict
add (Fixture *fixture, const char *text, guint pace)
{
  SiScanVerdict verdict = SI_SCAN_OPEN;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      fixture->time += pace;
      verdict
          = si_scan_recogniser_add_text (fixture->recogniser, g_utf8_get_char (c), fixture->time);
    }
  return verdict;
}

static SiScanVerdict
end (Fixture *fixture, guint pace)
{
  fixture->time += pace;
  return si_scan_recogniser_add_end (fixture->recogniser, fixture->time);
}

static void
assert_code (Fixture *fixture, const char *code)
{
  g_assert_cmpstr (si_scan_recogniser_get_code (fixture->recogniser), ==, code);
}

static void
a_burst_with_an_end_is_a_scan (Fixture *fixture, gconstpointer data)
{
  static const guint paces[] = { 0, 1, 2, 5, 10, 15, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      fixture->time += 1000;
      g_assert_cmpint (add (fixture, "PT", paces[i]), ==, SI_SCAN_OPEN);
      g_assert_cmpint (end (fixture, paces[i]), ==, SI_SCAN_SCANNED);
      assert_code (fixture, "PT");

      fixture->time += 1000;
      add (fixture, "RED 50/ä", paces[i]);
      g_assert_cmpint (end (fixture, paces[i]), ==, SI_SCAN_SCANNED);
      assert_code (fixture, "RED 50/ä");
    }
}

static void
a_line_feed_after_the_return_belongs_to_the_scan (Fixture *fixture, gconstpointer data)
{
  add (fixture, "PTFB04", 5);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_SCANNED);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_KNOWN);

  /* The next code does not wait for a pause. */
  add (fixture, "PTB4", 5);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_SCANNED);
  assert_code (fixture, "PTB4");
}

static void
a_return_some_time_after_a_scan_is_pressed_by_a_person (Fixture *fixture, gconstpointer data)
{
  add (fixture, "PTFB04", 5);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_SCANNED);
  g_assert_cmpint (end (fixture, 300), ==, SI_SCAN_TYPED);
}

static void
a_burst_without_an_end_is_a_scan_after_a_pause (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (add (fixture, "PTF04", 15), ==, SI_SCAN_OPEN);
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_SCANNED);
  assert_code (fixture, "PTF04");
  /* A scan is told once. */
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_KNOWN);

  fixture->time += 1000;
  add (fixture, "PTB4", 15);
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_SCANNED);
}

static void
a_few_keys_without_an_end_are_typed (Fixture *fixture, gconstpointer data)
{
  add (fixture, "PTB", 2);
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_TYPED);

  fixture->time += 1000;
  add (fixture, "PTB4", 30);
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_TYPED);
}

/* A busy program may judge the keys that it has seen before it sees the rest. */
static void
a_key_that_was_seen_late_still_belongs_to_its_scan (Fixture *fixture, gconstpointer data)
{
  add (fixture, "PT", 10);
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_TYPED);
  add (fixture, "B4", 10);
  g_assert_cmpint (end (fixture, 10), ==, SI_SCAN_SCANNED);
  assert_code (fixture, "PTB4");

  fixture->time += 1000;
  add (fixture, "PTFB0", 10);
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_SCANNED);
  add (fixture, "4", 10);
  g_assert_cmpint (end (fixture, 10), ==, SI_SCAN_SCANNED);
  assert_code (fixture, "PTFB04");

  fixture->time += 1000;
  add (fixture, "PTFB04", 10);
  g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_SCANNED);
  g_assert_cmpint (end (fixture, 10), ==, SI_SCAN_KNOWN);
}

static void
slow_keys_are_typed (Fixture *fixture, gconstpointer data)
{
  static const guint paces[] = { 45, 60, 100, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      for (const char *c = "PTFB04"; *c != '\0'; c++)
        {
          const guint32 next = fixture->time + paces[i];

          if (c[0] != 'P')
            {
              g_assert_true (si_scan_recogniser_is_over (fixture->recogniser, next));
              g_assert_cmpint (si_scan_recogniser_judge (fixture->recogniser), ==, SI_SCAN_TYPED);
            }
          fixture->time = next;
          si_scan_recogniser_add_text (fixture->recogniser, *c, next);
        }
      g_assert_cmpint (end (fixture, paces[i]), ==, SI_SCAN_TYPED);
    }
}

static void
a_return_alone_is_typed (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_TYPED);
  fixture->time += 1000;
  add (fixture, "5", 5);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_TYPED);
}

static void
a_scanner_may_stall_within_a_code (Fixture *fixture, gconstpointer data)
{
  add (fixture, "PTFB", 5);
  g_assert_false (si_scan_recogniser_is_over (fixture->recogniser, fixture->time + 100));
  fixture->time += 95;
  add (fixture, "04", 5);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_SCANNED);
  assert_code (fixture, "PTFB04");
}

static void
the_group_separator_is_no_part_of_the_code (Fixture *fixture, gconstpointer data)
{
  add (fixture, "\x1dPTFB04", 5);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_SCANNED);
  assert_code (fixture, "PTFB04");

  /* A separator alone is no code. */
  fixture->time += 1000;
  add (fixture, "\x1d\x1d", 5);
  g_assert_cmpint (end (fixture, 5), ==, SI_SCAN_TYPED);
}

static void
a_text_of_any_length_is_not_held_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (1000, 'A');

  g_assert_cmpint (add (fixture, text, 2), ==, SI_SCAN_TYPED);
  g_assert_cmpint (end (fixture, 2), ==, SI_SCAN_TYPED);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/scan-recogniser/a-burst-with-an-end", a_burst_with_an_end_is_a_scan },
    { "/scan-recogniser/a-line-feed-after-the-return",
      a_line_feed_after_the_return_belongs_to_the_scan },
    { "/scan-recogniser/a-return-after-a-scan",
      a_return_some_time_after_a_scan_is_pressed_by_a_person },
    { "/scan-recogniser/a-burst-without-an-end", a_burst_without_an_end_is_a_scan_after_a_pause },
    { "/scan-recogniser/a-few-keys-without-an-end", a_few_keys_without_an_end_are_typed },
    { "/scan-recogniser/a-key-seen-late", a_key_that_was_seen_late_still_belongs_to_its_scan },
    { "/scan-recogniser/slow-keys", slow_keys_are_typed },
    { "/scan-recogniser/a-return-alone", a_return_alone_is_typed },
    { "/scan-recogniser/a-stall", a_scanner_may_stall_within_a_code },
    { "/scan-recogniser/the-group-separator", the_group_separator_is_no_part_of_the_code },
    { "/scan-recogniser/any-length", a_text_of_any_length_is_not_held_back },
  };

  si_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
