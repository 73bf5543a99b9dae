/* si-baseline.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-comparison.h"
#include "si-snapshot.h"
#include "si-store.h"
#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_BASELINE (si_baseline_get_type ())

/**
 * SiBaseline:
 *
 * The inventory before the last whole answer, and what has changed since.
 *
 * Property, read-only with notify: changes (SiComparison, nullable: the newest inventory compared
 * with the baseline).
 */
G_DECLARE_FINAL_TYPE (SiBaseline, si_baseline, SI, BASELINE, GObject)

SiBaseline *si_baseline_new (void);
void si_baseline_restore (SiBaseline *self, SiTable *table, SiStore *store);
void si_baseline_look_up (SiBaseline *self, SiStore *store);
void si_baseline_take_answer (SiBaseline *self, SiTable *table, SiSnapshotKind kind);
SiComparison *si_baseline_get_changes (SiBaseline *self);

G_END_DECLS
