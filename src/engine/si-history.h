/* si-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-snapshot.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_HISTORY (si_history_get_type ())

/* What is remembered of a connection's inventory: the last one, and how it came to be.
 * Everything is done on a thread. */
G_DECLARE_FINAL_TYPE (SiHistory, si_history, SI, HISTORY, GObject)

char *si_history_make_path (const char *folder, const char *connection_id);
SiHistory *si_history_new (const char *path);
SiStore *si_history_get_store (SiHistory *self);
void si_history_set_days (SiHistory *self, guint days);

void si_history_keep_async (SiHistory *self,
                            SiTable *table,
                            GDateTime *time,
                            SiSnapshotKind kind,
                            const char *filter,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean si_history_keep_finish (SiHistory *self, GAsyncResult *result, GError **error);

G_END_DECLS
