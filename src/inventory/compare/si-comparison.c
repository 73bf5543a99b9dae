/* si-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-comparison.h"

#include "si-godown-comparer.h"
#include "si-pairing.h"

typedef struct
{
  guint32 row_before; /* or SI_NO_ROW */
  guint32 row_after;  /* or SI_NO_ROW */
  guint32 kinds;
} ProductEntry;

typedef struct
{
  guint32 product; /* the index of the product's entry */
  SiGodownChange change;
} GodownEntry;

struct _SiComparison
{
  SiTable *before;  /* (owned) */
  SiTable *after;   /* (owned) */
  GArray *products; /* (owned) (element-type ProductEntry) */
  GArray *godowns;  /* (owned) (element-type GodownEntry) */
  guint32 *by_row;  /* (owned): for each row of the newer table, the index of its product's entry
                     * plus 1, or 0 */
};

G_DEFINE_BOXED_TYPE (SiComparison, si_comparison, si_comparison_ref, si_comparison_unref)

static SiChangeKinds
compare_products (const SiComparison *self, guint before, guint after)
{
  const SiTextColumn *old_texts = si_table_get_texts (self->before);
  const SiTextColumn *new_texts = si_table_get_texts (self->after);
  const SiQuantityColumn *old_stocks = si_table_get_stocks (self->before);
  const SiQuantityColumn *new_stocks = si_table_get_stocks (self->after);
  SiChangeKinds kinds = SI_CHANGE_NONE;

  if (!si_quantity_column_equal (old_stocks, before, new_stocks, after))
    kinds |= si_stock_change_get_kind (si_quantity_column_get (old_stocks, before),
                                       si_quantity_column_get (new_stocks, after), FALSE);
  if (!si_text_column_equal (&old_texts[SI_TABLE_SKU], before, &new_texts[SI_TABLE_SKU], after)
      || !si_text_column_equal (&old_texts[SI_TABLE_DESCRIPTION], before,
                                &new_texts[SI_TABLE_DESCRIPTION], after))
    kinds |= SI_CHANGE_RENAMED;
  return kinds;
}

static SiChangeKinds
get_kinds (const SiComparison *self, guint row_before, guint row_after)
{
  if (row_before == SI_NO_ROW)
    return SI_CHANGE_NEW;
  if (row_after == SI_NO_ROW)
    return SI_CHANGE_GONE;
  return compare_products (self, row_before, row_after);
}

/* Adds the changes in the godowns of the product that is added next. */
static void
add_godowns (SiComparison *self, const SiGodownChanges *found, gboolean transferred)
{
  for (guint i = 0; i < found->changes->len; i++)
    {
      const SiGodownChange *change = &g_array_index (found->changes, SiGodownChange, i);
      GodownEntry entry = { self->products->len, *change };

      if (transferred && change->may_be_moved)
        entry.change.kinds |= SI_CHANGE_TRANSFER;
      g_array_append_val (self->godowns, entry);
    }
}

static void
add_product (SiComparison *self, SiGodownComparer *comparer, guint row_before, guint row_after)
{
  const SiGodownChanges *found = si_godown_comparer_compare (comparer, row_before, row_after);
  ProductEntry entry = { row_before, row_after, get_kinds (self, row_before, row_after) };
  /* Stock has been moved only where the total is as it was. */
  const gboolean same_total = (entry.kinds & ~(guint32) SI_CHANGE_RENAMED) == SI_CHANGE_NONE;

  if (found->renamed)
    entry.kinds |= SI_CHANGE_RENAMED;
  if (same_total && found->changed)
    entry.kinds |= found->moved ? SI_CHANGE_TRANSFER : SI_CHANGE_GODOWNS;
  if (entry.kinds == SI_CHANGE_NONE)
    return;

  add_godowns (self, found, same_total && found->moved);
  g_array_append_val (self->products, entry);
  if (row_after != SI_NO_ROW)
    self->by_row[row_after] = self->products->len;
}

static void
add_products (SiComparison *self)
{
  const guint n_before = si_table_get_n_products (self->before);
  const guint n_after = si_table_get_n_products (self->after);
  g_autoptr (SiPairing) pairing = si_pairing_new (self->before, self->after);
  g_autoptr (SiGodownComparer) comparer = si_godown_comparer_new (self->before, self->after);

  for (guint row = 0; row < n_after; row++)
    {
      const guint row_before = si_pairing_get_before (pairing, row);

      if (row_before != SI_NO_ROW
          || si_pairing_get_kind_of_after (pairing, row) != SI_PAIR_UNREADABLE)
        add_product (self, comparer, row_before, row);
    }
  for (guint row = 0; row < n_before; row++)
    if (si_pairing_get_kind_of_before (pairing, row) == SI_PAIR_NONE)
      add_product (self, comparer, row, SI_NO_ROW);
}

