/* si-low-products.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-low-products.h"

static gboolean
is_low (const SiStockAlert *alert, const SiTable *table)
{
  return si_stock_alert_get_state (alert, table, g_get_real_time ()) == SI_STOCK_ALERT_LOW;
}

/**
 * si_low_products_find:
 * @alerts: alerts
 * @table: an inventory
 * @row: a product of it
 *
 * Returns: (transfer none) (nullable): the first alert on this product that is low and not snoozed,
 *   until the alerts change
 */
const SiStockAlert *
si_low_products_find (SiStockAlerts *alerts, const SiTable *table, guint row)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERTS (alerts), NULL);
  g_return_val_if_fail (table != NULL && row < si_table_get_n_products (table), NULL);

  for (guint i = 0; i < si_stock_alerts_get_n (alerts); i++)
    {
      const SiStockAlert *alert = si_stock_alerts_get (alerts, i);
      const SiProductKey key = si_stock_alert_get_product (alert);

      if (si_table_find_key (table, &key) == row && is_low (alert, table))
        return alert;
    }
  return NULL;
}

/**
 * si_low_products_list:
 * @alerts: alerts
 * @table: the inventory whose stocks count
 * @listed: the inventory whose rows are wanted: @table, or an older one, which may have products
 *   that are gone
 *
 * Returns: (transfer full) (element-type guint32): the rows of the products that have an alert that
 *   is low and not snoozed, each once. A product that @listed lacks has no row.
 */
GArray *
si_low_products_list (SiStockAlerts *alerts, const SiTable *table, const SiTable *listed)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  GArray *rows;

  g_return_val_if_fail (SI_IS_STOCK_ALERTS (alerts), NULL);
  g_return_val_if_fail (table != NULL && listed != NULL, NULL);

  rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < si_stock_alerts_get_n (alerts); i++)
    {
      const SiStockAlert *alert = si_stock_alerts_get (alerts, i);
      const SiProductKey key = si_stock_alert_get_product (alert);
      const guint32 row = si_table_find_key (listed, &key);

      if (row != SI_NO_ROW && is_low (alert, table)
          && g_hash_table_add (found, GUINT_TO_POINTER (row)))
        g_array_append_val (rows, row);
    }
  return rows;
}
