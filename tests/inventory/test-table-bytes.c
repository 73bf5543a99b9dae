/* test-table-bytes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-bytes.h"

#include <gio/gio.h>
#include <string.h>

#include "si-lookup.h"
#include "si-checksum.h"
#include "si-table-builder.h"
#include "si-table-order.h"
#include "si-table-query.h"
#include "si-test-table.h"
#include "si-test.h"

/* The bytes begin with a mark, the version, the checksum of the rest, and the version of the folded
 * texts. */
#define SEED 0x42544953
#define SUM_OFFSET 8
#define BODY_OFFSET 16

static SiTable *
make_table (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  si_table_builder_add_product (builder, "9032", "PTFB04", "SNS Coupon", "-42893.0");
  si_table_builder_add_godown_stock (builder, "97637", "Karachi Warehouse", "-42893");
  si_table_builder_add_product (builder, "9032", "ptfb04", "چھوٹا اشتہار", "1.5");
  si_table_builder_add_godown_stock (builder, "97637", "Karachi", "0.000001");
  si_table_builder_add_godown_stock (builder, "", "Unnamed", "a few");
  si_table_builder_add_godown_stock (builder, "5", "", NULL);
  si_table_builder_add_product (builder, "", "", "", "1234567890123456789012345");
  si_table_builder_add_product (builder, "7", "A", "", "9223372036854.775807");
  si_table_builder_add_godown_stock (builder, "5", "", "-9223372036854.775808");
  si_table_builder_add_unreadable (builder, "[1, 2", -1);
  si_table_builder_add_unreadable (builder, "", -1);
  return si_table_builder_finish (builder);
}

static void
assert_same_quantity (SiQuantity a, const char *a_text, SiQuantity b, const char *b_text)
{
  g_assert_cmpint (a.kind, ==, b.kind);
  g_assert_cmpint (a.millionths, ==, b.millionths);
  g_assert_cmpstr (a_text, ==, b_text);
}

static void
assert_same_product (const SiTable *a, const SiTable *b, guint row)
{
  g_assert_cmpstr (si_table_get_product_id (a, row), ==, si_table_get_product_id (b, row));
  g_assert_cmpstr (si_table_get_sku (a, row), ==, si_table_get_sku (b, row));
  g_assert_cmpstr (si_table_get_description (a, row), ==, si_table_get_description (b, row));
  assert_same_quantity (si_table_get_stock (a, row), si_table_get_stock_text (a, row),
                        si_table_get_stock (b, row), si_table_get_stock_text (b, row));
  g_assert_cmpint (si_table_get_findings (a, row), ==, si_table_get_findings (b, row));
  g_assert_cmpuint (si_table_get_key (a, row).ordinal, ==, si_table_get_key (b, row).ordinal);
  g_assert_cmpuint (si_table_get_n_godown_stocks (a, row), ==,
                    si_table_get_n_godown_stocks (b, row));
  for (guint i = 0; i < si_table_get_n_godown_stocks (a, row); i++)
    {
      SiGodownStock x, y;

      si_table_get_godown_stock (a, row, i, &x);
      si_table_get_godown_stock (b, row, i, &y);
      g_assert_cmpuint (x.godown, ==, y.godown);
      g_assert_cmpstr (x.id, ==, y.id);
      g_assert_cmpstr (x.name, ==, y.name);
      assert_same_quantity (x.stock, x.stock_text, y.stock, y.stock_text);
    }
}

static void
assert_same (const SiTable *a, const SiTable *b)
{
  g_assert_cmpuint (si_table_get_n_products (a), ==, si_table_get_n_products (b));
  for (guint row = 0; row < si_table_get_n_products (a); row++)
    assert_same_product (a, b, row);
  g_assert_cmpuint (si_table_get_n_all_godowns (a), ==, si_table_get_n_all_godowns (b));
  for (guint godown = 0; godown < si_table_get_n_all_godowns (a); godown++)
    g_assert_cmpstr (si_table_get_godown_name (a, godown), ==,
                     si_table_get_godown_name (b, godown));
  g_assert_cmpuint (si_table_get_n_unreadable (a), ==, si_table_get_n_unreadable (b));
  for (guint i = 0; i < si_table_get_n_unreadable (a); i++)
    g_assert_cmpstr (si_table_get_unreadable (a, i), ==, si_table_get_unreadable (b, i));
}

static void
assert_comes_back (const SiTable *table)
{
  g_autoptr (GBytes) bytes = si_table_to_bytes (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) again = si_table_from_bytes (bytes, &error);

  g_assert_no_error (error);
  assert_same (table, again);
}

static void
test_comes_back_to_the_last_letter (void)
{
  g_autoptr (SiTable) table = make_table ();

  assert_comes_back (table);
}

static void
test_an_empty_one_comes_back (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = si_table_builder_finish (builder);

  assert_comes_back (table);
}

