/* si-store-stock-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-first-version.h"
#include "si-store-private.h"
#include "si-stock-alert-rows.h"

/* The numbers of the newest inventory, or of another one in its place. */
static SiProductNumbers *
read_numbers (SiStore *self, const SiState *state, SiTable *table, GError **error)
{
  g_autoptr (SiTable) newest = si_store_read_newest (self, state, error);
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (newest == NULL && state->snapshot != 0)
    return NULL;
  numbers = si_product_numbers_read (self->database, state, newest, error);
  if (numbers != NULL && table != NULL && table != newest)
    si_product_numbers_follow (numbers, table,
                               newest != NULL ? si_store_pair (self, newest, table) : NULL);
  return g_steal_pointer (&numbers);
}

static void
name_product (SiStockAlert *watch,
              const SiProductNumbers *numbers,
              const SiTable *table,
              guint32 product)
{
  const guint row = si_product_numbers_get_row (numbers, product);
  const SiProductKey *gone = si_product_numbers_get_gone (numbers, product);

  if (row != SI_NO_ROW)
    {
      const SiProductKey key = si_product_key_of (table, row);

      si_stock_alert_set_product (watch, &key);
    }
  else if (gone != NULL)
    si_stock_alert_set_product (watch, gone);
}

/* Watches that cannot be followed are listed as they were written: what is damaged is found, and
 * told, where the inventory is read. */
static void
follow (SiStore *self, const SiState *state, SiTable *table, GPtrArray *watches, GArray *products)
{
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (watches->len == 0)
    return;
  numbers = read_numbers (self, state, table, NULL);
  if (numbers == NULL)
    return;
  for (guint i = 0; i < watches->len; i++)
    name_product (watches->pdata[i], numbers, si_product_numbers_get_table (numbers),
                  g_array_index (products, guint32, i));
}

static void
follow_first_version (SiStore *self, const SiState *state, GPtrArray *watches)
{
  g_autoptr (SiTable) newest = si_store_read_newest (self, state, NULL);

  for (guint i = 0; i < watches->len; i++)
    si_first_version_name_product (watches->pdata[i], newest);
}

static gboolean
read_watches (SiStore *self, SiOperation *operation, GError **error)
{
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));
  SiState state;

  if (!si_state_read (self->database, &state, error))
    return FALSE;
  operation->list = si_stock_alerts_read_all (self->database, &state, products, error);
  if (operation->list == NULL)
    return FALSE;
  if (si_first_version_is (self->database))
    follow_first_version (self, &state, operation->list);
  else
    follow (self, &state, operation->table, operation->list, products);
  return TRUE;
}

static gboolean
list (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return si_database_begin (self->database, FALSE, error)
         && si_database_end (self->database, read_watches (self, operation, error), error);
}

/**
 * si_store_list_stock_alerts_async:
 * @self: a store
 * @table: (nullable): an inventory that may not be stored yet; %NULL for the newest one
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the watches, each with what its product is known by in the inventory.
 */
void
si_store_list_stock_alerts_async (SiStore *self,
                                  SiTable *table,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));

  operation = si_operation_new (list, SI_RETRY_NEVER);
  operation->table = table != NULL ? si_table_ref (table) : NULL;
  si_store_begin (self, operation, si_store_list_stock_alerts_async, cancellable, callback,
                  user_data);
}

/**
 * si_store_list_stock_alerts_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SiStockAlert): the watches in the order in which they were
 *   set; or %NULL with an error of %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
si_store_list_stock_alerts_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  SiOperation *operation = si_store_end (self, result, si_store_list_stock_alerts_async, error);

  return operation != NULL ? g_steal_pointer (&operation->list) : NULL;
}

/* A watch that is there stays with its product; a new one finds it, and takes the place of one on
 * the same stock. */
static gboolean
hang_watch (SiStore *self, SiState *state, SiStockAlert *watch, guint32 *product, GError **error)
{
  const SiProductKey key = si_stock_alert_get_product (watch);
  g_autoptr (SiProductNumbers) numbers = NULL;

  if (!si_stock_alert_read_product (self->database, watch->id, product, error))
    return FALSE;
  if (*product != SI_NO_NUMBER)
    return TRUE;
  numbers = read_numbers (self, state, NULL, error);
  if (numbers == NULL)
    return FALSE;
  *product = si_product_numbers_ask (numbers, &key);
  return si_product_numbers_write (numbers, self->database, state, error)
         && (watch->id != 0
             || si_stock_alert_find_same (self->database, *product, watch->godown_id, &watch->id,
                                          error));
}

static gboolean
write_watch (SiStore *self, SiOperation *operation, GError **error)
{
  guint32 product;
  SiState state;

  return si_state_read (self->database, &state, error)
         && hang_watch (self, &state, operation->watch, &product, error)
         && si_stock_alert_write (self->database, &state, operation->watch, product, error)
         && si_state_write (self->database, &state, error);
}

static gboolean
save (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  const gint64 id = operation->watch->id;

  if (si_database_begin (self->database, TRUE, error)
      && si_database_end (self->database, write_watch (self, operation, error), error))
    return TRUE;
  operation->watch->id = id;
  return FALSE;
}

/**
 * si_store_save_stock_alert_async:
 * @self: a store
 * @watch: a watch; with an id of 0 it is a new one, else it takes the place of the one with its id
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores a watch.
 */
void
si_store_save_stock_alert_async (SiStore *self,
                                 const SiStockAlert *watch,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));
  g_return_if_fail (watch != NULL && watch->product_id != NULL && watch->sku != NULL);

  operation = si_operation_new (save, SI_RETRY_ALWAYS);
  operation->watch = si_stock_alert_copy (watch);
  si_store_begin (self, operation, si_store_save_stock_alert_async, cancellable, callback,
                  user_data);
}

/**
 * si_store_save_stock_alert_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the watch with its id; or %NULL with an error of %SI_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
SiStockAlert *
si_store_save_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  SiOperation *operation = si_store_end (self, result, si_store_save_stock_alert_async, error);

  return operation != NULL ? g_steal_pointer (&operation->watch) : NULL;
}

static gboolean
delete_watch (SiStore *self, SiOperation *operation, GError **error)
{
  SiState state;

  return si_state_read (self->database, &state, error)
         && si_stock_alert_delete (self->database, &state, operation->id, error)
         && si_state_write (self->database, &state, error);
}

static gboolean
drop (SiStore *self, SiOperation *operation, GCancellable *cancellable, GError **error)
{
  return si_database_begin (self->database, TRUE, error)
         && si_database_end (self->database, delete_watch (self, operation, error), error);
}

/**
 * si_store_remove_stock_alert_async:
 * @self: a store
 * @id: the id of a watch; it is no error if there is none
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes a watch. Its id is not given again.
 */
void
si_store_remove_stock_alert_async (SiStore *self,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  SiOperation *operation;

  g_return_if_fail (SI_IS_STORE (self));

  operation = si_operation_new (drop, SI_RETRY_ALWAYS);
  operation->id = id;
  si_store_begin (self, operation, si_store_remove_stock_alert_async, cancellable, callback,
                  user_data);
}

/**
 * si_store_remove_stock_alert_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether there is no such watch now; if there still is, with an error of
 *   %SI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
si_store_remove_stock_alert_finish (SiStore *self, GAsyncResult *result, GError **error)
{
  return si_store_end (self, result, si_store_remove_stock_alert_async, error) != NULL;
}
