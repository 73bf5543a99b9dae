/* test-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-record-reader.h"
#include "si-record-writer.h"

#include <string.h>

#include "si-checksum.h"
#include "si-row-equality.h"
#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

#define SNAPSHOT 7
#define SUM_LENGTH 8

/* Writes the records of two tables that have the same product in the same row. */
static GBytes *
write_changes (const SiTable *before, const SiTable *after)
{
  g_autoptr (SiProductState) state_before = si_product_state_new ();
  g_autoptr (SiProductState) state_after = si_product_state_new ();
  const guint n_before = si_table_get_n_products (before);
  const guint n_after = si_table_get_n_products (after);
  g_autoptr (SiRecordWriter) writer = si_record_writer_new ();

  for (guint row = 0; row < MAX (n_before, n_after); row++)
    {
      si_product_state_read (state_before, before, row < n_before ? row : SI_NO_ROW);
      si_product_state_read (state_after, after, row < n_after ? row : SI_NO_ROW);
      if (!state_before->present || !state_after->present
          || !si_rows_are_equal (before, row, after, row))
        si_record_writer_add (writer, row, state_before, state_after);
    }
  return si_record_writer_finish (writer, before, after, SNAPSHOT);
}

static void
assert_equal (const SiProductState *state, const SiProductState *expected)
{
  g_assert_true (si_product_state_has_same_texts (state, expected));
  g_assert_cmpint (state->stock.millionths, ==, expected->stock.millionths);
  for (guint i = 0; i < state->lines->len; i++)
    g_assert_cmpint (si_product_state_get_line (state, i)->stock.millionths, ==,
                     si_product_state_get_line (expected, i)->stock.millionths);
}

/* Applies records to the products of @after, and returns whether they made sense. The products have
 * to be those of @before then, which may be %NULL. */
static gboolean
apply (GBytes *bytes, const SiTable *after, const SiTable *before)
{
  g_autoptr (SiProductState) state = si_product_state_new ();
  g_autoptr (SiProductState) expected = si_product_state_new ();
  g_autoptr (SiRecordReader) reader = si_record_reader_new (bytes, SNAPSHOT);
  guint64 number;

  if (reader == NULL)
    return FALSE;
  while (si_record_reader_next (reader, &number))
    {
      si_product_state_read (state, after,
                             number < si_table_get_n_products (after) ? (guint) number : SI_NO_ROW);
      if (!si_record_reader_apply (reader, state) || before == NULL)
        continue;
      si_product_state_read (
          expected, before, number < si_table_get_n_products (before) ? (guint) number : SI_NO_ROW);
      g_assert_cmpint (state->present, ==, expected->present);
      if (state->present)
        assert_equal (state, expected);
    }
  return si_record_reader_is_done (reader);
}

static void
assert_leads_back (SiTable *before, SiTable *after, gsize most)
{
  g_autoptr (GBytes) bytes = write_changes (before, after);
  g_autoptr (SiRecordReader) reader = NULL;
  guint64 number;

  g_assert_true (apply (bytes, after, before));
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, most);

  reader = si_record_reader_new (bytes, SNAPSHOT);
  g_assert_nonnull (reader);
  while (si_record_reader_next (reader, &number))
    si_record_reader_apply (reader, NULL);
  g_assert_true (si_record_reader_is_done (reader));
}

static void
test_a_stock_and_its_total_take_four_bytes (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|-4|1 Karachi 2|2 Lahore -6");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|56|1 Karachi 62|2 Lahore -6");

  assert_leads_back (before, after, SI_NO_RECORDS_LENGTH + 4);
}

static void
test_the_unit_is_as_coarse_as_can_be (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|0.25|1 Karachi 0.25");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|0.75|1 Karachi 0.75");

  assert_leads_back (before, after, SI_NO_RECORDS_LENGTH + 4);
}

static void
test_a_total_of_its_own_is_kept (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|5|1 Karachi 1", "2|B|Rice|9223372036854");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|9|1 Karachi 2", "2|B|Rice|-9223372036854");

  assert_leads_back (before, after, G_MAXSIZE);
}

static void
test_whatever_else_was_other_is_kept (void)
{
  g_autoptr (SiTable) before
      = si_test_table ("1|A|Tea|a few|1 Karachi x", "2|B|Rice|1", "3|C|Salt|1|2 Lahore 1");
  g_autoptr (SiTable) after = si_test_table ("1|A|Green tea|1|1 Karachi 1");

  assert_leads_back (before, after, G_MAXSIZE);
  assert_leads_back (after, before, G_MAXSIZE);
}

static void
test_random_inventories_lead_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (SiTable) before = si_test_store_drift (NULL, 20, random);
      g_autoptr (SiTable) after = si_test_store_drift (before, 22, random);

      assert_leads_back (before, after, G_MAXSIZE);
    }
}

static void
test_what_is_of_another_snapshot_is_refused (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A|Tea|1");
  g_autoptr (SiTable) after = si_test_table ("1|A|Tea|2");
  g_autoptr (GBytes) bytes = write_changes (before, after);

  g_assert_null (si_record_reader_new (bytes, SNAPSHOT + 1));
}

/* Spoils records and gives them a right checksum, as a malicious program could. */
static void
test_malice_does_no_harm (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (SiTable) before = si_test_store_drift (NULL, 20, random);
  g_autoptr (SiTable) after = si_test_store_drift (before, 22, random);
  g_autoptr (GBytes) bytes = write_changes (before, after);
  const gsize length = g_bytes_get_size (bytes);

  for (guint i = 0; i < 50000; i++)
    {
      guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (GBytes) spoilt = g_bytes_new_take (data, length);
      guint64 sum;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        data[g_rand_int_range (random, SUM_LENGTH, (gint32) length)]
            ^= g_rand_boolean (random) ? 1 << g_rand_int_range (random, 0, 8) : 0xff;
      sum = GUINT64_TO_LE (si_checksum (data + SUM_LENGTH, length - SUM_LENGTH, SNAPSHOT));
      memcpy (data, &sum, sizeof sum);
      apply (spoilt, after, NULL);
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/record/a-stock-and-its-total-take-four-bytes",
                   test_a_stock_and_its_total_take_four_bytes);
  g_test_add_func ("/record/the-unit-is-as-coarse-as-can-be", test_the_unit_is_as_coarse_as_can_be);
  g_test_add_func ("/record/a-total-of-its-own-is-kept", test_a_total_of_its_own_is_kept);
  g_test_add_func ("/record/whatever-else-was-other-is-kept", test_whatever_else_was_other_is_kept);
  g_test_add_func ("/record/random-inventories-lead-back", test_random_inventories_lead_back);
  g_test_add_func ("/record/what-is-of-another-snapshot-is-refused",
                   test_what_is_of_another_snapshot_is_refused);
  g_test_add_func ("/record/malice-does-no-harm", test_malice_does_no_harm);
  return g_test_run ();
}
