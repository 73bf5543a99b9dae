/* si-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-export-writer.h"
#include "si-table.h"

G_BEGIN_DECLS

gboolean si_export_write (const SiTable *table,
                          const guint32 *rows,
                          guint n_rows,
                          SiExportFormat format,
                          GOutputStream *stream,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
