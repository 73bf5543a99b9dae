/* si-product-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-rows.h"

#include <string.h>

/* A query for a thread, with everything that it reads. */
typedef struct
{
  SiTable *table;        /* (owned) */
  SiProductRows *before; /* (owned) (nullable) */
  SiTableQuery query;    /* with references of its own */
} Request;

static guint32
row_at (const SiProductRows *self, guint position)
{
  return g_array_index (self->rows, guint32, position);
}

static gboolean
same_product (const SiProductRows *self,
              guint position,
              const SiProductRows *before,
              guint position_before)
{
  const guint32 row = row_at (self, position);
  const guint32 row_before = row_at (before, position_before);

  if (self->pairing == NULL)
    return row == row_before;
  return si_pairing_get_before (self->pairing, row) == row_before;
}

/* Counts the products at both ends that stay. */
static void
compare_with (SiProductRows *self, const SiProductRows *before)
{
  const guint n = self->rows->len;
  const guint n_before = before->rows->len;
  const guint n_both = MIN (n, n_before);

  if (self->table != before->table)
    self->pairing = si_pairing_new (before->table, self->table);
  while (self->same_start < n_both
         && same_product (self, self->same_start, before, self->same_start))
    self->same_start++;
  while (self->same_end < n_both - self->same_start
         && same_product (self, n - 1 - self->same_end, before, n_before - 1 - self->same_end))
    self->same_end++;
}

/**
 * si_product_rows_new:
 * @table: a table
 * @query: the query for its rows
 * @before: (nullable): the rows shown before
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (nullable): the rows; %NULL if it was stopped
 */
SiProductRows *
si_product_rows_new (SiTable *table,
                     const SiTableQuery *query,
                     const SiProductRows *before,
                     GCancellable *cancellable)
{
  const guint n_products = si_table_get_n_products (table);
  g_autoptr (GArray) rows = si_table_query (table, query, cancellable);
  SiHidden hidden = { 0 };
  SiProductRows *self;

  if (rows == NULL)
    return NULL;
  if (rows->len == 0 && !si_table_query_hidden (table, query, cancellable, &hidden))
    return NULL;

  self = g_atomic_rc_box_new0 (SiProductRows);
  self->table = si_table_ref (table);
  self->rows = g_steal_pointer (&rows);
  self->hidden = hidden;
  self->positions = g_new (guint32, n_products + 1);
  memset (self->positions, 0xff, (n_products + 1) * sizeof (guint32));
  for (guint i = 0; i < self->rows->len; i++)
    self->positions[row_at (self, i)] = i;
  if (before != NULL)
    compare_with (self, before);
  return self;
}

static Request *
request_new (SiTable *table, const SiTableQuery *query, SiProductRows *before)
{
  Request *self = g_new0 (Request, 1);

  self->table = si_table_ref (table);
  self->before = before != NULL ? si_product_rows_ref (before) : NULL;
  self->query = *query;
  self->query.text = g_strdup (query->text);
  if (query->stock != NULL)
    si_shown_stock_ref (query->stock);
  if (query->column_stock != NULL)
    si_shown_stock_ref (query->column_stock);
  if (query->low != NULL)
    g_array_ref (query->low);
  return self;
}

static void
request_free (Request *self)
{
  si_table_unref (self->table);
  g_clear_pointer (&self->before, si_product_rows_unref);
  g_free ((char *) self->query.text);
  g_clear_pointer (&self->query.stock, si_shown_stock_unref);
  g_clear_pointer (&self->query.column_stock, si_shown_stock_unref);
  g_clear_pointer (&self->query.low, g_array_unref);
  g_free (self);
}

static void
answer_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Request *request = task_data;
  SiProductRows *rows
      = si_product_rows_new (request->table, &request->query, request->before, cancellable);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) si_product_rows_unref);
  else
    g_task_return_error_if_cancelled (task);
}

/**
 * si_product_rows_new_async:
 * @table: a table
 * @query: the query for its rows, which is copied
 * @before: (nullable): the rows shown before
 * @cancellable: (nullable): stops it
 * @callback: called once the rows are there
 * @user_data: for @callback
 *
 * Works the rows out on a thread.
 */
void
si_product_rows_new_async (SiTable *table,
                           const SiTableQuery *query,
                           SiProductRows *before,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (table != NULL);
  g_return_if_fail (query != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_product_rows_new_async);
  g_task_set_task_data (task, request_new (table, query, before), (GDestroyNotify) request_free);
  g_task_run_in_thread (task, answer_in_thread);
}

/**
 * si_product_rows_new_finish:
 * @result: the result of si_product_rows_new_async()
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the rows; %NULL with %G_IO_ERROR_CANCELLED if it was stopped
 */
SiProductRows *
si_product_rows_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_product_rows_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_product_rows_ref:
 * @self: rows
 *
 * Returns: (transfer full): @self
 */
SiProductRows *
si_product_rows_ref (SiProductRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
si_product_rows_clear (gpointer data)
{
  SiProductRows *self = data;

  si_table_unref (self->table);
  g_array_unref (self->rows);
  g_free (self->positions);
  g_clear_pointer (&self->pairing, si_pairing_unref);
}

/**
 * si_product_rows_unref:
 * @self: (transfer full): rows
 */
void
si_product_rows_unref (SiProductRows *self)
{
  g_atomic_rc_box_release_full (self, si_product_rows_clear);
}
