/* test-change-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-audit-export.h"
#include "si-change-export.h"
#include "si-change-list.h"
#include "si-since.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

static SiComparison *
make_comparison (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|P10|Tea|5|1 Karachi 5", "2|P9|Rice|7|1 Karachi 7",
                       "3|Q1|Salt|2|2 Lahore 2", "4|Q2|Oil|10|1 Karachi 6|2 Lahore 4");
  g_autoptr (SiTable) after
      = si_test_table ("1|P10|Green tea|8|1 Karachi 8", "2|P9|Rice|1.5|1 Karachi 1.5",
                       "4|Q2|Oil|10|1 Karachi 4|2 Lahore 6", "5|R1|Soap|=x|1 Karachi 1");

  return si_comparison_new (before, after);
}

static char *
join_skus (SiChangeList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (SiChange) change = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", si_change_get_sku (change));
    }
  return g_string_free (text, FALSE);
}

static void
assert_skus (SiChangeList *list, const char *expected)
{
  g_autofree char *skus = join_skus (list);

  g_assert_cmpstr (skus, ==, expected);
}

static void
test_lists_products_or_godowns (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();

  si_change_list_set_comparison (list, comparison);
  assert_skus (list, "P9 P10 Q1 Q2 R1");
  si_change_list_set_by_godown (list, TRUE);
  assert_skus (list, "P9 P10 Q1 Q2 Q2 R1");
  si_change_list_set_comparison (list, NULL);
  assert_skus (list, "");
}

static void
test_sorts_differences_new_minus_old (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();

  si_change_list_set_comparison (list, comparison);
  si_change_list_sort (list, SI_CHANGE_COLUMN_DIFFERENCE, TRUE);
  assert_skus (list, "P10 Q2 Q1 P9 R1");
  si_change_list_sort (list, SI_CHANGE_COLUMN_BEFORE, FALSE);
  assert_skus (list, "R1 Q1 P10 P9 Q2");
  si_change_list_sort (list, SI_CHANGE_COLUMN_DESCRIPTION, FALSE);
  assert_skus (list, "P10 Q2 P9 Q1 R1");
}

static void
test_finds_what_is_gone_by_what_it_was (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autoptr (SiChangeList) list = si_change_list_new ();
  g_autoptr (SiChange) change = NULL;

  si_change_list_set_comparison (list, comparison);
  si_change_list_set_search (list, "salt");
  assert_skus (list, "Q1");
  si_change_list_set_search (list, "p");
  assert_skus (list, "P9 P10 R1");
  si_change_list_set_kinds (list, SI_CHANGE_RENAMED);
  assert_skus (list, "P10");
  change = g_list_model_get_item (G_LIST_MODEL (list), 0);
  {
    g_autofree char *name = si_change_describe_name (change);
    g_assert_cmpstr (name, ==, "was Tea");
  }
}

static void
count_updated (SiChangeList *list, guint *n_updates)
{
  ++*n_updates;
}

static void
test_many_changes_come_from_a_thread (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) before = NULL;
  g_autoptr (SiTable) after = NULL;
  g_autoptr (SiComparison) comparison = NULL;
  g_autoptr (SiChangeList) list = si_change_list_new ();
  guint n_updates = 0;

  before = si_table_builder_finish (builder);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      si_table_builder_add_product (builder, id, id, "Tea", "1");
      si_table_builder_add_godown_stock (builder, "1", "Karachi", "1");
    }
  after = si_table_builder_finish (builder);
  comparison = si_comparison_new (before, after);

  g_signal_connect (list, "updated", G_CALLBACK (count_updated), &n_updates);
  si_change_list_set_comparison (list, comparison);
  si_change_list_set_search (list, "1999");
  while (n_updates == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 12);
  g_assert_cmpuint (n_updates, ==, 1);
}

static char *export(SiComparison *comparison, SiChangeLines lines, SiExportFormat format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  si_change_export_write (comparison, lines, NULL, 0, format, stream, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static void
test_changes_are_written_with_their_godowns_after_them (void)
{
  g_autoptr (SiComparison) comparison = make_comparison ();
  g_autofree char *both = export(comparison, SI_CHANGE_LINES_BOTH, SI_EXPORT_CSV);
  g_autofree char *json = export(comparison, SI_CHANGE_LINES_PRODUCTS, SI_EXPORT_JSON);

  g_assert_cmpstr (both, ==,
                   "SkuCode,productDescription,products_id,Godownid,Godown,Change,Before,After,"
                   "Difference\r\n"
                   "P10,Green tea,1,,,up renamed,5,8,3\r\n"
                   "P10,Green tea,1,1,Karachi,up,5,8,3\r\n"
                   "P9,Rice,2,,,down,7,1.5,-5.5\r\n"
                   "P9,Rice,2,1,Karachi,down,7,1.5,-5.5\r\n"
                   "Q2,Oil,4,,,transfer,10,10,0\r\n"
                   "Q2,Oil,4,1,Karachi,down transfer,6,4,-2\r\n"
                   "Q2,Oil,4,2,Lahore,up transfer,4,6,2\r\n"
                   "R1,Soap,5,,,new,,\"'=x\",\r\n"
                   "R1,Soap,5,1,Karachi,new,,1,1\r\n"
                   "Q1,Salt,3,,,gone,2,,-2\r\n"
                   "Q1,Salt,3,2,Lahore,gone,2,,-2\r\n");
  g_assert_true (g_str_has_prefix (
      json, "[\n  { \"SkuCode\": \"P10\", \"productDescription\": \"Green tea\","));
  g_assert_true (g_str_has_suffix (json, "\"Difference\": \"-2\" }\n]\n"));
}

static void
test_what_cannot_be_right_is_written_a_line_each (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SiTable) table = NULL;
  g_autofree char *text = NULL;

  si_table_builder_add_product (builder, "1", "A", "Tea", "-5");
  si_table_builder_add_godown_stock (builder, "1", "Karachi", "-4");
  si_table_builder_add_product (builder, "2", "B", "Rice", "5");
  si_table_builder_add_unreadable (builder, "[1]", -1);
  table = si_table_builder_finish (builder);

  g_assert_true (si_audit_export_write (table, SI_EXPORT_CSV, stream, NULL, NULL));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  g_assert_cmpstr (text, ==,
                   "SkuCode,productDescription,products_id,Stock,GodownSum,Finding,Text\r\n"
                   "A,Tea,1,-5,-4,below-zero,\r\n"
                   "A,Tea,1,-5,-4,sum-differs,\r\n"
                   ",,,,,unreadable,[1]\r\n");
}

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

  g_test_add_func ("/changes/lists-products-or-godowns", test_lists_products_or_godowns);
  g_test_add_func ("/changes/sorts-differences-new-minus-old",
                   test_sorts_differences_new_minus_old);
  g_test_add_func ("/changes/finds-what-is-gone-by-what-it-was",
                   test_finds_what_is_gone_by_what_it_was);
  g_test_add_func ("/changes/many-changes-come-from-a-thread",
                   test_many_changes_come_from_a_thread);
  g_test_add_func ("/changes/are-written-with-their-godowns-after-them",
                   test_changes_are_written_with_their_godowns_after_them);
  g_test_add_func ("/changes/what-cannot-be-right-is-written-a-line-each",
                   test_what_cannot_be_right_is_written_a_line_each);
  g_test_add_func ("/changes/a-moment-is-understood-as-people-say-it",
                   test_a_moment_is_understood_as_people_say_it);
  return g_test_run ();
}
