/* si-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-export.h"

static const char *const header[]
    = { "SkuCode", "productDescription", "products_id", "Stock", "Godownid",
        "Godown",  "GodownStock",        NULL };

/* The cells of Stock and GodownStock. */
#define FIGURES (1 << 3 | 1 << 6)

static gboolean
add_lines (SiExportWriter *writer, const SiTable *table, guint row, GError **error)
{
  const guint n_stocks = si_table_get_n_godown_stocks (table, row);
  g_autofree char *total
      = si_export_quantity (si_table_get_stock (table, row), si_table_get_stock_text (table, row));
  const char *cells[8] = { si_table_get_sku (table, row),
                           si_table_get_description (table, row),
                           si_table_get_product_id (table, row),
                           total,
                           "",
                           "",
                           "",
                           NULL };

  for (guint i = 0; i < n_stocks; i++)
    {
      SiGodownStock stock;
      g_autofree char *text = NULL;

      si_table_get_godown_stock (table, row, i, &stock);
      text = si_export_quantity (stock.stock, stock.stock_text);
      cells[4] = stock.id;
      cells[5] = stock.name;
      cells[6] = text;
      if (!si_export_writer_add (writer, cells, error))
        return FALSE;
    }
  return n_stocks > 0 || si_export_writer_add (writer, cells, error);
}

static void
append_json_member (GString *buffer, const char *before, const char *name, const char *text)
{
  g_string_append_printf (buffer, "%s\"%s\": ", before, name);
  si_export_append_json_string (buffer, text);
}

static void
append_json_product (GString *buffer, const SiTable *table, guint row)
{
  const guint n_stocks = si_table_get_n_godown_stocks (table, row);
  g_autofree char *total
      = si_export_quantity (si_table_get_stock (table, row), si_table_get_stock_text (table, row));

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
      text = si_export_quantity (stock.stock, stock.stock_text);
      append_json_member (buffer, i > 0 ? ",\n      { " : "\n      { ", "Godown", stock.name);
      append_json_member (buffer, ", ", "Godownid", stock.id);
      append_json_member (buffer, ", ", "Stock", text);
      g_string_append (buffer, " }");
    }
  g_string_append (buffer, n_stocks > 0 ? "\n    ]\n  }" : "]\n  }");
}

static gboolean
write_json (SiExportWriter *writer,
            const SiTable *table,
            const guint32 *rows,
            guint n,
            GError **error)
{
  g_string_append (writer->buffer, "[\n");
  for (guint i = 0; i < n; i++)
    {
      append_json_product (writer->buffer, table, rows != NULL ? rows[i] : i);
      g_string_append (writer->buffer, i + 1 < n ? ",\n" : "\n");
      if (!si_export_writer_flush_some (writer, error))
        return FALSE;
    }
  g_string_append (writer->buffer, "]\n");
  return si_export_writer_flush (writer, error);
}

static gboolean
write_table (SiExportWriter *writer,
             const SiTable *table,
             const guint32 *rows,
             guint n,
             GError **error)
{
  si_export_writer_begin (writer, header, FIGURES);
  for (guint i = 0; i < n; i++)
    if (!add_lines (writer, table, rows != NULL ? rows[i] : i, error))
      return FALSE;
  return si_export_writer_end (writer, error);
}

/**
 * si_export_write:
 * @table: an inventory
 * @rows: (nullable) (array length=n_rows): the products to write, in this order; %NULL for all
 * @n_rows: the number of @rows
 * @format: the format
 * @stream: the stream to write to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes products for other programs: as CSV (RFC 4180) or a workbook with a line for each product
 * and godown, or in the JSON of the service itself, so that it can be read back. Quantities are
 * plain decimals, and those that are not exact stay in the server's words. In CSV, a cell that a
 * spreadsheet would take for a formula gets an apostrophe before it. It blocks, so call it from a
 * thread.
 *
 * Returns: whether everything was written; if not, with an error of %G_IO_ERROR
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
  g_auto (SiExportWriter) writer = { 0 };
  guint n;

  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  si_export_writer_init (&writer, format, stream, cancellable);
  n = rows != NULL ? n_rows : si_table_get_n_products (table);
  return format == SI_EXPORT_JSON ? write_json (&writer, table, rows, n, error)
                                  : write_table (&writer, table, rows, n, error);
}
