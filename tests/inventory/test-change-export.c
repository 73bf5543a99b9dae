/* test-change-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-audit-export.h"
#include "si-change-export.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

static SiComparison *
compare (SiTable *before, SiTable *after)
{
  SiComparison *comparison = si_comparison_new (before, after);

  si_table_unref (before);
  si_table_unref (after);
  return comparison;
}

static char *
take_text (GOutputStream *stream)
{
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static char *
write_changes (SiComparison *comparison, SiChangeLines lines, SiExportFormat format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  si_change_export_write (comparison, lines, NULL, 0, format, stream, NULL, &error);
  g_assert_no_error (error);
  return take_text (stream);
}

static void
test_changes_are_written_with_their_godowns_after_them (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|P10|Tea|5|1 Karachi 5", "2|P9|Rice|7|1 Karachi 7",
                                "3|Q1|Salt|2|2 Lahore 2", "4|Q2|Oil|10|1 Karachi 6|2 Lahore 4"),
                 si_test_table ("1|P10|Green tea|8|1 Karachi 8", "2|P9|Rice|1.5|1 Karachi 1.5",
                                "4|Q2|Oil|10|1 Karachi 4|2 Lahore 6", "5|R1|Soap|=x|1 Karachi 1"));
  g_autofree char *both = write_changes (comparison, SI_CHANGE_LINES_BOTH, SI_EXPORT_CSV);
  g_autofree char *json = write_changes (comparison, SI_CHANGE_LINES_PRODUCTS, SI_EXPORT_JSON);

  g_assert_cmpstr (
      both, ==,
      "\"SkuCode\",\"productDescription\",\"products_id\",\"Godownid\",\"Godown\",\"Change\","
      "\"Before\",\"After\",\"Difference\",\"Moved\",\"MovedFrom\",\"MovedTo\"\r\n"
      "\"P10\",\"Green tea\",\"1\",\"\",\"\",\"up renamed\",5,8,3,,\"\",\"\"\r\n"
      "\"P10\",\"Green tea\",\"1\",\"1\",\"Karachi\",\"up\",5,8,3,,\"\",\"\"\r\n"
      "\"P9\",\"Rice\",\"2\",\"\",\"\",\"down\",7,1.5,-5.5,,\"\",\"\"\r\n"
      "\"P9\",\"Rice\",\"2\",\"1\",\"Karachi\",\"down\",7,1.5,-5.5,,\"\",\"\"\r\n"
      "\"Q2\",\"Oil\",\"4\",\"\",\"\",\"transfer\",10,10,0,2,\"Karachi\",\"Lahore\"\r\n"
      "\"Q2\",\"Oil\",\"4\",\"1\",\"Karachi\",\"down transfer\",6,4,-2,,\"\",\"\"\r\n"
      "\"Q2\",\"Oil\",\"4\",\"2\",\"Lahore\",\"up transfer\",4,6,2,,\"\",\"\"\r\n"
      "\"R1\",\"Soap\",\"5\",\"\",\"\",\"new\",,\"'=x\",,,\"\",\"\"\r\n"
      "\"R1\",\"Soap\",\"5\",\"1\",\"Karachi\",\"new\",,1,1,,\"\",\"\"\r\n"
      "\"Q1\",\"Salt\",\"3\",\"\",\"\",\"gone\",2,,-2,,\"\",\"\"\r\n"
      "\"Q1\",\"Salt\",\"3\",\"2\",\"Lahore\",\"gone\",2,,-2,,\"\",\"\"\r\n");
  g_assert_true (g_str_has_prefix (
      json, "[\n  { \"SkuCode\": \"P10\", \"productDescription\": \"Green tea\","));
  g_assert_true (g_str_has_suffix (json, "\"MovedTo\": \"\" }\n]\n"));
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
  text = take_text (stream);
  g_assert_cmpstr (text, ==,
                   "\"SkuCode\",\"productDescription\",\"products_id\",\"Stock\",\"GodownSum\","
                   "\"Finding\",\"Text\"\r\n"
                   "\"A\",\"Tea\",\"1\",-5,-4,\"below-zero\",\"\"\r\n"
                   "\"A\",\"Tea\",\"1\",-5,-4,\"sum-differs\",\"\"\r\n"
                   "\"\",\"\",\"\",,,\"unreadable\",\"[1]\"\r\n");
}

/* A stock that is no number is written in the server's words, and a spreadsheet must not run
 * them. */
static void
test_a_stock_that_is_no_number_is_written_as_it_came (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|x|1 Karachi some", "2|=B|Rice|1.00000012"),
                 si_test_table ("1|A|Tea|y|1 Karachi =2+3", "2|=B|Rice|1.0000001"));
  g_autofree char *both = write_changes (comparison, SI_CHANGE_LINES_BOTH, SI_EXPORT_CSV);

  g_assert_cmpstr (
      both, ==,
      "\"SkuCode\",\"productDescription\",\"products_id\",\"Godownid\",\"Godown\",\"Change\","
      "\"Before\",\"After\",\"Difference\",\"Moved\",\"MovedFrom\",\"MovedTo\"\r\n"
      "\"A\",\"Tea\",\"1\",\"\",\"\",\"unclear\",\"x\",\"y\",,,\"\",\"\"\r\n"
      "\"A\",\"Tea\",\"1\",\"1\",\"Karachi\",\"unclear\",\"some\",\"'=2+3\",,,\"\",\"\"\r\n"
      "\"'=B\",\"Rice\",\"2\",\"\",\"\",\"unclear\",1.00000012,1.0000001,,,\"\",\"\"\r\n");
}

static void
test_the_order_on_screen_is_kept (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|1", "2|B|Rice|1", "3|C|Salt|1"),
                 si_test_table ("1|A|Tea|2", "2|B|Rice|3", "3|C|Salt|4"));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const guint32 entries[] = { 2, 0 };
  g_autofree char *text = NULL;

  g_assert_true (si_change_export_write (comparison, SI_CHANGE_LINES_PRODUCTS, entries,
                                         G_N_ELEMENTS (entries), SI_EXPORT_CSV, stream, NULL,
                                         NULL));
  text = take_text (stream);
  g_assert_cmpstr (
      strchr (text, '\n') + 1, ==,
      "\"C\",\"Salt\",\"3\",\"\",\"\",\"up\",1,4,3,,\"\",\"\"\r\n\"A\",\"Tea\",\"1\",\"\",\"\","
      "\"up\",1,2,1,,\"\",\"\"\r\n");
}

static void
test_no_change_is_an_empty_list (void)
{
  g_autoptr (SiComparison) comparison
      = compare (si_test_table ("1|A|Tea|1"), si_test_table ("1|A|Tea|1"));
  g_autofree char *json = write_changes (comparison, SI_CHANGE_LINES_BOTH, SI_EXPORT_JSON);

  g_assert_cmpstr (json, ==, "[\n]\n");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/change-export/changes-are-written-with-their-godowns-after-them",
                   test_changes_are_written_with_their_godowns_after_them);
  g_test_add_func ("/change-export/a-stock-that-is-no-number-is-written-as-it-came",
                   test_a_stock_that_is_no_number_is_written_as_it_came);
  g_test_add_func ("/change-export/the-order-on-screen-is-kept", test_the_order_on_screen_is_kept);
  g_test_add_func ("/change-export/no-change-is-an-empty-list", test_no_change_is_an_empty_list);
  g_test_add_func ("/change-export/what-cannot-be-right-is-written-a-line-each",
                   test_what_cannot_be_right_is_written_a_line_each);
  return g_test_run ();
}
