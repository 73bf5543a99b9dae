/* si-product-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-list-private.h"

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_COLUMN,
  PROP_DESCENDING,
  PROP_N_ITEMS,
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

static GType
si_product_list_get_item_type (GListModel *model)
{
  return SI_TYPE_PRODUCT;
}

static guint
si_product_list_get_n_items (GListModel *model)
{
  return si_product_list_get_n_shown (SI_PRODUCT_LIST (model));
}

static gpointer
si_product_list_get_item (GListModel *model, guint position)
{
  SiProductList *self = SI_PRODUCT_LIST (model);

  if (position >= si_product_list_get_n_shown (self))
    return NULL;

  return si_live_products_get (self->products, self->shown->table,
                               g_array_index (self->shown->rows, guint32, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = si_product_list_get_item_type;
  iface->get_n_items = si_product_list_get_n_items;
  iface->get_item = si_product_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiProductList,
                               si_product_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/*< private >
 * si_product_list_notify_busy:
 * @self: a list whose query began or ended
 */
void
si_product_list_notify_busy (SiProductList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/*< private >
 * si_product_list_notify_n_items:
 * @self: a list with more or fewer products
 */
void
si_product_list_notify_n_items (SiProductList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/*< private >
 * si_product_list_emit_updated:
 * @self: a list that shows what it was told to last
 */
void
si_product_list_emit_updated (SiProductList *self)
{
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
si_product_list_dispose (GObject *object)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  if (self->pending != NULL)
    g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
  g_clear_handle_id (&self->growing, g_source_remove);

  g_clear_pointer (&self->shown, si_product_rows_unref);
  g_clear_pointer (&self->stock, si_shown_stock_unref);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->changes, si_comparison_unref);

  G_OBJECT_CLASS (si_product_list_parent_class)->dispose (object);
}

static void
si_product_list_finalize (GObject *object)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  g_clear_object (&self->filter);
  g_clear_pointer (&self->products, si_live_products_free);

  G_OBJECT_CLASS (si_product_list_parent_class)->finalize (object);
}

static void
si_product_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  switch (prop_id)
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
    case PROP_N_ITEMS:
      g_value_set_uint (value, si_product_list_get_n_shown (self));
      break;
    case PROP_TABLE:
      g_value_set_boxed (value, self->table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_product_list_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  switch (prop_id)
    {
    case PROP_COLUMN:
      si_product_list_sort (self, g_value_get_uint (value), self->descending);
      break;
    case PROP_DESCENDING:
      si_product_list_sort (self, self->column, g_value_get_boolean (value));
      break;
    case PROP_TABLE:
      si_product_list_set_table (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_product_list_class_init (SiProductListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = si_product_list_dispose;
  object_class->finalize = si_product_list_finalize;
  object_class->get_property = si_product_list_get_property;
  object_class->set_property = si_product_list_set_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  properties[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, SI_COLUMN_SERVER,
                                               SI_N_COLUMNS - 1, SI_COLUMN_SKU, writable);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, writable);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_TABLE] = g_param_spec_boxed ("table", NULL, NULL, SI_TYPE_TABLE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
godowns_changed (SiProductList *self)
{
  g_assert (SI_IS_PRODUCT_LIST (self));

  g_clear_pointer (&self->stock, si_shown_stock_unref);
  si_product_list_update (self);
  /* The stock that is shown is another one. */
  si_product_list_tell_live (self);
}

static void
si_product_list_init (SiProductList *self)
{
  self->filter = si_filter_new ();
  g_signal_connect_object (self->filter, "notify::godown-ids", G_CALLBACK (godowns_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::findings", G_CALLBACK (si_product_list_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::search", G_CALLBACK (si_product_list_update),
                           self, G_CONNECT_SWAPPED);
  self->column = SI_COLUMN_SKU;
  self->products = si_live_products_new ();
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
  SiTable *old;

  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  if (self->table == table)
    return;

  old = self->table;
  g_clear_pointer (&self->stock, si_shown_stock_unref);
  self->table = table != NULL ? si_table_ref (table) : NULL;
  g_clear_pointer (&old, si_table_unref);
  si_product_list_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

/**
 * si_product_list_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): the filter of what it shows, which it follows
 */
SiFilter *
si_product_list_get_filter (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->filter;
}

/*< private >
 * si_product_list_get_stock:
 * @self: a list with a table
 *
 * Returns: (transfer none): the stock of its table in the godowns of its filter
 */
SiShownStock *
si_product_list_get_stock (SiProductList *self)
{
  g_autoptr (SiScope) scope = NULL;

  if (self->stock != NULL)
    return self->stock;
  scope = si_scope_new (self->table, si_filter_get_godown_ids (self->filter));
  self->stock = si_shown_stock_new (scope, self->changes);
  return self->stock;
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

  return self->table != NULL ? si_shown_stock_get_scope (si_product_list_get_stock (self)) : NULL;
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
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->shown != NULL && self->shown->rows->len == 0 ? &self->shown->hidden : NULL;
}

/**
 * si_product_list_get_column:
 * @self: a list
 *
 * Returns: what it is sorted by
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
 * si_product_list_sort:
 * @self: a list
 * @column: what to sort by
 * @descending: whether the largest come first
 */
void
si_product_list_sort (SiProductList *self, SiColumn column, gboolean descending)
{
  const gboolean other_column = self->column != column;
  const gboolean other_direction = self->descending != descending;

  g_return_if_fail (SI_IS_PRODUCT_LIST (self));
  g_return_if_fail (column < SI_N_COLUMNS);

  if (!other_column && !other_direction)
    return;

  self->column = column;
  self->descending = descending;
  si_product_list_update (self);
  if (other_column)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMN]);
  if (other_direction)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

/**
 * si_product_list_get_busy:
 * @self: a list
 *
 * Returns: whether it still shows the rows of before, and others are on their way
 */
gboolean
si_product_list_get_busy (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), FALSE);

  return self->pending != NULL || self->growing != 0;
}

/**
 * si_product_list_find:
 * @self: a list
 * @product: a product
 *
 * Returns: its position in the list, or %G_MAXUINT where the list does not show it
 */
guint
si_product_list_find (SiProductList *self, SiProduct *product)
{
  guint32 position;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), G_MAXUINT);
  g_return_val_if_fail (SI_IS_PRODUCT (product), G_MAXUINT);

  if (self->shown == NULL || !si_product_get_current (product)
      || si_product_get_table (product) != self->shown->table)
    return G_MAXUINT;

  position = self->shown->positions[si_product_get_row (product)];
  return position < si_product_list_get_n_shown (self) ? position : G_MAXUINT;
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
  g_return_val_if_fail (row < si_table_get_n_products (self->table), NULL);

  return si_live_products_get (self->products, self->table, row);
}
