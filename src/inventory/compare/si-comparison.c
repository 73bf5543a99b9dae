/* si-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-comparison.h"

#include <string.h>

#include "si-comparison-private.h"

G_DEFINE_BOXED_TYPE (SiComparison, si_comparison, si_comparison_ref, si_comparison_unref)

/**
 * si_comparison_new:
 * @before: an inventory
 * @after: a newer one of the same service
 *
 * Compares two inventories. Takes its time where they are large: made on a thread there.
 *
 * Returns: (transfer full): what is different
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
  self->products = g_array_new (FALSE, FALSE, sizeof (SiProductChange));
  self->godowns = g_array_new (FALSE, FALSE, sizeof (SiGodownChange));
  self->by_row = g_new0 (guint32, MAX (si_table_get_n_products (after), 1));
  si_comparison_match (self);
  return self;
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
 * Returns: how many products are not as they were
 */
guint
si_comparison_get_n_products (const SiComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->products->len;
}

static const char *
text_of (const SiTable *table, guint row)
{
  return row != SI_NO_ROW ? si_table_get_stock_text (table, row) : NULL;
}

/**
 * si_comparison_get_product:
 * @self: a comparison
 * @nth: which of the products that are not as they were
 * @entry: (out caller-allocates): what happened to it; its texts belong to the tables
 */
void
si_comparison_get_product (const SiComparison *self, guint nth, SiChangeEntry *entry)
{
  const SiProductChange *change;

  g_return_if_fail (self != NULL && nth < self->products->len);
  g_return_if_fail (entry != NULL);

  change = &g_array_index (self->products, SiProductChange, nth);
  *entry = (SiChangeEntry){
    .kinds = change->kinds,
    .row_before = change->row_before,
    .row_after = change->row_after,
    .godown_before = SI_NO_GODOWN,
    .godown_after = SI_NO_GODOWN,
    .before = si_comparison_stock_of (self->before, change->row_before),
    .after = si_comparison_stock_of (self->after, change->row_after),
    .before_text = text_of (self->before, change->row_before),
    .after_text = text_of (self->after, change->row_after),
  };
  entry->difference = si_comparison_subtract (entry->before, entry->after, entry->kinds);
}

/**
 * si_comparison_get_n_godowns:
 * @self: a comparison
 *
 * Returns: in how many cases the stock of a product in a godown is not as it was
 */
guint
si_comparison_get_n_godowns (const SiComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->godowns->len;
}

static SiQuantity
stock_in (const SiTable *table, guint row, guint godown)
{
  return row != SI_NO_ROW && godown != SI_NO_GODOWN ? si_table_get_stock_in (table, row, godown)
                                                    : SI_QUANTITY_NONE;
}

static const char *
text_in (const SiTable *table, guint row, guint godown)
{
  return row != SI_NO_ROW && godown != SI_NO_GODOWN
             ? si_table_get_stock_text_in (table, row, godown)
             : NULL;
}

/**
 * si_comparison_get_godown:
 * @self: a comparison
 * @nth: which of these cases
 * @entry: (out caller-allocates): what happened to it; its texts belong to the tables
 */
void
si_comparison_get_godown (const SiComparison *self, guint nth, SiChangeEntry *entry)
{
  const SiGodownChange *change;
  const SiProductChange *product;

  g_return_if_fail (self != NULL && nth < self->godowns->len);
  g_return_if_fail (entry != NULL);

  change = &g_array_index (self->godowns, SiGodownChange, nth);
  product = &g_array_index (self->products, SiProductChange, change->product);
  *entry = (SiChangeEntry){
    .kinds = change->kinds,
    .row_before = product->row_before,
    .row_after = product->row_after,
    .godown_before = change->godown_before,
    .godown_after = change->godown_after,
    .before = stock_in (self->before, product->row_before, change->godown_before),
    .after = stock_in (self->after, product->row_after, change->godown_after),
    .before_text = text_in (self->before, product->row_before, change->godown_before),
    .after_text = text_in (self->after, product->row_after, change->godown_after),
  };
  entry->difference = si_comparison_subtract (entry->before, entry->after, entry->kinds);
}

/**
 * si_comparison_find_product:
 * @self: a comparison
 * @row_after: a row of the newer table
 * @entry: (out caller-allocates): what happened to it
 *
 * Returns: whether anything did
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
