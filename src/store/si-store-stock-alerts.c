/* si-store-stock-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-store-stock-alerts.h"

#include "si-first-version.h"
#include "si-numbering.h"
#include "si-stock-alert-rows.h"
#include "si-store-file.h"

/* The numbers of the products of the newest inventory, or of @table in its place. */
static SiProductNumbers *
read_numbers (SiStoreTransaction *self, SiTable *table, GError **error)
{
  g_autoptr (SiTable) before = NULL;
  SiProductNumbers *numbers;

  if (!si_store_transaction_read_newest (self, &before, error))
    return NULL;
  numbers = si_numbering_read (self->database, &self->state, before, error);
  if (numbers != NULL && table != NULL && table != before)
    si_product_numbers_follow (numbers, table, si_newest_inventory_pair (self->newest, table));
  return numbers;
}

static void
name_product (SiStockAlert *alert, const SiProductNumbers *numbers, guint32 product)
{
  const guint row = si_product_numbers_get_row (numbers, product);
  const SiProductKey *gone = si_product_numbers_get_gone (numbers, product);

  if (row != SI_NO_ROW)
    {
      const SiProductKey key = si_table_get_key (si_product_numbers_get_table (numbers), row);

      si_stock_alert_set_product (alert, &key);
    }
  else if (gone != NULL)
    si_stock_alert_set_product (alert, gone);
}

/* Names the products of alerts as the inventory does. Where the numbers are damaged, the alerts are
 * listed as they were written: a load finds the damage and tells of it. */
static void
follow (SiStoreTransaction *self, SiTable *table, GPtrArray *alerts, const GArray *products)
{
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (alerts->len == 0)
    return;
  numbers = read_numbers (self, table, NULL);
  for (guint i = 0; numbers != NULL && i < alerts->len; i++)
    name_product (alerts->pdata[i], numbers, g_array_index (products, guint32, i));
}

static void
follow_first_version (SiStoreTransaction *self, GPtrArray *alerts)
{
  g_autoptr (SiTable) newest = NULL;

  si_store_transaction_read_newest (self, &newest, NULL);
  si_first_version_name_products (alerts, newest);
}

static gpointer
read_alerts (SiStoreTransaction *self, gpointer data, GError **error)
{
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));
  GPtrArray *alerts = si_stock_alerts_read_all (self->database, &self->state, products, error);

  if (alerts == NULL)
    return NULL;
  if (si_first_version_is (self->database))
    follow_first_version (self, alerts);
  else
    follow (self, data, alerts, products);
  return alerts;
}

static const SiStoreOperation list_operation = {
  .transaction = read_alerts,
  .retry = SI_STORE_RETRY_NEVER,
  .free_data = (GDestroyNotify) si_table_unref,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

/**
 * si_store_list_stock_alerts_async:
 * @self: a store
 * @table: (nullable): an inventory that may not be stored yet; %NULL for the newest one
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the stock alerts, each with what its product is known by in the inventory.
 */
void
si_store_list_stock_alerts_async (SiStore *self,
                                  SiTable *table,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_run (self, &list_operation, table != NULL ? si_table_ref (table) : NULL, cancellable,
                callback, user_data);
}

/**
 * si_store_list_stock_alerts_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiStockAlert): the stock alerts in the order in which they
 *   were set; or %NULL with an error of %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
si_store_list_stock_alerts_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &list_operation, result, error);
}

/* An alert that exists stays with its product, whatever that is known by now. A new one finds its
 * product by the key, and takes the place of an alert on the same stock. */
static gboolean
find_product (SiStoreTransaction *self, SiStockAlert *alert, guint32 *product, GError **error)
{
  const SiProductKey key = si_stock_alert_get_product (alert);
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (!si_stock_alert_read_product (self->database, alert->id, product, error))
    return FALSE;
  if (*product != SI_NO_NUMBER)
    return TRUE;
  numbers = read_numbers (self, NULL, error);
  if (numbers == NULL)
    return FALSE;
  *product = si_product_numbers_ask (numbers, &key);
  return si_numbering_write (numbers, self->database, &self->state, error)
         && (alert->id != 0
             || si_stock_alert_find_same (self->database, *product, alert->godown_id, &alert->id,
                                          error));
}

static gpointer
write_alert (SiStoreTransaction *self, gpointer data, GError **error)
{
  g_autoptr (SiStockAlert) alert = si_stock_alert_copy (data);
  guint32 product;

  if (!find_product (self, alert, &product, error)
      || !si_stock_alert_write (self->database, &self->state, alert, product, error))
    return NULL;
  return g_steal_pointer (&alert);
}

static const SiStoreOperation save_operation = {
  .transaction = write_alert,
  .writes = TRUE,
  .retry = SI_STORE_RETRY_ALWAYS,
  .free_data = (GDestroyNotify) si_stock_alert_free,
  .free_result = (GDestroyNotify) si_stock_alert_free,
};

/**
 * si_store_save_stock_alert_async:
 * @self: a store
 * @alert: a stock alert; with an id of 0 it is a new one, else it replaces the one with its id
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores a stock alert.
 */
void
si_store_save_stock_alert_async (SiStore *self,
                                 const SiStockAlert *alert,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (alert != NULL && alert->product_id != NULL && alert->sku != NULL);

  si_store_run (self, &save_operation, si_stock_alert_copy (alert), cancellable, callback,
                user_data);
}

/**
 * si_store_save_stock_alert_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the stock alert with its id; or %NULL with an error of %SI_STORE_ERROR
 *   or %G_IO_ERROR_CANCELLED
 */
SiStockAlert *
si_store_save_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &save_operation, result, error);
}

static gpointer
delete_alert (SiStoreTransaction *self, gpointer data, GError **error)
{
  const gint64 *id = data;

  return GINT_TO_POINTER (si_stock_alert_delete (self->database, &self->state, *id, error));
}

static const SiStoreOperation remove_operation = {
  .transaction = delete_alert,
  .writes = TRUE,
  .retry = SI_STORE_RETRY_ALWAYS,
  .free_data = g_free,
};

/**
 * si_store_remove_stock_alert_async:
 * @self: a store
 * @id: the id of a stock alert; it is no error if there is none
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes a stock alert. Its id is not given again.
 */
void
si_store_remove_stock_alert_async (SiStore *self,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (SI_IS_STORE (self));

  si_store_run (self, &remove_operation, g_memdup2 (&id, sizeof id), cancellable, callback,
                user_data);
}

/**
 * si_store_remove_stock_alert_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether there is no such alert now; if there still is, with an error of
 *   %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_remove_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_run_finish (self, &remove_operation, result, error) != NULL;
}
