/* test-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a refresh by itself is due.
 */

#include "si-engine.h"
#include "si-test-table.h"
#include "si-test.h"

#define INTERVAL 15 /* minutes */

typedef struct
{
  SiEngine *engine;     /* (owned) */
  SiSchedule *schedule; /* (borrowed): of the engine */
  gint64 now;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->engine = si_engine_new (NULL, NULL);
  fixture->schedule = si_engine_get_schedule (fixture->engine);
  fixture->now = g_get_real_time ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->engine);
}

/* Puts an inventory into the engine that the service gave @minutes ago. */
static void
put_inventory (Fixture *fixture, int minutes)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|One|5");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_add_minutes (now, -minutes);

  si_inventory_replace (si_engine_get_inventory (fixture->engine), table, time);
}

static gboolean
is_due_in (Fixture *fixture, int minutes)
{
  return si_schedule_is_due (fixture->schedule, fixture->now + minutes * G_TIME_SPAN_MINUTE);
}

static void
test_nothing_is_due_without_an_interval (Fixture *fixture, gconstpointer data)
{
  put_inventory (fixture, 10000);
  g_assert_false (is_due_in (fixture, 0));
  si_schedule_set_minutes (fixture->schedule, INTERVAL);
  si_schedule_set_minutes (fixture->schedule, 0);
  g_assert_false (is_due_in (fixture, 10000));
}

static void
test_an_old_inventory_is_due_an_interval_after_the_setting (Fixture *fixture, gconstpointer data)
{
  put_inventory (fixture, 10000);
  si_schedule_set_minutes (fixture->schedule, INTERVAL);
  g_assert_false (is_due_in (fixture, INTERVAL - 1));
  g_assert_true (is_due_in (fixture, INTERVAL + 1));
}

static void
test_an_answer_puts_it_off (Fixture *fixture, gconstpointer data)
{
  si_schedule_set_minutes (fixture->schedule, INTERVAL);
  fixture->now += 10 * G_TIME_SPAN_MINUTE;
  put_inventory (fixture, -10);
  g_assert_false (is_due_in (fixture, INTERVAL - 1));
  g_assert_true (is_due_in (fixture, INTERVAL + 1));
}

static void
test_a_clock_that_was_set_back_makes_it_due (Fixture *fixture, gconstpointer data)
{
  si_schedule_set_minutes (fixture->schedule, INTERVAL);
  g_assert_true (is_due_in (fixture, -60));
  put_inventory (fixture, -60);
  g_assert_true (is_due_in (fixture, 0));
}

#define ADD(path, test) g_test_add ("/schedule/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("nothing-is-due-without-an-interval", test_nothing_is_due_without_an_interval);
  ADD ("an-old-inventory-is-due-an-interval-after-the-setting",
       test_an_old_inventory_is_due_an_interval_after_the_setting);
  ADD ("an-answer-puts-it-off", test_an_answer_puts_it_off);
  ADD ("a-clock-that-was-set-back-makes-it-due", test_a_clock_that_was_set_back_makes_it_due);
  return g_test_run ();
}
