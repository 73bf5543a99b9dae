/* si-change-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-change-list.h"

/* Up to so many changes, a query takes less than a frame and is answered at once. */
#define MOST_AT_ONCE 5000
#define MOST_SEARCHED_AT_ONCE 20000

/* GTK makes some 200 rows for a list at once, which takes longer than a frame. It gets so many at a
 * time until it has them. */
#define ROWS_AT_A_TIME 20
#define MOST_ROWS_OF_GTK 300

/* A query with everything that it reads, and its answer. */
typedef struct
{
  SiComparison *comparison; /* (owned) (nullable) */
  char *text;               /* (owned) (nullable) */
  char **godown_ids;        /* (owned) (nullable) */
  SiChangeQuery query;      /* it borrows the above, and owns the rows that are low */
  GArray *entries;          /* (owned) (nullable) (element-type guint32) */
  SiChangeCounts counts;
} Answer;

struct _SiChangeList
{
  GObject parent_instance;

  SiComparison *comparison; /* (owned) (nullable) */
  gboolean by_godown;
  SiFilter *filter; /* (owned) */
  SiChangeKinds kinds;
  gboolean newly_below;
  SiChangeColumn column;
  gboolean descending;
  SiChangeListLowFunc low_func;
  gpointer low_data; /* (borrowed) */

  Answer *shown;         /* (owned) (nullable) */
  guint n_items;         /* the number of its changes that the model has so far */
  guint growing;         /* idle source that adds the others, or 0 */
  GCancellable *pending; /* (owned) (nullable): the query on its way */
  gboolean paused;       /* nobody looks at it */
  gboolean stale;        /* it shows something else than it was told to */
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->comparison, si_comparison_unref);
  g_clear_pointer (&answer->entries, g_array_unref);
  g_clear_pointer (&answer->query.low_before, g_array_unref);
  g_clear_pointer (&answer->query.low_after, g_array_unref);
  g_free (answer->text);
  g_strfreev (answer->godown_ids);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static GType
si_change_list_get_item_type (GListModel *model)
{
  return SI_TYPE_CHANGE;
}

static guint
si_change_list_get_n_items (GListModel *model)
{
  return SI_CHANGE_LIST (model)->n_items;
}

static gpointer
si_change_list_get_item (GListModel *model, guint position)
{
  const SiChangeList *self = SI_CHANGE_LIST (model);
  const Answer *shown = self->shown;

  if (position >= self->n_items)
    return NULL;
  return si_change_new (shown->comparison, shown->query.by_godown,
                        g_array_index (shown->entries, guint32, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = si_change_list_get_item_type;
  iface->get_n_items = si_change_list_get_n_items;
  iface->get_item = si_change_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiChangeList,
                               si_change_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void update (SiChangeList *self);

static gboolean
grow (gpointer user_data)
{
  SiChangeList *self = user_data;
  const guint n_before = self->n_items;
  const guint n_all = self->shown->entries->len;
  gboolean is_whole;

  self->n_items = n_before < MOST_ROWS_OF_GTK ? MIN (n_before + ROWS_AT_A_TIME, n_all) : n_all;
  is_whole = self->n_items == n_all;
  if (is_whole)
    self->growing = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->n_items - n_before);
  return is_whole ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
show (SiChangeList *self, Answer *answer)
{
  const guint n_before = self->n_items;
  const guint n_all = answer != NULL ? answer->entries->len : 0;

  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_pointer (&self->shown, answer_free);
  self->shown = answer;
  self->n_items = MIN (n_all, ROWS_AT_A_TIME);
  if (self->n_items < n_all)
    self->growing = g_idle_add (grow, self);
  g_clear_object (&self->pending);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_items);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiChangeList) self = user_data;
  g_autoptr (Answer) answer = NULL;

  g_assert (SI_IS_CHANGE_LIST (self));
  g_assert (g_async_result_is_tagged (result, update));

  answer = g_task_propagate_pointer (G_TASK (result), NULL);

  if (answer != NULL && self->pending == g_task_get_cancellable (G_TASK (result)))
    show (self, g_steal_pointer (&answer));
}

static void
answer_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (Answer) answer = task_data;

  answer->entries
      = si_change_query (answer->comparison, &answer->query, cancellable, &answer->counts);
  if (answer->entries != NULL)
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) answer_free);
  else
    g_task_return_error_if_cancelled (task);
}

