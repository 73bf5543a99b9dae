/* si-rebuild.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-past.h"

G_BEGIN_DECLS

/**
 * SiRebuild:
 *
 * An inventory on its way back from the newest snapshot to an older one.
 */
typedef struct _SiRebuild SiRebuild;

/**
 * SiRebuildWitness:
 * @before: a product at the older snapshot of a step
 * @after: the same product at the newer one
 * @user_data: the data of the witness
 *
 * Sees a product that differs.
 */
typedef void (*SiRebuildWitness) (const SiProductState *before,
                                  const SiProductState *after,
                                  gpointer user_data);

SiRebuild *
si_rebuild_new (SiDatabase *database, const SiState *state, SiTable *newest, GError **error);
void si_rebuild_free (SiRebuild *self);
void si_rebuild_set_witness (SiRebuild *self, SiRebuildWitness witness, gpointer user_data);
const SiPast *si_rebuild_get_past (const SiRebuild *self);
gboolean si_rebuild_step_back (SiRebuild *self, GCancellable *cancellable, GError **error);
guint si_rebuild_get_n_unreadable (const SiRebuild *self);
const char *si_rebuild_get_unreadable (const SiRebuild *self, guint index);
SiTable *si_rebuild_make_table (SiRebuild *self);

SiTable *si_rebuild_table (SiDatabase *database,
                           const SiState *state,
                           SiTable *newest,
                           gint64 snapshot,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRebuild, si_rebuild_free)

G_END_DECLS
