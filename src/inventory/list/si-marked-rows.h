/* si-marked-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-rows.h"

G_BEGIN_DECLS

/**
 * SiMarkedRows:
 *
 * Any number of rows of the table that a list shows. The rows are known by their products, so that
 * they stay marked in another order, under another filter and in the next inventory.
 */
typedef struct _SiMarkedRows SiMarkedRows;

SiMarkedRows *si_marked_rows_new (void);
void si_marked_rows_free (SiMarkedRows *self);

void si_marked_rows_follow (SiMarkedRows *self, const SiProductRows *shown);
void si_marked_rows_set (SiMarkedRows *self, guint row, gboolean marked);
void si_marked_rows_set_range (SiMarkedRows *self,
                               const SiProductRows *shown,
                               guint position,
                               guint n_positions,
                               gboolean marked);
void si_marked_rows_clear (SiMarkedRows *self);
guint si_marked_rows_get_n (const SiMarkedRows *self);
gboolean si_marked_rows_contains (const SiMarkedRows *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiMarkedRows, si_marked_rows_free)

G_END_DECLS
