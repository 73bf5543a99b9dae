/* test-digits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-digits.h"
#include "si-product-listing.h"
#include "si-test-table.h"
#include "si-test.h"
#include "si-text.h"

static SiListing *
create_listing (SiTable *table, GArray *rows, const char *const *godown_ids, SiComparison *changes)
{
  g_autoptr (SiScope) scope = si_scope_new (table, godown_ids);
  g_autoptr (SiShownStock) stock = si_shown_stock_new (scope, changes);

  return si_product_listing_new (stock, rows);
}

static void
assert_written (SiDigits digits, const char *text, const char *expected)
{
  g_autofree char *written = NULL;

  si_digits_set_shown (digits);
  written = si_digits_write (text);
  si_digits_set_shown (SI_DIGITS_WESTERN);
  g_assert_cmpstr (written, ==, expected);
}

static void
figures_are_written_with_the_digits_chosen (void)
{
  assert_written (SI_DIGITS_WESTERN, "−42,893.5", "−42,893.5");
  assert_written (SI_DIGITS_ARABIC, "−42,893.5", "−٤٢,٨٩٣.٥");
  assert_written (SI_DIGITS_URDU, "0123456789 گودام", "۰۱۲۳۴۵۶۷۸۹ گودام");
  assert_written (SI_DIGITS_HINDI, "9 में से 10", "९ में से १०");
}

static void
codes_and_what_other_programs_read_stay_as_they_are (void)
{
  g_autoptr (SiTable) table = si_test_table ("9032|PTFB04|Coupon|-42893");
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_autoptr (SiListing) sheet = NULL;
  g_autofree char *sku = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *copied = NULL;

  g_array_set_size (rows, 1);
  sheet = create_listing (table, rows, NULL, NULL);
  si_product_listing_add (sheet, SI_COLUMN_SKU, "SKU code");
  si_product_listing_add (sheet, SI_COLUMN_STOCK, "Stock");

  si_digits_set_shown (SI_DIGITS_URDU);
  sku = si_listing_get_text (sheet, 0, 0);
  shown = si_listing_get_text (sheet, 0, 1);
  copied = si_listing_to_tsv (sheet, FALSE);
  si_digits_set_shown (SI_DIGITS_WESTERN);

  g_assert_cmpstr (sku, ==, "PTFB04");
  /* The figure is isolated, so that the sign stays before the digits in right-to-left text. */
  g_assert_cmpstr (shown, ==, "\u2068−۴۲۸۹۳\u2069");
  g_assert_cmpstr (copied, ==, "PTFB04\t-42893\n");
}

static void
the_servers_own_words_stay_as_they_are (void)
{
  g_autofree char *text = NULL;

  si_digits_set_shown (SI_DIGITS_ARABIC);
  text = si_text_stock (SI_QUANTITY_NONE, "12 approx");
  si_digits_set_shown (SI_DIGITS_WESTERN);
  g_assert_cmpstr (text, ==, "12 approx");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/digits/figures-are-written-with-the-digits-chosen",
                   figures_are_written_with_the_digits_chosen);
  g_test_add_func ("/digits/codes-and-what-other-programs-read-stay-as-they-are",
                   codes_and_what_other_programs_read_stay_as_they_are);
  g_test_add_func ("/digits/the-servers-own-words-stay-as-they-are",
                   the_servers_own_words_stay_as_they_are);

  return g_test_run ();
}
