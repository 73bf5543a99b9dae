/* si-table-audit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-private.h"

#include <string.h>

/*< private >
 * si_table_judge_quantity:
 * @quantity: a stock
 *
 * Returns: the findings of the figure alone: that it is below zero, or not exact
 */
SiFindings
si_table_judge_quantity (SiQuantity quantity)
{
  SiFindings findings = SI_FINDING_NONE;

  if (quantity.kind == SI_QUANTITY_INEXACT || quantity.kind == SI_QUANTITY_UNREADABLE)
    findings |= SI_FINDING_NOT_EXACT;
  if (quantity.millionths < 0)
    findings |= SI_FINDING_BELOW_ZERO;
  return findings;
}

static SiFindings
judge_stock (const SiTable *self, guint row)
{
  const SiQuantity stock = si_quantity_column_get (&self->columns.stocks, row);
  const guint start = si_table_lines_start (self, row), end = si_table_lines_end (self, row);
  SiFindings findings = si_table_judge_quantity (stock);
  SiQuantity sum = SI_QUANTITY_NONE;

  for (guint line = start; line < end; line++)
    {
      const SiQuantity there = si_quantity_column_get (&self->columns.line_stocks, line);

      findings |= si_table_judge_quantity (there);
      sum = si_quantity_add (sum, there);
    }
  if (stock.kind == SI_QUANTITY_EXACT && sum.kind == SI_QUANTITY_EXACT
      && stock.millionths != sum.millionths)
    findings |= SI_FINDING_SUM_DIFFERS;
  return findings;
}

static SiFindings
judge_sku (const SiTable *self, guint row)
{
  gsize length;

  si_text_column_get (&self->columns.folded_skus, row, &length);
  if (length == 0)
    return SI_FINDING_NO_SKU;
  return si_text_index_is_repeated (&self->by_sku, row) ? SI_FINDING_DUPLICATE_SKU
                                                        : SI_FINDING_NONE;
}

/*< private >
 * si_table_audit:
 * @self: a table with its columns and indices
 *
 * Finds what cannot be right about each product, and counts it.
 */
void
si_table_audit (SiTable *self)
{
  const guint n_products = si_table_get_n_products (self);

  self->findings = g_new0 (guint8, n_products + 1);
  for (guint row = 0; row < n_products; row++)
    self->findings[row] = judge_stock (self, row) | judge_sku (self, row);

  memset (self->n_findings, 0, sizeof self->n_findings);
  for (guint row = 0; row < n_products; row++)
    for (guint bit = 0; bit < G_N_ELEMENTS (self->n_findings); bit++)
      self->n_findings[bit] += (self->findings[row] >> bit) & 1;
}
