/* si-export-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-export.h"

G_BEGIN_DECLS

void si_export_file_async (const char *path,
                           SiTable *table,
                           GArray *rows,
                           SiExportFormat format,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean si_export_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
