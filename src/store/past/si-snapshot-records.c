/* si-snapshot-records.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snapshot-records.h"

#include "si-record-writer.h"
#include "si-row-equality.h"

/* A product that changed: its row in each of the tables, or SI_NO_ROW. */
typedef struct
{
  guint32 number;
  guint32 before;
  guint32 after;
} Change;

/* Returns the changes, first those of the products that the older inventory has. Their order is
 * that of the rows, so that the numbers they may get are close to each other. */
static GArray *
find_changes (const SiPairing *pairing, gboolean *same_order)
{
  const SiTable *before = si_pairing_get_before_table (pairing);
  const SiTable *after = si_pairing_get_after_table (pairing);
  const guint n_before = si_table_get_n_products (before);
  const guint n_after = si_table_get_n_products (after);
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  *same_order = n_before == n_after;
  for (guint row = 0; row < n_before; row++)
    {
      const Change change = { SI_NO_NUMBER, row, si_pairing_get_after (pairing, row) };

      *same_order = *same_order && change.after == row;
      if (change.after == SI_NO_ROW || !si_rows_are_equal (before, row, after, change.after))
        g_array_append_val (changes, change);
    }
  for (guint row = 0; row < n_after; row++)
    {
      const Change change = { SI_NO_NUMBER, SI_NO_ROW, row };

      if (si_pairing_get_before (pairing, row) == SI_NO_ROW)
        g_array_append_val (changes, change);
    }
  return changes;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const Change *x = a, *y = b;

  return (x->number > y->number) - (x->number < y->number);
}

/* Numbers the changes and sorts them by their numbers. A product that is new in @after may be back
 * and have a number, which is known once the numbers have followed to @after. */
static void
number_changes (GArray *changes,
                SiProductNumbers *numbers,
                const SiPairing *pairing,
                SiTable *after)
{
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = &g_array_index (changes, Change, i);

      if (change->before != SI_NO_ROW)
        change->number = si_product_numbers_give (numbers, change->before);
    }
  si_product_numbers_follow (numbers, after, pairing);
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = &g_array_index (changes, Change, i);

      if (change->before == SI_NO_ROW)
        change->number = si_product_numbers_give (numbers, change->after);
    }
  g_array_sort (changes, compare_numbers);
}

static GBytes *
write_changes (const GArray *changes, const SiPairing *pairing, gint64 snapshot)
{
  const SiTable *before = si_pairing_get_before_table (pairing);
  const SiTable *after = si_pairing_get_after_table (pairing);
  g_autoptr (SiProductState) state_before = si_product_state_new ();
  g_autoptr (SiProductState) state_after = si_product_state_new ();
  g_autoptr (SiRecordWriter) writer = si_record_writer_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      si_product_state_read (state_before, before, change->before);
      si_product_state_read (state_after, after, change->after);
      si_record_writer_add (writer, change->number, state_before, state_after);
    }
  return si_record_writer_finish (writer, before, after, snapshot);
}

/*< private >
 * si_snapshot_records_init:
 * @self: (out caller-allocates): the records
 * @numbers: the numbers of the older inventory, which become those of @after; products that change
 *   for the first time get theirs
 * @pairing: the pairs of products of the older inventory and @after
 * @after: the newer inventory
 * @snapshot: the snapshot of the older one
 *
 * Makes the records that lead back from @after.
 */
void
si_snapshot_records_init (SiSnapshotRecords *self,
                          SiProductNumbers *numbers,
                          const SiPairing *pairing,
                          SiTable *after,
                          gint64 snapshot)
{
  gboolean same_order;
  g_autoptr (GArray) changes = find_changes (pairing, &same_order);

  number_changes (changes, numbers, pairing, after);
  self->n_changed = changes->len;
  self->bytes = write_changes (changes, pairing, snapshot);
  self->identical = same_order && g_bytes_get_size (self->bytes) == SI_NO_RECORDS_LENGTH;
}

/*< private >
 * si_snapshot_records_clear:
 * @self: records
 */
void
si_snapshot_records_clear (SiSnapshotRecords *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}
