/* si-product-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-rows.h"

#include <string.h>

static guint32
row_at (const SiProductRows *self, guint position)
{
  return g_array_index (self->rows, guint32, position);
}

static gboolean
same_product (const SiProductRows *self,
              guint position,
              const SiProductRows *before,
              guint position_before)
{
  const guint32 row = row_at (self, position);
  const guint32 row_before = row_at (before, position_before);

  if (self->pairing == NULL)
    return row == row_before;
  return si_pairing_get_before (self->pairing, row) == row_before;
}

static void
compare_with (SiProductRows *self, const SiProductRows *before)
{
  const guint n = self->rows->len;
  const guint n_before = before->rows->len;
  const guint n_both = MIN (n, n_before);

  if (self->table != before->table)
    self->pairing = si_pairing_new (before->table, self->table);
  while (self->same_start < n_both
         && same_product (self, self->same_start, before, self->same_start))
    self->same_start++;
  while (self->same_end < n_both - self->same_start
         && same_product (self, n - 1 - self->same_end, before, n_before - 1 - self->same_end))
    self->same_end++;
}

/**
 * si_product_rows_new:
 * @table: a table
 * @query: what is shown of it
 * @before: (nullable): what was shown before
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (nullable): the rows; %NULL if it was stopped
 */
SiProductRows *
si_product_rows_new (SiTable *table,
                     const SiTableQuery *query,
                     const SiProductRows *before,
                     GCancellable *cancellable)
{
  const guint n_products = si_table_get_n_products (table);
  g_autoptr (GArray) rows = si_table_query (table, query, cancellable);
  SiHidden hidden = { 0 };
  SiProductRows *self;

  if (rows == NULL)
    return NULL;
  if (rows->len == 0 && !si_table_query_hidden (table, query, cancellable, &hidden))
    return NULL;

  self = g_atomic_rc_box_new0 (SiProductRows);
  self->table = si_table_ref (table);
  self->rows = g_steal_pointer (&rows);
  self->hidden = hidden;
  self->positions = g_new (guint32, n_products + 1);
  memset (self->positions, 0xff, (n_products + 1) * sizeof (guint32));
  for (guint i = 0; i < self->rows->len; i++)
    self->positions[row_at (self, i)] = i;
  if (before != NULL)
    compare_with (self, before);
  return self;
}

/**
 * si_product_rows_ref:
 * @self: rows
 *
 * Returns: (transfer full): @self
 */
SiProductRows *
si_product_rows_ref (SiProductRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
si_product_rows_clear (gpointer data)
{
  SiProductRows *self = data;

  si_table_unref (self->table);
  g_array_unref (self->rows);
  g_free (self->positions);
  g_clear_pointer (&self->pairing, si_pairing_unref);
}

/**
 * si_product_rows_unref:
 * @self: (transfer full): rows
 */
void
si_product_rows_unref (SiProductRows *self)
{
  g_atomic_rc_box_release_full (self, si_product_rows_clear);
}
