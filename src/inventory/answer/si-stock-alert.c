/* si-stock-alert.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alert.h"

#include "si-unreadable.h"

G_DEFINE_BOXED_TYPE (SiStockAlert, si_stock_alert, si_stock_alert_copy, si_stock_alert_free)

/**
 * si_stock_alert_copy:
 * @self: a watch
 *
 * Returns: (transfer full): a copy
 */
SiStockAlert *
si_stock_alert_copy (const SiStockAlert *self)
{
  SiStockAlert *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->product_id = g_strdup (self->product_id);
  copy->sku = g_strdup (self->sku);
  copy->description = g_strdup (self->description);
  copy->godown_id = g_strdup (self->godown_id);
  return copy;
}

/**
 * si_stock_alert_free:
 * @self: (transfer full): a watch
 */
void
si_stock_alert_free (SiStockAlert *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->product_id);
  g_free (self->sku);
  g_free (self->description);
  g_free (self->godown_id);
  g_free (self);
}

/* An answer with more broken rows than this says nothing about the products that it lacks. */
#define MOST_UNREADABLE 1000

static const SiQuantity no_stock = { 0, SI_QUANTITY_EXACT };

/**
 * si_stock_alert_get_product:
 * @self: a watch
 *
 * Returns: the key of its product; the texts belong to the watch
 */
SiProductKey
si_stock_alert_get_product (const SiStockAlert *self)
{
  return (SiProductKey){ self->product_id, self->sku, self->description, self->ordinal };
}

/**
 * si_stock_alert_set_product:
 * @self: a watch
 * @key: what its product is known by from now on
 */
void
si_stock_alert_set_product (SiStockAlert *self, const SiProductKey *key)
{
  SiProductKey *copy;

  g_return_if_fail (self != NULL && key != NULL);

  copy = si_product_key_copy (key);
  g_free (self->product_id);
  g_free (self->sku);
  g_free (self->description);
  self->product_id = copy->id;
  self->sku = copy->sku;
  self->description = copy->description;
  self->ordinal = copy->ordinal;
  g_free (copy);
}

/* Whether a row that could not be read names the product: it is not gone then. */
static gboolean
may_be_unreadable (const SiProductKey *key, const SiTable *table)
{
  return si_table_get_n_unreadable (table) > MOST_UNREADABLE
         || si_unreadable_has_product (table, key);
}

static guint
find_row (const SiStockAlert *self, const SiTable *table)
{
  const SiProductKey key = si_stock_alert_get_product (self);

  return si_table_find_key (table, &key);
}

static SiQuantity
get_stock_in_godown (const SiStockAlert *self, const SiTable *table, guint row)
{
  const guint n_lines = si_table_get_n_godown_stocks (table, row);
  const SiQuantity total = si_table_get_stock (table, row);
  const guint godown = si_table_find_godown (table, self->godown_id);

  for (guint i = 0; i < n_lines; i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (table, row, i, &line);
      if (line.godown == godown)
        return si_table_get_stock_in (table, row, line.godown);
    }
  /* A stock that is in no godown at all does not tell which of them has none. */
  if (n_lines == 0 && (total.kind != SI_QUANTITY_EXACT || total.millionths != 0))
    return SI_QUANTITY_NONE;
  return no_stock;
}

/**
 * si_stock_alert_get_stock:
 * @self: a watch
 * @table: an inventory
 *
 * Returns: the stock that is watched: zero if the inventory has no such product, or the product
 *   no line for the godown; absent if its row could not be read
 */
SiQuantity
si_stock_alert_get_stock (const SiStockAlert *self, const SiTable *table)
{
  SiProductKey key;
  guint row;

  g_return_val_if_fail (self != NULL && table != NULL, SI_QUANTITY_NONE);

  key = si_stock_alert_get_product (self);
  row = find_row (self, table);
  if (row == SI_NO_ROW)
    return may_be_unreadable (&key, table) ? SI_QUANTITY_NONE : no_stock;
  if (self->godown_id == NULL)
    return si_table_get_stock (table, row);
  return get_stock_in_godown (self, table, row);
}

/**
 * si_stock_alert_is_covered:
 * @self: a watch
 * @table: an inventory with an answer in it
 * @kind: what was asked for
 * @filter: (nullable): the SKU code or the godown's id that was asked for
 *
 * An answer for one SKU code tells of the products with this code that it has, and an answer for
 * one godown of the stocks in this godown. Neither of them tells that another product is gone.
 *
 * Returns: whether the answer tells of the stock that is watched
 */
gboolean
si_stock_alert_is_covered (const SiStockAlert *self,
                           const SiTable *table,
                           SiSnapshotKind kind,
                           const char *filter)
{
  guint row;

  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  if (kind == SI_SNAPSHOT_WHOLE)
    return TRUE;
  row = find_row (self, table);
  if (row == SI_NO_ROW)
    return FALSE;
  if (kind == SI_SNAPSHOT_SKU)
    return g_strcmp0 (si_table_get_sku (table, row), filter) == 0;
  return self->godown_id != NULL && g_strcmp0 (self->godown_id, filter) == 0;
}

/**
 * si_stock_alert_is_below:
 * @self: a watch
 * @table: an inventory
 *
 * Returns: whether the stock is an exact number below the bound
 */
gboolean
si_stock_alert_is_below (const SiStockAlert *self, const SiTable *table)
{
  const SiQuantity stock = si_stock_alert_get_stock (self, table);

  return stock.kind == SI_QUANTITY_EXACT && stock.millionths < self->bound.millionths;
}

/* A stock that goes to and fro about its bound is told once. */
static gboolean
is_well_above (const SiStockAlert *self, SiQuantity stock)
{
  const gint64 bound = self->bound.millionths;
  const gint64 margin = MAX (ABS (bound / 20), SI_QUANTITY_ONE);

  return stock.kind == SI_QUANTITY_EXACT && stock.millionths >= bound
         && stock.millionths - bound >= margin;
}

/**
 * si_stock_alert_check:
 * @self: a watch; what has been told is noted in it
 * @table: a new inventory
 * @now: the time, in microseconds since 1970, UTC
 *
 * Says once when a stock falls below its bound, and not again before it was a twentieth above, or
 * one at least. A watch that is snoozed says it when it wakes.
 *
 * Returns: the news
 */
SiStockAlertNews
si_stock_alert_check (SiStockAlert *self, const SiTable *table, gint64 now)
{
  g_return_val_if_fail (self != NULL && table != NULL, SI_STOCK_ALERT_NOTHING);

  if (!self->below && now >= self->snoozed_until && si_stock_alert_is_below (self, table))
    {
      self->below = TRUE;
      self->snoozed_until = 0;
      return SI_STOCK_ALERT_FELL;
    }
  if (self->below && is_well_above (self, si_stock_alert_get_stock (self, table)))
    {
      self->below = FALSE;
      return SI_STOCK_ALERT_ROSE;
    }
  return SI_STOCK_ALERT_NOTHING;
}
