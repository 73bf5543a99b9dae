/* si-shown-products.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-shown-products.h"

#include "si-product-key.h"
#include "si-unreadable.h"

/* The first rows of a large inventory are on screen before GTK has made all those that it keeps
 * beyond the screen's edge. It gets these a few at a time, since making all of them takes longer
 * than a frame. */
#define FIRST_ROWS 30
#define ROWS_AT_A_TIME 20
#define MOST_ROWS_OF_GTK 300

typedef struct
{
  SiProductRows *rows; /* (owned) (nullable): the rows shown */
  SiProductRows
      *old_rows; /* (unowned) (nullable): those before, while the list tells of a change */
  guint n_first; /* the number of its rows that the list has while it grows */
  guint growing; /* idle that shows the rows after the first ones, or 0 */

  /* The products that somebody holds */
  SiTable *table;     /* (owned) (nullable): the inventory of the rows shown last */
  GHashTable *by_row; /* (owned) (element-type guint SiProduct): those in @table, unowned */
  GPtrArray *others;  /* (owned) (element-type SiProduct): those that are gone, or in an
                       * inventory that is not shown yet; unowned */
} SiShownProductsPrivate;

static void si_shown_products_init_list_model (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (SiShownProducts,
                         si_shown_products,
                         G_TYPE_OBJECT,
                         G_ADD_PRIVATE (SiShownProducts)
                             G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                    si_shown_products_init_list_model))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static SiShownProductsPrivate *
get_private (gpointer self)
{
  return si_shown_products_get_instance_private (self);
}

static guint
count_items (SiShownProducts *self)
{
  const SiShownProductsPrivate *priv = get_private (self);
  const guint n_rows = priv->rows != NULL ? priv->rows->rows->len : 0;

  return priv->growing != 0 ? MIN (n_rows, priv->n_first) : n_rows;
}

static void
product_died (gpointer data, GObject *dead)
{
  SiShownProductsPrivate *priv = get_private (data);
  const gpointer row = GUINT_TO_POINTER (si_product_get_row ((SiProduct *) dead));

  if (!g_ptr_array_remove_fast (priv->others, dead)
      && g_hash_table_lookup (priv->by_row, row) == (gpointer) dead)
    g_hash_table_remove (priv->by_row, row);
}

/* The array holds references, because handlers of "changed" may drop some of the products. */
static GPtrArray *
get_held (SiShownProductsPrivate *priv)
{
  GPtrArray *products = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer product;

  g_hash_table_iter_init (&iter, priv->by_row);
  while (g_hash_table_iter_next (&iter, NULL, &product))
    g_ptr_array_add (products, g_object_ref (product));
  for (guint i = 0; i < priv->others->len; i++)
    g_ptr_array_add (products, g_object_ref (priv->others->pdata[i]));
  return products;
}

/* Finds a product in an inventory that is not shown yet. */
static SiProduct *
find_ahead (SiShownProductsPrivate *priv, SiTable *table, guint row)
{
  const SiProductKey key = si_table_get_key (table, row);
  guint current;

  for (guint i = 0; i < priv->others->len; i++)
    if (si_product_get_table (priv->others->pdata[i]) == table
        && si_product_get_row (priv->others->pdata[i]) == row)
      return priv->others->pdata[i];

  current = priv->table != NULL ? si_table_find_key (priv->table, &key) : SI_NO_ROW;
  return current != SI_NO_ROW ? g_hash_table_lookup (priv->by_row, GUINT_TO_POINTER (current))
                              : NULL;
}

/* Finds the row of a product in a new inventory. A product that was gone may be back, unless its
 * row is known to be another product's. */
static guint
find_row (SiProduct *product, SiTable *table, const SiPairing *pairing)
{
  SiTable *old = si_product_get_table (product);
  SiProductKey key;
  guint row;

  if (old == table)
    return si_product_get_row (product);
  if (pairing != NULL && si_product_get_current (product)
      && si_pairing_get_before_table (pairing) == old)
    return si_pairing_get_after (pairing, si_product_get_row (product));

  key = si_table_get_key (old, si_product_get_row (product));
  row = si_table_find_key (table, &key);
  if (row != SI_NO_ROW && pairing != NULL && si_pairing_get_before (pairing, row) != SI_NO_ROW)
    return SI_NO_ROW;
  return row;
}

static void
move_product (SiShownProductsPrivate *priv, SiProduct *product, const SiProductRows *rows)
{
  const guint row = find_row (product, rows->table, rows->pairing);

  si_product_move (product, rows->table, row);
  if (row != SI_NO_ROW && !g_hash_table_contains (priv->by_row, GUINT_TO_POINTER (row)))
    g_hash_table_insert (priv->by_row, GUINT_TO_POINTER (row), product);
  else
    g_ptr_array_add (priv->others, product);
}

