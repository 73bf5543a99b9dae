/* si-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-export-writer.h"

G_BEGIN_DECLS

/**
 * SiListing:
 *
 * The rows of a list in their order, with the columns that are shown, as the clipboard, a file and
 * paper take them. The view that has the columns makes it. Once they are added it never changes, so
 * that any thread may read it.
 */
typedef struct _SiListing SiListing;

/**
 * SiListingClass:
 * @get_text: (transfer full): the text of a cell as it is on screen
 * @get_plain: (transfer full): the text of a cell for other programs: figures are plain decimals,
 *   and nothing stands for a figure that is not known
 * @write: (nullable): writes rows to a file; %NULL where the fields of the listing are written
 * @unref: lets go of the source
 *
 * How the rows of a kind of list are read from their source.
 */
typedef struct
{
  char *(*get_text) (gconstpointer source, guint row, guint column);
  char *(*get_plain) (gconstpointer source, guint row, guint column);
  gboolean (*write) (gconstpointer source,
                     const GArray *rows,
                     SiExportFormat format,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error);
  void (*unref) (gpointer source);
} SiListingClass;

SiListing *si_listing_new (const SiListingClass *klass, gpointer source, const GArray *rows);
SiListing *si_listing_ref (SiListing *self);
void si_listing_unref (SiListing *self);
gconstpointer si_listing_get_source (const SiListing *self);
void si_listing_add_column (SiListing *self,
                            guint column,
                            const char *title,
                            gboolean numeric,
                            gboolean wide);
void si_listing_add_field (SiListing *self, guint column, const char *name, gboolean numeric);
void si_listing_add_constant (SiListing *self, const char *name, const char *text);

guint si_listing_get_n_rows (const SiListing *self);
guint si_listing_get_n_columns (const SiListing *self);
const char *si_listing_get_title (const SiListing *self, guint nth);
gboolean si_listing_is_numeric (const SiListing *self, guint nth);
gboolean si_listing_is_wide (const SiListing *self, guint nth);
char *si_listing_get_text (const SiListing *self, guint row, guint nth);

char *si_listing_to_tsv (const SiListing *self, gboolean titles);
char *si_listing_to_html (const SiListing *self, gboolean titles);
gboolean si_listing_write (gconstpointer self,
                           SiExportFormat format,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiListing, si_listing_unref)

G_END_DECLS
