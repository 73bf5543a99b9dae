/* test-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-export.h"

#include "si-table-builder.h"
#include "si-test-table.h"
#include "si-test.h"

#include <string.h>

#define HEADER                                                                                     \
  "\"SkuCode\",\"productDescription\",\"products_id\",\"Stock\",\"Godownid\",\"Godown\","          \
  "\"GodownStock\"\r\n"
#define COUPON "9032|PTFB04|SNS Coupon|-42893.0|97637 Warehouse -42893"
#define FLYERS "9410|PFLY12|SNS Small Flyers (10 x 14)|-41594.0|97637 Warehouse -41594|2 Shop 0.50"

/* A stream that records the size of each write, and may cancel at the first one. */
#define TEST_TYPE_STREAM (test_stream_get_type ())
G_DECLARE_FINAL_TYPE (TestStream, test_stream, TEST, STREAM, GOutputStream)

struct _TestStream
{
  GOutputStream parent_instance;

  GCancellable *cancelled; /* (unowned) (nullable) */
  guint n_writes;
  gsize largest;
};

G_DEFINE_FINAL_TYPE (TestStream, test_stream, G_TYPE_OUTPUT_STREAM)

static gssize
test_stream_write (GOutputStream *stream,
                   const void *buffer,
                   gsize count,
                   GCancellable *cancellable,
                   GError **error)
{
  TestStream *self = TEST_STREAM (stream);

  self->n_writes++;
  self->largest = MAX (self->largest, count);
  if (self->cancelled != NULL)
    g_cancellable_cancel (self->cancelled);
  return count;
}

static void
test_stream_class_init (TestStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = test_stream_write;
}

static void
test_stream_init (TestStream *self)
{
}

