/* si-listing-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A sheet for other programs. */

#include "si-listing-private.h"

#include "si-change-export.h"

/**
 * si_listing_to_tsv:
 * @self: a sheet
 * @titles: whether the titles are its first line
 *
 * Returns: (transfer full): the sheet as spreadsheets take it from the clipboard
 */
char *
si_listing_to_tsv (const SiListing *self, gboolean titles)
{
  const guint n = self->columns->len;
  GString *text = g_string_new (NULL);

  if (titles)
    {
      g_autofree const char **cells = g_new0 (const char *, n + 1);

      for (guint i = 0; i < n; i++)
        cells[i] = g_array_index (self->columns, SiListingColumn, i).title;
      si_export_append_tsv_line (text, cells);
    }
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        cells[i] = si_listing_get_plain (self, row, i);
      si_export_append_tsv_line (text, (const char *const *) cells);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_godowns (const SiListing *self)
{
  return si_scope_get_godown_ids (si_shown_stock_get_scope (self->stock)) != NULL;
}

/* The columns have the service's names; a stock in one godown says in which. Returns which are
 * figures. */
static guint32
add_names (const SiListing *self, GPtrArray *names)
{
  guint32 figures = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const guint column = g_array_index (self->columns, SiListingColumn, i).id;

      if (column == SI_COLUMN_STOCK && has_godowns (self))
        {
          g_ptr_array_add (names, g_strdup ("Godownid"));
          g_ptr_array_add (names, g_strdup ("Godown"));
          g_ptr_array_add (names, g_strdup ("GodownStock"));
        }
      else
        g_ptr_array_add (names, g_strdup (si_column_get_info (column)->field));
      if (si_listing_is_numeric (self, i))
        figures |= 1u << (names->len - 1);
    }
  g_ptr_array_add (names, NULL);
  return figures;
}

/* The ids and the names of the godowns that the stock is of, with a comma between several. */
static void
add_godowns (const SiListing *self, GPtrArray *cells)
{
  const char *const *keys = si_scope_get_godown_ids (si_shown_stock_get_scope (self->stock));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const guint godown = si_table_find_godown (self->table, keys[i]);
      const gboolean found = godown != SI_NO_GODOWN;

      g_ptr_array_add (ids,
                       (gpointer) (found ? si_table_get_godown_id (self->table, godown) : keys[i]));
      g_ptr_array_add (names,
                       (gpointer) (found ? si_table_get_godown_name (self->table, godown) : ""));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (cells, g_strjoinv (", ", (char **) ids->pdata));
  g_ptr_array_add (cells, g_strjoinv (", ", (char **) names->pdata));
}

static void
add_cells (const SiListing *self, guint row, GPtrArray *cells)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_array_index (self->columns, SiListingColumn, i).id == SI_COLUMN_STOCK
          && has_godowns (self))
        add_godowns (self, cells);
      g_ptr_array_add (cells, si_listing_get_plain (self, row, i));
    }
  g_ptr_array_add (cells, NULL);
}

static gboolean
write_products (const SiListing *self, SiExportWriter *writer, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const guint32 figures = add_names (self, names);

  si_export_writer_begin (writer, (const char *const *) names->pdata, figures);
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      add_cells (self, row, cells);
      si_export_writer_add (writer, (const char *const *) names->pdata,
                            (const char *const *) cells->pdata, row == 0);
      if (!si_export_writer_flush_some (writer, error))
        return FALSE;
    }
  si_export_writer_end (writer);
  return si_export_writer_flush (writer, error);
}

/**
 * si_listing_write:
 * @self: an #SiListing
 * @format: how it is written
 * @stream: where to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * An #SiExportFunc: writes the products of the columns shown, or the changes with all that
 * si_change_export_write() says of each. Blocks: call it from a thread.
 *
 * Returns: whether all of it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_listing_write (gconstpointer data,
                  SiExportFormat format,
                  GOutputStream *stream,
                  GCancellable *cancellable,
                  GError **error)
{
  const SiListing *self = data;
  g_auto (SiExportWriter) writer = { 0 };

  if (self->table == NULL)
    return si_change_export_write (
        self->changes, self->by_godown ? SI_CHANGE_LINES_GODOWNS : SI_CHANGE_LINES_PRODUCTS,
        (const guint32 *) self->rows->data, self->rows->len, format, stream, cancellable, error);

  si_export_writer_init (&writer, format, stream, cancellable);
  return write_products (self, &writer, error);
}
