/* si-audit-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-export-writer.h"
#include "si-table.h"

G_BEGIN_DECLS

gboolean si_audit_export_write (const SiTable *table,
                                SiExportFormat format,
                                GOutputStream *stream,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
