/* si-godown-comparer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-comparer.h"

#include <string.h>

/* The stock of the product at hand in one godown. */
typedef struct
{
  guint32 stamp; /* the stamp of the product that it is of */
  gboolean was;
  gboolean is;
  SiQuantity before;
  SiQuantity after;
} Pair;

struct _SiGodownComparer
{
  SiTable *before;  /* (owned) */
  SiTable *after;   /* (owned) */
  guint32 *known;   /* (owned): for each godown of the older table, its Pair */
  guint32 *befores; /* (owned): for each Pair, its godown in the older table, or SI_NO_GODOWN */
  guint32 *afters;  /* (owned): for each Pair, its godown in the newer table, or SI_NO_GODOWN */
  guint8 *renamed;  /* (owned): for each Pair, whether it goes by another name */

  /* The product at hand */
  Pair *pairs;     /* (owned): those with another stamp are left of earlier products */
  GArray *touched; /* (owned) (element-type guint32): the Pairs of the product */
  guint32 stamp;
  guint row_before; /* or SI_NO_ROW */
  guint row_after;  /* or SI_NO_ROW */
  SiGodownChanges found;
};

static Pair *
touch (SiGodownComparer *self, guint32 pair)
{
  Pair *found = &self->pairs[pair];

  if (found->stamp != self->stamp)
    {
      *found = (Pair){ self->stamp, FALSE, FALSE, SI_QUANTITY_NONE, SI_QUANTITY_NONE };
      g_array_append_val (self->touched, pair);
    }
  return found;
}

static SiGodownLines
get_lines (const SiTable *table, guint row)
{
  return row != SI_NO_ROW ? si_table_get_godown_lines (table, row) : (SiGodownLines){ 0 };
}

/* Adds up the lines of a product by godown, in both tables. */
static void
add_up (SiGodownComparer *self, guint row_before, guint row_after)
{
  const SiGodownLines before = get_lines (self->before, row_before);
  const SiGodownLines after = get_lines (self->after, row_after);

  g_array_set_size (self->touched, 0);
  self->stamp++;
  self->row_before = row_before;
  self->row_after = row_after;
  for (guint line = 0; line < after.n; line++)
    {
      Pair *pair = touch (self, si_godown_lines_get_godown (&after, line));

      pair->is = TRUE;
      pair->after = si_quantity_add (pair->after, si_godown_lines_get_stock (&after, line));
    }
  for (guint line = 0; line < before.n; line++)
    {
      Pair *pair = touch (self, self->known[si_godown_lines_get_godown (&before, line)]);

      pair->was = TRUE;
      pair->before = si_quantity_add (pair->before, si_godown_lines_get_stock (&before, line));
    }
}

/* Returns the first line in a godown that is not before @line, or the number of lines. */
static guint
find_line (const SiGodownLines *lines, guint godown, guint line)
{
  while (line < lines->n && si_godown_lines_get_godown (lines, line) != godown)
    line++;
  return line;
}

static gboolean
lines_equal (const SiGodownComparer *self, guint a, guint b)
{
  SiGodownStock was, is;

  si_table_get_godown_stock (self->before, self->row_before, a, &was);
  si_table_get_godown_stock (self->after, self->row_after, b, &is);
  return was.stock.kind == is.stock.kind && was.stock.millionths == is.stock.millionths
         && g_strcmp0 (was.stock_text, is.stock_text) == 0;
}

/* Where a sum is not exact, only the lines behind it tell whether it is the same. */
static gboolean
same_lines (const SiGodownComparer *self, guint32 index)
{
  const SiGodownLines before = get_lines (self->before, self->row_before);
  const SiGodownLines after = get_lines (self->after, self->row_after);
  guint a = find_line (&before, self->befores[index], 0);
  guint b = find_line (&after, self->afters[index], 0);

  while (a < before.n && b < after.n)
    {
      if (!lines_equal (self, a, b))
        return FALSE;
      a = find_line (&before, self->befores[index], a + 1);
      b = find_line (&after, self->afters[index], b + 1);
    }
  return a == before.n && b == after.n;
}

static SiChangeKinds
compare_pair (const SiGodownComparer *self, guint32 index)
{
  const Pair *pair = &self->pairs[index];
  gboolean same_text = TRUE;
  SiChangeKinds kinds;

  if (!pair->was)
    return SI_CHANGE_NEW;
  if (!pair->is)
    return SI_CHANGE_GONE;
  if (pair->before.kind == SI_QUANTITY_INEXACT || pair->before.kind == SI_QUANTITY_UNREADABLE)
    same_text = same_lines (self, index);
  kinds = si_stock_change_get_kind (pair->before, pair->after, same_text);
  if (self->renamed[index])
    kinds |= SI_CHANGE_RENAMED;
  return kinds;
}

/* A difference that is not known makes the sum unknown, too. */
static SiQuantity
add_difference (SiQuantity sum, SiQuantity difference)
{
  return si_quantity_add (sum, difference.kind == SI_QUANTITY_EXACT
                                   ? difference
                                   : (SiQuantity){ 0, SI_QUANTITY_UNREADABLE });
}

