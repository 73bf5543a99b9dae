/* test-change-span.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes between two moments that are chosen, with real files.
 */

#include "si-change-span.h"
#include "si-test-engine.h"
#include "si-test-table.h"
#include "si-test.h"

/* Nobody listens there: the inventories come from the tests. */
#define ADDRESS "http://127.0.0.1:9/"

typedef struct
{
  char *folder;
  SiEngine *engine;
  SiChangeSpan *span;
  guint n_moments_changed;
} Fixture;

static void
count (guint *n)
{
  ++*n;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->engine = si_test_engine_new ("shop", ADDRESS, NULL, fixture->folder);
  fixture->span = si_change_span_new ();
  si_change_span_set_engine (fixture->span, fixture->engine);
  g_signal_connect_swapped (fixture->span, "moments-changed", G_CALLBACK (count),
                            &fixture->n_moments_changed);
}

static gboolean
is_last (gpointer span)
{
  return G_OBJECT (span)->ref_count == 1;
}

/* An operation under way holds the span. */
static void
wait_until_compared (Fixture *fixture)
{
  si_test_wait_for (is_last, fixture->span, 30);
  g_assert_cmpint (si_change_span_get_state (fixture->span), !=, SI_SPAN_BUSY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_change_span_set_active (fixture->span, FALSE);
  si_test_wait_for (is_last, fixture->span, 30);
  g_assert_finalize_object (fixture->span);
  si_test_engine_wait (fixture->engine);
  g_assert_finalize_object (fixture->engine);
  si_test_remove_folder (fixture->folder);
}

/* Saves an inventory with this stock as one of so many days ago. */
static SiTable *
save (Fixture *fixture, const char *stock, int days)
{
  SiPersistence *persistence = si_engine_get_persistence (fixture->engine);
  g_autofree char *line = g_strdup_printf ("1|A|Tea|%s", stock);
  SiTable *table = si_test_table (line);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_add_days (now, -days);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_persistence_save_async (persistence, table, time, SI_SNAPSHOT_WHOLE, NULL, si_test_keep_result,
                             &result);
  si_test_wait_result (&result);
  g_assert_true (si_persistence_save_finish (persistence, result, &error));
  g_assert_no_error (error);
  return table;
}

static void
live (Fixture *fixture)
{
  static const struct
  {
    const char *stock;
    int days;
  } past[] = { { "1", 40 }, { "2", 8 }, { "3", 1 }, { "4", 0 } };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (SiTable) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    {
      g_autoptr (SiTable) table = save (fixture, past[i].stock, past[i].days);

      g_clear_pointer (&last, si_table_unref);
      last = si_table_ref (table);
    }
  si_inventory_replace (si_engine_get_inventory (fixture->engine), last, now);
}

static void
assert_compared (Fixture *fixture, gint64 before, gint64 after)
{
  SiComparison *comparison;
  SiChangeEntry entry;

  wait_until_compared (fixture);
  g_assert_cmpint (si_change_span_get_state (fixture->span), ==, SI_SPAN_READY);
  comparison = si_change_span_get_comparison (fixture->span);
  si_comparison_get_product (comparison, 0, &entry);
  g_assert_cmpint (entry.before.millionths, ==, before * SI_QUANTITY_ONE);
  g_assert_cmpint (entry.after.millionths, ==, after * SI_QUANTITY_ONE);
}

static void
test_goes_from_yesterday_to_now (Fixture *fixture, gconstpointer data)
{
  live (fixture);
  g_assert_null (si_change_span_get_moments (fixture->span));
  si_change_span_set_active (fixture->span, TRUE);
  assert_compared (fixture, 3, 4);
  g_assert_cmpint (si_kept_moment_get_kind (si_change_span_get_from (fixture->span)), ==,
                   SI_MOMENT_YESTERDAY);
  g_assert_cmpint (si_kept_moment_get_kind (si_change_span_get_to (fixture->span)), ==,
                   SI_MOMENT_NOW);
}

static void
test_compares_the_moments_that_are_chosen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  live (fixture);
  g_object_set (fixture->span, "from", "week", NULL);
  si_change_span_set_active (fixture->span, TRUE);
  assert_compared (fixture, 2, 4);

  g_object_set (fixture->span, "from", "month", "to", "yesterday", NULL);
  assert_compared (fixture, 1, 3);

  g_object_set (fixture->span, "from", "now", NULL);
  wait_until_compared (fixture);
  g_assert_cmpint (si_change_span_get_state (fixture->span), ==, SI_SPAN_NOT_BEFORE);
  g_assert_null (si_change_span_get_comparison (fixture->span));

  si_change_span_choose (fixture->span, si_change_span_get_to (fixture->span),
                         si_change_span_get_from (fixture->span));
  assert_compared (fixture, 3, 4);
  g_object_get (fixture->span, "from", &from, "to", &to, NULL);
  g_assert_cmpstr (from, ==, "yesterday");
  g_assert_cmpstr (to, ==, "now");
}

