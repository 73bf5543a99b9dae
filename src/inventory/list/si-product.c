/* si-product.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product.h"

#include "si-product-key.h"
#include "si-unreadable.h"

struct _SiProduct
{
  GObject parent_instance;

  SiTable *table; /* (owned) */
  guint row;
  gboolean current;
  gboolean unreadable; /* not current, and in a row that could not be read */
};

G_DEFINE_FINAL_TYPE (SiProduct, si_product, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
si_product_finalize (GObject *object)
{
  SiProduct *self = SI_PRODUCT (object);

  g_clear_pointer (&self->table, si_table_unref);

  G_OBJECT_CLASS (si_product_parent_class)->finalize (object);
}

static void
si_product_class_init (SiProductClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_product_finalize;

  /**
   * SiProduct::changed:
   *
   * The text, figures or remarks that are shown of the product may be different.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_product_init (SiProduct *self)
{
}

/**
 * si_product_new:
 * @table: a table
 * @row: a row of it
 *
 * Returns: (transfer full): the product there
 */
SiProduct *
si_product_new (SiTable *table, guint row)
{
  SiProduct *self;

  g_return_val_if_fail (table != NULL && row < si_table_get_n_products (table), NULL);

  self = g_object_new (SI_TYPE_PRODUCT, NULL);
  self->table = si_table_ref (table);
  self->row = row;
  self->current = TRUE;
  return self;
}

static gboolean
is_unreadable_in (SiProduct *self, const SiTable *table)
{
  const SiProductKey key = si_table_get_key (self->table, self->row);

  return si_unreadable_has_product (table, &key);
}

/**
 * si_product_move:
 * @self: a product
 * @table: the inventory that is current from now on
 * @row: the product's row there, or %SI_NO_ROW if it is gone
 *
 * Moves a product to another inventory. A product that is gone keeps its last figures. To be
 * followed by si_product_emit_changed(), once all products have moved.
 */
void
si_product_move (SiProduct *self, SiTable *table, guint row)
{
  SiTable *old;

  g_return_if_fail (SI_IS_PRODUCT (self));
  g_return_if_fail (table != NULL);

  self->current = row != SI_NO_ROW;
  self->unreadable = !self->current && is_unreadable_in (self, table);
  if (!self->current)
    return;
  old = self->table;
  self->table = si_table_ref (table);
  self->row = row;
  si_table_unref (old);
}

/**
 * si_product_emit_changed:
 * @self: a product
 *
 * Emits "changed".
 */
void
si_product_emit_changed (SiProduct *self)
{
  g_return_if_fail (SI_IS_PRODUCT (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * si_product_get_table:
 * @self: a product
 *
 * Returns: (transfer none): the table that its figures are from
 */
SiTable *
si_product_get_table (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), NULL);

  return self->table;
}

/**
 * si_product_get_row:
 * @self: a product
 *
 * Returns: its row in that table
 */
guint
si_product_get_row (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), SI_NO_ROW);

  return self->row;
}

/**
 * si_product_get_id:
 * @self: a product
 *
 * Returns: (transfer none): the service's products_id
 */
const char *
si_product_get_id (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), NULL);

  return si_table_get_product_id (self->table, self->row);
}

/**
 * si_product_get_sku:
 * @self: a product
 *
 * Returns: (transfer none): its SKU code
 */
const char *
si_product_get_sku (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), NULL);

  return si_table_get_sku (self->table, self->row);
}

/**
 * si_product_get_description:
 * @self: a product
 *
 * Returns: (transfer none): its description
 */
const char *
si_product_get_description (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), NULL);

  return si_table_get_description (self->table, self->row);
}

/**
 * si_product_get_stock:
 * @self: a product
 *
 * Returns: the provider's total
 */
SiQuantity
si_product_get_stock (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), SI_QUANTITY_NONE);

  return si_table_get_stock (self->table, self->row);
}

/**
 * si_product_get_stock_text:
 * @self: a product
 *
 * Returns: (transfer none) (nullable): the total as the server wrote it, where it is
 *   neither exact nor absent
 */
const char *
si_product_get_stock_text (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), NULL);

  return si_table_get_stock_text (self->table, self->row);
}

/**
 * si_product_get_n_godowns:
 * @self: a product
 *
 * Returns: the number of godowns that it is in
 */
guint
si_product_get_n_godowns (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), 0);

  return si_table_get_n_godowns (self->table, self->row);
}

/**
 * si_product_get_findings:
 * @self: a product
 *
 * Returns: the findings about it in all godowns
 */
SiFindings
si_product_get_findings (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), SI_FINDING_NONE);

  return si_table_get_findings (self->table, self->row);
}

/**
 * si_product_get_current:
 * @self: a product
 *
 * Returns: whether the current inventory holds it; if not, its figures are the last ones
 */
gboolean
si_product_get_current (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), FALSE);

  return self->current;
}

/**
 * si_product_get_unreadable:
 * @self: a product
 *
 * Returns: whether it is not current because its row in the current inventory could not be read
 */
gboolean
si_product_get_unreadable (SiProduct *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT (self), FALSE);

  return self->unreadable;
}
