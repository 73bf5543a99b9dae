/* test-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "si-print-list.h"
#include "si-product-listing.h"
#include "si-print-product.h"
#include "si-product-list.h"
#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

#define N_MANY 5000

/* Returns: the text of the printed pages, as pdftotext reads it; a form feed ends each page. */
static char *
print_on (GtkPrintOperation *operation, GtkPaperSize *paper)
{
  g_autofree char *folder = si_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path,
                             "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  si_test_remove_folder (g_steal_pointer (&folder));
  return g_steal_pointer (&text);
}

static char *
print (GtkPrintOperation *operation)
{
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  return print_on (operation, paper);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  while ((text = strstr (text, word)) != NULL)
    {
      text += strlen (word);
      n++;
    }
  return n;
}

static SiListing *
create_listing (SiTable *table, GArray *rows, const char *const *godown_ids, SiComparison *changes)
{
  g_autoptr (SiScope) scope = si_scope_new (table, godown_ids);
  g_autoptr (SiShownStock) stock = si_shown_stock_new (scope, changes);

  return si_product_listing_new (stock, rows);
}

static SiListing *
create_product_listing (SiTable *table)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  SiListing *listing;

  for (guint32 i = 0; i < si_table_get_n_products (table); i++)
    g_array_append_val (rows, i);
  listing = create_listing (table, rows, NULL, NULL);
  si_product_listing_add (listing, SI_COLUMN_SKU, "SKU code");
  si_product_listing_add (listing, SI_COLUMN_DESCRIPTION, "Description");
  si_product_listing_add (listing, SI_COLUMN_PRODUCT_ID, "Product ID");
  si_product_listing_add (listing, SI_COLUMN_STOCK, "Stock");
  si_product_listing_add (listing, SI_COLUMN_GODOWNS, "Godowns");
  return listing;
}

static SiTable *
create_many (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (
        lines, g_strdup_printf (
                   "%u|SKU-%05u|%s|%d.5|10 North 3", 1000 + i, i,
                   i % 7 == 0 ? "A description that is so long that it cannot be in one line of a "
                                "printed page, whatever the paper that is in the printer"
                   : i % 11 == 0 ? "قميص قطني أزرق"
                                 : "Lamp",
                   (int) i * 977 - 200000));
  g_ptr_array_add (lines, NULL);
  return si_test_table_new ((const char *const *) lines->pdata);
}

static gboolean
beat (gpointer n_beats)
{
  (*(guint *) n_beats)++;
  return G_SOURCE_CONTINUE;
}

static void
has_every_row_once_and_a_heading_on_each_page (void)
{
  g_autoptr (SiTable) table = create_many ();
  g_autoptr (SiListing) listing = create_product_listing (table);
  g_autoptr (SiPrintList) list = si_print_list_new (listing, "Shop", "23 Nov 2026 · search: lamp");
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  guint n_beats = 0;
  const guint beat_id = g_timeout_add (1, beat, &n_beats);
  guint n_pages;

  text = print (GTK_PRINT_OPERATION (list));
  g_source_remove (beat_id);
  n_pages = count (text, "\f");
  g_assert_cmpuint (n_pages, >, 50);
  g_assert_cmpuint (count (text, "SKU-"), ==, N_MANY);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *sku = g_strdup_printf ("SKU-%05u ", i);

      g_assert_cmpuint (count (text, sku), ==, 1);
    }
  g_assert_cmpuint (count (text, "SKU code"), ==, n_pages);
  g_assert_cmpuint (count (text, "search: lamp"), ==, n_pages);
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  g_assert_cmpuint (count (text, last), ==, 1);
  /* The main loop ran while the pages were laid out. */
  g_assert_cmpuint (n_beats, >, 10);
}

static void
an_empty_list_is_a_page (void)
{
  g_autoptr (SiTable) table = si_test_table_new ((const char *const[]){ NULL });
  g_autoptr (SiListing) listing = create_product_listing (table);
  g_autoptr (SiPrintList) list = si_print_list_new (listing, "Shop", "0 products");
  g_autofree char *text = print (GTK_PRINT_OPERATION (list));

  g_assert_cmpuint (count (text, "\f"), ==, 1);
  g_assert_cmpuint (count (text, "SKU code"), ==, 1);
}

