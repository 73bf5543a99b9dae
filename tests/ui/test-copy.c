/* test-copy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "si-change-listing.h"
#include "si-product-listing.h"
#include "si-test-table.h"
#include "si-test.h"

static SiListing *
create_listing (SiTable *table, GArray *rows, const char *const *godown_ids, SiComparison *changes)
{
  g_autoptr (SiScope) scope = si_scope_new (table, godown_ids);
  g_autoptr (SiShownStock) stock = si_shown_stock_new (scope, changes);

  return si_product_listing_new (stock, rows);
}

static SiListing *
create_sheet (SiTable *table, const guint32 *rows, guint n_rows, const char *godown_id)
{
  const char *const godown_ids[] = { godown_id, NULL };
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_vals (chosen, rows, n_rows);
  return create_listing (table, chosen, godown_id != NULL ? godown_ids : NULL, NULL);
}

static char *
write_sheet (SiListing *sheet, SiExportFormat format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_assert_true (si_listing_write (sheet, format, stream, NULL, &error));
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static void
has_the_columns_and_rows_shown_in_their_order (void)
{
  static const guint32 rows[] = { 1, 0 };
  g_autoptr (SiTable) table = si_test_table ("9032|PTFB04|SNS Coupon|-42893.0|97637 Karachi -42893",
                                             "9410|PFLY12|Flyer|1234567.5");
  g_autoptr (SiListing) sheet = create_sheet (table, rows, 2, NULL);
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  si_product_listing_add (sheet, SI_COLUMN_STOCK, "Stock");
  si_product_listing_add (sheet, SI_COLUMN_SKU, "SKU code");
  si_product_listing_add (sheet, SI_COLUMN_GODOWNS, "Godowns");

  text = si_listing_to_tsv (sheet, TRUE);
  g_assert_cmpstr (text, ==,
                   "Stock\tSKU code\tGodowns\n"
                   "1234567.5\tPFLY12\t0\n"
                   "-42893\tPTFB04\t1\n");
  csv = write_sheet (sheet, SI_EXPORT_CSV);
  g_assert_cmpstr (csv, ==,
                   "\"Stock\",\"SkuCode\",\"Godowns\"\r\n"
                   "1234567.5,\"PFLY12\",0\r\n"
                   "-42893,\"PTFB04\",1\r\n");
}

static void
has_the_stock_of_the_godown_chosen (void)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (SiTable) table = si_test_table ("1|A-1|Lamp|7|10 North 3|20 South 4");
  g_autoptr (SiListing) sheet = create_sheet (table, rows, 1, "20");
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  si_product_listing_add (sheet, SI_COLUMN_SKU, "SKU code");
  si_product_listing_add (sheet, SI_COLUMN_STOCK, "Stock in South");
  text = si_listing_to_tsv (sheet, TRUE);
  g_assert_cmpstr (text, ==, "SKU code\tStock in South\nA-1\t4\n");
  csv = write_sheet (sheet, SI_EXPORT_CSV);
  g_assert_cmpstr (csv, ==,
                   "\"SkuCode\",\"Godownid\",\"Godown\",\"GodownStock\"\r\n"
                   "\"A-1\",\"20\",\"South\",4\r\n");
  json = write_sheet (sheet, SI_EXPORT_JSON);
  g_assert_cmpstr (json, ==,
                   "[\n  { \"SkuCode\": \"A-1\", \"Godownid\": \"20\", \"Godown\": \"South\", "
                   "\"GodownStock\": \"4\" }\n]\n");
}

static void
no_text_leaves_its_cell (void)
{
  const char *const cells[]
      = { "a\tb\r\nc", "=1+1", "\"12\" pipe", "@SUM", "-42893", "", "–x", NULL };
  g_autoptr (GString) line = g_string_new (NULL);

  si_export_append_tsv_line (line, cells);
  g_assert_cmpstr (line->str, ==, "a b  c\t'=1+1\t\"\"\"12\"\" pipe\"\t'@SUM\t-42893\t\t–x\n");
}

static void
a_spreadsheet_takes_figures_for_numbers_and_codes_for_texts (void)
{
  const char *const cells[]
      = { "0012",    "B  2", " x", "=1+1", "<b>&", "a\nb", "12.375", "1234567890.1234567",
          "about 5", NULL };
  g_autoptr (GString) row = g_string_new (NULL);

#define TEXT "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">"
  si_export_append_html_row (row, cells, 1 << 6 | 1 << 7 | 1 << 8);
  g_assert_cmpstr (row->str, ==,
                   "<tr>" TEXT "0012</td>" TEXT "B&#32;&#32;2</td>" TEXT
                   "<pre>&#32;x</pre></td>" TEXT "=1+1</td>" TEXT "&#60;b&#62;&#38;</td>" TEXT
                   "a&#32;b</td>"
                   "<td sdval=\"12.375\" sdnum=\"1033;\" x:num=\"12.375\">12.375</td>" TEXT
                   "1234567890.1234567</td>" TEXT "about&#32;5</td></tr>\n");
#undef TEXT
}

static void
a_table_for_spreadsheets_has_the_cells_of_the_text (void)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (SiTable) table = si_test_table ("1|0012|Lamp|7.5");
  g_autoptr (SiListing) sheet = create_sheet (table, rows, 1, NULL);
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  si_product_listing_add (sheet, SI_COLUMN_SKU, "SKU Code");
  si_product_listing_add (sheet, SI_COLUMN_STOCK, "Stock");
  with = si_listing_to_html (sheet, TRUE);
  without = si_listing_to_html (sheet, FALSE);
  g_assert_nonnull (strstr (with, ">SKU&#32;Code</td>"));
  g_assert_null (strstr (without, "SKU"));
  g_assert_nonnull (strstr (without, ">0012</td><td sdval=\"7.5\""));
  g_assert_true (g_str_has_suffix (without, "</tr>\n</table></body></html>\n"));
}

static void
assert_changes_are_copied_as_shown (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A-1|Lamp|7000", "2|B-2|Cable|2");
  g_autoptr (SiTable) after = si_test_table ("1|A-1|Lamp|5000", "2|B-2|Rope|2");
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (SiListing) sheet = NULL;
  g_autofree char *text = NULL;

  for (guint32 i = 2; i-- > 0;)
    g_array_append_val (entries, i);
  sheet = si_change_listing_new (changes, FALSE, entries);
  for (SiChangeColumn i = SI_CHANGE_COLUMN_SKU; i <= SI_CHANGE_COLUMN_DIFFERENCE; i++)
    si_change_listing_add (sheet, i, "");
  text = si_listing_to_tsv (sheet, FALSE);
  g_assert_cmpstr (text, ==,
                   "B-2\tRope (was Cable)\t\tRenamed\t2\t2\t\n"
                   "A-1\tLamp\t\tDown\t7000\t5000\t-2000\n");
}

static void
changes_are_copied_as_shown (void)
{
  assert_changes_are_copied_as_shown ();

  /* The copy must not have the marks that keep figures and codes in order on screen. */
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_changes_are_copied_as_shown ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The list may still show an older table than the newer one of the changes. */
static void
says_nothing_of_the_changes_of_another_inventory (void)
{
  g_autoptr (SiTable) shown = si_test_table ("1|A|Tea|5");
  g_autoptr (SiTable) newer = si_test_table ("2|B|Rice|9");
  g_autoptr (SiTable) before = si_test_table ("2|B|Rice|7");
  g_autoptr (SiComparison) changes = si_comparison_new (before, newer);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_autoptr (SiListing) sheet = NULL;
  g_autoptr (SiListing) newer_sheet = NULL;
  g_autofree char *text = NULL;
  g_autofree char *newer_text = NULL;

  g_array_set_size (rows, 1);
  sheet = create_listing (shown, rows, NULL, changes);
  newer_sheet = create_listing (newer, rows, NULL, changes);
  si_product_listing_add (sheet, SI_COLUMN_CHANGE, "Change");
  si_product_listing_add (newer_sheet, SI_COLUMN_CHANGE, "Change");
  text = si_listing_get_text (sheet, 0, 0);
  newer_text = si_listing_get_text (newer_sheet, 0, 0);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (newer_text, ==, "+2");
}

