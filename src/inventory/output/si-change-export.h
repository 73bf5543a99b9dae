/* si-change-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-comparison.h"
#include "si-export-writer.h"

G_BEGIN_DECLS

/**
 * SiChangeLines:
 * @SI_CHANGE_LINES_PRODUCTS: a line for each product that has changed
 * @SI_CHANGE_LINES_GODOWNS: a line for each product and godown
 * @SI_CHANGE_LINES_BOTH: a line for each product, followed by a line for each of its godowns
 *
 * The lines of an export of changes.
 */
typedef enum
{
  SI_CHANGE_LINES_PRODUCTS,
  SI_CHANGE_LINES_GODOWNS,
  SI_CHANGE_LINES_BOTH,
} SiChangeLines;

gboolean si_change_export_write (const SiComparison *comparison,
                                 SiChangeLines lines,
                                 const guint32 *entries,
                                 guint n_entries,
                                 SiExportFormat format,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
