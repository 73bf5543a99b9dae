/* si-moment.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-comparison.h"
#include "si-since.h"
#include "si-snapshot.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

void si_moment_compare_async (SiStore *store,
                              gint64 moment,
                              SiTable *now,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void si_moment_compare_kept_async (SiStore *store,
                                   gint64 from,
                                   gint64 to,
                                   SiTable *now,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
SiComparison *
si_moment_compare_finish (GAsyncResult *result, SiSnapshot **snapshot, GError **error);

G_END_DECLS