/* Below a title with a godown's name, the stocks are those of this godown, and not of all. */
static void
has_the_stock_and_the_change_of_the_chosen_godown (void)
{
  static const char *const karachi[] = { "1", NULL };
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|300|1 Karachi 265|2 Lahore 35");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|330|1 Karachi 255|2 Lahore 75");
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_autoptr (SiListing) sheet = NULL;
  g_autofree char *csv = NULL;

  g_array_set_size (rows, 1);
  sheet = create_listing (after, rows, karachi, changes);
  si_product_listing_add (sheet, SI_COLUMN_SKU, "SKU code");
  si_product_listing_add (sheet, SI_COLUMN_STOCK, "Stock in Karachi");
  si_product_listing_add (sheet, SI_COLUMN_CHANGE, "Change");
  csv = write_sheet (sheet, SI_EXPORT_CSV);
  g_assert_cmpstr (csv, ==,
                   "\"SkuCode\",\"Godownid\",\"Godown\",\"GodownStock\",\"Change\"\r\n"
                   "\"A\",\"1\",\"Karachi\",255,-10\r\n");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/copy/has-the-columns-and-rows-shown-in-their-order",
                   has_the_columns_and_rows_shown_in_their_order);
  g_test_add_func ("/copy/has-the-stock-of-the-godown-chosen", has_the_stock_of_the_godown_chosen);
  g_test_add_func ("/copy/no-text-leaves-its-cell", no_text_leaves_its_cell);
  g_test_add_func ("/copy/a-spreadsheet-takes-figures-for-numbers-and-codes-for-texts",
                   a_spreadsheet_takes_figures_for_numbers_and_codes_for_texts);
  g_test_add_func ("/copy/a-table-for-spreadsheets-has-the-cells-of-the-text",
                   a_table_for_spreadsheets_has_the_cells_of_the_text);
  g_test_add_func ("/copy/changes-are-copied-as-shown", changes_are_copied_as_shown);
  g_test_add_func ("/copy/says-nothing-of-the-changes-of-another-inventory",
                   says_nothing_of_the_changes_of_another_inventory);
  g_test_add_func ("/copy/has-the-stock-and-the-change-of-the-chosen-godown",
                   has_the_stock_and_the_change_of_the_chosen_godown);
  return g_test_run ();
}
