/* si-past.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-record.h"
#include "si-product-numbers.h"
#include "si-snapshot.h"

G_BEGIN_DECLS

/**
 * SiPast:
 * @snapshots: (element-type SiSnapshot): all of them, the newest first
 * @position: at which of them we are
 *
 * The way back from the newest snapshot to the oldest.
 */
typedef struct
{
  SiDatabase *database;
  sqlite3_stmt *query;  /* (owned) */
  GPtrArray *snapshots; /* (owned) */
  guint position;
} SiPast;

gboolean si_past_init (SiPast *self, SiDatabase *database, const SiState *state, GError **error);
void si_past_clear (SiPast *self);
const SiSnapshot *si_past_get_snapshot (const SiPast *self);
gboolean si_past_is_at_end (const SiPast *self);
GBytes *si_past_step_back (SiPast *self, SiRecordReader *reader, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiPast, si_past_clear)

/**
 * SiRebuild:
 *
 * An inventory on the way back.
 */
typedef struct _SiRebuild SiRebuild;

/* What is called for each product that is other a step back. */
typedef void (*SiRebuildWitness) (const SiProductState *before,
                                  const SiProductState *after,
                                  gpointer user_data);

SiRebuild *si_rebuild_new (SiTable *newest, SiProductNumbers *numbers);
void si_rebuild_free (SiRebuild *self);
void si_rebuild_set_witness (SiRebuild *self, SiRebuildWitness witness, gpointer user_data);
gboolean si_rebuild_step_back (SiRebuild *self, SiPast *past, GError **error);
SiTable *si_rebuild_make_table (SiRebuild *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRebuild, si_rebuild_free)

G_END_DECLS
