/* test-baseline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inventory before the last whole answer, and the changes since, with a real store.
 */

#include "si-baseline.h"
#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  SiTestStore store;
  SiBaseline *baseline;
  guint n_notified;
} Fixture;

static void
count (guint *n)
{
  ++*n;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  si_test_store_set_up (&fixture->store, NULL);
  fixture->baseline = si_baseline_new ();
  g_signal_connect_swapped (fixture->baseline, "notify::changes", G_CALLBACK (count),
                            &fixture->n_notified);
}

static gboolean
is_last (gpointer baseline)
{
  return G_OBJECT (baseline)->ref_count == 1;
}

static void
wait_until_compared (Fixture *fixture)
{
  si_test_wait_for (is_last, fixture->baseline, 30);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  wait_until_compared (fixture);
  g_assert_finalize_object (fixture->baseline);
  si_test_store_tear_down (&fixture->store, NULL);
}

/* Takes an answer and checks which inventory it is compared with. */
static void
take (Fixture *fixture, SiTable *table, SiSnapshotKind kind, SiTable *before)
{
  SiComparison *changes;

  si_baseline_take_answer (fixture->baseline, table, kind);
  wait_until_compared (fixture);
  changes = si_baseline_get_changes (fixture->baseline);
  g_assert_true (si_comparison_get_before (changes) == before);
  g_assert_true (si_comparison_get_after (changes) == table);
}

static void
test_the_first_answer_has_no_baseline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|5");

  si_baseline_take_answer (fixture->baseline, first, SI_SNAPSHOT_WHOLE);
  wait_until_compared (fixture);
  g_assert_null (si_baseline_get_changes (fixture->baseline));
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

static void
test_the_inventory_before_a_whole_answer_is_the_baseline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|5", "2|B|Salt|7");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|4", "2|B|Salt|7");
  g_autoptr (SiTable) third = si_test_table ("1|A|Tea|4", "2|B|Salt|6");

  si_baseline_take_answer (fixture->baseline, first, SI_SNAPSHOT_WHOLE);
  take (fixture, second, SI_SNAPSHOT_WHOLE, first);
  g_assert_cmpuint (si_comparison_get_n_products (si_baseline_get_changes (fixture->baseline)), ==,
                    1);
  take (fixture, third, SI_SNAPSHOT_WHOLE, second);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
}

static void
test_a_partial_answer_leaves_the_baseline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|5", "2|B|Salt|7");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|4", "2|B|Salt|7");
  g_autoptr (SiTable) sku = si_test_table ("1|A|Tea|4", "2|B|Salt|6");
  g_autoptr (SiTable) godown = si_test_table ("1|A|Tea|3", "2|B|Salt|6");
  g_autoptr (SiTable) whole = si_test_table ("1|A|Tea|2", "2|B|Salt|6");

  si_baseline_take_answer (fixture->baseline, first, SI_SNAPSHOT_WHOLE);
  take (fixture, second, SI_SNAPSHOT_WHOLE, first);
  take (fixture, sku, SI_SNAPSHOT_SKU, first);
  g_assert_cmpuint (si_comparison_get_n_products (si_baseline_get_changes (fixture->baseline)), ==,
                    2);
  take (fixture, godown, SI_SNAPSHOT_GODOWN, first);
  take (fixture, whole, SI_SNAPSHOT_WHOLE, godown);
}

static void
save (Fixture *fixture, SiTable *table, SiSnapshotKind kind, gint64 time)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (si_test_store_save_at (fixture->store.store, table, time, kind, &error));
  g_assert_no_error (error);
}

static gint64
get_stock (SiTable *table)
{
  return si_table_get_stock (table, 0).millionths / SI_QUANTITY_ONE;
}

static void
test_a_restored_inventory_finds_its_baseline_in_the_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|5");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|4");
  g_autoptr (SiTable) sku = si_test_table ("1|A|Tea|3");
  SiComparison *changes;

  save (fixture, first, SI_SNAPSHOT_WHOLE, 1);
  save (fixture, second, SI_SNAPSHOT_WHOLE, 2);
  save (fixture, sku, SI_SNAPSHOT_SKU, 3);
  si_baseline_restore (fixture->baseline, sku, fixture->store.store);
  wait_until_compared (fixture);
  changes = si_baseline_get_changes (fixture->baseline);
  g_assert_cmpint (get_stock (si_comparison_get_before (changes)), ==, 5);
  g_assert_true (si_comparison_get_after (changes) == sku);
}

static void
test_a_partial_answer_while_the_baseline_is_looked_up_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|5");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|4");
  g_autoptr (SiTable) sku = si_test_table ("1|A|Tea|3");
  SiComparison *changes;

  save (fixture, first, SI_SNAPSHOT_WHOLE, 1);
  save (fixture, second, SI_SNAPSHOT_WHOLE, 2);
  si_baseline_restore (fixture->baseline, second, fixture->store.store);
  si_baseline_take_answer (fixture->baseline, sku, SI_SNAPSHOT_SKU);
  wait_until_compared (fixture);
  changes = si_baseline_get_changes (fixture->baseline);
  g_assert_cmpint (get_stock (si_comparison_get_before (changes)), ==, 5);
  g_assert_true (si_comparison_get_after (changes) == sku);
}

static void
test_a_whole_answer_ends_the_look_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = si_test_table ("1|A|Tea|5");
  g_autoptr (SiTable) second = si_test_table ("1|A|Tea|4");
  g_autoptr (SiTable) third = si_test_table ("1|A|Tea|3");

  save (fixture, first, SI_SNAPSHOT_WHOLE, 1);
  save (fixture, second, SI_SNAPSHOT_WHOLE, 2);
  si_baseline_restore (fixture->baseline, second, fixture->store.store);
  take (fixture, third, SI_SNAPSHOT_WHOLE, second);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
}

#define ADD(path, test) g_test_add ("/baseline/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("the-first-answer-has-no-baseline", test_the_first_answer_has_no_baseline);
  ADD ("the-inventory-before-a-whole-answer-is-the-baseline",
       test_the_inventory_before_a_whole_answer_is_the_baseline);
  ADD ("a-partial-answer-leaves-the-baseline", test_a_partial_answer_leaves_the_baseline);
  ADD ("a-restored-inventory-finds-its-baseline-in-the-store",
       test_a_restored_inventory_finds_its_baseline_in_the_store);
  ADD ("a-partial-answer-while-the-baseline-is-looked-up-counts",
       test_a_partial_answer_while_the_baseline_is_looked_up_counts);
  ADD ("a-whole-answer-ends-the-look-up", test_a_whole_answer_ends_the_look_up);
  return g_test_run ();
}