/* A search reads both inventories, even if only a few products changed. */
static gboolean
is_small (SiChangeList *self)
{
  SiTable *before = si_comparison_get_before (self->comparison);
  SiTable *after = si_comparison_get_after (self->comparison);
  const guint n_changes = MAX (si_comparison_get_n_products (self->comparison),
                               si_comparison_get_n_godowns (self->comparison));
  const guint n_searched = MAX (si_table_get_n_products (before), si_table_get_n_products (after));
  const char *search = si_filter_get_search (self->filter);

  return n_changes <= MOST_AT_ONCE && (search == NULL || n_searched <= MOST_SEARCHED_AT_ONCE);
}

static void
find_low (SiChangeList *self, SiChangeQuery *query)
{
  SiTable *before = si_comparison_get_before (self->comparison);
  SiTable *after = si_comparison_get_after (self->comparison);

  if (self->low_func == NULL || (query->findings & SI_FINDING_LOW) == 0)
    return;
  query->low_before = self->low_func (after, before, self->low_data);
  query->low_after = self->low_func (after, after, self->low_data);
}

/* Where godowns are chosen, both views show the changes in them. */
static Answer *
answer_new (SiChangeList *self)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->comparison = si_comparison_ref (self->comparison);
  answer->text = g_strdup (si_filter_get_search (self->filter));
  answer->godown_ids = g_strdupv ((char **) si_filter_get_godown_ids (self->filter));
  answer->query = (SiChangeQuery){
    .by_godown = self->by_godown || answer->godown_ids != NULL,
    .godown_ids = (const char *const *) answer->godown_ids,
    .findings = si_filter_get_findings (self->filter),
    .text = answer->text,
    .kinds = self->kinds,
    .newly_below = self->newly_below,
    .column = self->column,
    .descending = self->descending,
  };
  find_low (self, &answer->query);
  return answer;
}

static void
update (SiChangeList *self)
{
  g_autoptr (GTask) task = NULL;
  Answer *answer;

  g_assert (SI_IS_CHANGE_LIST (self));

  if (self->pending != NULL)
    g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
  self->stale = self->paused && self->comparison != NULL;
  if (self->stale)
    return;
  if (self->comparison == NULL)
    {
      show (self, NULL);
      return;
    }

  answer = answer_new (self);
  if (is_small (self))
    {
      answer->entries = si_change_query (answer->comparison, &answer->query, NULL, &answer->counts);
      show (self, answer);
      return;
    }

  self->pending = g_cancellable_new ();
  /* The list is not the source of the task, because the thread must not hold the last reference. */
  task = g_task_new (NULL, self->pending, answered_cb, g_object_ref (self));
  g_task_set_source_tag (task, update);
  g_task_set_task_data (task, answer, NULL);
  g_task_run_in_thread (task, answer_in_thread);
}

static void
si_change_list_dispose (GObject *object)
{
  SiChangeList *self = SI_CHANGE_LIST (object);

  if (self->pending != NULL)
    g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
  g_clear_handle_id (&self->growing, g_source_remove);
  self->n_items = 0;
  g_clear_pointer (&self->shown, answer_free);
  g_clear_pointer (&self->comparison, si_comparison_unref);
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_func (self->filter, update, self);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (si_change_list_parent_class)->dispose (object);
}

static void
si_change_list_class_init (SiChangeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_change_list_dispose;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_change_list_init (SiChangeList *self)
{
  self->column = SI_CHANGE_COLUMN_SKU;
  self->filter = si_filter_new ();
}

/**
 * si_change_list_new:
 *
 * Returns: (transfer full): an empty list of products, sorted by SKU code
 */
SiChangeList *
si_change_list_new (void)
{
  return g_object_new (SI_TYPE_CHANGE_LIST, NULL);
}

/**
 * si_change_list_get_comparison:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the comparison that it shows, or is about to
 */
SiComparison *
si_change_list_get_comparison (SiChangeList *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_LIST (self), NULL);

  return self->comparison;
}

/**
 * si_change_list_set_comparison:
 * @self: a list
 * @comparison: (nullable): the comparison to show
 */
void
si_change_list_set_comparison (SiChangeList *self, SiComparison *comparison)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));

  if (self->comparison == comparison)
    return;
  g_clear_pointer (&self->comparison, si_comparison_unref);
  self->comparison = comparison != NULL ? si_comparison_ref (comparison) : NULL;
  update (self);
}

/**
 * si_change_list_get_by_godown:
 * @self: a list
 *
 * Returns: whether it shows the changes in each godown, not those of the products
 */
gboolean
si_change_list_get_by_godown (SiChangeList *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_LIST (self), FALSE);

  return self->by_godown;
}

/**
 * si_change_list_set_by_godown:
 * @self: a list
 * @by_godown: whether it shows the changes in each godown, not those of the products
 */