static void
test_a_moment_that_is_not_kept_is_replaced_and_not_forgotten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = NULL;

  live (fixture);
  g_object_set (fixture->span, "from", "12345", NULL);
  si_change_span_set_active (fixture->span, TRUE);
  assert_compared (fixture, 3, 4);
  g_object_get (fixture->span, "from", &word, NULL);
  g_assert_cmpstr (word, ==, "12345");
}

static void
test_compares_with_a_new_inventory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) next = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  live (fixture);
  si_change_span_set_active (fixture->span, TRUE);
  assert_compared (fixture, 3, 4);
  next = save (fixture, "5", 0);
  si_inventory_replace (si_engine_get_inventory (fixture->engine), next, now);
  assert_compared (fixture, 3, 5);
}

static void
test_says_that_nothing_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = NULL;
  g_autoptr (SiTable) second = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  si_change_span_set_active (fixture->span, TRUE);
  wait_until_compared (fixture);
  g_assert_cmpint (si_change_span_get_state (fixture->span), ==, SI_SPAN_NOTHING_KEPT);

  first = save (fixture, "1", 0);
  si_inventory_replace (si_engine_get_inventory (fixture->engine), first, now);
  wait_until_compared (fixture);
  g_assert_cmpint (si_change_span_get_state (fixture->span), ==, SI_SPAN_NOTHING_KEPT);

  /* Without an inventory of yesterday, the refresh before the last one is taken. */
  second = save (fixture, "2", 0);
  si_inventory_replace (si_engine_get_inventory (fixture->engine), second, now);
  assert_compared (fixture, 1, 2);
}

static void
test_a_hidden_span_compares_nothing (Fixture *fixture, gconstpointer data)
{
  live (fixture);
  wait_until_compared (fixture);
  g_assert_null (si_change_span_get_comparison (fixture->span));
  g_assert_cmpuint (fixture->n_moments_changed, ==, 0);
}

static void
test_takes_another_engine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiEngine) other = si_test_engine_new (NULL, ADDRESS, NULL, NULL);

  live (fixture);
  si_change_span_set_active (fixture->span, TRUE);
  assert_compared (fixture, 3, 4);
  si_change_span_set_engine (fixture->span, other);
  wait_until_compared (fixture);
  g_assert_null (si_change_span_get_comparison (fixture->span));
  g_assert_null (si_change_span_get_moments (fixture->span));
  si_test_engine_wait (fixture->engine);
  g_assert_finalize_object (fixture->engine);
  fixture->engine = g_steal_pointer (&other);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("/change-span/goes-from-yesterday-to-now", test_goes_from_yesterday_to_now);
  ADD ("/change-span/compares-the-moments-that-are-chosen",
       test_compares_the_moments_that_are_chosen);
  ADD ("/change-span/a-moment-that-is-not-kept-is-replaced-and-not-forgotten",
       test_a_moment_that_is_not_kept_is_replaced_and_not_forgotten);
  ADD ("/change-span/compares-with-a-new-inventory", test_compares_with_a_new_inventory);
  ADD ("/change-span/says-that-nothing-is-kept", test_says_that_nothing_is_kept);
  ADD ("/change-span/a-hidden-span-compares-nothing", test_a_hidden_span_compares_nothing);
  ADD ("/change-span/takes-another-engine", test_takes_another_engine);
  return g_test_run ();
}
