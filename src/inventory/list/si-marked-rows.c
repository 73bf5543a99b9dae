/* si-marked-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-marked-rows.h"

#include <string.h>

/* A flag for each row takes a million rows in a millisecond, which a set of numbers does not. */
struct _SiMarkedRows
{
  SiTable *table; /* (owned) (nullable) */
  guint8 *flags;  /* (owned) (nullable): one for each row of the table */
  guint n;        /* how many are set */
};

static guint
count_rows (const SiMarkedRows *self)
{
  return self->table != NULL ? si_table_get_n_products (self->table) : 0;
}

static void
set_table (SiMarkedRows *self, SiTable *table)
{
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->flags, g_free);
  self->n = 0;
  if (table == NULL)
    return;
  self->table = si_table_ref (table);
  self->flags = g_new0 (guint8, si_table_get_n_products (table) + 1);
}

/* Finds the row of a product in the table shown now. */
static guint
find_row (const SiProductRows *shown, SiTable *before, guint row)
{
  SiProductKey key;

  if (shown->pairing != NULL && si_pairing_get_before_table (shown->pairing) == before)
    return si_pairing_get_after (shown->pairing, row);
  key = si_table_get_key (before, row);
  return si_table_find_key (shown->table, &key);
}

/**
 * si_marked_rows_new:
 *
 * Returns: (transfer full): rows of no table, none of them marked
 */
SiMarkedRows *
si_marked_rows_new (void)
{
  return g_new0 (SiMarkedRows, 1);
}

/**
 * si_marked_rows_free:
 * @self: (transfer full): marked rows
 */
void
si_marked_rows_free (SiMarkedRows *self)
{
  g_return_if_fail (self != NULL);

  set_table (self, NULL);
  g_free (self);
}

/**
 * si_marked_rows_follow:
 * @self: marked rows
 * @shown: (nullable): the rows that the list shows now
 *
 * Marks the same products in the table shown now. A product that is not in it is no longer marked.
 * It takes no time if the table is the same.
 */
void
si_marked_rows_follow (SiMarkedRows *self, const SiProductRows *shown)
{
  SiTable *table = shown != NULL ? shown->table : NULL;
  g_autoptr (SiTable) before = NULL;
  g_autofree guint8 *flags = NULL;
  guint left;

  g_return_if_fail (self != NULL);

  if (self->table == table)
    return;
  before = g_steal_pointer (&self->table);
  flags = g_steal_pointer (&self->flags);
  left = self->n;
  set_table (self, table);
  for (guint row = 0; table != NULL && left > 0; row++)
    if (flags[row])
      {
        left--;
        si_marked_rows_set (self, find_row (shown, before, row), TRUE);
      }
}

/**
 * si_marked_rows_set:
 * @self: marked rows
 * @row: a row of the table, or %SI_NO_ROW
 * @marked: whether it is to be marked
 */
void
si_marked_rows_set (SiMarkedRows *self, guint row, gboolean marked)
{
  g_return_if_fail (self != NULL);

  if (row >= count_rows (self) || self->flags[row] == (marked != FALSE))
    return;
  self->flags[row] = marked != FALSE;
  self->n += marked ? 1 : -1;
}

/**
 * si_marked_rows_set_range:
 * @self: marked rows
 * @shown: the rows that the list shows now
 * @position: the first position in the list
 * @n_positions: the number of positions, which may go beyond the end of the list
 * @marked: whether the rows there are to be marked
 */
void
si_marked_rows_set_range (SiMarkedRows *self,
                          const SiProductRows *shown,
                          guint position,
                          guint n_positions,
                          gboolean marked)
{
  guint end;

  g_return_if_fail (self != NULL && shown != NULL);
  g_return_if_fail (shown->table == self->table);

  end = position + MIN (n_positions, G_MAXUINT - position);
  end = MIN (end, shown->rows->len);
  for (guint i = position; i < end; i++)
    si_marked_rows_set (self, g_array_index (shown->rows, guint32, i), marked);
}

/**
 * si_marked_rows_clear:
 * @self: marked rows
 *
 * Marks none of them any more.
 */
void
si_marked_rows_clear (SiMarkedRows *self)
{
  g_return_if_fail (self != NULL);

  if (self->n > 0)
    memset (self->flags, 0, count_rows (self));
  self->n = 0;
}

/**
 * si_marked_rows_get_n:
 * @self: marked rows
 *
 * Returns: the number of rows that are marked, whether the list shows them or not
 */
guint
si_marked_rows_get_n (const SiMarkedRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * si_marked_rows_contains:
 * @self: marked rows
 * @row: a row of the table
 *
 * Returns: whether it is marked
 */
gboolean
si_marked_rows_contains (const SiMarkedRows *self, guint row)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return row < count_rows (self) && self->flags[row];
}