static char *
export_rows (const SiTable *table, const guint32 *rows, guint n_rows, SiExportFormat format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (si_export_write (table, rows, n_rows, format, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
assert_exports (const SiTable *table, SiExportFormat format, const char *expected)
{
  g_autofree char *text = export_rows (table, NULL, 0, format);

  g_assert_cmpstr (text, ==, expected);
}

static SiTable *
make_product (const char *sku, const char *description, const char *stock)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  si_table_builder_add_product (builder, "1", sku, description, stock);
  return si_table_builder_finish (builder);
}

/* Asserts the line of a product with @cell as one of its texts. */
static void
assert_csv_cell (const char *cell, const char *expected)
{
  g_autoptr (SiTable) table = make_product (cell, "", "5");
  g_autofree char *text = g_strconcat (HEADER, expected, ",\"\",\"1\",5,\"\",\"\",\r\n", NULL);

  assert_exports (table, SI_EXPORT_CSV, text);
}

static void
test_csv_has_a_line_for_each_godown (void)
{
  g_autoptr (SiTable) table = si_test_table (COUPON, FLYERS, "7|X|Nowhere|12.3750");

  assert_exports (
      table, SI_EXPORT_CSV,
      HEADER
      "\"PTFB04\",\"SNS Coupon\",\"9032\",-42893,\"97637\",\"Warehouse\",-42893\r\n"
      "\"PFLY12\",\"SNS Small Flyers (10 x 14)\",\"9410\",-41594,\"97637\",\"Warehouse\",-41594\r\n"
      "\"PFLY12\",\"SNS Small Flyers (10 x 14)\",\"9410\",-41594,\"2\",\"Shop\",0.5\r\n"
      "\"X\",\"Nowhere\",\"7\",12.375,\"\",\"\",\r\n");
}

static void
test_csv_quotes_every_text (void)
{
  assert_csv_cell ("", "\"\"");
  assert_csv_cell ("0012", "\"0012\"");
  assert_csv_cell ("a b", "\"a b\"");
  assert_csv_cell ("a,b;c\td", "\"a,b;c\td\"");
  assert_csv_cell ("a\"b\"", "\"a\"\"b\"\"\"");
  assert_csv_cell ("a\nb", "\"a\nb\"");
  assert_csv_cell ("a\r\nb", "\"a\r\nb\"");
  assert_csv_cell ("کراچی", "\"کراچی\"");
}

static void
test_csv_runs_no_formula (void)
{
  static const char *const formulas[]
      = { "=1+1",   "+A1",      "-A1",      "-1+1",     "@SUM(A1)", "\t=1",
          "\r=1",   "\n=1",     "-",        "+923",     "+92 300",  "\tA",
          " =1",    "\u00a0=1", "\u3000@A", "\u2003+1", "\u200b=1", "\ufeff=1",
          "＝1+1",  "＋1",      "－1+1",    "＠SUM(1)", " \t A",    "\u202e=1",
          "\x7f=1", "--1",      "-=1",      "-5 =1",    "=",        "@" };
  static const char *const texts[]
      = { "-42893.5", " -5", "A=1", "A+B", "1e5", "0x10", "'=1", "a;=1", "%0a=1", "–1", "" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *guarded = g_strconcat ("\"'", formulas[i], "\"", NULL);

      assert_csv_cell (formulas[i], guarded);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *quoted = g_strconcat ("\"", texts[i], "\"", NULL);

      assert_csv_cell (texts[i], quoted);
    }
  assert_csv_cell ("=\"x\"", "\"'=\"\"x\"\"\"");
}

static void
test_csv_for_spreadsheets_begins_with_a_mark (void)
{
  g_autoptr (SiTable) table = make_product ("A", "چائے", "5");

  assert_exports (table, SI_EXPORT_CSV, HEADER "\"A\",\"چائے\",\"1\",5,\"\",\"\",\r\n");
  assert_exports (table, SI_EXPORT_SPREADSHEET,
                  "\ufeff" HEADER "\"A\",\"چائے\",\"1\",5,\"\",\"\",\r\n");
}

static void
test_csv_keeps_the_servers_words_where_not_exact (void)
{
  g_autoptr (SiTable) inexact = make_product ("A", "", "-0.12345678");
  g_autoptr (SiTable) junk = make_product ("A", "", "=many, \"or\" so");
  g_autoptr (SiTable) absent = make_product ("A", "", NULL);

  assert_exports (inexact, SI_EXPORT_CSV, HEADER "\"A\",\"\",\"1\",-0.12345678,\"\",\"\",\r\n");
  assert_exports (junk, SI_EXPORT_CSV,
                  HEADER "\"A\",\"\",\"1\",\"'=many, \"\"or\"\" so\",\"\",\"\",\r\n");
  assert_exports (absent, SI_EXPORT_CSV, HEADER "\"A\",\"\",\"1\",,\"\",\"\",\r\n");
}

static void
test_json_has_the_services_shape (void)
{
  g_autoptr (SiTable) table = si_test_table (FLYERS, "7|X|Nowhere|12.3750");

  assert_exports (
      table, SI_EXPORT_JSON,
      "[\n"
      "  {\n"
      "    \"products_id\": \"9410\",\n"
      "    \"productDescription\": \"SNS Small Flyers (10 x 14)\",\n"
      "    \"SkuCode\": \"PFLY12\",\n"
      "    \"Stock\": \"-41594\",\n"
      "    \"Godowns\": [\n"
      "      { \"Godown\": \"Warehouse\", \"Godownid\": \"97637\", \"Stock\": \"-41594\" },\n"
      "      { \"Godown\": \"Shop\", \"Godownid\": \"2\", \"Stock\": \"0.5\" }\n"
      "    ]\n"
      "  },\n"
      "  {\n"
      "    \"products_id\": \"7\",\n"
      "    \"productDescription\": \"Nowhere\",\n"
      "    \"SkuCode\": \"X\",\n"
      "    \"Stock\": \"12.375\",\n"
      "    \"Godowns\": []\n"
      "  }\n"
      "]\n");
}

static void
test_json_escapes_what_needs_it (void)
{
  g_autoptr (SiTable) table = make_product ("=a\"b\\c", "\t\n\001 é /", "n/a");
  g_autoptr (SiTable) absent = make_product ("", "", "");
  g_autofree char *text = export_rows (table, NULL, 0, SI_EXPORT_JSON);
  g_autofree char *nothing = export_rows (absent, NULL, 0, SI_EXPORT_JSON);

  g_assert_nonnull (strstr (text, "\"SkuCode\": \"=a\\\"b\\\\c\",\n"));
  g_assert_nonnull (strstr (text, "\"productDescription\": \"\\u0009\\u000a\\u0001 é /\",\n"));
  g_assert_nonnull (strstr (text, "\"Stock\": \"n/a\",\n"));
  g_assert_nonnull (strstr (nothing, "\"Stock\": \"\",\n"));
}

static void
test_writes_the_rows_asked_for_in_their_order (void)
{
  const guint32 rows[] = { 2, 0 };
  g_autoptr (SiTable) table = si_test_table ("1|A||1", "2|B||2", "3|C||3");
  g_autofree char *text = export_rows (table, rows, 2, SI_EXPORT_CSV);
  g_autofree char *none = export_rows (table, rows, 0, SI_EXPORT_CSV);

  g_assert_cmpstr (text, ==,
                   HEADER "\"C\",\"\",\"3\",3,\"\",\"\",\r\n\"A\",\"\",\"1\",1,\"\",\"\",\r\n");
  g_assert_cmpstr (none, ==, HEADER);
}

static void
test_an_empty_inventory_is_an_answer_too (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = si_table_builder_finish (builder);

  assert_exports (table, SI_EXPORT_CSV, HEADER);
  assert_exports (table, SI_EXPORT_JSON, "[\n]\n");
}

static SiTable *
make_large_table (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < 20000; i++)
    si_table_builder_add_product (builder, "1", "PTFB04", "SNS Coupon", "-42893.0");
  return si_table_builder_finish (builder);
}

static void
test_writes_piece_by_piece (void)
{
  g_autoptr (SiTable) table = make_large_table ();
  g_autoptr (TestStream) stream = g_object_new (TEST_TYPE_STREAM, NULL);

  g_assert_true (
      si_export_write (table, NULL, 0, SI_EXPORT_JSON, G_OUTPUT_STREAM (stream), NULL, NULL));
  g_assert_cmpuint (stream->n_writes, >, 10);
  g_assert_cmpuint (stream->n_writes, <, 100);
  g_assert_cmpuint (stream->largest, <, 80 * 1024);
}

static void
test_stops_when_cancelled (void)
{
  g_autoptr (SiTable) table = make_large_table ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TestStream) stream = g_object_new (TEST_TYPE_STREAM, NULL);
  g_autoptr (GError) error = NULL;

  stream->cancelled = cancellable;
  g_assert_false (si_export_write (table, NULL, 0, SI_EXPORT_CSV, G_OUTPUT_STREAM (stream),
                                   cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stream->n_writes, ==, 1);
}

static void
test_says_why_it_could_not_write (void)
{
  char room[10];
  g_autoptr (SiTable) table = si_test_table (COUPON);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (si_export_write (table, NULL, 0, SI_EXPORT_CSV, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/export/csv-has-a-line-for-each-godown", test_csv_has_a_line_for_each_godown);
  g_test_add_func ("/export/csv-quotes-every-text", test_csv_quotes_every_text);
  g_test_add_func ("/export/csv-runs-no-formula", test_csv_runs_no_formula);
  g_test_add_func ("/export/csv-for-spreadsheets-begins-with-a-mark",
                   test_csv_for_spreadsheets_begins_with_a_mark);
  g_test_add_func ("/export/csv-keeps-the-servers-words-where-not-exact",
                   test_csv_keeps_the_servers_words_where_not_exact);
  g_test_add_func ("/export/json-has-the-services-shape", test_json_has_the_services_shape);
  g_test_add_func ("/export/json-escapes-what-needs-it", test_json_escapes_what_needs_it);
  g_test_add_func ("/export/writes-the-rows-asked-for-in-their-order",
                   test_writes_the_rows_asked_for_in_their_order);
  g_test_add_func ("/export/an-empty-inventory-is-an-answer-too",
                   test_an_empty_inventory_is_an_answer_too);
  g_test_add_func ("/export/writes-piece-by-piece", test_writes_piece_by_piece);
  g_test_add_func ("/export/stops-when-cancelled", test_stops_when_cancelled);
  g_test_add_func ("/export/says-why-it-could-not-write", test_says_why_it_could_not_write);
  return g_test_run ();
}
