/* test-moment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inventory of an earlier moment, compared with the one of now, with a real store.
 */

#include <string.h>

#include "si-kept-moments.h"
#include "si-moment.h"
#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

/* The first snapshot, in microseconds since 1970, is not of a whole second. */
#define FIRST_TIME (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC + 250000)

static void
save (SiTestStore *fixture, guint stock, SiSnapshotKind kind, gint64 time)
{
  g_autofree char *line = g_strdup_printf ("1|A|Tea|%u", stock);
  g_autoptr (SiTable) table = si_test_table (line);
  g_autoptr (GError) error = NULL;

  g_assert_true (si_test_store_save_at (fixture->store, table, time, kind, &error));
  g_assert_no_error (error);
}

static SiComparison *
compare (SiTestStore *fixture, gint64 moment, SiTable *now, SiSnapshot **found, GError **error)
{
  g_autoptr (GAsyncResult) compared = NULL;

  si_moment_compare_async (fixture->store, moment, now, NULL, si_test_keep_result, &compared);
  si_test_wait_result (&compared);
  return si_moment_compare_finish (compared, found, error);
}

/* Checks which stock was known at a moment. */
static void
check_stock (SiTestStore *fixture, gint64 moment, gint64 stock)
{
  g_autoptr (SiTable) now = si_test_table ("1|A|Tea|0");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiComparison) comparison = compare (fixture, moment, now, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (si_table_get_stock (si_comparison_get_before (comparison), 0).millionths, ==,
                   stock * SI_QUANTITY_ONE);
  g_assert_true (si_comparison_get_after (comparison) == now);
}

