/* si-godown-sum-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-sum-list.h"

/* Up to so many products, they are added up in less than a frame, at once. */
#define MOST_AT_ONCE 20000

struct _SiGodownSumList
{
  GObject parent_instance;

  SiProductList *products; /* (owned) */
  SiComparison *changes;   /* (owned) (nullable) */
  SiGodownColumn column;
  gboolean descending;

  SiGodownSums *shown;   /* (owned) (nullable) */
  GHashTable *held;      /* (owned) (element-type utf8 SiGodownSum): those that somebody holds, by
                          * their keys, unowned */
  GCancellable *pending; /* (owned) (nullable): of the sums on their way */
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
si_godown_sum_list_get_item_type (GListModel *model)
{
  return SI_TYPE_GODOWN_SUM;
}

static guint
si_godown_sum_list_get_n_items (GListModel *model)
{
  const SiGodownSums *shown = SI_GODOWN_SUM_LIST (model)->shown;

  return shown != NULL ? shown->godowns->len : 0;
}

static char *
make_key (const SiGodownSums *sums, const SiGodownFigures *figures)
{
  return si_godown_make_key (si_table_get_godown_id (sums->table, figures->godown),
                             si_table_get_godown_name (sums->table, figures->godown));
}

static gboolean
is_dead (gpointer key, gpointer value, gpointer dead)
{
  return value == dead;
}

static void
godown_died (gpointer held, GObject *dead)
{
  g_hash_table_foreach_remove (held, is_dead, dead);
}

static gpointer
si_godown_sum_list_get_item (GListModel *model, guint position)
{
  SiGodownSumList *self = SI_GODOWN_SUM_LIST (model);
  g_autofree char *key = NULL;
  const SiGodownFigures *figures;
  SiGodownSum *godown;

  if (position >= si_godown_sum_list_get_n_items (model))
    return NULL;
  figures = si_godown_sums_get (self->shown, position);
  key = make_key (self->shown, figures);
  godown = g_hash_table_lookup (self->held, key);
  if (godown != NULL)
    return g_object_ref (godown);

  godown = si_godown_sum_new (self->shown, figures);
  g_hash_table_insert (self->held, g_steal_pointer (&key), godown);
  g_object_weak_ref (G_OBJECT (godown), godown_died, self->held);
  return godown;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = si_godown_sum_list_get_item_type;
  iface->get_n_items = si_godown_sum_list_get_n_items;
  iface->get_item = si_godown_sum_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiGodownSumList,
                               si_godown_sum_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_same (const SiGodownSums *a, guint nth_a, const SiGodownSums *b, guint nth_b)
{
  g_autofree char *key_a = make_key (a, si_godown_sums_get (a, nth_a));
  g_autofree char *key_b = make_key (b, si_godown_sums_get (b, nth_b));

  return g_str_equal (key_a, key_b);
}

/* Brings the held godowns up to date. The array holds references, since a handler may drop some. */
static void
update_held (SiGodownSumList *self)
{
  g_autoptr (GPtrArray) godowns = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const SiGodownFigures **by_godown = NULL;
  GHashTableIter iter;
  gpointer godown;

  if (self->shown == NULL)
    return;
  by_godown = g_new0 (const SiGodownFigures *, self->shown->n_all_godowns + 1);
  for (guint i = 0; i < self->shown->godowns->len; i++)
    by_godown[si_godown_sums_get (self->shown, i)->godown] = si_godown_sums_get (self->shown, i);
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &godown))
    g_ptr_array_add (godowns, g_object_ref (godown));
  for (guint i = 0; i < godowns->len; i++)
    {
      const guint found
          = si_table_find_godown (self->shown->table, si_godown_sum_get_key (godowns->pdata[i]));

      if (found != SI_NO_GODOWN && by_godown[found] != NULL)
        si_godown_sum_take (godowns->pdata[i], self->shown, by_godown[found]);
    }
}

/* Takes new sums. The godowns at both ends that stay are not told to be others. */
static void
show (SiGodownSumList *self, SiGodownSums *sums)
{
  g_autoptr (SiGodownSums) old = g_steal_pointer (&self->shown);
  const guint n_before = old != NULL ? old->godowns->len : 0;
  const guint n_after = sums != NULL ? sums->godowns->len : 0;
  const guint n_both = MIN (n_before, n_after);
  guint start = 0;
  guint end = 0;

  while (start < n_both && is_same (old, start, sums, start))
    start++;
  while (end < n_both - start && is_same (old, n_before - 1 - end, sums, n_after - 1 - end))
    end++;
  self->shown = sums;
  g_clear_object (&self->pending);
  update_held (self);
  if (n_before - start - end > 0 || n_after - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start - end,
                                n_after - start - end);
  g_signal_emit (self, signals[UPDATED], 0);
}

static SiGodownSumsQuery *
query_new (SiGodownSumList *self, SiProductRows *rows)
{
  SiFilter *filter = si_product_list_get_filter (self->products);
  const char *search = si_filter_get_search (filter);
  SiGodownSumsQuery *query = g_new0 (SiGodownSumsQuery, 1);

  *query = (SiGodownSumsQuery){
    .rows = si_product_rows_ref (rows),
    .scope = si_scope_ref (si_product_list_get_scope (self->products)),
    .changes = self->changes != NULL ? si_comparison_ref (self->changes) : NULL,
    .with_gone
    = si_filter_get_findings (filter) == SI_FINDING_NONE && (search == NULL || *search == '\0'),
    .column = self->column,
    .descending = self->descending,
  };
  return query;
}

