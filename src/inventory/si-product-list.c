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
  PROP_FINDINGS,
  PROP_GODOWN_ID,
  PROP_N_ITEMS,
  PROP_SEARCH,
  PROP_TABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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

static void
si_product_list_dispose (GObject *object)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  if (self->pending != NULL)
    g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
  g_clear_handle_id (&self->growing, g_source_remove);

  g_clear_pointer (&self->shown, si_product_rows_unref);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->changes, si_comparison_unref);

  G_OBJECT_CLASS (si_product_list_parent_class)->dispose (object);
}

static void
si_product_list_finalize (GObject *object)
{
  SiProductList *self = SI_PRODUCT_LIST (object);

  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->godown_id, g_free);
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
    case PROP_FINDINGS:
      g_value_set_uint (value, self->findings);
      break;
    case PROP_GODOWN_ID:
      g_value_set_string (value, self->godown_id);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, si_product_list_get_n_shown (self));
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
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
    case PROP_FINDINGS:
      si_product_list_set_findings (self, g_value_get_uint (value));
      break;
    case PROP_GODOWN_ID:
      si_product_list_set_godown_id (self, g_value_get_string (value));
      break;
    case PROP_SEARCH:
      si_product_list_set_search (self, g_value_get_string (value));
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
                                               SI_COLUMN_CHANGE, SI_COLUMN_SKU, writable);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, writable);
  properties[PROP_FINDINGS]
      = g_param_spec_uint ("findings", NULL, NULL, 0, G_MAXUINT, SI_FINDING_NONE, writable);
  properties[PROP_GODOWN_ID] = g_param_spec_string ("godown-id", NULL, NULL, NULL, writable);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, writable);
  properties[PROP_TABLE] = g_param_spec_boxed ("table", NULL, NULL, SI_TYPE_TABLE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_product_list_init (SiProductList *self)
{
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
  self->table = table != NULL ? si_table_ref (table) : NULL;
  g_clear_pointer (&old, si_table_unref);
  si_product_list_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

/**
 * si_product_list_get_search:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is searched for
 */
const char *
si_product_list_get_search (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->search;
}

/**
 * si_product_list_set_search:
 * @self: a list
 * @search: (nullable): what to search for; blank for all products
 */
void
si_product_list_set_search (SiProductList *self, const char *search)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  si_product_list_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/**
 * si_product_list_get_godown_id:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the godown that it is filtered by
 */
const char *
si_product_list_get_godown_id (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), NULL);

  return self->godown_id;
}

/**
 * si_product_list_set_godown_id:
 * @self: a list
 * @godown_id: (nullable): show only products with a line in this godown, and the stock there
 */
void
si_product_list_set_godown_id (SiProductList *self, const char *godown_id)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  if (g_strcmp0 (self->godown_id, godown_id) == 0)
    return;

  g_free (self->godown_id);
  self->godown_id = g_strdup (godown_id);
  si_product_list_update (self);

  /* The stock that is shown is another one. */
  si_product_list_tell_live (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GODOWN_ID]);
}

/**
 * si_product_list_get_findings:
 * @self: a list
 *
 * Returns: the findings that it is filtered by
 */
SiFindings
si_product_list_get_findings (SiProductList *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (self), SI_FINDING_NONE);

  return self->findings;
}

/**
 * si_product_list_set_findings:
 * @self: a list
 * @findings: show only products with any of these; %SI_FINDING_NONE for all
 */
void
si_product_list_set_findings (SiProductList *self, SiFindings findings)
{
  g_return_if_fail (SI_IS_PRODUCT_LIST (self));

  if (self->findings == findings)
    return;

  self->findings = findings;
  si_product_list_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDINGS]);
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
  g_return_if_fail (column <= SI_COLUMN_CHANGE);

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