/* Gives the products their rows in the new inventory. Products that are not in it keep their
 * figures, and are themselves again when they come back. All have moved before the first of them
 * says so, because its handlers may look at the others. */
static void
move_products (SiShownProducts *self, const SiProductRows *rows)
{
  SiShownProductsPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) products = get_held (priv);
  g_autoptr (SiTable) old = priv->table;

  priv->table = si_table_ref (rows->table);
  g_hash_table_remove_all (priv->by_row);
  g_ptr_array_set_size (priv->others, 0);
  for (guint i = 0; i < products->len; i++)
    move_product (priv, products->pdata[i], rows);
  for (guint i = 0; i < products->len; i++)
    si_product_emit_changed (products->pdata[i]);
}

/* Tells of the rows between those that stay. A list that grows has no row at its end yet. */
static void
emit_items_changed (SiShownProducts *self, guint n_before)
{
  const SiShownProductsPrivate *priv = get_private (self);
  const guint n_now = count_items (self);
  const guint start = priv->rows != NULL ? MIN (priv->rows->same_start, MIN (n_before, n_now)) : 0;
  const guint end = priv->rows != NULL && priv->growing == 0 ? priv->rows->same_end : 0;
  const guint removed = n_before - start - end;
  const guint added = n_now - start - end;

  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
  if (n_before != n_now)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
grow_to (SiShownProducts *self, guint n_first)
{
  SiShownProductsPrivate *priv = get_private (self);
  SiShownProductsClass *klass = SI_SHOWN_PRODUCTS_GET_CLASS (self);
  const guint n_before = count_items (self);
  const gboolean is_whole = n_first >= priv->rows->rows->len;

  priv->n_first = n_first;
  if (is_whole)
    g_clear_handle_id (&priv->growing, g_source_remove);
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, count_items (self) - n_before);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  if (is_whole && klass->grown != NULL)
    klass->grown (self);
}

static gboolean
grow_cb (gpointer user_data)
{
  SiShownProducts *self = user_data;
  const SiShownProductsPrivate *priv = get_private (self);

  grow_to (self, priv->n_first < MOST_ROWS_OF_GTK ? priv->n_first + ROWS_AT_A_TIME : G_MAXUINT);
  return G_SOURCE_CONTINUE;
}

static GType
si_shown_products_get_item_type (GListModel *model)
{
  return SI_TYPE_PRODUCT;
}

static guint
si_shown_products_get_n_items (GListModel *model)
{
  return count_items (SI_SHOWN_PRODUCTS (model));
}

static gpointer
si_shown_products_get_item (GListModel *model, guint position)
{
  SiShownProducts *self = SI_SHOWN_PRODUCTS (model);
  const SiProductRows *rows = get_private (self)->rows;

  if (position >= count_items (self))
    return NULL;
  return si_shown_products_get_product (self, rows->table,
                                        g_array_index (rows->rows, guint32, position));
}

static void
si_shown_products_init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = si_shown_products_get_item_type;
  iface->get_n_items = si_shown_products_get_n_items;
  iface->get_item = si_shown_products_get_item;
}

static void
si_shown_products_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, count_items (SI_SHOWN_PRODUCTS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_shown_products_dispose (GObject *object)
{
  SiShownProductsPrivate *priv = get_private (object);

  g_clear_handle_id (&priv->growing, g_source_remove);
  g_clear_pointer (&priv->rows, si_product_rows_unref);

  G_OBJECT_CLASS (si_shown_products_parent_class)->dispose (object);
}

static void
si_shown_products_finalize (GObject *object)
{
  SiShownProductsPrivate *priv = get_private (object);
  g_autoptr (GPtrArray) products = get_held (priv);

  for (guint i = 0; i < products->len; i++)
    g_object_weak_unref (products->pdata[i], product_died, object);
  g_clear_pointer (&priv->table, si_table_unref);
  g_hash_table_unref (priv->by_row);
  g_ptr_array_unref (priv->others);

  G_OBJECT_CLASS (si_shown_products_parent_class)->finalize (object);
}

static void
si_shown_products_class_init (SiShownProductsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_shown_products_dispose;
  object_class->finalize = si_shown_products_finalize;
  object_class->get_property = si_shown_products_get_property;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_shown_products_init (SiShownProducts *self)
{
  SiShownProductsPrivate *priv = get_private (self);

  priv->by_row = g_hash_table_new (NULL, NULL);
  priv->others = g_ptr_array_new ();
}

/**
 * si_shown_products_get_rows:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): all rows shown, even while the list has the first ones only
 */
SiProductRows *
si_shown_products_get_rows (SiShownProducts *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_PRODUCTS (self), NULL);

  return get_private (self)->rows;
}

/**
 * si_shown_products_get_old_rows:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the rows shown before, while the list emits
 *   #GListModel::items-changed since it shows others; else %NULL
 */
SiProductRows *
si_shown_products_get_old_rows (SiShownProducts *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_PRODUCTS (self), NULL);

  return get_private (self)->old_rows;
}

