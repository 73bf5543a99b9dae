/* si-change-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-change-export.h"

#include "si-transfer.h"

static const char *const header[]
    = { "SkuCode", "productDescription", "products_id", "Godownid",  "Godown",  "Change", "Before",
        "After",   "Difference",         "Moved",       "MovedFrom", "MovedTo", NULL };

/* The cells of Before, After, Difference and Moved. */
#define FIGURES (1 << 6 | 1 << 7 | 1 << 8 | 1 << 9)

/* The words are in the order of the bits of SiChangeKinds. */
static const char *const words[SI_N_CHANGE_KINDS]
    = { "new", "gone", "up", "down", "renamed", "transfer", "godowns", "unclear" };

static char *
join_words (SiChangeKinds kinds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    if ((kinds >> i & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free (text, FALSE);
}

/* The line of a godown has what came or went there, so only the line of the product tells of a
 * transfer. */
static gboolean
add (SiExportWriter *writer,
     const SiComparison *self,
     const SiChangeEntry *entry,
     const SiTransfer *transfer,
     gboolean by_godown,
     GError **error)
{
  const gboolean gone = entry->row_after == SI_NO_ROW;
  const SiTable *was = si_comparison_get_before (self);
  const SiTable *is = si_comparison_get_after (self);
  const SiTable *table = gone ? was : is;
  const guint row = gone ? entry->row_before : entry->row_after;
  const gboolean left = entry->godown_after == SI_NO_GODOWN;
  const SiTable *place = left ? was : is;
  const guint godown = left ? entry->godown_before : entry->godown_after;
  g_autofree char *change = join_words (entry->kinds);
  g_autofree char *before = si_export_quantity (entry->before, entry->before_text);
  g_autofree char *after = si_export_quantity (entry->after, entry->after_text);
  g_autofree char *difference = si_export_quantity (entry->difference, NULL);
  g_autofree char *moved
      = transfer != NULL ? si_export_quantity (transfer->amount, NULL) : g_strdup ("");
  const char *const cells[]
      = { si_table_get_sku (table, row),
          si_table_get_description (table, row),
          si_table_get_product_id (table, row),
          by_godown ? si_table_get_godown_id (place, godown) : "",
          by_godown ? (entry->name_after != NULL ? entry->name_after : entry->name_before) : "",
          change,
          before,
          after,
          difference,
          moved,
          transfer != NULL ? transfer->from : "",
          transfer != NULL ? transfer->to : "",
          NULL };

  return si_export_writer_add (writer, cells, error);
}

/* Writes the line of a product, whose change is put into @entry. */
static gboolean
add_product (SiExportWriter *writer,
             const SiComparison *self,
             guint index,
             SiChangeEntry *entry,
             GError **error)
{
  SiTransfer transfer;
  const gboolean found = si_transfer_find (self, index, &transfer);

  si_comparison_get_product (self, index, entry);
  return add (writer, self, entry, found ? &transfer : NULL, FALSE, error);
}

static gboolean
add_godown (SiExportWriter *writer, const SiComparison *self, guint index, GError **error)
{
  SiChangeEntry entry;

  si_comparison_get_godown (self, index, &entry);
  return add (writer, self, &entry, NULL, TRUE, error);
}

static gboolean
write_lines (SiExportWriter *writer,
             const SiComparison *self,
             gboolean by_godown,
             const guint32 *entries,
             guint n_entries,
             GError **error)
{
  for (guint i = 0; i < n_entries; i++)
    {
      const guint index = entries != NULL ? entries[i] : i;
      SiChangeEntry entry;

      if (by_godown ? !add_godown (writer, self, index, error)
                    : !add_product (writer, self, index, &entry, error))
        return FALSE;
    }
  return TRUE;
}

/* Writes the changes in the godowns of a product, which come next in the order of the products. */
static gboolean
add_godowns (SiExportWriter *writer,
             const SiComparison *self,
             const SiChangeEntry *product,
             guint *godown,
             GError **error)
{
  for (; *godown < si_comparison_get_n_godowns (self); ++*godown)
    {
      SiChangeEntry entry;

      si_comparison_get_godown (self, *godown, &entry);
      if (entry.row_before != product->row_before || entry.row_after != product->row_after)
        break;
      if (!add (writer, self, &entry, NULL, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_both (SiExportWriter *writer, const SiComparison *self, GError **error)
{
  guint godown = 0;

  for (guint i = 0; i < si_comparison_get_n_products (self); i++)
    {
      SiChangeEntry entry;

      if (!add_product (writer, self, i, &entry, error)
          || !add_godowns (writer, self, &entry, &godown, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * si_change_export_write:
 * @comparison: the changes between two inventories
 * @lines: which lines to write
 * @entries: (nullable) (array length=n_entries): the changes of products, or of godowns, to write
 * in this order; %NULL for all
 * @n_entries: the number of @entries
 * @format: the format
 * @stream: the stream to write to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes changes for other programs. Quantities are plain decimals. The difference is new minus
 * old, and empty where it is not known. It blocks, so call it from a thread.
 *
 * Returns: whether everything was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_change_export_write (const SiComparison *comparison,
                        SiChangeLines lines,
                        const guint32 *entries,
                        guint n_entries,
                        SiExportFormat format,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (SiExportWriter) writer = { 0 };
  const gboolean by_godown = lines == SI_CHANGE_LINES_GODOWNS;
  gboolean written;

  g_return_val_if_fail (comparison != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (entries == NULL)
    n_entries = by_godown ? si_comparison_get_n_godowns (comparison)
                          : si_comparison_get_n_products (comparison);
  si_export_writer_init (&writer, format, stream, cancellable);
  si_export_writer_begin (&writer, header, FIGURES);
  if (lines == SI_CHANGE_LINES_BOTH)
    written = write_both (&writer, comparison, error);
  else
    written = write_lines (&writer, comparison, by_godown, entries, n_entries, error);
  return written && si_export_writer_end (&writer, error);
}
