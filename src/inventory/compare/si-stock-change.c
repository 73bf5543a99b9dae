/* si-stock-change.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-change.h"

/**
 * si_stock_change_get_kind:
 * @before: a stock as it was
 * @after: the stock as it is
 * @same_text: whether the server wrote both alike, which decides where they are no exact numbers
 *
 * Returns: %SI_CHANGE_UP, %SI_CHANGE_DOWN, %SI_CHANGE_UNCLEAR or %SI_CHANGE_NONE
 */
SiChangeKinds
si_stock_change_get_kind (SiQuantity before, SiQuantity after, gboolean same_text)
{
  if (before.kind == SI_QUANTITY_EXACT && after.kind == SI_QUANTITY_EXACT)
    {
      if (before.millionths == after.millionths)
        return SI_CHANGE_NONE;
      return after.millionths > before.millionths ? SI_CHANGE_UP : SI_CHANGE_DOWN;
    }
  if (before.kind == after.kind && before.millionths == after.millionths && same_text)
    return SI_CHANGE_NONE;
  return SI_CHANGE_UNCLEAR;
}

/**
 * si_stock_change_get_difference:
 * @before: a stock as it was
 * @after: the stock as it is
 * @kinds: the kinds of its change: a stock that was not there, or is gone, counts as nothing
 *
 * Returns: new minus old, absent where that is not known exactly
 */
SiQuantity
si_stock_change_get_difference (SiQuantity before, SiQuantity after, SiChangeKinds kinds)
{
  SiQuantity difference;

  if ((kinds & SI_CHANGE_NEW) != 0 && after.kind == SI_QUANTITY_EXACT)
    return after;
  if ((kinds & SI_CHANGE_GONE) == 0 && after.kind != SI_QUANTITY_EXACT)
    return SI_QUANTITY_NONE;
  if (before.kind != SI_QUANTITY_EXACT)
    return SI_QUANTITY_NONE;

  difference = si_quantity_subtract (after, before);
  return difference.kind == SI_QUANTITY_EXACT ? difference : SI_QUANTITY_NONE;
}

static gboolean
is_below_zero (SiQuantity stock)
{
  return si_quantity_is_number (stock) && stock.millionths < 0;
}

/**
 * si_stock_change_is_newly_below:
 * @before: a stock as it was
 * @after: the stock as it is
 *
 * Returns: whether the stock is below zero, and was not
 */
gboolean
si_stock_change_is_newly_below (SiQuantity before, SiQuantity after)
{
  return is_below_zero (after) && !is_below_zero (before);
}
