/* si-godown-comparer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-comparer.h"

#include <string.h>

/* The stock of the product at hand in one godown, or under one name of it. */
typedef struct
{
  guint32 stamp;       /* the stamp of the product that it is of */
  guint32 name_before; /* or SI_NO_GODOWN */
  guint32 name_after;  /* or SI_NO_GODOWN */
  SiQuantity before;
  SiQuantity after;
} Pair;

struct _SiGodownComparer
{
  SiTable *before;      /* (owned) */
  SiTable *after;       /* (owned) */
  guint32 *known;       /* (owned): for each godown of the older table, its Pair */
  guint32 *befores;     /* (owned): for each godown's Pair, the older godown, or SI_NO_GODOWN */
  guint32 *known_names; /* (owned): for each name of the older table, the same of the newer one, or
                         * a number after those */
  guint8 *renamed;      /* (owned): for each godown's Pair, whether it goes by another name */
  gboolean any_renamed;
  guint first_name; /* the Pair of the newer table's first name; it follows those of godowns */

  /* The product at hand */
  Pair *pairs;     /* (owned): those with another stamp are left of earlier products */
  GArray *touched; /* (owned) (element-type guint32): the Pairs of the product */
  guint8 *split;   /* (owned): for each godown's Pair, whether it has several names */
  gboolean is_split;
  guint32 stamp;
  SiGodownLines lines_before;
  SiGodownLines lines_after;
  guint row_before; /* or SI_NO_ROW */
  guint row_after;  /* or SI_NO_ROW */
  SiGodownChanges found;
};

static SiGodownLines
get_lines (const SiTable *table, guint row)
{
  return row != SI_NO_ROW ? si_table_get_godown_lines (table, row) : (SiGodownLines){ 0 };
}

/* Returns whether all lines are as they were, as they are of most products. */
static gboolean
is_unchanged (const SiGodownComparer *self)
{
  const SiGodownLines *before = &self->lines_before;
  const SiGodownLines *after = &self->lines_after;

  if (before->n != after->n || self->any_renamed)
    return FALSE;
  for (guint line = 0; line < after->n; line++)
    if (before->millionths[line] != after->millionths[line]
        || self->known_names[before->names[line]] != after->names[line]
        || before->kinds[line] != SI_QUANTITY_EXACT || after->kinds[line] != SI_QUANTITY_EXACT)
      return FALSE;
  return TRUE;
}

static Pair *
touch (SiGodownComparer *self, guint32 pair)
{
  Pair *found = &self->pairs[pair];

  if (found->stamp != self->stamp)
    {
      *found
          = (Pair){ self->stamp, SI_NO_GODOWN, SI_NO_GODOWN, SI_QUANTITY_NONE, SI_QUANTITY_NONE };
      g_array_append_val (self->touched, pair);
    }
  return found;
}

/* Adds the stock under a name to one of the sums of a Pair. */
static void
add_stock (SiGodownComparer *self,
           guint32 pair,
           guint32 *pair_name,
           guint32 name,
           SiQuantity *sum,
           SiQuantity stock)
{
  const gboolean is_first = *pair_name == SI_NO_GODOWN;

  if (!is_first && *pair_name != name)
    self->is_split = self->split[pair] = TRUE;
  *pair_name = name;
  /* Most godowns have one line of a product, which needs no sum. */
  *sum = is_first && stock.kind == SI_QUANTITY_EXACT ? stock : si_quantity_add (*sum, stock);
}

/* Adds up the lines of a product by godown, or by name in those godowns that are split. */
static void
add_up (SiGodownComparer *self)
{
  const SiGodownLines *before = &self->lines_before;
  const SiGodownLines *after = &self->lines_after;

  self->stamp++;
  g_array_set_size (self->touched, 0);
  for (guint line = 0; line < after->n; line++)
    {
      const guint32 name = after->names[line];
      const guint32 godown = si_godown_lines_get_godown (after, line);
      const guint32 index = self->split[godown] ? self->first_name + name : godown;
      Pair *pair = touch (self, index);

      add_stock (self, index, &pair->name_after, name, &pair->after,
                 si_godown_lines_get_stock (after, line));
    }
  for (guint line = 0; line < before->n; line++)
    {
      const guint32 name = before->names[line];
      const guint32 godown = self->known[si_godown_lines_get_godown (before, line)];
      const guint32 index
          = self->split[godown] ? self->first_name + self->known_names[name] : godown;
      Pair *pair = touch (self, index);

      add_stock (self, index, &pair->name_before, name, &pair->before,
                 si_godown_lines_get_stock (before, line));
    }
}

/* Adds up the lines of a product. Some godowns turn out to be split only on the way. */
static void
add_up_all (SiGodownComparer *self)
{
  self->is_split = FALSE;
  add_up (self);
  if (!self->is_split)
    return;
  add_up (self);
  memset (self->split, FALSE, self->first_name);
}

/* Returns the first line under a name that is not before @line, or the number of lines. */
static guint
find_line (const SiGodownLines *lines, guint32 name, guint line)
{
  while (line < lines->n && lines->names[line] != name)
    line++;
  return line;
}

static gboolean
lines_equal (const SiGodownComparer *self, guint a, guint b)
{
  SiGodownStock was, is;

  si_table_get_godown_stock (self->before, self->row_before, a, &was);
  si_table_get_godown_stock (self->after, self->row_after, b, &is);
  return si_quantity_is_same (was.stock, was.stock_text, is.stock, is.stock_text);
}