/**
 * si_comparison_new:
 * @before: an inventory
 * @after: a newer one of the same service
 *
 * Compares two inventories. A thread should do it where they are large.
 *
 * Returns: (transfer full): the changes
 */
SiComparison *
si_comparison_new (SiTable *before, SiTable *after)
{
  SiComparison *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  self = g_atomic_rc_box_new0 (SiComparison);
  self->before = si_table_ref (before);
  self->after = si_table_ref (after);
  self->products = g_array_new (FALSE, FALSE, sizeof (ProductEntry));
  self->godowns = g_array_new (FALSE, FALSE, sizeof (GodownEntry));
  self->by_row = g_new0 (guint32, MAX (si_table_get_n_products (after), 1));
  add_products (self);
  return self;
}

/* The two inventories of a comparison. */
typedef struct
{
  SiTable *before; /* (owned) */
  SiTable *after;  /* (owned) */
} Pair;

static void
pair_free (Pair *pair)
{
  si_table_unref (pair->before);
  si_table_unref (pair->after);
  g_free (pair);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Pair *pair = task_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, si_comparison_new (pair->before, pair->after),
                           (GDestroyNotify) si_comparison_unref);
}

/**
 * si_comparison_new_async:
 * @before: an inventory
 * @after: a newer one of the same service
 * @cancellable: (nullable): stops it
 * @callback: called when it is done, without a source object
 * @user_data: for @callback
 *
 * Compares two inventories on a thread.
 */
void
si_comparison_new_async (SiTable *before,
                         SiTable *after,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Pair *pair;

  g_return_if_fail (before != NULL);
  g_return_if_fail (after != NULL);

  pair = g_new (Pair, 1);
  *pair = (Pair){ si_table_ref (before), si_table_ref (after) };
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_comparison_new_async);
  g_task_set_task_data (task, pair, (GDestroyNotify) pair_free);
  g_task_run_in_thread (task, compare_in_thread);
}

/**
 * si_comparison_new_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the changes; %NULL with %G_IO_ERROR_CANCELLED if it was
 *   stopped
 */
SiComparison *
si_comparison_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_comparison_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_comparison_ref:
 * @self: a comparison
 *
 * Returns: (transfer full): @self
 */
SiComparison *
si_comparison_ref (SiComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_comparison_clear (gpointer data)
{
  SiComparison *self = data;

  si_table_unref (self->before);
  si_table_unref (self->after);
  g_array_unref (self->products);
  g_array_unref (self->godowns);
  g_free (self->by_row);
}

/**
 * si_comparison_unref:
 * @self: (transfer full): a comparison
 */
void
si_comparison_unref (SiComparison *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_comparison_clear);
}

/**
 * si_comparison_get_before:
 * @self: a comparison
 *
 * Returns: (transfer none): the older inventory
 */
SiTable *
si_comparison_get_before (const SiComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before;
}

/**
 * si_comparison_get_after:
 * @self: a comparison
 *
 * Returns: (transfer none): the newer inventory
 */
SiTable *
si_comparison_get_after (const SiComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after;
}

/**
 * si_comparison_get_n_products:
 * @self: a comparison
 *
 * Returns: the number of products that changed
 */
guint
si_comparison_get_n_products (const SiComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->products->len;
}

/* Gets the stock of a product in a table. */
static SiQuantity
get_stock (const SiTable *table, guint row, const char **text)
{
  if (row == SI_NO_ROW)
    return SI_QUANTITY_NONE;
  *text = si_table_get_stock_text (table, row);
  return si_table_get_stock (table, row);
}

/* Adds up the lines of a product under a name. The text is that of the first line that has one. */
static SiQuantity
get_stock_under (const SiTable *table, guint row, guint32 name, const char **text)
{
  SiQuantity sum = SI_QUANTITY_NONE;
  SiGodownLines lines;

  if (name == SI_NO_GODOWN)
    return sum;
  lines = si_table_get_godown_lines (table, row);
  for (guint line = 0; line < lines.n; line++)
    if (lines.names[line] == name)
      {
        sum = si_quantity_add (sum, si_godown_lines_get_stock (&lines, line));
        if (*text == NULL)
          *text = si_table_get_godown_stock_text (table, row, line);
      }
  return sum;
}