void
si_change_list_set_by_godown (SiChangeList *self, gboolean by_godown)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));

  if (self->by_godown == by_godown)
    return;
  self->by_godown = by_godown;
  update (self);
}

/**
 * si_change_list_set_filter:
 * @self: a list
 * @filter: a filter, which the list follows from now on
 */
void
si_change_list_set_filter (SiChangeList *self, SiFilter *filter)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));
  g_return_if_fail (SI_IS_FILTER (filter));

  if (self->filter == filter)
    return;
  g_signal_handlers_disconnect_by_func (self->filter, update, self);
  g_set_object (&self->filter, filter);
  g_signal_connect_object (filter, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_change_list_set_low_func:
 * @self: a list
 * @func: (nullable): finds the rows that have %SI_FINDING_LOW
 * @user_data: for @func
 *
 * To be called again when other products are low.
 */
void
si_change_list_set_low_func (SiChangeList *self, SiChangeListLowFunc func, gpointer user_data)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));

  self->low_func = func;
  self->low_data = user_data;
  if ((si_filter_get_findings (self->filter) & SI_FINDING_LOW) != 0)
    update (self);
}

/**
 * si_change_list_get_kinds:
 * @self: a list
 *
 * Returns: the kinds of changes that it shows
 */
SiChangeKinds
si_change_list_get_kinds (SiChangeList *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_LIST (self), SI_CHANGE_NONE);

  return self->kinds;
}

/**
 * si_change_list_set_kinds:
 * @self: a list
 * @kinds: the kinds of changes to show; %SI_CHANGE_NONE for all
 */
void
si_change_list_set_kinds (SiChangeList *self, SiChangeKinds kinds)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));

  if (self->kinds == kinds)
    return;
  self->kinds = kinds;
  update (self);
}

/**
 * si_change_list_get_newly_below:
 * @self: a list
 *
 * Returns: whether it shows only stocks that are below zero, and were not
 */
gboolean
si_change_list_get_newly_below (SiChangeList *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_LIST (self), FALSE);

  return self->newly_below;
}

/**
 * si_change_list_set_newly_below:
 * @self: a list
 * @newly_below: whether it shows only stocks that are below zero, and were not
 */
void
si_change_list_set_newly_below (SiChangeList *self, gboolean newly_below)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));

  if (self->newly_below == newly_below)
    return;
  self->newly_below = newly_below;
  update (self);
}

/**
 * si_change_list_sort:
 * @self: a list
 * @column: the column to sort by
 * @descending: whether the largest come first
 */
void
si_change_list_sort (SiChangeList *self, SiChangeColumn column, gboolean descending)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));

  if (self->column == column && self->descending == descending)
    return;
  self->column = column;
  self->descending = descending;
  update (self);
}

/**
 * si_change_list_set_paused:
 * @self: a list
 * @paused: whether nobody looks at it
 *
 * Lets the list keep what it shows, whatever it is told meanwhile, until it is looked at again.
 */
void
si_change_list_set_paused (SiChangeList *self, gboolean paused)
{
  g_return_if_fail (SI_IS_CHANGE_LIST (self));

  if (self->paused == paused)
    return;
  self->paused = paused;
  if (self->stale || self->pending != NULL)
    update (self);
}

/**
 * si_change_list_get_counts:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the numbers of changes that it shows, and of those that the
 *   filter hides; %NULL while it has nothing to show
 */
const SiChangeCounts *
si_change_list_get_counts (SiChangeList *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_LIST (self), NULL);

  return self->shown != NULL ? &self->shown->counts : NULL;
}

/**
 * si_change_list_get_entries:
 * @self: a list
 *
 * Returns: (transfer none) (nullable) (element-type guint32): the indices of the changes that it
 *   shows, in order
 */
GArray *
si_change_list_get_entries (SiChangeList *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_LIST (self), NULL);

  return self->shown != NULL ? self->shown->entries : NULL;
}

/**
 * si_change_list_get_shown:
 * @self: a list
 * @by_godown: (out): whether the entries are of its godowns
 *
 * Returns: (transfer none) (nullable): the comparison that the entries are of, which may be an
 *   older one than the list was told to show
 */
SiComparison *
si_change_list_get_shown (SiChangeList *self, gboolean *by_godown)
{
  g_return_val_if_fail (SI_IS_CHANGE_LIST (self), NULL);
  g_return_val_if_fail (by_godown != NULL, NULL);

  *by_godown = self->shown != NULL && self->shown->query.by_godown;
  return self->shown != NULL ? self->shown->comparison : NULL;
}
