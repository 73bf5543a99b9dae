/* si-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-export-writer.h"
#include "si-shown-stock.h"

G_BEGIN_DECLS

/**
 * SiListing:
 *
 * A list as it is on screen: its rows in their order, with the columns shown. Once its columns
 * are added it never changes, so that any thread may read it.
 */
typedef struct _SiListing SiListing;

SiListing *si_listing_new_for_products (SiShownStock *stock, GArray *rows);
SiListing *si_listing_new_for_changes (SiComparison *changes, gboolean by_godown, GArray *entries);
SiListing *si_listing_ref (SiListing *self);
void si_listing_unref (SiListing *self);
void si_listing_add_column (SiListing *self, guint column, const char *title);

guint si_listing_get_n_rows (const SiListing *self);
guint si_listing_get_n_columns (const SiListing *self);
const char *si_listing_get_title (const SiListing *self, guint nth);
gboolean si_listing_is_numeric (const SiListing *self, guint nth);
gboolean si_listing_is_wide (const SiListing *self, guint nth);
char *si_listing_get_text (const SiListing *self, guint row, guint nth);
char *si_listing_get_plain (const SiListing *self, guint row, guint nth);

/* For other programs. */
char *si_listing_to_tsv (const SiListing *self, gboolean titles);
gboolean si_listing_write (gconstpointer self,
                           SiExportFormat format,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiListing, si_listing_unref)

G_END_DECLS
