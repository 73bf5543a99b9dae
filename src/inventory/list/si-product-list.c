/* si-product-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-list.h"

/* Up to so many products, a query takes less than a frame and is answered at once. */
#define MOST_AT_ONCE 20000

/* Of a list with more rows, the first ones come alone. */
#define MOST_FIRST_AT_ONCE 300

struct _SiProductList
{
  SiShownProducts parent_instance;

  SiTable *table;        /* (owned) (nullable): the table to show */
  SiFilter *filter;      /* (owned) */
  SiComparison *changes; /* (owned) (nullable) */
  SiShownStock *stock;   /* (owned) (nullable): of @table, made when it is first needed */
  SiColumn column;
  char *column_godown; /* (owned) (nullable): the godown whose stock @column is of, if only one */
  gboolean descending;

  SiProductNoteFunc note_func;
  gpointer note_data; /* (borrowed) */
  SiProductListLowFunc low_func;
  gpointer low_data; /* (borrowed) */

  GCancellable *pending; /* (owned) (nullable): the query on its way */
};

G_DEFINE_FINAL_TYPE (SiProductList, si_product_list, SI_TYPE_SHOWN_PRODUCTS)

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_COLUMN,
  PROP_DESCENDING,
  PROP_TABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static SiShownStock *
make_stock (SiProductList *self, SiTable *table, SiComparison *changes)
{
  g_autoptr (SiScope) scope = si_scope_new (table, si_filter_get_godown_ids (self->filter));

  return si_shown_stock_new (scope, changes);
}

static SiShownStock *
get_stock (SiProductList *self)
{
  if (self->stock == NULL)
    self->stock = make_stock (self, self->table, self->changes);
  return self->stock;
}

/* Shows rows. The list is no longer busy once they are there, unless a handler has started another
 * query meanwhile. */
static void
show_and_rest (SiProductList *self, SiProductRows *rows)
{
  g_autoptr (GCancellable) answered = g_steal_pointer (&self->pending);

  if (answered != NULL)
    g_cancellable_cancel (answered);
  si_shown_products_show (SI_SHOWN_PRODUCTS (self), rows,
                          answered != NULL
                              || (rows != NULL && rows->rows->len > MOST_FIRST_AT_ONCE));
  if (si_product_list_get_busy (self))
    return;
  if (answered != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiProductList) self = user_data;
  g_autoptr (SiProductRows) rows = si_product_rows_new_finish (result, NULL);

  /* A query that was cancelled late may have been answered nevertheless. */
  if (rows != NULL && g_task_get_cancellable (G_TASK (result)) == self->pending)
    show_and_rest (self, g_steal_pointer (&rows));
}

static void
start_query (SiProductList *self, const SiTableQuery *query)
{
  g_autoptr (GCancellable) before = g_steal_pointer (&self->pending);

  self->pending = g_cancellable_new ();
  if (before != NULL)
    g_cancellable_cancel (before);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  si_product_rows_new_async (self->table, query,
                             si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self)), self->pending,
                             rows_cb, g_object_ref (self));
}

static SiShownStock *
make_column_stock (SiProductList *self)
{
  const char *const ids[] = { self->column_godown, NULL };
  g_autoptr (SiScope) scope = NULL;

  if (self->column_godown == NULL)
    return NULL;
  scope = si_scope_new (self->table, ids);
  return si_shown_stock_new (scope, NULL);
}

/* Shows the rows that the table, the filter and the order ask for: at once, or from a thread. */
static void
update (SiProductList *self)
{
  const SiFindings findings = si_filter_get_findings (self->filter);
  g_autoptr (GArray) low = (findings & SI_FINDING_LOW) != 0 ? si_product_list_get_low (self) : NULL;
  g_autoptr (SiShownStock) column_stock = NULL;
  SiTableQuery query = {
    .text = si_filter_get_search (self->filter),
    .findings = findings,
    .low = low,
    .column = self->column,
    .descending = self->descending,
  };

  g_assert (SI_IS_PRODUCT_LIST (self));

  if (self->table == NULL)
    {
      show_and_rest (self, NULL);
      return;
    }
  query.stock = get_stock (self);
  query.column_stock = column_stock = make_column_stock (self);
  if (si_table_get_n_products (self->table) > MOST_AT_ONCE)
    start_query (self, &query);
  else
    show_and_rest (self, si_product_rows_new (self->table, &query,
                                              si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self)),
                                              NULL));
}

static void
godowns_changed (SiProductList *self)
{
  g_assert (SI_IS_PRODUCT_LIST (self));

  g_clear_pointer (&self->stock, si_shown_stock_unref);
  update (self);
  si_shown_products_emit_changed (SI_SHOWN_PRODUCTS (self));
}

