/* si-product-list-update.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-list-private.h"

/* Up to here a query takes less than a frame, and its answer is there when it is asked. */
#define MOST_AT_ONCE 20000

/* The first rows of a large inventory are on screen before GTK has made all those that it keeps
 * beyond the screen's edge. */
#define FIRST_ROWS 30

/*< private >
 * si_product_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many products it has for others
 */
guint
si_product_list_get_n_shown (SiProductList *self)
{
  const guint n_rows = self->shown != NULL ? self->shown->rows->len : 0;

  return self->growing != 0 ? MIN (n_rows, FIRST_ROWS) : n_rows;
}

/* As few items-changed as tell the truth, over as few rows. Products keep their objects,
 * so that GTK finds the selected and the focused row again where it is told of the change
 * in one piece. It looks for them row by row, though: where another order sends the view
 * back to its top anyway, a large list says in two pieces that nothing stays. */
static void
emit_changes (SiProductList *self, guint n_before, gboolean same_table)
{
  GListModel *model = G_LIST_MODEL (self);
  const guint start = self->shown != NULL ? self->shown->same_start : 0;
  const guint end = self->shown != NULL ? self->shown->same_end : 0;
  const guint removed = n_before - start - end;
  const guint added = si_product_list_get_n_shown (self) - start - end;

  if (removed == 0 && added == 0)
    return;

  if (same_table && removed > 0 && added > MOST_AT_ONCE)
    {
      GArray *rows = self->shown->rows;
      SiProductRows *shown = self->shown;
      g_autoptr (GArray) kept = g_array_sized_new (FALSE, FALSE, sizeof (guint32), start + end);

      g_array_append_vals (kept, rows->data, start);
      g_array_append_vals (kept, rows->data + (rows->len - end) * sizeof (guint32), end);
      shown->rows = kept;
      g_list_model_items_changed (model, start, removed, 0);
      shown->rows = rows;
      g_list_model_items_changed (model, start, 0, added);
    }
  else
    {
      g_list_model_items_changed (model, start, removed, added);
    }

  if (n_before != si_product_list_get_n_shown (self))
    si_product_list_notify_n_items (self);
}

static gboolean
grow_cb (gpointer user_data)
{
  SiProductList *self = user_data;
  const guint n_before = si_product_list_get_n_shown (self);

  self->growing = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0,
                              si_product_list_get_n_shown (self) - n_before);
  si_product_list_notify_n_items (self);
  if (self->pending == NULL)
    {
      si_product_list_notify_busy (self);
      si_product_list_emit_updated (self);
    }
  return G_SOURCE_REMOVE;
}

/* All of them, now: what comes next is told of all. */
static void
grow_at_once (SiProductList *self)
{
  if (self->growing == 0)
    return;
  g_source_remove (self->growing);
  grow_cb (self);
}

static void
show (SiProductList *self, SiProductRows *rows)
{
  g_autoptr (SiProductRows) before = g_steal_pointer (&self->shown);
  const guint n_before = before != NULL ? before->rows->len : 0;
  const gboolean same_table = before != NULL && rows != NULL && before->table == rows->table;

  self->shown = rows;
  if (rows != NULL && !same_table)
    si_live_products_follow (self->products, rows->table, rows->pairing);
  emit_changes (self, n_before, same_table);
}

static void
set_pending (SiProductList *self, GCancellable *pending)
{
  const gboolean was_busy = self->pending != NULL;

  if (self->pending != NULL)
    g_cancellable_cancel (self->pending);
  g_set_object (&self->pending, pending);
  if (was_busy != (pending != NULL))
    si_product_list_notify_busy (self);
}

/* Shows rows, and is no longer busy once they are there; unless showing them has
 * started another query. */
static void
show_and_rest (SiProductList *self, SiProductRows *rows)
{
  g_autoptr (GCancellable) answered = g_steal_pointer (&self->pending);

  if (answered != NULL)
    g_cancellable_cancel (answered);
  grow_at_once (self);
  /* After the next picture, which GTK paints before it is idle. */
  if (answered != NULL && self->shown == NULL && rows != NULL && rows->rows->len > FIRST_ROWS)
    self->growing = g_idle_add_full (G_PRIORITY_LOW, grow_cb, self, NULL);
  show (self, rows);
  if (answered != NULL && self->pending == NULL && self->growing == 0)
    si_product_list_notify_busy (self);
  if (!si_product_list_get_busy (self))
    si_product_list_emit_updated (self);
}

/* A query for a thread, with everything it reads. */
typedef struct
{
  SiTable *table;        /* (owned) */
  SiProductRows *before; /* (owned) (nullable) */
  SiTableQuery query;    /* with references of its own */
} Update;

static void
update_free (Update *update)
{
  si_table_unref (update->table);
  g_clear_pointer (&update->before, si_product_rows_unref);
  g_free ((char *) update->query.text);
  si_shown_stock_unref (update->query.stock);
  g_clear_pointer (&update->query.low, g_array_unref);
  g_free (update);
}

static void
update_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Update *update = task_data;
  SiProductRows *rows
      = si_product_rows_new (update->table, &update->query, update->before, cancellable);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) si_product_rows_unref);
  else
    g_task_return_error_if_cancelled (task);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiProductList) self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (SiProductRows) rows = g_task_propagate_pointer (G_TASK (result), NULL);

  if (rows == NULL || cancellable != self->pending)
    return;

  show_and_rest (self, g_steal_pointer (&rows));
}

/*< private >
 * si_product_list_update:
 * @self: a list
 *
 * Shows what its table, search, filters and order say: at once, or from a thread.
 */
void
si_product_list_update (SiProductList *self)
{
  g_autoptr (GArray) low = (si_filter_get_findings (self->filter) & SI_FINDING_LOW) != 0
                               ? si_product_list_get_low (self)
                               : NULL;
  const SiTableQuery query = {
    .text = si_filter_get_search (self->filter),
    .stock = self->table != NULL ? si_product_list_get_stock (self) : NULL,
    .findings = si_filter_get_findings (self->filter),
    .low = low,
    .column = self->column,
    .descending = self->descending,
  };
  g_autoptr (GCancellable) pending = NULL;
  g_autoptr (GTask) task = NULL;
  Update *data;

  if (self->table == NULL || si_table_get_n_products (self->table) <= MOST_AT_ONCE)
    {
      show_and_rest (self, self->table != NULL
                               ? si_product_rows_new (self->table, &query, self->shown, NULL)
                               : NULL);
      return;
    }

  data = g_new0 (Update, 1);
  data->table = si_table_ref (self->table);
  data->before = self->shown != NULL ? si_product_rows_ref (self->shown) : NULL;
  data->query = query;
  data->query.text = g_strdup (query.text);
  data->query.low = g_steal_pointer (&low);
  si_shown_stock_ref (query.stock);

  pending = g_cancellable_new ();
  set_pending (self, pending);
  /* Not as the task's source: a thread must never hold the last reference. */
  task = g_task_new (NULL, pending, updated_cb, g_object_ref (self));
  g_task_set_source_tag (task, si_product_list_update);
  g_task_set_task_data (task, data, (GDestroyNotify) update_free);
  g_task_run_in_thread (task, update_in_thread);
}
