/* si-column.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-natural-order.h"
#include "si-shown-stock.h"

G_BEGIN_DECLS

/**
 * SiColumn:
 * @SI_COLUMN_SERVER: no column on screen, but the order in which the service gave the products
 * @SI_COLUMN_STOCK: the stock in the chosen godowns, or in all
 * @SI_COLUMN_CHANGE: the change of the stock since an older inventory
 * @SI_COLUMN_TOTAL: the stock in all godowns, beside that in the chosen ones
 * @SI_N_COLUMNS: the number of columns
 *
 * The columns that a list of products has and can be sorted by. si-column.c says all there is to
 * know about each of them, but for its title and its look, which the window adds.
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
  SI_COLUMN_TOTAL,
  SI_N_COLUMNS,
} SiColumn;

/**
 * SiColumnInfo:
 * @name: the column's name in settings and actions
 * @field: (nullable): the name of its field in exported files
 * @numeric: whether its cells are figures, of which the largest are sought first
 * @by_godowns: whether its cells depend on the godowns that are chosen
 * @by_changes: whether its cells depend on the older inventory that is compared with
 * @get_text: (nullable): the text of a cell, which is also sorted by; %NULL for a column that is
 *   sorted by numbers
 * @append_key: (nullable): how the texts are sorted
 * @get_number: (nullable): the number that a row is sorted by
 * @get_plain: (nullable): (transfer full): the figure of a cell for other programs, as a plain
 *   decimal; it returns %NULL for a cell that is no figure but words
 *
 * The properties of a column.
 */
typedef struct
{
  const char *name;
  const char *field;
  gboolean numeric;
  gboolean by_godowns;
  gboolean by_changes;
  const char *(*get_text) (const SiTable *table, guint row);
  SiTextKeyFunc append_key;
  gint64 (*get_number) (const SiShownStock *stock, guint row);
  char *(*get_plain) (const SiShownStock *stock, guint row);
} SiColumnInfo;

const SiColumnInfo *si_column_get_info (SiColumn column);
gboolean si_column_find (const char *name, SiColumn *column);

G_END_DECLS