static void
query_free (SiGodownSumsQuery *query)
{
  si_product_rows_unref (query->rows);
  si_scope_unref (query->scope);
  g_clear_pointer (&query->changes, si_comparison_unref);
  g_free (query);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiGodownSumsQuery, query_free)

static void
add_up_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SiGodownSums *sums = si_godown_sums_new (task_data, cancellable);

  if (sums != NULL)
    g_task_return_pointer (task, sums, (GDestroyNotify) si_godown_sums_unref);
  else
    g_task_return_error_if_cancelled (task);
}

static void update (SiGodownSumList *self);

static void
added_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiGodownSumList) self = user_data;
  g_autoptr (SiGodownSums) sums = NULL;

  g_assert (SI_IS_GODOWN_SUM_LIST (self));
  g_assert (g_async_result_is_tagged (result, update));

  sums = g_task_propagate_pointer (G_TASK (result), NULL);
  if (sums != NULL && self->pending == g_task_get_cancellable (G_TASK (result)))
    show (self, g_steal_pointer (&sums));
}

static void
stop (SiGodownSumList *self)
{
  if (self->pending != NULL)
    g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
}

/* Adds up the products that are shown. While the list of products is busy, its rows may be of an
 * older filter, and it tells when that is over. */
static void
update (SiGodownSumList *self)
{
  SiProductRows *rows = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self->products));
  g_autoptr (SiGodownSumsQuery) query = NULL;
  g_autoptr (GTask) task = NULL;

  g_assert (SI_IS_GODOWN_SUM_LIST (self));

  stop (self);
  if (si_product_list_get_table (self->products) == NULL || rows == NULL)
    {
      show (self, NULL);
      return;
    }
  if (si_product_list_get_busy (self->products)
      || rows->table != si_product_list_get_table (self->products))
    return;

  query = query_new (self, rows);
  if (si_table_get_n_products (rows->table) <= MOST_AT_ONCE)
    {
      show (self, si_godown_sums_new (query, NULL));
      return;
    }
  self->pending = g_cancellable_new ();
  /* The list is not the source of the task, because the thread must not hold the last reference. */
  task = g_task_new (NULL, self->pending, added_up_cb, g_object_ref (self));
  g_task_set_source_tag (task, update);
  g_task_set_task_data (task, g_steal_pointer (&query), (GDestroyNotify) query_free);
  g_task_run_in_thread (task, add_up_in_thread);
}

static void
si_godown_sum_list_dispose (GObject *object)
{
  SiGodownSumList *self = SI_GODOWN_SUM_LIST (object);
  GHashTableIter iter;
  gpointer godown;

  stop (self);
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &godown))
    g_object_weak_unref (godown, godown_died, self->held);
  g_hash_table_remove_all (self->held);
  g_clear_pointer (&self->shown, si_godown_sums_unref);
  g_clear_pointer (&self->changes, si_comparison_unref);
  g_clear_object (&self->products);

  G_OBJECT_CLASS (si_godown_sum_list_parent_class)->dispose (object);
}

static void
si_godown_sum_list_finalize (GObject *object)
{
  g_hash_table_unref (SI_GODOWN_SUM_LIST (object)->held);

  G_OBJECT_CLASS (si_godown_sum_list_parent_class)->finalize (object);
}

static void
si_godown_sum_list_class_init (SiGodownSumListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_godown_sum_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_godown_sum_list_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_godown_sum_list_init (SiGodownSumList *self)
{
  self->column = SI_GODOWN_COLUMN_UNITS;
  self->descending = TRUE;
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * si_godown_sum_list_new:
 * @products: the products to add up, which the list follows
 *
 * Returns: (transfer full): the godowns, those with the most units first
 */
SiGodownSumList *
si_godown_sum_list_new (SiProductList *products)
{
  SiGodownSumList *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (products), NULL);

  self = g_object_new (SI_TYPE_GODOWN_SUM_LIST, NULL);
  self->products = g_object_ref (products);
  g_signal_connect_object (products, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * si_godown_sum_list_set_changes:
 * @self: a list
 * @changes: (nullable): the changes that are counted in each godown
 */
void
si_godown_sum_list_set_changes (SiGodownSumList *self, SiComparison *changes)
{
  g_return_if_fail (SI_IS_GODOWN_SUM_LIST (self));

  if (self->changes == changes)
    return;
  g_clear_pointer (&self->changes, si_comparison_unref);
  self->changes = changes != NULL ? si_comparison_ref (changes) : NULL;
  update (self);
}

/**
 * si_godown_sum_list_sort:
 * @self: a list
 * @column: the column to sort by
 * @descending: whether the largest come first
 */
void
si_godown_sum_list_sort (SiGodownSumList *self, SiGodownColumn column, gboolean descending)
{
  g_return_if_fail (SI_IS_GODOWN_SUM_LIST (self));
  g_return_if_fail (column > 0 && column < SI_N_GODOWN_COLUMNS);

  if (self->column == column && self->descending == descending)
    return;
  self->column = column;
  self->descending = descending;
  update (self);
}

/**
 * si_godown_sum_list_get_sums:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the sums that it shows, in its order; %NULL without an
 *   inventory
 */
SiGodownSums *
si_godown_sum_list_get_sums (SiGodownSumList *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_SUM_LIST (self), NULL);

  return self->shown;
}