/* The numbers of these godowns need one, two or three bytes each. */
static void
test_many_godowns_come_back (void)
{
  static const guint counts[] = { 256, 257, 65536, 65537 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
      g_autoptr (SiTable) table = NULL;

      si_table_builder_add_product (builder, "1", "A", "Tea", "1");
      for (guint godown = 0; godown < counts[i]; godown++)
        {
          char id[16];

          g_snprintf (id, sizeof id, "%u", godown);
          si_table_builder_add_godown_stock (builder, id, "Godown", "0.25");
        }
      table = si_table_builder_finish (builder);
      assert_comes_back (table);
    }
}

static GBytes *
make_other_folding (GBytes *bytes)
{
  gsize length;
  guint8 *data = g_bytes_unref_to_data (g_bytes_ref (bytes), &length);
  guint64 sum;

  data[BODY_OFFSET] ^= 1;
  sum = GUINT64_TO_LE (si_checksum (data + BODY_OFFSET, length - BODY_OFFSET, SEED));
  memcpy (data + SUM_OFFSET, &sum, sizeof sum);
  return g_bytes_new_take (data, length);
}

static void
test_texts_that_were_folded_otherwise_are_folded_anew (void)
{
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (GBytes) bytes = si_table_to_bytes (table);
  g_autoptr (GBytes) other = make_other_folding (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) again = si_table_from_bytes (other, &error);

  g_assert_no_error (error);
  assert_same (table, again);
  g_assert_cmpuint (si_table_look_up (again, "PTFB04").row, ==, 0);
}

static void
assert_refused (const guint8 *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (si_table_from_bytes (bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_damage_is_an_error (void)
{
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (GBytes) bytes = si_table_to_bytes (table);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);

  for (gsize i = 0; i < length; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        copy[i] ^= 1 << bit;
        assert_refused (copy, length);
        copy[i] ^= 1 << bit;
      }
  for (gsize i = 0; i < length; i++)
    assert_refused (data, i);
}

/* Reads everything in a table, so that a sanitizer can find a wrong access. */
static void
ask_everything (const SiTable *table)
{
  assert_same (table, table);
  for (guint column = SI_COLUMN_SERVER; column <= SI_COLUMN_GODOWNS; column++)
    si_table_order (table, (SiColumn) column);
}

static void
spoil (guint8 *data, gsize length)
{
  const gint32 position = g_test_rand_int_range (BODY_OFFSET, (gint32) length);

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      data[position] ^= 1 << g_test_rand_int_range (0, 8);
      break;
    case 1:
      data[position] = (guint8) g_test_rand_int_range (0, 256);
      break;
    default:
      memset (data + position, g_test_rand_bit () ? 0xff : 0, MIN (4, length - position));
    }
}

/* An attacker who makes such bytes also makes their checksum. */
static void
test_malice_is_an_error_or_a_table (void)
{
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (GBytes) bytes = si_table_to_bytes (table);
  const gsize length = g_bytes_get_size (bytes);
  guint n_tables = 0;

  for (guint i = 0; i < 50000; i++)
    {
      guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (GBytes) spoilt = g_bytes_new_take (data, length);
      g_autoptr (SiTable) again = NULL;
      guint64 sum;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        spoil (data, length);
      sum = GUINT64_TO_LE (si_checksum (data + BODY_OFFSET, length - BODY_OFFSET, SEED));
      memcpy (data + SUM_OFFSET, &sum, sizeof sum);
      again = si_table_from_bytes (spoilt, NULL);
      if (again != NULL)
        {
          ask_everything (again);
          n_tables++;
        }
    }
  g_test_message ("%u of 50000 are tables", n_tables);
}

static void
test_the_checksum_is_the_published_one (void)
{
  static const struct
  {
    const char *text;
    guint64 seed;
    guint64 sum;
  } cases[] = {
    { "", 0, 0xef46db3751d8e999u },
    { "a", 0, 0xd24ec4f1a98c6e5bu },
    { "abc", 0, 0x44bc2cf5ad770999u },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (si_checksum (cases[i].text, strlen (cases[i].text), cases[i].seed), ==,
                     cases[i].sum);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/table-bytes/comes-back-to-the-last-letter",
                   test_comes_back_to_the_last_letter);
  g_test_add_func ("/table-bytes/an-empty-one-comes-back", test_an_empty_one_comes_back);
  g_test_add_func ("/table-bytes/many-godowns-come-back", test_many_godowns_come_back);
  g_test_add_func ("/table-bytes/texts-that-were-folded-otherwise-are-folded-anew",
                   test_texts_that_were_folded_otherwise_are_folded_anew);
  g_test_add_func ("/table-bytes/damage-is-an-error", test_damage_is_an_error);
  g_test_add_func ("/table-bytes/malice-is-an-error-or-a-table",
                   test_malice_is_an_error_or_a_table);
  g_test_add_func ("/table-bytes/the-checksum-is-the-published-one",
                   test_the_checksum_is_the_published_one);
  return g_test_run ();
}
