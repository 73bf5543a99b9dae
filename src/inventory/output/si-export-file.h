/* si-export-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-export.h"

G_BEGIN_DECLS

/**
 * SiExportFunc:
 * @data: the data to write
 * @format: the format
 * @stream: the stream to write to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes an export, on a thread.
 *
 * Returns: whether everything was written
 */
typedef gboolean (*SiExportFunc) (gconstpointer data,
                                  SiExportFormat format,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);

void si_export_file_write_async (const char *path,
                                 SiExportFunc func,
                                 gpointer data,
                                 GDestroyNotify free_data,
                                 SiExportFormat format,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void si_export_file_async (const char *path,
                           SiTable *table,
                           SiExportFormat format,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean si_export_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
