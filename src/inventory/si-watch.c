/* si-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-watch.h"

G_DEFINE_BOXED_TYPE (SiWatch, si_watch, si_watch_copy, si_watch_free)

/**
 * si_watch_copy:
 * @self: a watch
 *
 * Returns: (transfer full): a copy
 */
SiWatch *
si_watch_copy (const SiWatch *self)
{
  SiWatch *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->product_id = g_strdup (self->product_id);
  copy->sku = g_strdup (self->sku);
  copy->godown_id = g_strdup (self->godown_id);
  return copy;
}

/**
 * si_watch_free:
 * @self: (transfer full): a watch
 */
void
si_watch_free (SiWatch *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->product_id);
  g_free (self->sku);
  g_free (self->godown_id);
  g_free (self);
}

/**
 * si_watch_get_stock:
 * @self: a watch
 * @table: an inventory
 *
 * Returns: the stock that is watched, absent where the product or the godown is not there
 */
SiQuantity
si_watch_get_stock (const SiWatch *self, const SiTable *table)
{
  guint row, godown;

  g_return_val_if_fail (self != NULL && table != NULL, SI_QUANTITY_NONE);

  row = si_table_find_product (table, self->product_id, self->nth);
  if (row == SI_NO_ROW)
    return SI_QUANTITY_NONE;
  if (self->godown_id == NULL)
    return si_table_get_stock (table, row);
  godown = si_table_find_godown (table, self->godown_id);
  return godown != SI_NO_GODOWN ? si_table_get_stock_in (table, row, godown) : SI_QUANTITY_NONE;
}

/**
 * si_watch_is_below:
 * @self: a watch
 * @table: an inventory
 *
 * Returns: whether the stock is below the bound; what is no exact number is not
 */
gboolean
si_watch_is_below (const SiWatch *self, const SiTable *table)
{
  const SiQuantity stock = si_watch_get_stock (self, table);

  return stock.kind == SI_QUANTITY_EXACT && stock.millionths < self->bound.millionths;
}

/* A stock that goes to and fro about its bound is told once. */
static gboolean
is_well_above (const SiWatch *self, SiQuantity stock)
{
  const gint64 bound = self->bound.millionths;
  const gint64 margin = MAX (ABS (bound / 20), SI_QUANTITY_ONE);

  return stock.kind == SI_QUANTITY_EXACT && stock.millionths >= bound
         && stock.millionths - bound >= margin;
}

/**
 * si_watch_check:
 * @self: a watch; what has been told is noted in it
 * @table: a new inventory
 * @now: the time, in microseconds since 1970, UTC
 *
 * Says once when a stock falls below its bound, and not again before it was a twentieth above, or
 * one at least. A watch that is snoozed says it when it wakes.
 *
 * Returns: the news
 */
SiWatchNews
si_watch_check (SiWatch *self, const SiTable *table, gint64 now)
{
  g_return_val_if_fail (self != NULL && table != NULL, SI_WATCH_NOTHING);

  if (!self->below && now >= self->snoozed_until && si_watch_is_below (self, table))
    {
      self->below = TRUE;
      self->snoozed_until = 0;
      return SI_WATCH_FELL;
    }
  if (self->below && is_well_above (self, si_watch_get_stock (self, table)))
    {
      self->below = FALSE;
      return SI_WATCH_ROSE;
    }
  return SI_WATCH_NOTHING;
}
