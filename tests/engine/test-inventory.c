/* test-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inventory that is known grows at the first load, is replaced by whole answers and updated by
 * partial ones, and has the time of the last whole one.
 */

#include "si-inventory.h"
#include "si-test-table.h"
#include "si-test.h"

typedef struct
{
  SiInventory *inventory; /* (owned) */
  SiTable *small;         /* (owned) */
  SiTable *large;         /* (owned) */
  GDateTime *morning;     /* (owned) */
  GDateTime *noon;        /* (owned) */
  GString *told;          /* (owned): the names of the properties that were notified */
} Fixture;

static void
note_property (SiInventory *inventory, GParamSpec *pspec, GString *told)
{
  g_string_append_printf (told, "%s ", pspec->name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->inventory = si_inventory_new ();
  fixture->small = si_test_table ("1|A|One|5");
  fixture->large = si_test_table ("1|A|One|6", "2|B|Two|7");
  fixture->morning = g_date_time_new_utc (2026, 11, 1, 9, 0, 0);
  fixture->noon = g_date_time_new_utc (2026, 11, 1, 12, 0, 0);
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->inventory, "notify", G_CALLBACK (note_property), fixture->told);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->inventory);
  si_table_unref (fixture->small);
  si_table_unref (fixture->large);
  g_date_time_unref (fixture->morning);
  g_date_time_unref (fixture->noon);
  g_string_free (fixture->told, TRUE);
}

static void
assert_told (Fixture *fixture, const char *name, gboolean told)
{
  g_autofree char *word = g_strconcat (name, " ", NULL);

  g_assert_cmpint (strstr (fixture->told->str, word) != NULL, ==, told);
}

static void
test_a_first_load_grows_without_being_whole (Fixture *fixture, gconstpointer data)
{
  si_inventory_grow (fixture->inventory, fixture->small);

  g_assert_true (si_inventory_get_table (fixture->inventory) == fixture->small);
  g_assert_false (si_inventory_get_whole (fixture->inventory));
  g_assert_null (si_inventory_get_time (fixture->inventory));
  assert_told (fixture, "table", TRUE);
  assert_told (fixture, "whole", FALSE);
}

static void
test_a_load_that_is_not_finished_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  si_inventory_grow (fixture->inventory, fixture->small);
  si_inventory_drop_unfinished (fixture->inventory);

  g_assert_null (si_inventory_get_table (fixture->inventory));
}

static void
test_a_whole_inventory_stays_while_another_comes (Fixture *fixture, gconstpointer data)
{
  si_inventory_replace (fixture->inventory, fixture->large, fixture->morning);
  g_string_truncate (fixture->told, 0);

  si_inventory_grow (fixture->inventory, fixture->small);
  g_assert_true (si_inventory_get_table (fixture->inventory) == fixture->large);
  si_inventory_drop_unfinished (fixture->inventory);
  g_assert_true (si_inventory_get_table (fixture->inventory) == fixture->large);
  g_assert_true (si_inventory_get_whole (fixture->inventory));
  g_assert_cmpstr (fixture->told->str, ==, "");
}

static void
test_a_whole_answer_brings_its_own_time (Fixture *fixture, gconstpointer data)
{
  si_inventory_replace (fixture->inventory, fixture->small, fixture->morning);
  si_inventory_replace (fixture->inventory, fixture->large, fixture->noon);

  g_assert_true (si_inventory_get_table (fixture->inventory) == fixture->large);
  g_assert_true (g_date_time_equal (si_inventory_get_time (fixture->inventory), fixture->noon));
  assert_told (fixture, "table", TRUE);
  assert_told (fixture, "time", TRUE);
  assert_told (fixture, "whole", TRUE);
}

static void
test_a_partial_answer_leaves_the_time_of_the_whole_one (Fixture *fixture, gconstpointer data)
{
  si_inventory_replace (fixture->inventory, fixture->small, fixture->morning);
  g_string_truncate (fixture->told, 0);
  si_inventory_update (fixture->inventory, fixture->large, fixture->noon);

  g_assert_true (si_inventory_get_table (fixture->inventory) == fixture->large);
  g_assert_true (g_date_time_equal (si_inventory_get_time (fixture->inventory), fixture->morning));
  assert_told (fixture, "table", TRUE);
  assert_told (fixture, "time", FALSE);
}

static void
test_a_partial_answer_alone_has_its_own_time (Fixture *fixture, gconstpointer data)
{
  si_inventory_update (fixture->inventory, fixture->small, fixture->noon);

  g_assert_true (si_inventory_get_whole (fixture->inventory));
  g_assert_true (g_date_time_equal (si_inventory_get_time (fixture->inventory), fixture->noon));
}

static void
assert_consistent (SiInventory *inventory, GParamSpec *pspec, gpointer data)
{
  g_assert_true (si_inventory_get_whole (inventory));
  g_assert_nonnull (si_inventory_get_table (inventory));
  g_assert_nonnull (si_inventory_get_time (inventory));
}

static void
test_tells_of_a_replacement_when_all_of_it_is_there (Fixture *fixture, gconstpointer data)
{
  g_signal_connect (fixture->inventory, "notify", G_CALLBACK (assert_consistent), NULL);
  si_inventory_replace (fixture->inventory, fixture->small, fixture->morning);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/inventory-state/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("a-first-load-grows-without-being-whole", test_a_first_load_grows_without_being_whole);
  ADD ("a-load-that-is-not-finished-leaves-nothing",
       test_a_load_that_is_not_finished_leaves_nothing);
  ADD ("a-whole-inventory-stays-while-another-comes",
       test_a_whole_inventory_stays_while_another_comes);
  ADD ("a-whole-answer-brings-its-own-time", test_a_whole_answer_brings_its_own_time);
  ADD ("a-partial-answer-leaves-the-time-of-the-whole-one",
       test_a_partial_answer_leaves_the_time_of_the_whole_one);
  ADD ("a-partial-answer-alone-has-its-own-time", test_a_partial_answer_alone_has_its_own_time);
  ADD ("tells-of-a-replacement-when-all-of-it-is-there",
       test_tells_of_a_replacement_when_all_of_it_is_there);
  return g_test_run ();
}
