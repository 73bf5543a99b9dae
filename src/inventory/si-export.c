/* si-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-export.h"

#include <string.h>

/* What is gathered before it is written. */
#define CHUNK (64 * 1024)

typedef struct
{
  const SiTable *table;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *buffer;
} Writer;

static gboolean
flush (Writer *writer, GError **error)
{
  /* Not every stream looks at it. */
  if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
    return FALSE;
  if (!g_output_stream_write_all (writer->stream, writer->buffer->str, writer->buffer->len, NULL,
                                  writer->cancellable, error))
    return FALSE;

  g_string_truncate (writer->buffer, 0);
  return TRUE;
}

/* An exact quantity as a plain decimal, any other as the server wrote it. */
static char *
quantity_text (SiQuantity quantity, const char *text)
{
  return text != NULL ? g_strdup (text) : si_quantity_to_plain (quantity);
}

/* A spreadsheet takes such a cell for a formula, and may run it. */
static gboolean
looks_like_formula (const char *cell)
{
  return strchr ("=+-@\t\r\n", cell[0]) != NULL && cell[0] != '\0'
         && !si_quantity_is_number (si_quantity_parse (cell, -1));
}

static void
append_csv_cell (GString *buffer, const char *cell)
{
  const gboolean formula = looks_like_formula (cell);

  if (!formula && strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (buffer, cell);
      return;
    }

  g_string_append_c (buffer, '"');
  if (formula)
    g_string_append_c (buffer, '\'');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (buffer, '"');
      g_string_append_c (buffer, *cell);
    }
  g_string_append_c (buffer, '"');
}

static void
append_csv_line (GString *buffer, const char *const cells[7])
{
  for (guint i = 0; i < 7; i++)
    {
      if (i > 0)
        g_string_append_c (buffer, ',');
      append_csv_cell (buffer, cells[i]);
    }
  g_string_append (buffer, "\r\n");
}

static void
append_csv_product (Writer *writer, guint row)
{
  const SiTable *table = writer->table;
  const guint n_stocks = si_table_get_n_godown_stocks (table, row);
  g_autofree char *total
      = quantity_text (si_table_get_stock (table, row), si_table_get_stock_text (table, row));
  const char *cells[7] = { si_table_get_sku (table, row),
                           si_table_get_description (table, row),
                           si_table_get_product_id (table, row),
                           total,
                           "",
                           "",
                           "" };

  for (guint i = 0; i < n_stocks; i++)
    {
      SiGodownStock stock;
      g_autofree char *text = NULL;

      si_table_get_godown_stock (table, row, i, &stock);
      text = quantity_text (stock.stock, stock.stock_text);
      cells[4] = stock.id;
      cells[5] = stock.name;
      cells[6] = text;
      append_csv_line (writer->buffer, cells);
    }
  if (n_stocks == 0)
    append_csv_line (writer->buffer, cells);
}

static void
append_json_string (GString *buffer, const char *text)
{
  g_string_append_c (buffer, '"');
  for (; *text != '\0'; text++)
    {
      const guchar c = *text;

      if (c == '"' || c == '\\')
        g_string_append_c (buffer, '\\');
      if (c < 0x20 || c == 0x7f)
        g_string_append_printf (buffer, "\\u%04x", c);
      else
        g_string_append_c (buffer, c);
    }
  g_string_append_c (buffer, '"');
}

static void
append_json_member (GString *buffer, const char *before, const char *name, const char *text)
{
  g_string_append_printf (buffer, "%s\"%s\": ", before, name);
  append_json_string (buffer, text);
}

static void
append_json_product (Writer *writer, guint row)
{
  const SiTable *table = writer->table;
  const guint n_stocks = si_table_get_n_godown_stocks (table, row);
  GString *buffer = writer->buffer;
  g_autofree char *total
      = quantity_text (si_table_get_stock (table, row), si_table_get_stock_text (table, row));

  append_json_member (buffer, "  {\n    ", "products_id", si_table_get_product_id (table, row));
  append_json_member (buffer, ",\n    ", "productDescription",
                      si_table_get_description (table, row));
  append_json_member (buffer, ",\n    ", "SkuCode", si_table_get_sku (table, row));
  append_json_member (buffer, ",\n    ", "Stock", total);
  g_string_append (buffer, ",\n    \"Godowns\": [");
  for (guint i = 0; i < n_stocks; i++)
    {
      SiGodownStock stock;
      g_autofree char *text = NULL;

      si_table_get_godown_stock (table, row, i, &stock);
      text = quantity_text (stock.stock, stock.stock_text);
      append_json_member (buffer, i > 0 ? ",\n      { " : "\n      { ", "Godown", stock.name);
      append_json_member (buffer, ", ", "Godownid", stock.id);
      append_json_member (buffer, ", ", "Stock", text);
      g_string_append (buffer, " }");
    }
  g_string_append (buffer, n_stocks > 0 ? "\n    ]\n  }" : "]\n  }");
}

/**
 * si_export_write:
 * @table: an inventory
 * @rows: (nullable) (array length=n_rows): the products to write, in this order; all where
 *   %NULL
 * @n_rows: how many
 * @format: how they are written
 * @stream: where to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes products for other programs: as CSV (RFC 4180, a line for each product and
 * godown) or in the JSON of the service itself, so that it can be read back. Quantities
 * are plain decimals; those that are not exact stay in the server's words. In CSV, a cell
 * that a spreadsheet would take for a formula starts with an apostrophe. Blocks: call it
 * from a thread.
 *
 * Returns: whether all of it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_export_write (const SiTable *table,
                 const guint32 *rows,
                 guint n_rows,
                 SiExportFormat format,
                 GOutputStream *stream,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GString) buffer = g_string_sized_new (CHUNK + 4096);
  Writer writer = { table, stream, cancellable, buffer };
  guint n;

  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  n = rows != NULL ? n_rows : si_table_get_n_products (table);
  g_string_append (buffer, format == SI_EXPORT_CSV
                               ? "SkuCode,productDescription,products_id,Stock,Godownid,Godown,"
                                 "GodownStock\r\n"
                               : "[\n");
  for (guint i = 0; i < n; i++)
    {
      const guint row = rows != NULL ? rows[i] : i;

      if (format == SI_EXPORT_CSV)
        {
          append_csv_product (&writer, row);
        }
      else
        {
          append_json_product (&writer, row);
          g_string_append (buffer, i + 1 < n ? ",\n" : "\n");
        }
      if (buffer->len >= CHUNK && !flush (&writer, error))
        return FALSE;
    }
  if (format == SI_EXPORT_JSON)
    g_string_append (buffer, "]\n");
  return flush (&writer, error);
}