/* Where a sum is not exact, only the lines behind it tell whether it is the same. */
static gboolean
same_lines (const SiGodownComparer *self, const Pair *pair)
{
  const SiGodownLines *before = &self->lines_before;
  const SiGodownLines *after = &self->lines_after;
  guint a = find_line (before, pair->name_before, 0);
  guint b = find_line (after, pair->name_after, 0);

  while (a < before->n && b < after->n)
    {
      if (!lines_equal (self, a, b))
        return FALSE;
      a = find_line (before, pair->name_before, a + 1);
      b = find_line (after, pair->name_after, b + 1);
    }
  return a == before->n && b == after->n;
}

static SiChangeKinds
compare_pair (const SiGodownComparer *self, guint32 index)
{
  const Pair *pair = &self->pairs[index];
  gboolean same_text = TRUE;
  SiChangeKinds kinds;

  if (pair->name_before == SI_NO_GODOWN)
    return SI_CHANGE_NEW;
  if (pair->name_after == SI_NO_GODOWN)
    return SI_CHANGE_GONE;
  if (si_quantity_kind_has_text (pair->before.kind))
    same_text = same_lines (self, pair);
  kinds = si_stock_change_get_kind (pair->before, pair->after, same_text);
  if (index < self->first_name && self->renamed[index])
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

/* Returns the Pair of the godown that a Pair belongs to. */
static guint32
get_godown (const SiGodownComparer *self, const Pair *pair)
{
  return pair->name_after != SI_NO_GODOWN
             ? si_godowns_get_godown (si_table_get_godowns (self->after), pair->name_after)
             : self->known[si_godowns_get_godown (si_table_get_godowns (self->before),
                                                  pair->name_before)];
}

/* Adds the change in a godown to those found, and the difference of the stock to @sum. */
static void
add_change (SiGodownComparer *self, guint32 index, SiQuantity *sum)
{
  const Pair *pair = &self->pairs[index];
  const guint32 godown = get_godown (self, pair);
  const gboolean is_known = godown < si_table_get_n_all_godowns (self->after);
  SiGodownChange change
      = { self->befores[godown], is_known ? godown : SI_NO_GODOWN, pair->name_before,
          pair->name_after,      compare_pair (self, index),       FALSE };

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

  self->row_before = row_before;
  self->row_after = row_after;
  self->lines_before = get_lines (self->before, row_before);
  self->lines_after = get_lines (self->after, row_after);
  g_array_set_size (self->found.changes, 0);
  self->found.renamed = self->found.changed = self->found.moved = FALSE;
  if (is_unchanged (self))
    return &self->found;

  add_up_all (self);
  for (guint i = 0; i < self->touched->len; i++)
    add_change (self, g_array_index (self->touched, guint32, i), &sum);
  self->found.moved = self->found.moved && sum.kind == SI_QUANTITY_EXACT && sum.millionths == 0;
  return &self->found;
}

/* A godown may go by several names, and their order means nothing. */
static gboolean
is_renamed (const SiGodowns *before, guint was, const SiGodowns *after, guint is)
{
  const char *old_name = si_godowns_get_name (before, was);
  const char *new_name = si_godowns_get_name (after, is);

  return !g_str_equal (old_name, new_name)
         && si_godowns_find_name (after, is, old_name) == SI_NO_GODOWN
         && si_godowns_find_name (before, was, new_name) == SI_NO_GODOWN;
}

/* Gives each godown of the older table its Pair: that of the same godown of the newer table, or
 * one of its own after those. */
static void
pair_godowns (SiGodownComparer *self, const SiGodowns *before, const SiGodowns *after)
{
  guint n_pairs = si_godowns_get_n (after);

  for (guint i = 0; i < si_godowns_get_n (before); i++)
    {
      const guint found = si_godowns_find_same (after, before, i);

      self->known[i] = found != SI_NO_GODOWN ? found : n_pairs++;
      self->befores[self->known[i]] = i;
      if (found != SI_NO_GODOWN && is_renamed (before, i, after, found))
        self->any_renamed = self->renamed[found] = TRUE;
    }
}

static void
pair_names (SiGodownComparer *self, const SiGodowns *before, const SiGodowns *after)
{
  guint n_names = si_godowns_get_n_names (after);

  for (guint i = 0; i < si_godowns_get_n_names (before); i++)
    {
      const guint godown = self->known[si_godowns_get_godown (before, i)];
      const char *name = si_text_column_get (&before->names, i, NULL);
      const guint found = si_godowns_find_name (after, godown, name);

      self->known_names[i] = found != SI_NO_GODOWN ? found : n_names++;
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
  const SiGodowns *godowns_before, *godowns_after;
  SiGodownComparer *self;
  guint n_names;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  godowns_before = si_table_get_godowns (before);
  godowns_after = si_table_get_godowns (after);
  n_names = si_godowns_get_n_names (godowns_before) + si_godowns_get_n_names (godowns_after);
  self = g_new0 (SiGodownComparer, 1);
  self->before = si_table_ref (before);
  self->after = si_table_ref (after);
  self->first_name = si_godowns_get_n (godowns_before) + si_godowns_get_n (godowns_after);
  self->known = g_new (guint32, self->first_name + 1);
  self->befores = g_new (guint32, self->first_name + 1);
  memset (self->befores, 0xff, (self->first_name + 1) * sizeof (guint32));
  self->known_names = g_new (guint32, n_names + 1);
  self->renamed = g_new0 (guint8, self->first_name + 1);
  self->split = g_new0 (guint8, self->first_name + 1);
  self->pairs = g_new0 (Pair, self->first_name + n_names + 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->found.changes = g_array_new (FALSE, FALSE, sizeof (SiGodownChange));
  pair_godowns (self, godowns_before, godowns_after);
  pair_names (self, godowns_before, godowns_after);
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
  g_free (self->known_names);
  g_free (self->renamed);
  g_free (self->split);
  g_free (self->pairs);
  g_array_unref (self->touched);
  g_array_unref (self->found.changes);
  g_free (self);
}