/* Adds the change in a godown to those found, and the difference of the stock to @sum. */
static void
add_change (SiGodownComparer *self, guint32 index, SiQuantity *sum)
{
  const Pair *pair = &self->pairs[index];
  SiGodownChange change
      = { self->befores[index], self->afters[index], compare_pair (self, index), FALSE };

  if (change.kinds == SI_CHANGE_NONE)
    return;
  self->found.renamed = self->found.renamed || (change.kinds & SI_CHANGE_RENAMED) != 0;
  if (change.kinds != SI_CHANGE_RENAMED)
    {
      const SiQuantity difference
          = si_stock_change_get_difference (pair->before, pair->after, change.kinds);

      *sum = add_difference (*sum, difference);
      change.may_be_moved = difference.kind == SI_QUANTITY_EXACT && difference.millionths != 0;
      self->found.changed = TRUE;
      self->found.moved = self->found.moved || change.may_be_moved;
    }
  g_array_append_val (self->found.changes, change);
}

/**
 * si_godown_comparer_compare:
 * @self: a comparer
 * @row_before: the product's row in the older table, or %SI_NO_ROW
 * @row_after: its row in the newer table, or %SI_NO_ROW
 *
 * Returns: (transfer none): the changes of the product in its godowns, until the next call
 */
const SiGodownChanges *
si_godown_comparer_compare (SiGodownComparer *self, guint row_before, guint row_after)
{
  SiQuantity sum = { 0, SI_QUANTITY_EXACT };

  g_return_val_if_fail (self != NULL, NULL);

  add_up (self, row_before, row_after);
  g_array_set_size (self->found.changes, 0);
  self->found.renamed = self->found.changed = self->found.moved = FALSE;
  for (guint i = 0; i < self->touched->len; i++)
    add_change (self, g_array_index (self->touched, guint32, i), &sum);
  self->found.moved = self->found.moved && sum.kind == SI_QUANTITY_EXACT && sum.millionths == 0;
  return &self->found;
}

/* A godown may go by several names, and their order means nothing. */
static gboolean
is_renamed (const SiGodownComparer *self, guint before, guint after)
{
  const char *was = si_table_get_godown_name (self->before, before);
  const char *is = si_table_get_godown_name (self->after, after);

  return !g_str_equal (was, is) && !si_table_has_godown_name (self->after, after, was)
         && !si_table_has_godown_name (self->before, before, is);
}

/* Gives each godown of the older table its Pair: that of the same godown of the newer table, or
 * one of its own after those. */
static void
pair_godowns (SiGodownComparer *self, guint n_before, guint n_after)
{
  guint n_pairs = n_after;

  for (guint i = 0; i < n_after; i++)
    {
      self->befores[i] = SI_NO_GODOWN;
      self->afters[i] = i;
    }
  for (guint i = 0; i < n_before; i++)
    {
      guint found = si_table_find_same_godown (self->after, self->before, i);

      if (found == SI_NO_GODOWN)
        {
          found = n_pairs++;
          self->afters[found] = SI_NO_GODOWN;
        }
      else
        {
          self->renamed[found] = is_renamed (self, i, found);
        }
      self->known[i] = found;
      self->befores[found] = i;
    }
}

/**
 * si_godown_comparer_new:
 * @before: a table
 * @after: a newer one of the same service
 *
 * Returns: (transfer full): a comparer of their godowns
 */
SiGodownComparer *
si_godown_comparer_new (SiTable *before, SiTable *after)
{
  SiGodownComparer *self;
  guint n_before, n_after, n_pairs;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  n_before = si_table_get_n_all_godowns (before);
  n_after = si_table_get_n_all_godowns (after);
  n_pairs = n_before + n_after;
  self = g_new0 (SiGodownComparer, 1);
  self->before = si_table_ref (before);
  self->after = si_table_ref (after);
  self->known = g_new (guint32, n_before + 1);
  self->befores = g_new (guint32, n_pairs + 1);
  self->afters = g_new (guint32, n_pairs + 1);
  self->renamed = g_new0 (guint8, n_pairs + 1);
  self->pairs = g_new0 (Pair, n_pairs + 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->found.changes = g_array_new (FALSE, FALSE, sizeof (SiGodownChange));
  pair_godowns (self, n_before, n_after);
  return self;
}

/**
 * si_godown_comparer_free:
 * @self: (transfer full): a comparer
 */
void
si_godown_comparer_free (SiGodownComparer *self)
{
  g_return_if_fail (self != NULL);

  si_table_unref (self->before);
  si_table_unref (self->after);
  g_free (self->known);
  g_free (self->befores);
  g_free (self->afters);
  g_free (self->renamed);
  g_free (self->pairs);
  g_array_unref (self->touched);
  g_array_unref (self->found.changes);
  g_free (self);
}
