/* si-table-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiColumn:
 *
 * What a list of products can be sorted by. SI_COLUMN_SERVER is the order in
 * which the service gave them; SI_COLUMN_CHANGE, the change of their stock, is no column of
 * a table alone.
 */
typedef enum
{
  SI_COLUMN_SERVER,
  SI_COLUMN_SKU,
  SI_COLUMN_DESCRIPTION,
  SI_COLUMN_PRODUCT_ID,
  SI_COLUMN_STOCK,
  SI_COLUMN_GODOWNS,
  SI_COLUMN_CHANGE,
} SiColumn;

/* All rows in ascending order of a column; equal ones stay in the server's order.
 * Made once a table and column, from any thread, and kept: the array belongs to
 * the table. */
const guint32 *si_table_order (const SiTable *self, SiColumn column);

typedef gint64 (*SiRowKeyFunc) (const SiTable *self, guint row, gconstpointer data);
guint32 *si_table_order_by (const SiTable *self, SiRowKeyFunc get_key, gconstpointer data);
gint64 si_table_order_key (SiQuantity stock);

G_END_DECLS