static const char *
get_name (const SiTable *table, guint32 name)
{
  return name != SI_NO_GODOWN
             ? si_text_column_get (&si_table_get_godowns (table)->names, name, NULL)
             : NULL;
}

/**
 * si_comparison_get_product:
 * @self: a comparison
 * @index: the index of a change by product
 * @entry: (out caller-allocates): the change; its texts belong to the tables
 */
void
si_comparison_get_product (const SiComparison *self, guint index, SiChangeEntry *entry)
{
  const ProductEntry *change;

  g_return_if_fail (self != NULL && index < self->products->len);
  g_return_if_fail (entry != NULL);

  change = &g_array_index (self->products, ProductEntry, index);
  *entry = (SiChangeEntry){
    .kinds = change->kinds,
    .row_before = change->row_before,
    .row_after = change->row_after,
    .godown_before = SI_NO_GODOWN,
    .godown_after = SI_NO_GODOWN,
  };
  entry->before = get_stock (self->before, change->row_before, &entry->before_text);
  entry->after = get_stock (self->after, change->row_after, &entry->after_text);
  entry->difference = si_stock_change_get_difference (entry->before, entry->after, entry->kinds);
}

/**
 * si_comparison_get_n_godowns:
 * @self: a comparison
 *
 * Returns: the number of changes by product and godown
 */
guint
si_comparison_get_n_godowns (const SiComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->godowns->len;
}

/**
 * si_comparison_get_godown:
 * @self: a comparison
 * @index: the index of a change by product and godown
 * @entry: (out caller-allocates): the change; its texts belong to the tables
 */
void
si_comparison_get_godown (const SiComparison *self, guint index, SiChangeEntry *entry)
{
  const GodownEntry *godown;
  const SiGodownChange *change;
  const ProductEntry *product;

  g_return_if_fail (self != NULL && index < self->godowns->len);
  g_return_if_fail (entry != NULL);

  godown = &g_array_index (self->godowns, GodownEntry, index);
  change = &godown->change;
  product = &g_array_index (self->products, ProductEntry, godown->product);
  *entry = (SiChangeEntry){
    .kinds = change->kinds,
    .row_before = product->row_before,
    .row_after = product->row_after,
    .godown_before = change->godown_before,
    .godown_after = change->godown_after,
    .name_before = get_name (self->before, change->name_before),
    .name_after = get_name (self->after, change->name_after),
  };
  entry->before = get_stock_under (self->before, product->row_before, change->name_before,
                                   &entry->before_text);
  entry->after
      = get_stock_under (self->after, product->row_after, change->name_after, &entry->after_text);
  entry->difference = si_stock_change_get_difference (entry->before, entry->after, entry->kinds);
}

/**
 * si_comparison_get_product_of_godown:
 * @self: a comparison
 * @index: the index of a change by product and godown
 *
 * Returns: the index of the product's own change
 */
guint
si_comparison_get_product_of_godown (const SiComparison *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->godowns->len, 0);

  return g_array_index (self->godowns, GodownEntry, index).product;
}

/* Returns: the index of the first change in a godown whose product has this index or a later one.
 */
static guint
find_first_godown (const SiComparison *self, guint product)
{
  guint low = 0, high = self->godowns->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->godowns, GodownEntry, middle).product < product)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * si_comparison_find_godowns:
 * @self: a comparison
 * @product: the index of a change by product
 * @n_godowns: (out): the number of its changes by godown
 *
 * Returns: the index of the first of its changes by godown, which come one after the other
 */
guint
si_comparison_find_godowns (const SiComparison *self, guint product, guint *n_godowns)
{
  guint first;

  g_return_val_if_fail (self != NULL && product < self->products->len, 0);
  g_return_val_if_fail (n_godowns != NULL, 0);

  first = find_first_godown (self, product);
  *n_godowns = find_first_godown (self, product + 1) - first;
  return first;
}

/**
 * si_comparison_find_product:
 * @self: a comparison
 * @row_after: a row of the newer table
 * @entry: (out caller-allocates): its change
 *
 * Returns: whether the product there has changed
 */
gboolean
si_comparison_find_product (const SiComparison *self, guint row_after, SiChangeEntry *entry)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  if (row_after >= si_table_get_n_products (self->after) || self->by_row[row_after] == 0)
    return FALSE;
  si_comparison_get_product (self, self->by_row[row_after] - 1, entry);
  return TRUE;
}
