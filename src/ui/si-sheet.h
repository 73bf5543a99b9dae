/* si-sheet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-comparison.h"
#include "si-export-writer.h"

G_BEGIN_DECLS

/**
 * SiSheet:
 *
 * A list as it is on screen: its rows in their order, with the columns shown. Once its columns
 * are added it never changes, so that any thread may read it.
 */
typedef struct _SiSheet SiSheet;

SiSheet *si_sheet_new_for_products (SiTable *table,
                                    GArray *rows,
                                    const char *const *godown_ids,
                                    SiComparison *changes);
SiSheet *si_sheet_new_for_changes (SiComparison *changes, gboolean by_godown, GArray *entries);
SiSheet *si_sheet_ref (SiSheet *self);
void si_sheet_unref (SiSheet *self);
void si_sheet_add_column (SiSheet *self, guint column, const char *title);

guint si_sheet_get_n_rows (const SiSheet *self);
guint si_sheet_get_n_columns (const SiSheet *self);
const char *si_sheet_get_title (const SiSheet *self, guint nth);
gboolean si_sheet_is_numeric (const SiSheet *self, guint nth);
gboolean si_sheet_is_wide (const SiSheet *self, guint nth);
char *si_sheet_get_text (const SiSheet *self, guint row, guint nth);
char *si_sheet_get_plain (const SiSheet *self, guint row, guint nth);

/* For other programs. */
char *si_sheet_to_tsv (const SiSheet *self, gboolean titles);
gboolean si_sheet_write (gconstpointer self,
                         SiExportFormat format,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiSheet, si_sheet_unref)

G_END_DECLS
