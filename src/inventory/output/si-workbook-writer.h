/* si-workbook-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SiWorkbookWriter:
 *
 * Writes rows as a workbook of Office Open XML (ECMA-376, files ending in .xlsx), front to back and
 * in little memory. Further sheets follow when one is full; each begins with the headings.
 */
typedef struct _SiWorkbookWriter SiWorkbookWriter;

SiWorkbookWriter *si_workbook_writer_new (GOutputStream *stream,
                                          const char *const *headings,
                                          GCancellable *cancellable);
void si_workbook_writer_free (SiWorkbookWriter *self);
void si_workbook_writer_add_text (SiWorkbookWriter *self, const char *text);
void si_workbook_writer_add_number (SiWorkbookWriter *self, const char *number);
gboolean si_workbook_writer_end_row (SiWorkbookWriter *self, GError **error);
gboolean si_workbook_writer_end (SiWorkbookWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiWorkbookWriter, si_workbook_writer_free)

G_END_DECLS
