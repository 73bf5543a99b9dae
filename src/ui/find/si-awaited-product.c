/* si-awaited-product.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-awaited-product.h"

struct _SiAwaitedProduct
{
  GObject parent_instance;

  SiProductList *list; /* (owned) */
  SiProductKey *key;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SiAwaitedProduct, si_awaited_product, G_TYPE_OBJECT)

enum
{
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
table_changed (SiAwaitedProduct *self)
{
  SiTable *table = si_product_list_get_table (self->list);
  g_autoptr (SiProduct) product = NULL;
  guint row = SI_NO_ROW;

  g_assert (SI_IS_AWAITED_PRODUCT (self));

  if (self->key != NULL && table != NULL)
    row = si_table_find_key (table, self->key);
  if (row == SI_NO_ROW)
    return;
  product = si_product_list_get_product (self->list, row);
  g_clear_pointer (&self->key, si_product_key_free);
  g_signal_emit (self, signals[ARRIVED], 0, product);
}

static void
si_awaited_product_finalize (GObject *object)
{
  SiAwaitedProduct *self = SI_AWAITED_PRODUCT (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->key, si_product_key_free);

  G_OBJECT_CLASS (si_awaited_product_parent_class)->finalize (object);
}

static void
si_awaited_product_class_init (SiAwaitedProductClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_awaited_product_finalize;

  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_PRODUCT);
}

static void
si_awaited_product_init (SiAwaitedProduct *self)
{
}

/**
 * si_awaited_product_new:
 * @list: the list with the inventory
 *
 * Returns: (transfer full): an object that awaits no product
 */
SiAwaitedProduct *
si_awaited_product_new (SiProductList *list)
{
  SiAwaitedProduct *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_AWAITED_PRODUCT, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (table_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_awaited_product_set_key:
 * @self: an awaited product
 * @key: (nullable): the key of the product; %NULL to await none
 *
 * Awaits a product in the place of the one before. It may arrive at once.
 */
void
si_awaited_product_set_key (SiAwaitedProduct *self, const SiProductKey *key)
{
  g_return_if_fail (SI_IS_AWAITED_PRODUCT (self));

  g_clear_pointer (&self->key, si_product_key_free);
  if (key == NULL)
    return;
  self->key = si_product_key_copy (key);
  table_changed (self);
}