/**
 * si_shown_products_show:
 * @self: a list
 * @rows: (transfer full) (nullable): the rows to show, which know how they differ from the present
 *   ones; %NULL for none
 * @gradually: whether the first rows may come alone where there are none yet; the others follow
 *   once these have been painted
 *
 * Shows other rows. The products that somebody holds move to their rows in the new inventory.
 */
void
si_shown_products_show (SiShownProducts *self, SiProductRows *rows, gboolean gradually)
{
  SiShownProductsPrivate *priv;
  g_autoptr (SiProductRows) before = NULL;
  gboolean same_table;
  guint n_before;

  g_return_if_fail (SI_IS_SHOWN_PRODUCTS (self));

  priv = get_private (self);
  if (priv->growing != 0 && (rows == NULL || rows->rows->len <= priv->n_first))
    grow_to (self, G_MAXUINT);
  n_before = count_items (self);
  before = g_steal_pointer (&priv->rows);
  same_table = before != NULL && rows != NULL && before->table == rows->table;
  priv->rows = rows;
  /* GTK paints the first rows before it is idle. */
  if (gradually && before == NULL && rows != NULL && rows->rows->len > FIRST_ROWS)
    {
      priv->n_first = FIRST_ROWS;
      priv->growing = g_idle_add_full (G_PRIORITY_LOW, grow_cb, self, NULL);
    }
  if (rows != NULL && !same_table)
    move_products (self, rows);
  priv->old_rows = before;
  emit_items_changed (self, n_before);
  priv->old_rows = NULL;
}

/**
 * si_shown_products_get_growing:
 * @self: a list
 *
 * Returns: whether the first rows are there alone
 */
gboolean
si_shown_products_get_growing (SiShownProducts *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_PRODUCTS (self), FALSE);

  return get_private (self)->growing != 0;
}

/**
 * si_shown_products_find:
 * @self: a list
 * @product: a product
 *
 * Returns: its position in the list, or %G_MAXUINT, which is GTK's invalid position, where the list
 *   does not show it
 */
guint
si_shown_products_find (SiShownProducts *self, SiProduct *product)
{
  const SiProductRows *rows;
  guint32 position;

  g_return_val_if_fail (SI_IS_SHOWN_PRODUCTS (self), G_MAXUINT);
  g_return_val_if_fail (SI_IS_PRODUCT (product), G_MAXUINT);

  rows = get_private (self)->rows;
  if (rows == NULL || !si_product_get_current (product)
      || si_product_get_table (product) != rows->table)
    return G_MAXUINT;

  position = rows->positions[si_product_get_row (product)];
  return position < count_items (self) ? position : G_MAXUINT;
}

/**
 * si_shown_products_get_product:
 * @self: a list
 * @table: the inventory of the rows shown, or the one whose rows will be shown next
 * @row: a row of it, shown or not
 *
 * Returns: (transfer full): the product there
 */
SiProduct *
si_shown_products_get_product (SiShownProducts *self, SiTable *table, guint row)
{
  SiShownProductsPrivate *priv;
  SiProduct *product;

  g_return_val_if_fail (SI_IS_SHOWN_PRODUCTS (self), NULL);
  g_return_val_if_fail (table != NULL && row < si_table_get_n_products (table), NULL);

  priv = get_private (self);
  product = table == priv->table ? g_hash_table_lookup (priv->by_row, GUINT_TO_POINTER (row))
                                 : find_ahead (priv, table, row);
  if (product != NULL)
    return g_object_ref (product);

  product = si_product_new (table, row);
  g_object_weak_ref (G_OBJECT (product), product_died, self);
  if (table == priv->table)
    g_hash_table_insert (priv->by_row, GUINT_TO_POINTER (row), product);
  else
    g_ptr_array_add (priv->others, product);
  return product;
}

/**
 * si_shown_products_emit_changed:
 * @self: a list
 *
 * Lets each product that somebody holds say that what is shown of it may be different.
 */
void
si_shown_products_emit_changed (SiShownProducts *self)
{
  g_autoptr (GPtrArray) products = NULL;

  g_return_if_fail (SI_IS_SHOWN_PRODUCTS (self));

  products = get_held (get_private (self));
  for (guint i = 0; i < products->len; i++)
    si_product_emit_changed (products->pdata[i]);
}
