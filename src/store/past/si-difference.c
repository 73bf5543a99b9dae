/* si-difference.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-difference.h"

#include "si-record-writer.h"

/* A product that changed: its rows, or SI_NO_ROW. */
typedef struct
{
  guint number;
  guint before;
  guint after;
} Change;

typedef struct
{
  SiTable *before;
  SiTable *after;
  const SiPairing *pairing;
  SiProductState *state_before; /* (owned) */
  SiProductState *state_after;  /* (owned) */
  GArray *changes;              /* (owned) (element-type Change) */
  gboolean same_order;
} Comparison;

static gboolean
is_equal (Comparison *self, guint before, guint after)
{
  si_product_state_read (self->state_before, self->before, before);
  si_product_state_read (self->state_after, self->after, after);
  return si_product_state_equal (self->state_before, self->state_after);
}

/* All products of @before, and then those that only @after has. */
static void
compare (Comparison *self)
{
  const guint n_before = si_table_get_n_products (self->before);
  const guint n_after = si_table_get_n_products (self->after);

  self->same_order = n_before == n_after;
  for (guint row = 0; row < n_before; row++)
    {
      const Change change = { 0, row, si_pairing_get_after (self->pairing, row) };

      self->same_order &= change.after == row;
      if (change.after == SI_NO_ROW || !is_equal (self, row, change.after))
        g_array_append_val (self->changes, change);
    }
  for (guint row = 0; row < n_after; row++)
    {
      const Change change = { 0, SI_NO_ROW, row };

      if (si_pairing_get_before (self->pairing, row) == SI_NO_ROW)
        g_array_append_val (self->changes, change);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const Change *x = a, *y = b;

  return (x->number > y->number) - (x->number < y->number);
}

/* A product that is new here may be one that came back, and has a number then. That is known only
 * after the numbers have followed. */
static void
number (Comparison *self, SiProductNumbers *numbers)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);

      if (change->before != SI_NO_ROW)
        change->number = si_product_numbers_give (numbers, change->before);
    }
  si_product_numbers_follow (numbers, self->after, self->pairing);
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);

      if (change->before == SI_NO_ROW)
        change->number = si_product_numbers_give (numbers, change->after);
    }
  g_array_sort (self->changes, compare_numbers);
}

static GBytes *
write_changes (Comparison *self, gint64 snapshot)
{
  g_autoptr (SiRecordWriter) writer = si_record_writer_new ();

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      si_product_state_read (self->state_before, self->before, change->before);
      si_product_state_read (self->state_after, self->after, change->after);
      si_record_writer_add (writer, change->number, self->state_before, self->state_after);
    }
  return si_record_writer_finish (writer, self->before, self->after, snapshot);
}

/*< private >
 * si_difference_init:
 * @self: (out caller-allocates): how they differ
 * @before: an inventory
 * @after: the one after it
 * @pairing: what the products of one are in the other
 * @numbers: the products' numbers in @before, and then in @after; those that changed for the first
 *   time get theirs
 * @snapshot: when it was @before
 */
void
si_difference_init (SiDifference *self,
                    SiTable *before,
                    SiTable *after,
                    const SiPairing *pairing,
                    SiProductNumbers *numbers,
                    gint64 snapshot)
{
  Comparison comparison = { before, after, pairing };
  gsize length;

  comparison.state_before = si_product_state_new ();
  comparison.state_after = si_product_state_new ();
  comparison.changes = g_array_new (FALSE, FALSE, sizeof (Change));

  compare (&comparison);
  number (&comparison, numbers);
  self->n_changed = comparison.changes->len;
  self->changes = write_changes (&comparison, snapshot);
  g_bytes_get_data (self->changes, &length);
  self->identical = comparison.same_order && length == SI_NO_RECORDS_LENGTH;

  si_product_state_free (comparison.state_before);
  si_product_state_free (comparison.state_after);
  g_array_unref (comparison.changes);
}

/*< private >
 * si_difference_clear:
 * @self: what is not needed any more
 */
void
si_difference_clear (SiDifference *self)
{
  g_clear_pointer (&self->changes, g_bytes_unref);
}
