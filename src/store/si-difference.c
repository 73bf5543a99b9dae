/* si-difference.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-difference.h"

#include "si-record.h"
#include "si-twins.h"

/* A product that changed: its rows, or SI_NO_ROW. */
typedef struct
{
  guint number;
  guint before;
  guint after;
} Change;

typedef struct
{
  SiTwins before;
  SiTwins after;
  SiProductState *state_before; /* (owned) */
  SiProductState *state_after;  /* (owned) */
  GArray *changes;              /* (owned) (element-type Change) */
  gboolean same_order;
} Comparison;

static gboolean
is_equal (Comparison *self, guint before, guint after)
{
  si_product_state_read (self->state_before, self->before.table, before);
  si_product_state_read (self->state_after, self->after.table, after);
  return si_product_state_equal (self->state_before, self->state_after);
}

/* All products of @before, and then those that only @after has. */
static void
compare (Comparison *self)
{
  const guint n_before = si_table_get_n_products (self->before.table);
  const guint n_after = si_table_get_n_products (self->after.table);
  g_autofree guint8 *known = g_malloc0 (n_after + 1);

  self->same_order = n_before == n_after;
  for (guint row = 0; row < n_before; row++)
    {
      const Change change
          = { 0, row,
              si_twins_find (&self->after, si_table_get_product_id (self->before.table, row),
                             si_twins_get_number (&self->before, row)) };

      self->same_order &= change.after == row;
      if (change.after != SI_NO_ROW)
        known[change.after] = 1;
      if (change.after == SI_NO_ROW || !is_equal (self, row, change.after))
        g_array_append_val (self->changes, change);
    }
  for (guint row = 0; row < n_after; row++)
    {
      const Change change = { 0, SI_NO_ROW, row };

      if (!known[row])
        g_array_append_val (self->changes, change);
    }
}

static void
name_product (const Comparison *self, const Change *change, const char **id, guint *nth)
{
  const SiTwins *twins = change->before != SI_NO_ROW ? &self->before : &self->after;
  const guint row = change->before != SI_NO_ROW ? change->before : change->after;

  *id = si_table_get_product_id (twins->table, row);
  *nth = si_twins_get_number (twins, row);
}

/* The numbers of all rows that have one, plus 1. A product that is only in @after counts
 * there. */
static void
find_numbers (const Comparison *self,
              const SiProductNumbers *numbers,
              guint32 *before,
              guint32 *after)
{
  for (guint number = 0; number < numbers->keys->len; number++)
    {
      const SiProductKey *key = si_product_numbers_get (numbers, number);
      const guint row_before = si_twins_find (&self->before, key->id, key->nth);
      const guint row_after
          = row_before == SI_NO_ROW ? si_twins_find (&self->after, key->id, key->nth) : SI_NO_ROW;

      if (row_before != SI_NO_ROW)
        before[row_before] = number + 1;
      else if (row_after != SI_NO_ROW)
        after[row_after] = number + 1;
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const Change *x = a, *y = b;

  return (x->number > y->number) - (x->number < y->number);
}

static void
number (Comparison *self, SiProductNumbers *numbers)
{
  g_autofree guint32 *before = g_new0 (guint32, si_table_get_n_products (self->before.table) + 1);
  g_autofree guint32 *after = g_new0 (guint32, si_table_get_n_products (self->after.table) + 1);

  find_numbers (self, numbers, before, after);
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);
      const guint32 known
          = change->before != SI_NO_ROW ? before[change->before] : after[change->after];
      const char *id;
      guint nth;

      name_product (self, change, &id, &nth);
      change->number = known != 0 ? known - 1 : si_product_numbers_add (numbers, id, nth);
    }
  g_array_sort (self->changes, compare_numbers);
}

static GBytes *
write_changes (Comparison *self, gint64 snapshot)
{
  SiRecordWriter writer;

  si_record_writer_init (&writer);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      si_product_state_read (self->state_before, self->before.table, change->before);
      si_product_state_read (self->state_after, self->after.table, change->after);
      si_record_writer_add (&writer, change->number, self->state_before, self->state_after);
    }
  return si_record_writer_finish (&writer, self->before.table, self->after.table, snapshot);
}

/*< private >
 * si_difference_init:
 * @self: (out caller-allocates): how they differ
 * @before: an inventory
 * @after: the one after it
 * @numbers: the products' numbers; those that changed for the first time get theirs
 * @snapshot: when it was @before
 */
void
si_difference_init (SiDifference *self,
                    const SiTable *before,
                    const SiTable *after,
                    SiProductNumbers *numbers,
                    gint64 snapshot)
{
  Comparison comparison = { 0 };
  gsize length;

  si_twins_init (&comparison.before, before);
  si_twins_init (&comparison.after, after);
  comparison.state_before = si_product_state_new ();
  comparison.state_after = si_product_state_new ();
  comparison.changes = g_array_new (FALSE, FALSE, sizeof (Change));

  compare (&comparison);
  if (comparison.changes->len > 0)
    number (&comparison, numbers);
  self->n_changed = comparison.changes->len;
  self->changes = write_changes (&comparison, snapshot);
  g_bytes_get_data (self->changes, &length);
  self->identical = comparison.same_order && length == SI_NO_CHANGES_LENGTH;

  si_twins_clear (&comparison.before);
  si_twins_clear (&comparison.after);
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
