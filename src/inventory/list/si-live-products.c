/* si-live-products.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-live-products.h"

#include "si-product-key.h"
#include "si-product-private.h"
#include "si-unreadable.h"

struct _SiLiveProducts
{
  SiTable *table;     /* (owned) (nullable): the current inventory */
  GHashTable *by_row; /* (owned) (element-type guint SiProduct): those in it, unowned */
  GPtrArray *others;  /* (owned) (element-type SiProduct): all else, unowned */
};

static void
product_died (gpointer data, GObject *dead)
{
  SiLiveProducts *self = data;
  const gpointer row = GUINT_TO_POINTER (si_product_get_row ((SiProduct *) dead));

  if (!g_ptr_array_remove_fast (self->others, dead)
      && g_hash_table_lookup (self->by_row, row) == (gpointer) dead)
    g_hash_table_remove (self->by_row, row);
}

/*< private >
 * si_live_products_new:
 *
 * Returns: (transfer full): an empty set of products
 */
SiLiveProducts *
si_live_products_new (void)
{
  SiLiveProducts *self = g_new0 (SiLiveProducts, 1);

  self->by_row = g_hash_table_new (NULL, NULL);
  self->others = g_ptr_array_new ();
  return self;
}

/* A copy with references, since what products tell may end some of them. */
static GPtrArray *
get_all (SiLiveProducts *self)
{
  GPtrArray *products = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer product;

  g_hash_table_iter_init (&iter, self->by_row);
  while (g_hash_table_iter_next (&iter, NULL, &product))
    g_ptr_array_add (products, g_object_ref (product));
  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (products, g_object_ref (self->others->pdata[i]));
  return products;
}

/*< private >
 * si_live_products_free:
 * @self: (transfer full): products, which may live on
 */
void
si_live_products_free (SiLiveProducts *self)
{
  g_autoptr (GPtrArray) products = get_all (self);

  for (guint i = 0; i < products->len; i++)
    g_object_weak_unref (products->pdata[i], product_died, self);
  g_clear_pointer (&self->table, si_table_unref);
  g_hash_table_unref (self->by_row);
  g_ptr_array_unref (self->others);
  g_free (self);
}

/* A product of an inventory that is not current yet. */
static SiProduct *
find_ahead (SiLiveProducts *self, SiTable *table, guint row)
{
  const SiProductKey key = si_product_key_of (table, row);
  guint current;

  for (guint i = 0; i < self->others->len; i++)
    if (si_product_get_table (self->others->pdata[i]) == table
        && si_product_get_row (self->others->pdata[i]) == row)
      return self->others->pdata[i];

  current = self->table != NULL ? si_table_find_key (self->table, &key) : SI_NO_ROW;
  return current != SI_NO_ROW ? g_hash_table_lookup (self->by_row, GUINT_TO_POINTER (current))
                              : NULL;
}

/*< private >
 * si_live_products_get:
 * @self: products
 * @table: an inventory: the current one, or the one that will be
 * @row: a row of it
 *
 * Returns: (transfer full): the product there
 */
SiProduct *
si_live_products_get (SiLiveProducts *self, SiTable *table, guint row)
{
  SiProduct *product = table == self->table
                           ? g_hash_table_lookup (self->by_row, GUINT_TO_POINTER (row))
                           : find_ahead (self, table, row);

  if (product != NULL)
    return g_object_ref (product);

  product = si_product_new (table, row);
  g_object_weak_ref (G_OBJECT (product), product_died, self);
  if (table == self->table)
    g_hash_table_insert (self->by_row, GUINT_TO_POINTER (row), product);
  else
    g_ptr_array_add (self->others, product);
  return product;
}

/* A product that was gone may be back, unless its row is known to be another's. */
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

  key = si_product_key_of (old, si_product_get_row (product));
  row = si_table_find_key (table, &key);
  if (row != SI_NO_ROW && pairing != NULL && si_pairing_get_before (pairing, row) != SI_NO_ROW)
    return SI_NO_ROW;
  return row;
}

static gboolean
is_unreadable (SiProduct *product, const SiTable *table)
{
  const SiProductKey key
      = si_product_key_of (si_product_get_table (product), si_product_get_row (product));

  return si_unreadable_has_product (table, &key);
}

/*< private >
 * si_live_products_follow:
 * @self: products
 * @table: the inventory that is current from now on
 * @pairing: (nullable): what the products of the one before are in it
 *
 * Gives the products their rows in a new inventory, and lets each tell it. Those that are not in it
 * keep their figures, and are themselves again when they come back.
 */
void
si_live_products_follow (SiLiveProducts *self, SiTable *table, const SiPairing *pairing)
{
  g_autoptr (GPtrArray) products = get_all (self);
  SiTable *old = self->table;

  self->table = si_table_ref (table);
  g_hash_table_remove_all (self->by_row);
  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; i < products->len; i++)
    {
      SiProduct *product = products->pdata[i];
      const guint row = find_row (product, table, pairing);

      si_product_bind (product, table, row, row == SI_NO_ROW && is_unreadable (product, table));
      if (row != SI_NO_ROW && !g_hash_table_contains (self->by_row, GUINT_TO_POINTER (row)))
        g_hash_table_insert (self->by_row, GUINT_TO_POINTER (row), product);
      else
        g_ptr_array_add (self->others, product);
    }
  g_clear_pointer (&old, si_table_unref);
  for (guint i = 0; i < products->len; i++)
    si_product_emit_changed (products->pdata[i]);
}

/*< private >
 * si_live_products_tell:
 * @self: products
 *
 * Lets each say that what it shows may be different.
 */
void
si_live_products_tell (SiLiveProducts *self)
{
  g_autoptr (GPtrArray) products = get_all (self);

  for (guint i = 0; i < products->len; i++)
    si_product_emit_changed (products->pdata[i]);
}
