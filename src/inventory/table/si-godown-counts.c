/* si-godown-counts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-counts.h"

/**
 * si_godown_counts_new:
 * @table: an inventory
 *
 * Counts the products that have a line in each godown, whatever their stock there is.
 *
 * Returns: (transfer full) (array): a number for each godown of the inventory
 */
guint *
si_godown_counts_new (const SiTable *table)
{
  g_autofree guint *seen = NULL;
  guint *counts;
  guint n_godowns;

  g_return_val_if_fail (table != NULL, NULL);

  n_godowns = si_table_get_n_all_godowns (table);
  counts = g_new0 (guint, n_godowns);
  /* The row after the last one that was counted: a product may have several lines in a godown. */
  seen = g_new0 (guint, n_godowns);
  for (guint row = 0; row < si_table_get_n_products (table); row++)
    {
      const SiGodownLines lines = si_table_get_godown_lines (table, row);

      for (guint i = 0; i < lines.n; i++)
        {
          const guint godown = si_godown_lines_get_godown (&lines, i);

          if (seen[godown] == row + 1)
            continue;
          seen[godown] = row + 1;
          counts[godown]++;
        }
    }
  return counts;
}
