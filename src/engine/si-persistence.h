/* si-persistence.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-baseline.h"
#include "si-problem.h"
#include "si-snapshot.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_PERSISTENCE (si_persistence_get_type ())

/**
 * SiPersistence:
 *
 * Restores the last inventory of a connection from its store, saves each answer there, and keeps
 * the baseline. Without a store, for a connection that is not saved, it keeps the baseline alone.
 *
 * Properties, all read-only with notify: problem (SiProblem, nullable: what went wrong on the
 * disk), restoring (boolean: the last inventory is being read), saving (boolean: an answer is being
 * written, and the program must not end).
 *
 * Signal "restored" (SiTable, nullable; GDateTime, nullable): the last inventory was read, and when
 * the service gave it as a whole; there is no table where none is stored or it could not be read.
 */
G_DECLARE_FINAL_TYPE (SiPersistence, si_persistence, SI, PERSISTENCE, GObject)

SiPersistence *si_persistence_new (const char *path);
void si_persistence_set_days (SiPersistence *self, guint days);
SiStore *si_persistence_get_store (SiPersistence *self);

void si_persistence_restore (SiPersistence *self);
gboolean si_persistence_get_restoring (SiPersistence *self);
const GError *si_persistence_get_unread (SiPersistence *self);

void si_persistence_take_answer (SiPersistence *self,
                                 SiTable *table,
                                 GDateTime *time,
                                 SiSnapshotKind kind,
                                 const char *filter);
void si_persistence_save_async (SiPersistence *self,
                                SiTable *table,
                                GDateTime *time,
                                SiSnapshotKind kind,
                                const char *filter,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean si_persistence_save_finish (SiPersistence *self, GAsyncResult *result, GError **error);
gboolean si_persistence_get_saving (SiPersistence *self);
gboolean si_persistence_get_save_failed (SiPersistence *self);

SiBaseline *si_persistence_get_baseline (SiPersistence *self);

void si_persistence_report (SiPersistence *self, const GError *error);
SiProblem *si_persistence_get_problem (SiPersistence *self);
void si_persistence_dismiss_problem (SiPersistence *self);

G_END_DECLS
