/* si-change-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-change-listing.h"

#include "si-change-export.h"
#include "si-text.h"

typedef struct
{
  SiComparison *changes; /* (owned) */
  gboolean by_godown;
} Source;

static char *
get_text (gconstpointer data, guint entry, guint column)
{
  const Source *source = data;
  g_autoptr (SiChange) change = si_change_new (source->changes, source->by_godown, entry);
  char *text = si_text_change_cell (change, column);

  return text != NULL ? text : g_strdup ("");
}

static char *
get_plain (gconstpointer data, guint row, guint column)
{
  const Source *source = data;
  g_autoptr (SiChange) change = si_change_new (source->changes, source->by_godown, row);
  const SiChangeEntry *entry = si_change_get_entry (change);

  if (column == SI_CHANGE_COLUMN_BEFORE)
    return si_export_quantity (entry->before, entry->before_text);
  if (column == SI_CHANGE_COLUMN_AFTER)
    return si_export_quantity (entry->after, entry->after_text);
  if (column == SI_CHANGE_COLUMN_DIFFERENCE && entry->kinds != SI_CHANGE_RENAMED)
    return si_export_quantity (entry->difference, NULL);
  return get_text (data, row, column);
}

/* A file has all that is known of each change, as the one of the command line has. */
static gboolean
write_changes (gconstpointer data,
               const GArray *entries,
               SiExportFormat format,
               GOutputStream *stream,
               GCancellable *cancellable,
               GError **error)
{
  const Source *source = data;

  return si_change_export_write (
      source->changes, source->by_godown ? SI_CHANGE_LINES_GODOWNS : SI_CHANGE_LINES_PRODUCTS,
      (const guint32 *) (gpointer) entries->data, entries->len, format, stream, cancellable, error);
}

static void
free_source (gpointer data)
{
  Source *source = data;

  si_comparison_unref (source->changes);
  g_free (source);
}

static const SiListingClass change_class = { .get_text = get_text,
                                             .get_plain = get_plain,
                                             .write = write_changes,
                                             .unref = free_source };

/**
 * si_change_listing_new:
 * @changes: a comparison
 * @by_godown: whether the entries are changes in godowns
 * @entries: (element-type guint32): some of its entries, in their order
 *
 * Returns: (transfer full): a listing of changes, without columns
 */
SiListing *
si_change_listing_new (SiComparison *changes, gboolean by_godown, const GArray *entries)
{
  Source *source;

  g_return_val_if_fail (changes != NULL, NULL);

  source = g_new (Source, 1);
  *source = (Source){ si_comparison_ref (changes), by_godown };
  return si_listing_new (&change_class, source, entries);
}

/**
 * si_change_listing_add:
 * @self: a new listing of changes
 * @column: a column on screen
 * @title: its title
 *
 * Adds a column.
 */
void
si_change_listing_add (SiListing *self, SiChangeColumn column, const char *title)
{
  g_return_if_fail (self != NULL);

  si_listing_add_column (self, column, title, si_change_column_get_info (column)->numeric,
                         column == SI_CHANGE_COLUMN_DESCRIPTION);
}
