/* si-column-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-place.h"

/**
 * si_column_place_find:
 * @view: a list
 * @column: a column
 *
 * Returns: the place of the column among all columns of the list, hidden ones, too; their number if
 *   the list does not have it
 */
guint
si_column_place_find (GtkColumnView *view, GtkColumnViewColumn *column)
{
  GListModel *columns;
  guint n;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), 0);

  columns = gtk_column_view_get_columns (view);
  n = g_list_model_get_n_items (columns);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, i);

      if (other == column)
        return i;
    }
  return n;
}

/**
 * si_column_place_move_before:
 * @view: a list
 * @column: a column of it
 * @next: (nullable): another one; %NULL for the end
 *
 * Moves a column to the place before another one. Its cells stay as they are.
 */
void
si_column_place_move_before (GtkColumnView *view,
                             GtkColumnViewColumn *column,
                             GtkColumnViewColumn *next)
{
  guint from;
  guint to;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (column != next);

  from = si_column_place_find (view, column);
  to = si_column_place_find (view, next);
  /* GTK counts the places without the column itself. */
  if (from < to)
    to--;
  if (from != to)
    gtk_column_view_insert_column (view, to, column);
}
