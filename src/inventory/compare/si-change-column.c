/* si-change-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-change-column.h"

#include "si-language-order.h"

/* A product that is gone has the texts that it had last. */
static const char *
get_product_text (const SiComparison *comparison,
                  const SiChangeEntry *entry,
                  const char *(*getter) (const SiTable *, guint))
{
  return entry->row_after != SI_NO_ROW
             ? getter (si_comparison_get_after (comparison), entry->row_after)
             : getter (si_comparison_get_before (comparison), entry->row_before);
}

static const char *
get_sku (const SiComparison *comparison, const SiChangeEntry *entry)
{
  return get_product_text (comparison, entry, si_table_get_sku);
}

static const char *
get_description (const SiComparison *comparison, const SiChangeEntry *entry)
{
  return get_product_text (comparison, entry, si_table_get_description);
}

static const char *
get_godown (const SiComparison *comparison, const SiChangeEntry *entry)
{
  return entry->name_after != NULL ? entry->name_after : entry->name_before;
}

static gint64
get_kinds (const SiChangeEntry *entry)
{
  return entry->kinds;
}

/* Quantities that are no numbers come before all numbers. */
static gint64
to_number (SiQuantity quantity)
{
  return si_quantity_is_number (quantity) ? quantity.millionths : G_MININT64;
}

static gint64
get_before (const SiChangeEntry *entry)
{
  return to_number (entry->before);
}

static gint64
get_after (const SiChangeEntry *entry)
{
  return to_number (entry->after);
}

static gint64
get_difference (const SiChangeEntry *entry)
{
  return to_number (entry->difference);
}

static const SiChangeColumnInfo infos[SI_N_CHANGE_COLUMNS] = {
  [SI_CHANGE_COLUMN_SERVER] = { .name = "server" },
  [SI_CHANGE_COLUMN_SKU]
  = { .name = "sku", .get_text = get_sku, .append_key = si_natural_append_key },
  [SI_CHANGE_COLUMN_DESCRIPTION]
  = { .name = "description", .get_text = get_description, .append_key = si_language_append_key },
  [SI_CHANGE_COLUMN_GODOWN]
  = { .name = "godown", .get_text = get_godown, .append_key = si_language_append_key },
  [SI_CHANGE_COLUMN_KIND] = { .name = "kind", .get_number = get_kinds },
  [SI_CHANGE_COLUMN_BEFORE] = { .name = "before", .numeric = TRUE, .get_number = get_before },
  [SI_CHANGE_COLUMN_AFTER] = { .name = "after", .numeric = TRUE, .get_number = get_after },
  [SI_CHANGE_COLUMN_DIFFERENCE]
  = { .name = "difference", .numeric = TRUE, .get_number = get_difference },
};

/**
 * si_change_column_get_info:
 * @column: a column
 *
 * Returns: (transfer none): its properties
 */
const SiChangeColumnInfo *
si_change_column_get_info (SiChangeColumn column)
{
  g_return_val_if_fail (column < SI_N_CHANGE_COLUMNS, NULL);

  return &infos[column];
}