static void
a_row_that_is_higher_than_the_page_leaves_no_page_empty (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("77|A-1|Lamp|5|10 North 5", "78|B-1|Lamp|5|10 North 5");
  g_autoptr (SiListing) listing = create_product_listing (table);
  g_autoptr (SiPrintList) list = si_print_list_new (listing, "Shop", "2 products");
  g_autoptr (GtkPaperSize) paper
      = gtk_paper_size_new_custom ("label", "Label", 210, 30, GTK_UNIT_MM);
  g_autofree char *text = print_on (GTK_PRINT_OPERATION (list), paper);
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  g_assert_nonnull (strstr (pages[0], "A-1"));
  g_assert_nonnull (strstr (pages[1], "B-1"));
  g_assert_cmpuint (count (text, "\f"), ==, 2);
}

static void
a_product_has_a_sheet (void)
{
  g_autoptr (SiTable) table
      = si_test_table ("9032|PTFB04|SNS Coupon|-42893|97637 Karachi -42900|5 North 7");
  g_autoptr (SiProductList) products = si_product_list_new ();
  g_autoptr (SiProduct) product = NULL;
  g_autoptr (SiPrintProduct) sheet = NULL;
  g_autofree char *text = NULL;

  si_product_list_set_table (products, table);
  product = si_product_list_get_product (products, 0);
  sheet = si_print_product_new (product, "Below the minimum of 5", "Shop", "23 Nov 2026");
  text = print (GTK_PRINT_OPERATION (sheet));

  g_assert_cmpuint (count (text, "\f"), ==, 1);
  g_assert_cmpuint (count (text, "PTFB04"), ==, 1);
  g_assert_cmpuint (count (text, "SNS Coupon"), ==, 1);
  g_assert_cmpuint (count (text, "Product 9032"), ==, 1);
  g_assert_cmpuint (count (text, "42893"), ==, 1);
  g_assert_cmpuint (count (text, "in 2 godowns"), ==, 1);
  g_assert_cmpuint (count (text, "42900"), ==, 1);
  g_assert_cmpuint (count (text, "Karachi"), ==, 1);
  g_assert_cmpuint (count (text, "Below the minimum of 5"), ==, 1);
  g_assert_cmpuint (count (text, "below zero"), >=, 1);
}

static void
columns_begin_on_the_right_where_text_does (void)
{
  g_autoptr (SiTable) table = si_test_table ("77|A-1|Lamp (10 x 14)|-5|10 North -5");
  g_autoptr (SiListing) listing = create_product_listing (table);
  g_autoptr (SiPrintList) list = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  list = si_print_list_new (listing, "Shop", "1 product");
  text = print (GTK_PRINT_OPERATION (list));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  g_assert_true (
      g_regex_match_simple ("Godowns +Stock +Product ID +Description +SKU code", text, 0, 0));
  g_assert_true (g_regex_match_simple (
      "1 +[^ ]*−5[^ ]* +[^ ]*77[^ ]* +[^ ]*Lamp \\(10 x 14\\)[^ ]* +[^ ]*A-1", text, 0, 0));
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  gtk_init ();
  g_test_add_func ("/print/has-every-row-once-and-a-heading-on-each-page",
                   has_every_row_once_and_a_heading_on_each_page);
  g_test_add_func ("/print/an-empty-list-is-a-page", an_empty_list_is_a_page);
  g_test_add_func ("/print/a-row-that-is-higher-than-the-page-leaves-no-page-empty",
                   a_row_that_is_higher_than_the_page_leaves_no_page_empty);
  g_test_add_func ("/print/columns-begin-on-the-right-where-text-does",
                   columns_begin_on_the_right_where_text_does);
  g_test_add_func ("/print/a-product-has-a-sheet", a_product_has_a_sheet);
  return g_test_run ();
}
