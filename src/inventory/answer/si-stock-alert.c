/* si-stock-alert.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-alert.h"

#include "si-unreadable.h"

G_DEFINE_BOXED_TYPE (SiStockAlert, si_stock_alert, si_stock_alert_copy, si_stock_alert_free)

/**
 * si_stock_alert_copy:
 * @self: an alert
 *
 * Returns: (transfer full): a copy of the alert
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
 * @self: (transfer full): an alert
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

/* An answer with more unreadable rows than this tells nothing of the products that it lacks, since
 * any of them may be in such a row. */
#define MOST_UNREADABLE 1000

static const SiQuantity no_stock = { 0, SI_QUANTITY_EXACT };

/**
 * si_stock_alert_get_product:
 * @self: an alert
 *
 * Returns: the key of the alert's product; its texts belong to the alert
 */
SiProductKey
si_stock_alert_get_product (const SiStockAlert *self)
{
  return (SiProductKey){ self->product_id, self->sku, self->description, self->ordinal };
}

/**
 * si_stock_alert_set_product:
 * @self: an alert
 * @key: the key that the alert's product has from now on; its texts are copied
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

/* A product that an unreadable row names is not gone. */
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
  /* A stock that is in no godown may be in any of them. */
  if (n_lines == 0 && (total.kind != SI_QUANTITY_EXACT || total.millionths != 0))
    return SI_QUANTITY_NONE;
  return no_stock;
}

/**
 * si_stock_alert_get_stock:
 * @self: an alert
 * @table: an inventory
 *
 * Looks up the stock that the alert is on. It is zero where the inventory has no such product, and
 * where the product has no line for the godown.
 *
 * Returns: the stock; %SI_QUANTITY_NONE where the product's row could not be read
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
 * @self: an alert
 * @table: an inventory with an answer merged into it
 * @kind: the kind of request that was answered
 * @filter: (nullable): the SKU code or the godown's id of the request
 *
 * An answer for one SKU code tells of the products with this code that it has, and an answer for
 * one godown of the stocks in this godown. Neither of them tells that another product is gone.
 *
 * Returns: whether the answer tells of the stock that the alert is on
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
 * @self: an alert
 * @table: an inventory
 *
 * Returns: whether the stock is an exact number below the minimum
 */
gboolean
si_stock_alert_is_below (const SiStockAlert *self, const SiTable *table)
{
  const SiQuantity stock = si_stock_alert_get_stock (self, table);

  return stock.kind == SI_QUANTITY_EXACT && stock.millionths < self->minimum.millionths;
}

/**
 * si_stock_alert_is_gone:
 * @self: an alert
 * @table: an inventory
 *
 * Returns: whether the inventory lacks the alert's product; a product that an unreadable row may
 *   name is not gone
 */
gboolean
si_stock_alert_is_gone (const SiStockAlert *self, const SiTable *table)
{
  SiProductKey key;

  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  key = si_stock_alert_get_product (self);
  return find_row (self, table) == SI_NO_ROW && !may_be_unreadable (&key, table);
}

/**
 * si_stock_alert_get_state:
 * @self: an alert
 * @table: an inventory
 * @now: the time, in microseconds since 1970, UTC
 *
 * Returns: the state of the alert
 */
SiStockAlertState
si_stock_alert_get_state (const SiStockAlert *self, const SiTable *table, gint64 now)
{
  g_return_val_if_fail (self != NULL && table != NULL, SI_STOCK_ALERT_FINE);

  if (now < self->snoozed_until)
    return SI_STOCK_ALERT_SNOOZED;
  return si_stock_alert_is_below (self, table) ? SI_STOCK_ALERT_LOW : SI_STOCK_ALERT_FINE;
}

/* A stock that is not known may be as low as it was. */
static void
note_low_since (SiStockAlert *self, SiQuantity stock, gint64 now)
{
  if (stock.kind != SI_QUANTITY_EXACT)
    return;
  if (stock.millionths >= self->minimum.millionths)
    self->low_since = 0;
  else if (self->low_since == 0)
    self->low_since = now;
}

/* A stock that only just reaches its minimum again would be told over and over, so it has to rise
 * above it by a twentieth, or by one at least. */
static gboolean
is_well_above (const SiStockAlert *self, SiQuantity stock)
{
  const gint64 minimum = self->minimum.millionths;
  const gint64 distance = MAX (ABS (minimum / 20), SI_QUANTITY_ONE);

  return stock.kind == SI_QUANTITY_EXACT && stock.millionths >= minimum
         && stock.millionths - minimum >= distance;
}

/**
 * si_stock_alert_check:
 * @self: an alert; the news is noted in it, and the time since which it is low
 * @table: a new inventory
 * @now: the time, in microseconds since 1970, UTC
 *
 * Finds the news of a new inventory. A stock that falls below its minimum is news once, until it
 * was well above it again. An alert that is snoozed has its news at the first check after that.
 *
 * Returns: the news that the person is not told yet
 */
SiStockAlertNews
si_stock_alert_check (SiStockAlert *self, const SiTable *table, gint64 now)
{
  g_return_val_if_fail (self != NULL && table != NULL, SI_STOCK_ALERT_NOTHING);

  note_low_since (self, si_stock_alert_get_stock (self, table), now);
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
