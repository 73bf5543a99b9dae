/* si-product-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pairing.h"
#include "si-table-query.h"

G_BEGIN_DECLS

/**
 * SiProductRows:
 * @table: (owned): the table
 * @rows: (owned) (element-type guint32): the rows shown, in their order
 * @positions: (owned) (array): for each row of the table its place in @rows, or %G_MAXUINT32
 * @pairing: (owned) (nullable): which products of the rows shown before are which in @table; %NULL
 *   if it is the same table, or there were none
 * @hidden: the products that the filters hide, where @rows is empty
 * @same_start: how many products at the start are those of the rows shown before
 * @same_end: how many at the end are, those at the start not counted
 *
 * The answer to a query, and how it differs from the one before. A list model needs both to change
 * over; they are worked out together, so that it can be done on a thread.
 */
typedef struct
{
  SiTable *table;
  GArray *rows;
  guint32 *positions;
  SiPairing *pairing;
  SiHidden hidden;
  guint same_start;
  guint same_end;
} SiProductRows;

SiProductRows *si_product_rows_new (SiTable *table,
                                    const SiTableQuery *query,
                                    const SiProductRows *before,
                                    GCancellable *cancellable);
void si_product_rows_new_async (SiTable *table,
                                const SiTableQuery *query,
                                SiProductRows *before,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
SiProductRows *si_product_rows_new_finish (GAsyncResult *result, GError **error);
SiProductRows *si_product_rows_ref (SiProductRows *self);
void si_product_rows_unref (SiProductRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiProductRows, si_product_rows_unref)

G_END_DECLS
