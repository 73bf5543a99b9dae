/* si-pairing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiPairing:
 *
 * The pairs of equal products in an inventory and an older one, or an answer about a part of it.
 * Immutable once made, so any thread may read it.
 */
typedef struct _SiPairing SiPairing;

/**
 * SiPairKind:
 * @SI_PAIR_NONE: the other table has no such product
 * @SI_PAIR_SAME: the product has its id and its SKU code in both
 * @SI_PAIR_RENUMBERED: it has its SKU code, and another id
 * @SI_PAIR_RENAMED: it has its id, and another SKU code
 * @SI_PAIR_UNREADABLE: a row of the other table that could not be read names it
 *
 * How a product was found again.
 */
typedef enum
{
  SI_PAIR_NONE,
  SI_PAIR_SAME,
  SI_PAIR_RENUMBERED,
  SI_PAIR_RENAMED,
  SI_PAIR_UNREADABLE,
} SiPairKind;

SiPairing *si_pairing_new (const SiTable *before, const SiTable *after);
void si_pairing_unref (SiPairing *self);

const SiTable *si_pairing_get_before_table (const SiPairing *self);
const SiTable *si_pairing_get_after_table (const SiPairing *self);

/* A row of the other table, or SI_NO_ROW, without a search. */
guint si_pairing_get_after (const SiPairing *self, guint row_before);
guint si_pairing_get_before (const SiPairing *self, guint row_after);
SiPairKind si_pairing_get_kind_of_before (const SiPairing *self, guint row_before);
SiPairKind si_pairing_get_kind_of_after (const SiPairing *self, guint row_after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiPairing, si_pairing_unref)

G_END_DECLS
