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
read_numbers (SiStoreFile *file, const SiState *state, SiTable *table, GError **error)
{
  SiDatabase *database = si_store_file_get_database (file);
  SiNewestInventory *newest = si_store_file_get_newest (file);
  g_autoptr (SiTable) before = si_newest_inventory_read (newest, database, state, error);
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (before == NULL && state->snapshot != 0)
    return NULL;
  numbers = si_numbering_read (database, state, before, error);
  if (numbers != NULL && table != NULL && table != before)
    si_product_numbers_follow (numbers, table, si_newest_inventory_pair (newest, table));
  return g_steal_pointer (&numbers);
}

typedef struct
{
  SiTable *table;    /* (owned) (nullable) */
  GPtrArray *alerts; /* (owned) (nullable) (element-type SiStockAlert): result */
} ListAlerts;

static void
list_alerts_free (gpointer data)
{
  ListAlerts *list = data;

  g_clear_pointer (&list->table, si_table_unref);
  g_clear_pointer (&list->alerts, g_ptr_array_unref);
  g_free (list);
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
follow (SiStoreFile *file, const SiState *state, const ListAlerts *list, const GArray *products)
{
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (list->alerts->len == 0)
    return;
  numbers = read_numbers (file, state, list->table, NULL);
  for (guint i = 0; numbers != NULL && i < list->alerts->len; i++)
    name_product (list->alerts->pdata[i], numbers, g_array_index (products, guint32, i));
}

static void
follow_first_version (SiStoreFile *file, const SiState *state, GPtrArray *alerts)
{
  g_autoptr (SiTable) newest = si_newest_inventory_read (
      si_store_file_get_newest (file), si_store_file_get_database (file), state, NULL);

  for (guint i = 0; i < alerts->len; i++)
    si_first_version_name_product (alerts->pdata[i], newest);
}

static gboolean
read_alerts (SiStoreFile *file,
             SiState *state,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  ListAlerts *list = data;
  SiDatabase *database = si_store_file_get_database (file);
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));

  list->alerts = si_stock_alerts_read_all (database, state, products, error);
  if (list->alerts == NULL)
    return FALSE;
  if (si_first_version_is (database))
    follow_first_version (file, state, list->alerts);
  else
    follow (file, state, list, products);
  return TRUE;
}

static const SiStoreOperation list_operation = {
  .transaction = read_alerts,
  .retry = SI_STORE_RETRY_NEVER,
  .free_data = list_alerts_free,
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
  ListAlerts *list;

  g_return_if_fail (SI_IS_STORE (self));

  list = g_new0 (ListAlerts, 1);
  list->table = table != NULL ? si_table_ref (table) : NULL;
  si_store_run (self, &list_operation, list, cancellable, callback, user_data);
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
  ListAlerts *list = si_store_run_finish (self, &list_operation, result, error);

  return list != NULL ? g_steal_pointer (&list->alerts) : NULL;
}

typedef struct
{
  gint64 id;           /* as it was asked for; 0 for a new one */
  SiStockAlert *alert; /* (owned) (nullable): gets its id */
} SaveAlert;

static void
save_alert_free (gpointer data)
{
  SaveAlert *save = data;

  g_clear_pointer (&save->alert, si_stock_alert_free);
  g_free (save);
}

/* An alert that exists stays with its product, whatever that is known by now. A new one finds its
 * product by the key, and takes the place of an alert on the same stock. */
static gboolean
find_product (SiStoreFile *file,
              SiState *state,
              SiStockAlert *alert,
              guint32 *product,
              GError **error)
{
  SiDatabase *database = si_store_file_get_database (file);
  const SiProductKey key = si_stock_alert_get_product (alert);
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (!si_stock_alert_read_product (database, alert->id, product, error))
    return FALSE;
  if (*product != SI_NO_NUMBER)
    return TRUE;
  numbers = read_numbers (file, state, NULL, error);
  if (numbers == NULL)
    return FALSE;
  *product = si_product_numbers_ask (numbers, &key);
  return si_numbering_write (numbers, database, state, error)
         && (alert->id != 0
             || si_stock_alert_find_same (database, *product, alert->godown_id, &alert->id, error));
}

static gboolean
write_alert (SiStoreFile *file,
             SiState *state,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  SaveAlert *save = data;
  guint32 product;

  /* A first try may have given an id that is not in the rescued file. */
  save->alert->id = save->id;
  return find_product (file, state, save->alert, &product, error)
         && si_stock_alert_write (si_store_file_get_database (file), state, save->alert, product,
                                  error);
}

static const SiStoreOperation save_operation = {
  .transaction = write_alert,
  .writes = TRUE,
  .retry = SI_STORE_RETRY_ALWAYS,
  .free_data = save_alert_free,
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
  SaveAlert *save;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (alert != NULL && alert->product_id != NULL && alert->sku != NULL);

  save = g_new0 (SaveAlert, 1);
  save->id = alert->id;
  save->alert = si_stock_alert_copy (alert);
  si_store_run (self, &save_operation, save, cancellable, callback, user_data);
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
  SaveAlert *save = si_store_run_finish (self, &save_operation, result, error);

  return save != NULL ? g_steal_pointer (&save->alert) : NULL;
}

static gboolean
delete_alert (SiStoreFile *file,
              SiState *state,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  const gint64 *id = data;

  return si_stock_alert_delete (si_store_file_get_database (file), state, *id, error);
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
