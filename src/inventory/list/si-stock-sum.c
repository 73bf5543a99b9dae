/* si-stock-sum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-sum.h"

#include "si-sum.h"

/* Products for a thread. */
typedef struct
{
  SiShownStock *stock; /* (owned) */
  GArray *rows;        /* (owned) (element-type guint32) */
} Products;

static void
products_free (gpointer data)
{
  Products *products = data;

  si_shown_stock_unref (products->stock);
  g_array_unref (products->rows);
  g_free (products);
}

/**
 * si_stock_sum_count:
 * @stock: the stock as it is shown
 * @rows: (element-type guint32): rows of its table
 *
 * Returns: the stocks of these products together
 */
SiStockSum
si_stock_sum_count (const SiShownStock *stock, const GArray *rows)
{
  SiStockSum self = { .sum = { 0, SI_QUANTITY_EXACT } };
  const SiScope *scope;
  SiSum sum = { 0 };

  g_return_val_if_fail (stock != NULL && rows != NULL, self);

  scope = si_shown_stock_get_scope (stock);
  self.n_products = rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      const SiQuantity quantity = si_scope_get_stock (scope, g_array_index (rows, guint32, i));

      if (quantity.kind != SI_QUANTITY_EXACT)
        {
          self.n_unknown++;
          continue;
        }
      if (quantity.millionths % SI_QUANTITY_ONE != 0)
        self.has_fractions = TRUE;
      si_sum_add (&sum, quantity);
    }
  self.sum = si_sum_get (&sum);
  return self;
}

static void
count_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Products *products = task_data;
  SiStockSum *sum = g_new (SiStockSum, 1);

  *sum = si_stock_sum_count (products->stock, products->rows);
  g_task_return_pointer (task, sum, g_free);
}

/**
 * si_stock_sum_count_async:
 * @stock: the stock as it is shown
 * @rows: (element-type guint32): rows of its table, which do not change any more
 * @cancellable: (nullable): stops it
 * @callback: called once the sum is there
 * @user_data: for @callback
 *
 * Does the same on a thread, for many products.
 */
void
si_stock_sum_count_async (SiShownStock *stock,
                          GArray *rows,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Products *products;

  g_return_if_fail (stock != NULL && rows != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  products = g_new (Products, 1);
  products->stock = si_shown_stock_ref (stock);
  products->rows = g_array_ref (rows);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_stock_sum_count_async);
  g_task_set_task_data (task, products, products_free);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * si_stock_sum_count_finish:
 * @result: the result of si_stock_sum_count_async()
 * @sum: (out): the stocks together
 * @error: return location for an error
 *
 * Returns: whether @sum is set; if not, with %G_IO_ERROR_CANCELLED
 */
gboolean
si_stock_sum_count_finish (GAsyncResult *result, SiStockSum *sum, GError **error)
{
  g_autofree SiStockSum *counted = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_stock_sum_count_async), FALSE);
  g_return_val_if_fail (sum != NULL, FALSE);

  counted = g_task_propagate_pointer (G_TASK (result), error);
  if (counted != NULL)
    *sum = *counted;
  return counted != NULL;
}
