/* si-twins.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiTwins:
 * @table: the inventory; not owned
 * @numbers: the twin number by row, or %NULL where no id comes twice
 * @rows: the row by first twin and twin number above 0
 *
 * si_table_get_twin_number() and si_table_find_product() for all of an inventory, in a time that
 * many equal ids do not make longer.
 */
typedef struct
{
  const SiTable *table;
  guint32 *numbers; /* (owned) (nullable) */
  GHashTable *rows; /* (owned) (nullable) */
} SiTwins;

void si_twins_init (SiTwins *self, const SiTable *table);
void si_twins_clear (SiTwins *self);
guint si_twins_get_number (const SiTwins *self, guint row);
guint si_twins_find (const SiTwins *self, const char *product_id, guint nth);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiTwins, si_twins_clear)

G_END_DECLS
