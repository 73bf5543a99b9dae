/* test-engine-signals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An object follows the parts of one engine, and then those of another.
 */

#include "si-engine-signals.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  SiEngine *engines[2];     /* (owned) */
  GObject *follower;        /* (owned) */
  SiEngineSignals *signals; /* (owned) */
  guint n_tables;
} Fixture;

static void
count_table (GObject *follower)
{
  Fixture *fixture = g_object_get_data (follower, "fixture");

  fixture->n_tables++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->engines[0] = si_engine_new (NULL, NULL);
  fixture->engines[1] = si_engine_new (NULL, NULL);
  fixture->follower = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (fixture->follower, "fixture", fixture);
  fixture->signals = si_engine_signals_new (fixture->follower);
  si_engine_signals_connect (fixture->signals, SI_TYPE_INVENTORY, "notify::table",
                             G_CALLBACK (count_table));
  si_engine_signals_connect (fixture->signals, SI_TYPE_BASELINE, "notify::changes",
                             G_CALLBACK (count_table));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->signals);
  g_assert_finalize_object (fixture->follower);
  g_assert_finalize_object (fixture->engines[0]);
  g_assert_finalize_object (fixture->engines[1]);
}

static void
put (Fixture *fixture, guint engine)
{
  g_autoptr (SiTable) table = si_test_table ("1|A|One|5");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  si_inventory_replace (si_engine_get_inventory (fixture->engines[engine]), table, now);
}

static void
test_only_the_engine_of_now_is_followed (Fixture *fixture, gconstpointer data)
{
  put (fixture, 0);
  g_assert_cmpuint (fixture->n_tables, ==, 0);
  si_engine_signals_set_engine (fixture->signals, fixture->engines[0]);
  put (fixture, 0);
  put (fixture, 1);
  g_assert_cmpuint (fixture->n_tables, ==, 1);
  si_engine_signals_set_engine (fixture->signals, fixture->engines[1]);
  put (fixture, 0);
  g_assert_cmpuint (fixture->n_tables, ==, 1);
  put (fixture, 1);
  g_assert_cmpuint (fixture->n_tables, ==, 2);
}

static void
test_nothing_is_followed_after_the_end (Fixture *fixture, gconstpointer data)
{
  si_engine_signals_set_engine (fixture->signals, fixture->engines[0]);
  g_assert_finalize_object (g_steal_pointer (&fixture->signals));
  put (fixture, 0);
  g_assert_cmpuint (fixture->n_tables, ==, 0);
}

#define ADD(path, test) g_test_add ("/engine-signals/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("only-the-engine-of-now-is-followed", test_only_the_engine_of_now_is_followed);
  ADD ("nothing-is-followed-after-the-end", test_nothing_is_followed_after_the_end);
  return g_test_run ();
}
