/* si-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column.h"

#include "si-export-writer.h"
#include "si-language-order.h"

static gint64
get_row (const SiShownStock *stock, guint row)
{
  return row;
}

/* Stocks that are no numbers come before all numbers. */
static gint64
get_stock (const SiShownStock *stock, guint row)
{
  const SiQuantity quantity = si_scope_get_stock (si_shown_stock_get_scope (stock), row);

  return si_quantity_is_number (quantity) ? MAX (quantity.millionths, G_MININT64 + 1) : G_MININT64;
}

static char *
get_plain_stock (const SiShownStock *stock, guint row)
{
  const SiScope *scope = si_shown_stock_get_scope (stock);

  return si_export_quantity (si_scope_get_stock (scope, row), si_scope_get_stock_text (scope, row));
}

static gint64
get_total (const SiShownStock *stock, guint row)
{
  const SiTable *table = si_scope_get_table (si_shown_stock_get_scope (stock));
  const SiQuantity quantity = si_table_get_stock (table, row);

  return si_quantity_is_number (quantity) ? MAX (quantity.millionths, G_MININT64 + 1) : G_MININT64;
}

static char *
get_plain_total (const SiShownStock *stock, guint row)
{
  const SiTable *table = si_scope_get_table (si_shown_stock_get_scope (stock));

  return si_export_quantity (si_table_get_stock (table, row), si_table_get_stock_text (table, row));
}

static gint64
get_n_godowns (const SiShownStock *stock, guint row)
{
  return si_table_get_n_godowns (si_scope_get_table (si_shown_stock_get_scope (stock)), row);
}

static char *
get_plain_n_godowns (const SiShownStock *stock, guint row)
{
  return g_strdup_printf ("%u", (guint) get_n_godowns (stock, row));
}

/* A product that has not changed, or is not known to have, stands between more and less. */
static gint64
get_change (const SiShownStock *stock, guint row)
{
  SiChangeEntry entry;

  return si_shown_stock_find_change (stock, row, &entry) ? entry.difference.millionths : 0;
}

static char *
get_plain_change (const SiShownStock *stock, guint row)
{
  SiChangeEntry entry;

  if (!si_shown_stock_find_change (stock, row, &entry))
    return g_strdup ("");
  if ((entry.kinds & SI_CHANGE_NEW) != 0 || entry.difference.millionths == 0)
    return NULL;
  return si_export_quantity (entry.difference, NULL);
}

static const SiColumnInfo infos[SI_N_COLUMNS] = {
  [SI_COLUMN_SERVER] = { .name = "server", .get_number = get_row },
  [SI_COLUMN_SKU] = { .name = "sku",
                      .field = "SkuCode",
                      .get_text = si_table_get_sku,
                      .append_key = si_natural_append_key },
  [SI_COLUMN_DESCRIPTION] = { .name = "description",
                              .field = "productDescription",
                              .get_text = si_table_get_description,
                              .append_key = si_language_append_key },
  [SI_COLUMN_PRODUCT_ID] = { .name = "product-id",
                             .field = "products_id",
                             .get_text = si_table_get_product_id,
                             .append_key = si_natural_append_key },
  [SI_COLUMN_STOCK] = { .name = "stock",
                        .field = "Stock",
                        .numeric = TRUE,
                        .by_godowns = TRUE,
                        .get_number = get_stock,
                        .get_plain = get_plain_stock },
  [SI_COLUMN_GODOWNS] = { .name = "godowns",
                          .field = "Godowns",
                          .numeric = TRUE,
                          .get_number = get_n_godowns,
                          .get_plain = get_plain_n_godowns },
  [SI_COLUMN_CHANGE] = { .name = "change",
                         .field = "Change",
                         .numeric = TRUE,
                         .by_godowns = TRUE,
                         .by_changes = TRUE,
                         .get_number = get_change,
                         .get_plain = get_plain_change },
  [SI_COLUMN_TOTAL] = { .name = "total",
                        .field = "Stock",
                        .numeric = TRUE,
                        .get_number = get_total,
                        .get_plain = get_plain_total },
};

/**
 * si_column_get_info:
 * @column: a column
 *
 * Returns: (transfer none): its properties
 */
const SiColumnInfo *
si_column_get_info (SiColumn column)
{
  g_return_val_if_fail (column < SI_N_COLUMNS, NULL);

  return &infos[column];
}

/**
 * si_column_find:
 * @name: (nullable): a name from the settings or an action
 * @column: (out): the column of that name
 *
 * Returns: whether there is a column of that name
 */
gboolean
si_column_find (const char *name, SiColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  for (SiColumn i = SI_COLUMN_SERVER; i < SI_N_COLUMNS; i++)
    if (g_strcmp0 (infos[i].name, name) == 0)
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}