static char *
get_refusal (SiTestStore *fixture, gint64 moment)
{
  g_autoptr (SiTable) now = si_test_table ("1|A|Tea|0");
  g_autoptr (GError) error = NULL;

  g_assert_null (compare (fixture, moment, now, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  return g_strdup (error->message);
}

static void
test_compares_with_an_earlier_time (SiTestStore *fixture, gconstpointer data)
{
  g_autoptr (SiTable) now = si_test_table ("1|A|Tea|3");
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (SiComparison) comparison = NULL;
  g_autoptr (SiSnapshot) found = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, 1, SI_SNAPSHOT_WHOLE, FIRST_TIME);
  g_assert_null (compare (fixture, SI_SINCE_LAST, now, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  save (fixture, 2, SI_SNAPSHOT_WHOLE, FIRST_TIME + 10);
  save (fixture, 3, SI_SNAPSHOT_WHOLE, FIRST_TIME + 20);
  snapshots = si_test_store_list (fixture->store, NULL);
  g_assert_cmpuint (snapshots->len, ==, 3);

  /* Just before the second answer came, the inventory of the first one was known. */
  comparison = compare (fixture, ((SiSnapshot *) snapshots->pdata[1])->time - 1, now, &found, NULL);
  g_assert_cmpint (found->id, ==, ((SiSnapshot *) snapshots->pdata[2])->id);
  check_stock (fixture, FIRST_TIME + 9, 1);
  check_stock (fixture, FIRST_TIME + 10, 2);
  check_stock (fixture, FIRST_TIME + 19, 2);
}

static void
test_the_last_moment_is_before_the_last_whole_answer (SiTestStore *fixture, gconstpointer data)
{
  save (fixture, 1, SI_SNAPSHOT_WHOLE, FIRST_TIME);
  save (fixture, 2, SI_SNAPSHOT_SKU, FIRST_TIME + 10);
  save (fixture, 3, SI_SNAPSHOT_WHOLE, FIRST_TIME + 20);
  check_stock (fixture, SI_SINCE_LAST, 2);
  save (fixture, 4, SI_SNAPSHOT_GODOWN, FIRST_TIME + 30);
  check_stock (fixture, SI_SINCE_LAST, 2);
  save (fixture, 5, SI_SNAPSHOT_WHOLE, FIRST_TIME + 40);
  check_stock (fixture, SI_SINCE_LAST, 4);
}

static void
test_says_where_nothing_is_known_of_a_time (SiTestStore *fixture, gconstpointer data)
{
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  save (fixture, 1, SI_SNAPSHOT_WHOLE, FIRST_TIME);
  save (fixture, 2, SI_SNAPSHOT_WHOLE, FIRST_TIME + 10 * G_USEC_PER_SEC);
  early = get_refusal (fixture, 0);
  g_assert_true (
      g_str_has_prefix (early, "Nothing is known from so early: inventories are kept since 20"));
  late = get_refusal (fixture, FIRST_TIME + 10 * G_USEC_PER_SEC);
  g_assert_true (g_str_has_prefix (late, "The last inventory is of 20"));
}

static void
test_the_time_that_is_told_can_be_asked_for (SiTestStore *fixture, gconstpointer data)
{
  g_autofree char *early = NULL;
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) told = NULL;

  save (fixture, 1, SI_SNAPSHOT_WHOLE, FIRST_TIME);
  save (fixture, 2, SI_SNAPSHOT_WHOLE, FIRST_TIME + 10 * G_USEC_PER_SEC);
  early = get_refusal (fixture, FIRST_TIME - 1);
  told = g_date_time_new_from_iso8601 (strrchr (early, ' ') + 1, local);
  g_assert_nonnull (told);
  check_stock (fixture, g_date_time_to_unix (told) * G_USEC_PER_SEC, 1);
}

static void
test_one_inventory_has_nothing_to_be_compared_with (SiTestStore *fixture, gconstpointer data)
{
  g_autofree char *none = get_refusal (fixture, SI_SINCE_LAST);
  g_autofree char *one = NULL;

  g_assert_true (g_str_has_prefix (none, "There is nothing to compare with yet"));
  save (fixture, 1, SI_SNAPSHOT_SKU, FIRST_TIME);
  save (fixture, 2, SI_SNAPSHOT_SKU, FIRST_TIME + 10);
  one = get_refusal (fixture, SI_SINCE_LAST);
  g_assert_cmpstr (one, ==, none);
}

static void
test_a_comparison_can_be_cancelled (SiTestStore *fixture, gconstpointer data)
{
  g_autoptr (SiTable) now = si_test_table ("1|A|Tea|3");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) compared = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, 1, SI_SNAPSHOT_WHOLE, FIRST_TIME);
  save (fixture, 2, SI_SNAPSHOT_WHOLE, FIRST_TIME + 10);
  si_moment_compare_async (fixture->store, SI_SINCE_LAST, now, cancellable, si_test_keep_result,
                           &compared);
  g_cancellable_cancel (cancellable);
  si_test_wait_result (&compared);
  g_assert_null (si_moment_compare_finish (compared, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/moment/" path, SiTestStore, NULL, si_test_store_set_up, test,                      \
              si_test_store_tear_down)

static void
test_compares_any_two_kept_moments (SiTestStore *fixture, gconstpointer data)
{
  g_autoptr (SiTable) now = si_test_table ("1|A|Tea|9");
  g_autoptr (GPtrArray) snapshots = NULL;
  const struct
  {
    guint from; /* in the list of the snapshots, the newest first */
    guint to;   /* G_MAXUINT for now */
    gint64 before;
    gint64 after;
  } pairs[] = { { 2, 1, 1, 2 }, { 2, 0, 1, 3 }, { 1, G_MAXUINT, 2, 9 }, { 0, G_MAXUINT, 3, 9 } };

  for (guint i = 0; i < 3; i++)
    save (fixture, i + 1, SI_SNAPSHOT_WHOLE, FIRST_TIME + i);
  snapshots = si_test_store_list (fixture->store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const SiSnapshot *from = snapshots->pdata[pairs[i].from];
      const gint64 to
          = pairs[i].to != G_MAXUINT ? ((SiSnapshot *) snapshots->pdata[pairs[i].to])->id : 0;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (SiComparison) comparison = NULL;
      g_autoptr (GError) error = NULL;
      SiChangeEntry entry;

      si_moment_compare_kept_async (fixture->store, from->id, to, to == 0 ? now : NULL, NULL,
                                    si_test_keep_result, &result);
      si_test_wait_result (&result);
      comparison = si_moment_compare_finish (result, NULL, &error);
      g_assert_no_error (error);
      si_comparison_get_product (comparison, 0, &entry);
      g_assert_cmpint (entry.before.millionths, ==, pairs[i].before * SI_QUANTITY_ONE);
      g_assert_cmpint (entry.after.millionths, ==, pairs[i].after * SI_QUANTITY_ONE);
    }
}

static void
add_snapshot (GPtrArray *snapshots, GDateTime *time)
{
  SiSnapshot snapshot = { .id = 1000 - snapshots->len };

  snapshot.time = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  g_ptr_array_add (snapshots, si_snapshot_copy (&snapshot));
  g_date_time_unref (time);
}

static void
test_names_the_moments_that_are_kept (SiTestStore *fixture, gconstpointer data)
{
  static const struct
  {
    SiMomentKind kind;
    gint64 id;
    gboolean needs_seconds;
  } expected[] = {
    { SI_MOMENT_NOW, 1000, FALSE },      { SI_MOMENT_REFRESH, 999, TRUE },
    { SI_MOMENT_REFRESH, 998, TRUE },    { SI_MOMENT_REFRESH, 997, FALSE },
    { SI_MOMENT_YESTERDAY, 996, FALSE }, { SI_MOMENT_WEEK, 994, FALSE },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 28, 12, 0, 0);
  g_autoptr (GPtrArray) snapshots
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_snapshot_free);
  g_autoptr (SiKeptMoments) moments = NULL;

  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 28, 11, 0, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 28, 10, 0, 40));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 28, 10, 0, 5));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 28, 9, 59, 50));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 27, 21, 11, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 27, 9, 0, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 20, 21, 0, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 19, 21, 0, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 19, 20, 0, 0));
  moments = si_kept_moments_new (snapshots, now);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (moments)), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SiKeptMoment) moment = g_list_model_get_item (G_LIST_MODEL (moments), i);
      g_autofree char *word = si_kept_moment_to_word (moment);
      g_autoptr (SiKeptMoment) found = si_kept_moments_find (moments, word);

      g_assert_cmpint (si_kept_moment_get_kind (moment), ==, expected[i].kind);
      g_assert_cmpint (si_kept_moment_get_snapshot (moment)->id, ==, expected[i].id);
      g_assert_cmpint (si_kept_moment_get_needs_seconds (moment), ==, expected[i].needs_seconds);
      g_assert_true (found == moment);
    }
  g_assert_null (si_kept_moments_find (moments, "month"));
}

