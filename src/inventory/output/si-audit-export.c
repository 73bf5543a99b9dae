/* si-audit-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-audit-export.h"

static const char *const header[]
    = { "SkuCode", "productDescription", "products_id", "Stock", "GodownSum", "Finding", "Text",
        NULL };

/* The cells of Stock and GodownSum. */
#define FIGURES (1 << 3 | 1 << 4)

/* Writes a line for each finding about a product. */
static gboolean
write_product (SiExportWriter *writer, const SiTable *table, guint row, GError **error)
{
  const SiFindings found = si_table_get_findings (table, row);
  const char *text = si_table_get_stock_text (table, row);
  g_autofree char *stock = si_export_quantity (si_table_get_stock (table, row), text);
  g_autofree char *sum
      = si_export_quantity (si_table_get_stock_in (table, row, SI_NO_GODOWN), NULL);

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      const char *const cells[] = { si_table_get_sku (table, row),
                                    si_table_get_description (table, row),
                                    si_table_get_product_id (table, row),
                                    stock,
                                    sum,
                                    si_findings[i].name,
                                    "",
                                    NULL };

      if ((found & si_findings[i].flag) != 0 && !si_export_writer_add (writer, cells, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * si_audit_export_write:
 * @table: an inventory
 * @format: the format
 * @stream: the stream to write to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the findings for other programs: a line for each product and finding, and a line for each
 * row that could not be read, with its text. It blocks, so call it from a thread.
 *
 * Returns: whether everything was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_audit_export_write (const SiTable *table,
                       SiExportFormat format,
                       GOutputStream *stream,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (SiExportWriter) writer = { 0 };

  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  si_export_writer_init (&writer, format, stream, cancellable);
  si_export_writer_begin (&writer, header, FIGURES);
  for (guint row = 0; row < si_table_get_n_products (table); row++)
    if (!write_product (&writer, table, row, error))
      return FALSE;
  for (guint i = 0; i < si_table_get_n_unreadable (table); i++)
    {
      const char *const cells[]
          = { "", "", "", "", "", "unreadable", si_table_get_unreadable (table, i), NULL };

      if (!si_export_writer_add (&writer, cells, error))
        return FALSE;
    }
  return si_export_writer_end (&writer, error);
}