static void
si_product_list_grown (SiShownProducts *shown)
{
  SiProductList *self = SI_PRODUCT_LIST (shown);

  if (self->pending != NULL)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
si_product_list_dispose (GObject *object)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  if (self->pending != NULL)
    g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
  g_clear_pointer (&self->stock, si_shown_stock_unref);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->changes, si_comparison_unref);

  G_OBJECT_CLASS (si_product_list_parent_class)->dispose (object);
}

static void
si_product_list_finalize (GObject *object)
{
  g_clear_object (&SI_PRODUCT_LIST (object)->filter);
  g_free (SI_PRODUCT_LIST (object)->column_godown);

  G_OBJECT_CLASS (si_product_list_parent_class)->finalize (object);
}

static void
si_product_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, si_product_list_get_busy (self));
      break;
    case PROP_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    case PROP_TABLE:
      g_value_set_boxed (value, self->table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_product_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  switch (id)
    {
    case PROP_TABLE:
      si_product_list_set_table (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_product_list_class_init (SiProductListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = si_product_list_dispose;
  object_class->finalize = si_product_list_finalize;
  object_class->get_property = si_product_list_get_property;
  object_class->set_property = si_product_list_set_property;
  SI_SHOWN_PRODUCTS_CLASS (klass)->grown = si_product_list_grown;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, SI_COLUMN_SERVER,
                                               SI_N_COLUMNS - 1, SI_COLUMN_SKU, flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  properties[PROP_TABLE] = g_param_spec_boxed ("table", NULL, NULL, SI_TYPE_TABLE,
                                               flags | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_product_list_init (SiProductList *self)
{
  self->column = SI_COLUMN_SKU;
  self->filter = si_filter_new ();
  g_signal_connect_object (self->filter, "notify::godown-ids", G_CALLBACK (godowns_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::findings", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::search", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_product_list_new:
 *
 * Returns: (transfer full): an empty list, sorted by SKU code
 */
SiProductList *
si_product_list_new (void)
{
  return g_object_new (SI_TYPE_PRODUCT_LIST, NULL);
}

/**
 * si_product_list_get_table:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the inventory that it shows, or is about to
 */
SiTable *
si_product_list_get_table (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->table;
}

/**
 * si_product_list_set_table:
 * @self: a list
 * @table: (nullable): the inventory to show
 */
void
si_product_list_set_table (SiProductList *self, SiTable *table)
{
  g_autoptr (SiTable) old = NULL;

  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  if (self->table == table)
    return;

  old = self->table;
  g_clear_pointer (&self->stock, si_shown_stock_unref);
  self->table = table != NULL ? si_table_ref (table) : NULL;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

/**
 * si_product_list_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): its filter, which it follows
 */
SiFilter *
si_product_list_get_filter (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->filter;
}

/**
 * si_product_list_get_column:
 * @self: a list
 *
 * Returns: the column that it is sorted by
 */
SiColumn
si_product_list_get_column (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), SI_COLUMN_SERVER);

  return self->column;
}

/**
 * si_product_list_get_descending:
 * @self: a list
 *
 * Returns: whether the largest come first
 */
gboolean
si_product_list_get_descending (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), FALSE);

  return self->descending;
}

/**
 * si_product_list_get_column_godown:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the godown whose stock it is sorted by, if
 *   si_product_list_sort_by_godown() sorted it
 */
const char *
si_product_list_get_column_godown (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->column_godown;
}

static void
sort (SiProductList *self, SiColumn column, const char *godown_id, gboolean descending)
{
  const gboolean other_column
      = self->column != column || g_strcmp0 (self->column_godown, godown_id) != 0;
  const gboolean other_direction = self->descending != descending;
  g_autofree char *old = NULL;

  if (!other_column && !other_direction)
    return;

  old = self->column_godown;
  self->column = column;
  self->column_godown = g_strdup (godown_id);
  self->descending = descending;
  update (self);
  if (other_column)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMN]);
  if (other_direction)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

/**
 * si_product_list_sort:
 * @self: a list
 * @column: the column to sort by
 * @descending: whether the largest come first
 */
void
si_product_list_sort (SiProductList *self, SiColumn column, gboolean descending)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));
  g_return_if_fail (column < SI_N_COLUMNS);

  sort (self, column, NULL, descending);
}

/**
 * si_product_list_sort_by_godown:
 * @self: a list
 * @godown_id: the godown whose stock to sort by, chosen or not
 * @descending: whether the largest come first
 *
 * Sorts by %SI_COLUMN_STOCK in one godown.
 */
void
si_product_list_sort_by_godown (SiProductList *self, const char *godown_id, gboolean descending)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));
  g_return_if_fail (godown_id != NULL);

  sort (self, SI_COLUMN_STOCK, godown_id, descending);
}

/**
 * si_product_list_get_busy:
 * @self: a list
 *
 * Returns: whether other rows than those shown are on their way
 */