/* Makes snapshots on both sides of the end of a month. */
static SiKeptMoments *
make_days (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 28, 12, 0, 0);
  g_autoptr (GPtrArray) snapshots
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_snapshot_free);

  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 28, 11, 0, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 11, 1, 0, 0, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 10, 31, 23, 59, 59));
  add_snapshot (snapshots, g_date_time_new_local (2026, 10, 31, 23, 59, 1));
  add_snapshot (snapshots, g_date_time_new_local (2026, 10, 31, 0, 0, 0));
  add_snapshot (snapshots, g_date_time_new_local (2026, 10, 30, 9, 30, 0));
  return si_kept_moments_new (snapshots, now);
}

static void
test_lists_each_refresh_of_an_earlier_day (SiTestStore *fixture, gconstpointer data)
{
  static const gint64 ids[] = { 998, 997, 996 };
  static const gboolean need_seconds[] = { TRUE, TRUE, FALSE };
  g_autoptr (SiKeptMoments) moments = make_days ();
  g_autoptr (GPtrArray) day = si_kept_moments_list_day (moments, 2026, 10, 31);
  g_autoptr (GPtrArray) without = si_kept_moments_list_day (moments, 2026, 11, 2);
  g_autoptr (GDateTime) first = si_kept_moments_get_first (moments);
  g_autofree char *text = g_date_time_format (first, "%F %T");

  g_assert_cmpuint (day->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < day->len; i++)
    {
      g_autofree char *word = si_kept_moment_to_word (day->pdata[i]);
      g_autoptr (SiKeptMoment) found = si_kept_moments_find (moments, word);

      g_assert_cmpint (si_kept_moment_get_kind (day->pdata[i]), ==, SI_MOMENT_REFRESH);
      g_assert_cmpint (si_kept_moment_get_snapshot (day->pdata[i])->id, ==, ids[i]);
      g_assert_cmpint (si_kept_moment_get_needs_seconds (day->pdata[i]), ==, need_seconds[i]);
      g_assert_cmpint (si_kept_moment_get_snapshot (found)->id, ==, ids[i]);
    }
  g_assert_cmpuint (without->len, ==, 0);
  g_assert_cmpstr (text, ==, "2026-10-30 09:30:00");
}

static void
test_finds_the_days_of_a_month_that_have_a_refresh (SiTestStore *fixture, gconstpointer data)
{
  g_autoptr (SiKeptMoments) moments = make_days ();

  g_assert_cmphex (si_kept_moments_find_days (moments, 2026, 11), ==, 1u << 28 | 1u << 1);
  g_assert_cmphex (si_kept_moments_find_days (moments, 2026, 10), ==, 1u << 31 | 1u << 30);
  g_assert_cmphex (si_kept_moments_find_days (moments, 2026, 9), ==, 0);
}

static void
test_nothing_is_found_where_nothing_is_kept (SiTestStore *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 28, 12, 0, 0);
  g_autoptr (GPtrArray) snapshots
      = g_ptr_array_new_with_free_func ((GDestroyNotify) si_snapshot_free);
  g_autoptr (SiKeptMoments) moments = si_kept_moments_new (snapshots, now);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (moments)), ==, 0);
  g_assert_null (si_kept_moments_find (moments, "now"));
  g_assert_null (si_kept_moments_find (moments, "12"));
  g_assert_null (si_kept_moments_get_first (moments));
  g_assert_cmphex (si_kept_moments_find_days (moments, 2026, 11), ==, 0);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("compares-with-an-earlier-time", test_compares_with_an_earlier_time);
  ADD ("the-last-moment-is-before-the-last-whole-answer",
       test_the_last_moment_is_before_the_last_whole_answer);
  ADD ("says-where-nothing-is-known-of-a-time", test_says_where_nothing_is_known_of_a_time);
  ADD ("the-time-that-is-told-can-be-asked-for", test_the_time_that_is_told_can_be_asked_for);
  ADD ("one-inventory-has-nothing-to-be-compared-with",
       test_one_inventory_has_nothing_to_be_compared_with);
  ADD ("a-comparison-can-be-cancelled", test_a_comparison_can_be_cancelled);
  ADD ("compares-any-two-kept-moments", test_compares_any_two_kept_moments);
  ADD ("names-the-moments-that-are-kept", test_names_the_moments_that_are_kept);
  ADD ("lists-each-refresh-of-an-earlier-day", test_lists_each_refresh_of_an_earlier_day);
  ADD ("finds-the-days-of-a-month-that-have-a-refresh",
       test_finds_the_days_of_a_month_that_have_a_refresh);
  ADD ("nothing-is-found-where-nothing-is-kept", test_nothing_is_found_where_nothing_is_kept);
  return g_test_run ();
}
