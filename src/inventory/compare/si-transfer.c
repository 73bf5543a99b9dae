/* si-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-transfer.h"

#include "si-sum.h"

/* The godowns that were seen so far. */
typedef struct
{
  SiSum came;
  SiQuantity most;
  SiQuantity least;
  guint n_changed;
} Ends;

static void
add (Ends *ends, SiTransfer *transfer, const SiChangeEntry *entry)
{
  const gint64 difference = entry->difference.millionths;

  if (difference > 0)
    si_sum_add (&ends->came, entry->difference);
  if (difference > ends->most.millionths)
    {
      ends->most = entry->difference;
      transfer->to = entry->name_after != NULL ? entry->name_after : entry->name_before;
    }
  if (difference < ends->least.millionths)
    {
      ends->least = entry->difference;
      transfer->from = entry->name_after != NULL ? entry->name_after : entry->name_before;
    }
  ends->n_changed += difference != 0;
}

/**
 * si_transfer_find:
 * @comparison: a comparison
 * @product: the index of a change by product
 * @transfer: (out caller-allocates): the stock that was moved
 *
 * Finds what was moved between the godowns of a product.
 *
 * Returns: whether the change is one of %SI_CHANGE_TRANSFER
 */
gboolean
si_transfer_find (const SiComparison *comparison, guint product, SiTransfer *transfer)
{
  SiChangeEntry entry;
  Ends ends = { .most = { 0, SI_QUANTITY_EXACT }, .least = { 0, SI_QUANTITY_EXACT } };
  guint first, n;

  g_return_val_if_fail (comparison != NULL && transfer != NULL, FALSE);

  si_comparison_get_product (comparison, product, &entry);
  if ((entry.kinds & SI_CHANGE_TRANSFER) == 0)
    return FALSE;
  *transfer = (SiTransfer){ .from = "", .to = "" };
  first = si_comparison_find_godowns (comparison, product, &n);
  for (guint i = first; i < first + n; i++)
    {
      si_comparison_get_godown (comparison, i, &entry);
      if ((entry.kinds & SI_CHANGE_TRANSFER) != 0)
        add (&ends, transfer, &entry);
    }
  transfer->amount = si_sum_get (&ends.came);
  transfer->is_single = ends.n_changed == 2;
  return TRUE;
}