gboolean
si_product_list_get_busy (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), FALSE);

  return self->pending != NULL || si_shown_products_get_growing (SI_SHOWN_PRODUCTS (self));
}

/**
 * si_product_list_get_product:
 * @self: a list with a table
 * @row: a row of its table
 *
 * Returns: (transfer full): the product there, whether the list shows it or not
 */
SiProduct *
si_product_list_get_product (SiProductList *self, guint row)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);
  g_return_val_if_fail (self->table != NULL, NULL);

  return si_shown_products_get_product (SI_SHOWN_PRODUCTS (self), self->table, row);
}

/**
 * si_product_list_set_changes:
 * @self: a list
 * @changes: (nullable): the changes since an older inventory, to show of each product
 */
void
si_product_list_set_changes (SiProductList *self, SiComparison *changes)
{
  g_autoptr (SiShownStock) stock = NULL;
  g_autoptr (SiComparison) old = NULL;

  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  if (self->changes == changes)
    return;

  old = self->changes;
  self->changes = changes != NULL ? si_comparison_ref (changes) : NULL;
  /* The scope stays the same, so that it need not count its findings again. */
  stock = g_steal_pointer (&self->stock);
  if (stock != NULL)
    self->stock = si_shown_stock_new (si_shown_stock_get_scope (stock), changes);
  if (si_column_get_info (self->column)->by_changes)
    update (self);
  si_shown_products_emit_changed (SI_SHOWN_PRODUCTS (self));
}

/**
 * si_product_list_get_scope:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the godowns of its filter in its table; %NULL without a
 *   table
 */
SiScope *
si_product_list_get_scope (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->table != NULL ? si_shown_stock_get_scope (get_stock (self)) : NULL;
}

/**
 * si_product_list_get_hidden:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the products that its filter hides, where it shows
 *   nothing; else %NULL
 */
const SiHidden *
si_product_list_get_hidden (SiProductList *self)
{
  const SiProductRows *rows;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  rows = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self));
  return rows != NULL && rows->rows->len == 0 ? &rows->hidden : NULL;
}

/**
 * si_product_list_get_shown_stock:
 * @self: a list
 *
 * Returns: (transfer full) (nullable): the stock of the rows that it shows, which may be of an
 *   older table than its own; %NULL where it has none
 */
SiShownStock *
si_product_list_get_shown_stock (SiProductList *self)
{
  const SiProductRows *rows;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  rows = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self));
  if (rows == NULL)
    return NULL;
  return rows->table == self->table ? si_shown_stock_ref (get_stock (self))
                                    : make_stock (self, rows->table, self->changes);
}

/**
 * si_product_list_get_stock_of:
 * @self: a list
 * @product: a product
 *
 * Returns: (transfer full): the stock in the godowns of the list's filter in the product's table,
 *   which is an older one where the product is gone
 */
SiShownStock *
si_product_list_get_stock_of (SiProductList *self, SiProduct *product)
{
  SiTable *table;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  table = si_product_get_table (product);
  if (!si_product_get_current (product))
    return make_stock (self, table, NULL);
  return table == self->table ? si_shown_stock_ref (get_stock (self))
                              : make_stock (self, table, self->changes);
}

/**
 * si_product_list_set_note_func:
 * @self: a list
 * @func: (nullable): makes a remark about a product
 * @user_data: for @func
 *
 * To be called again when there are other remarks to make.
 */
void
si_product_list_set_note_func (SiProductList *self, SiProductNoteFunc func, gpointer user_data)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  self->note_func = func;
  self->note_data = user_data;
  si_shown_products_emit_changed (SI_SHOWN_PRODUCTS (self));
}

/**
 * si_product_list_get_note:
 * @self: a list
 * @product: a product
 *
 * Returns: (transfer full) (nullable): the remark about it
 */
char *
si_product_list_get_note (SiProductList *self, SiProduct *product)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  return self->note_func != NULL ? self->note_func (product, self->note_data) : NULL;
}

/**
 * si_product_list_set_low_func:
 * @self: a list
 * @func: (nullable): finds the rows of a table that have %SI_FINDING_LOW
 * @user_data: for @func
 *
 * To be called again when other rows are low.
 */
void
si_product_list_set_low_func (SiProductList *self, SiProductListLowFunc func, gpointer user_data)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  self->low_func = func;
  self->low_data = user_data;
  if ((si_filter_get_findings (self->filter) & SI_FINDING_LOW) != 0)
    update (self);
}

/**
 * si_product_list_get_low:
 * @self: a list
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the rows of its table that have
 *   %SI_FINDING_LOW
 */
GArray *
si_product_list_get_low (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->low_func != NULL && self->table != NULL
             ? self->low_func (self->table, self->low_data)
             : NULL;
}
