/* si-export-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-quantity.h"
#include "si-workbook-writer.h"

G_BEGIN_DECLS

/**
 * SiExportFormat:
 * @SI_EXPORT_CSV: CSV, RFC 4180, in UTF-8
 * @SI_EXPORT_JSON: an array of objects
 * @SI_EXPORT_SPREADSHEET: the same CSV after a byte order mark, without which spreadsheets take it
 *   for another encoding
 * @SI_EXPORT_WORKBOOK: a workbook of Office Open XML (.xlsx) with the cells of the CSV
 *
 * The formats of an export.
 */
typedef enum
{
  SI_EXPORT_CSV,
  SI_EXPORT_JSON,
  SI_EXPORT_SPREADSHEET,
  SI_EXPORT_WORKBOOK,
} SiExportFormat;

/* The beginning and the end of a table on the clipboard */
#define SI_EXPORT_HTML_BEGIN                                                                       \
  "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta http-equiv="               \
  "\"content-type\" content=\"text/html; charset=utf-8\"></head><body><table>\n"
#define SI_EXPORT_HTML_END "</table></body></html>\n"

#define SI_EXPORT_MARK "\ufeff"

/**
 * SiExportWriter:
 * @format: the format
 * @stream: (not owned): the stream to write to
 * @cancellable: (not owned) (nullable): stops it
 * @buffer: (owned): the text that is not written yet
 * @workbook: (owned) (nullable): the workbook, in that format
 * @names: (not owned) (array zero-terminated=1): the names of the cells of a record
 * @figures: a bit for each cell that is a figure
 * @n_records: the number of records so far
 *
 * Writes an export in large pieces.
 */
typedef struct
{
  SiExportFormat format;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *buffer;
  SiWorkbookWriter *workbook;
  const char *const *names;
  guint32 figures;
  guint64 n_records;
} SiExportWriter;

void si_export_writer_init (SiExportWriter *self,
                            SiExportFormat format,
                            GOutputStream *stream,
                            GCancellable *cancellable);
void si_export_writer_clear (SiExportWriter *self);
gboolean si_export_writer_flush_some (SiExportWriter *self, GError **error);
gboolean si_export_writer_flush (SiExportWriter *self, GError **error);

/* These write records of equal shape. */
void si_export_writer_begin (SiExportWriter *self, const char *const *names, guint32 figures);
gboolean si_export_writer_add (SiExportWriter *self, const char *const *cells, GError **error);
gboolean si_export_writer_end (SiExportWriter *self, GError **error);

void si_export_append_csv_line (GString *buffer, const char *const *cells, guint32 figures);
void si_export_append_tsv_line (GString *buffer, const char *const *cells);
void si_export_append_html_row (GString *buffer, const char *const *cells, guint32 figures);
void si_export_append_json_string (GString *buffer, const char *text);
char *si_export_quantity (SiQuantity quantity, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiExportWriter, si_export_writer_clear)

G_END_DECLS
