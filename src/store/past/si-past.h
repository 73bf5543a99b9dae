/* si-past.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-record-reader.h"
#include "si-snapshot.h"
#include "si-state.h"

G_BEGIN_DECLS

/**
 * SiPast:
 *
 * The way back from the newest snapshot to the oldest, a step for each snapshot.
 */
typedef struct _SiPast SiPast;

SiPast *si_past_new (SiDatabase *database, const SiState *state, GError **error);
void si_past_free (SiPast *self);
gboolean si_past_has_snapshot (const SiPast *self, gint64 snapshot);
const SiSnapshot *si_past_get_snapshot (const SiPast *self);
gboolean si_past_is_at_end (const SiPast *self);
SiRecordReader *si_past_step_back (SiPast *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiPast, si_past_free)

G_END_DECLS
