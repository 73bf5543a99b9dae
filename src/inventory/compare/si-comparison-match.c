/* si-comparison-match.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* To compare, the stock of each pair of products in every godown is added up on both sides. */

#include "si-comparison-private.h"

#include <string.h>

#include "si-pairing.h"
#include "si-row-equality.h"

/* The stock of the pair at hand in one godown. */
typedef struct
{
  guint32 stamp; /* of which pair it is, plus 1; anything else is of an earlier one */
  gboolean was;
  gboolean is;
  SiQuantity before;
  SiQuantity after;
} Pair;

typedef struct
{
  SiComparison *comparison;
  guint32 *known;   /* (owned): for each godown of the older table, its Pair */
  guint32 *befores; /* (owned): for each Pair, its godown in the older table, or SI_NO_GODOWN */
  guint32 *afters;  /* (owned): for each Pair, its godown in the newer table, or SI_NO_GODOWN */
  guint8 *renamed;  /* (owned): for each Pair, whether it goes by another name */
  guint n_renamed;  /* the count of @renamed */
  Pair *pairs;      /* (owned) */
  GArray *touched;  /* (owned) (element-type guint32): the Pairs of the products at hand */
  guint32 stamp;
  guint row_before; /* the products at hand; or SI_NO_ROW */
  guint row_after;
} Match;

/* What the godowns of a product have to say about it. */
typedef struct
{
  guint first;      /* its cases in the comparison */
  gboolean renamed; /* one goes by another name */
  gboolean changed; /* a stock is not as it was */
  gboolean moved;   /* as much less in some as there is more in others */
} Cases;

/*< private >
 * si_comparison_stock_of:
 * @table: a table
 * @row: a row of it, or %SI_NO_ROW
 *
 * Returns: the product's stock, absent where there is none
 */
SiQuantity
si_comparison_stock_of (const SiTable *table, guint row)
{
  return row != SI_NO_ROW ? si_table_get_stock (table, row) : SI_QUANTITY_NONE;
}

/*< private >
 * si_comparison_subtract:
 * @before: a stock as it was
 * @after: as it is
 * @kinds: what happened to it
 *
 * Returns: new minus old, absent where that is not known exactly
 */
SiQuantity
si_comparison_subtract (SiQuantity before, SiQuantity after, SiChangeKinds kinds)
{
  SiQuantity difference;

  if ((kinds & SI_CHANGE_NEW) != 0 && after.kind == SI_QUANTITY_EXACT)
    return after;
  if ((kinds & SI_CHANGE_GONE) == 0 && after.kind != SI_QUANTITY_EXACT)
    return SI_QUANTITY_NONE;
  if (before.kind != SI_QUANTITY_EXACT)
    return SI_QUANTITY_NONE;

  difference = si_quantity_subtract (after, before);
  return difference.kind == SI_QUANTITY_EXACT ? difference : SI_QUANTITY_NONE;
}

/* Up, down or unclear, of what is there in both. */
static SiChangeKinds
compare_stocks (SiQuantity before, SiQuantity after, gboolean same_text)
{
  if (before.kind == SI_QUANTITY_EXACT && after.kind == SI_QUANTITY_EXACT)
    {
      if (before.millionths == after.millionths)
        return SI_CHANGE_NONE;
      return after.millionths > before.millionths ? SI_CHANGE_UP : SI_CHANGE_DOWN;
    }
  if (before.kind == after.kind && before.millionths == after.millionths && same_text)
    return SI_CHANGE_NONE;
  return SI_CHANGE_UNCLEAR;
}

static SiChangeKinds
compare_products (const SiComparison *self, guint before, guint after)
{
  const gboolean same_text = g_strcmp0 (si_table_get_stock_text (self->before, before),
                                        si_table_get_stock_text (self->after, after))
                             == 0;
  SiChangeKinds kinds = compare_stocks (si_table_get_stock (self->before, before),
                                        si_table_get_stock (self->after, after), same_text);

  if (!g_str_equal (si_table_get_sku (self->before, before), si_table_get_sku (self->after, after))
      || !g_str_equal (si_table_get_description (self->before, before),
                       si_table_get_description (self->after, after)))
    kinds |= SI_CHANGE_RENAMED;
  return kinds;
}

static Pair *
touch (Match *match, guint32 pair)
{
  Pair *found = &match->pairs[pair];

  if (found->stamp != match->stamp)
    {
      *found = (Pair){ match->stamp, FALSE, FALSE, SI_QUANTITY_NONE, SI_QUANTITY_NONE };
      g_array_append_val (match->touched, pair);
    }
  return found;
}

static SiGodownLines
get_lines (const SiTable *table, guint row)
{
  return row != SI_NO_ROW ? si_table_get_godown_lines (table, row) : (SiGodownLines){ 0 };
}

/* Adds the lines up by godown, on both sides. */
static void
add_up (Match *match, guint row_before, guint row_after)
{
  const SiGodownLines before = get_lines (match->comparison->before, row_before);
  const SiGodownLines after = get_lines (match->comparison->after, row_after);

  g_array_set_size (match->touched, 0);
  match->stamp++;
  match->row_before = row_before;
  match->row_after = row_after;
  for (guint line = 0; line < after.n; line++)
    {
      Pair *pair = touch (match, si_godown_lines_get_godown (&after, line));

      pair->is = TRUE;
      pair->after = si_quantity_add (pair->after, si_godown_lines_get_stock (&after, line));
    }
  for (guint line = 0; line < before.n; line++)
    {
      Pair *pair = touch (match, match->known[si_godown_lines_get_godown (&before, line)]);

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
lines_equal (const Match *match, guint a, guint b)
{
  SiGodownStock was, is;

  si_table_get_godown_stock (match->comparison->before, match->row_before, a, &was);
  si_table_get_godown_stock (match->comparison->after, match->row_after, b, &is);
  return was.stock.kind == is.stock.kind && was.stock.millionths == is.stock.millionths
         && g_strcmp0 (was.stock_text, is.stock_text) == 0;
}

/* Where a sum is not exact, only the lines behind it tell whether it is the same. */
static gboolean
same_lines (const Match *match, guint32 index)
{
  const SiGodownLines before = get_lines (match->comparison->before, match->row_before);
  const SiGodownLines after = get_lines (match->comparison->after, match->row_after);
  guint a = find_line (&before, match->befores[index], 0);
  guint b = find_line (&after, match->afters[index], 0);

  while (a < before.n && b < after.n)
    {
      if (!lines_equal (match, a, b))
        return FALSE;
      a = find_line (&before, match->befores[index], a + 1);
      b = find_line (&after, match->afters[index], b + 1);
    }
  return a == before.n && b == after.n;
}

static SiChangeKinds
compare_pair (const Match *match, guint32 index)
{
  const Pair *pair = &match->pairs[index];
  gboolean same_text = TRUE;
  SiChangeKinds kinds;

  if (!pair->was)
    return SI_CHANGE_NEW;
  if (!pair->is)
    return SI_CHANGE_GONE;
  if (pair->before.kind == SI_QUANTITY_INEXACT || pair->before.kind == SI_QUANTITY_UNREADABLE)
    same_text = same_lines (match, index);
  kinds = compare_stocks (pair->before, pair->after, same_text);
  if (match->renamed[index])
    kinds |= SI_CHANGE_RENAMED;
  return kinds;
}

/* Adds the cases of the product that is about to be added. What rose, fell, came and went is
 * taken for a transfer, until it is known whether it levels out. */
static void
add_godowns (Match *match, Cases *cases)
{
  GArray *godowns = match->comparison->godowns;
  SiQuantity sum = { 0, SI_QUANTITY_EXACT };

  *cases = (Cases){ .first = godowns->len };
  for (guint i = 0; i < match->touched->len; i++)
    {
      const guint32 index = g_array_index (match->touched, guint32, i);
      const Pair *pair = &match->pairs[index];
      SiGodownChange change = { match->comparison->products->len, match->befores[index],
                                match->afters[index], compare_pair (match, index) };

      cases->renamed = cases->renamed || (change.kinds & SI_CHANGE_RENAMED) != 0;
      if ((change.kinds & ~(guint32) SI_CHANGE_RENAMED) != SI_CHANGE_NONE)
        {
          const SiQuantity difference
              = si_comparison_subtract (pair->before, pair->after, change.kinds);

          /* One that is not known is not exact, and neither is the sum with it. */
          sum = si_quantity_add (sum, difference.kind == SI_QUANTITY_EXACT
                                          ? difference
                                          : (SiQuantity){ 0, SI_QUANTITY_UNREADABLE });
          cases->changed = TRUE;
          if (difference.kind == SI_QUANTITY_EXACT && difference.millionths != 0)
            {
              change.kinds |= SI_CHANGE_TRANSFER;
              cases->moved = TRUE;
            }
        }
      if (change.kinds != SI_CHANGE_NONE)
        g_array_append_val (godowns, change);
    }
  cases->moved = cases->moved && sum.kind == SI_QUANTITY_EXACT && sum.millionths == 0;
}

static void
add_product (Match *match, guint row_before, guint row_after)
{
  SiComparison *self = match->comparison;
  SiProductChange change = { row_before, row_after, SI_CHANGE_NONE };
  gboolean stayed;
  Cases cases;

  if (row_before == SI_NO_ROW)
    change.kinds = SI_CHANGE_NEW;
  else if (row_after == SI_NO_ROW)
    change.kinds = SI_CHANGE_GONE;
  else
    change.kinds = compare_products (self, row_before, row_after);

  add_up (match, row_before, row_after);
  add_godowns (match, &cases);
  stayed = (change.kinds & ~(guint32) SI_CHANGE_RENAMED) == SI_CHANGE_NONE;
  if (cases.renamed)
    change.kinds |= SI_CHANGE_RENAMED;
  if (stayed && cases.changed)
    change.kinds |= cases.moved ? SI_CHANGE_TRANSFER : SI_CHANGE_GODOWNS;
  if (change.kinds == SI_CHANGE_NONE)
    return;

  for (guint i = cases.first; i < self->godowns->len; i++)
    {
      SiGodownChange *godown = &g_array_index (self->godowns, SiGodownChange, i);

      if (!stayed || !cases.moved)
        godown->kinds &= ~(guint32) SI_CHANGE_TRANSFER;
    }
  g_array_append_val (self->products, change);
  if (row_after != SI_NO_ROW)
    self->by_row[row_after] = self->products->len;
}

/* A godown may go by several names, and which comes first means nothing. */
static gboolean
is_renamed (const SiComparison *self, guint before, guint after)
{
  const char *was = si_table_get_godown_name (self->before, before);
  const char *is = si_table_get_godown_name (self->after, after);

  return !g_str_equal (was, is) && !si_table_has_godown_name (self->after, after, was)
         && !si_table_has_godown_name (self->before, before, is);
}

static void
match_init (Match *match, SiComparison *comparison)
{
  const guint n_before = si_table_get_n_all_godowns (comparison->before);
  const guint n_after = si_table_get_n_all_godowns (comparison->after);
  guint n_pairs = n_after;

  *match = (Match){ .comparison = comparison };
  match->known = g_new (guint32, n_before + 1);
  match->befores = g_new (guint32, n_before + n_after + 1);
  match->afters = g_new (guint32, n_before + n_after + 1);
  match->renamed = g_new0 (guint8, n_before + n_after + 1);
  match->pairs = g_new0 (Pair, n_before + n_after + 1);
  match->touched = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n_after; i++)
    {
      match->befores[i] = SI_NO_GODOWN;
      match->afters[i] = i;
    }
  for (guint i = 0; i < n_before; i++)
    {
      guint found = si_table_find_same_godown (comparison->after, comparison->before, i);

      if (found == SI_NO_GODOWN)
        {
          found = n_pairs++;
          match->afters[found] = SI_NO_GODOWN;
        }
      else
        {
          match->renamed[found] = is_renamed (comparison, i, found);
          match->n_renamed += match->renamed[found];
        }
      match->known[i] = found;
      match->befores[found] = i;
    }
}

/* Whether there is nothing to tell of a product. A godown's other name concerns products, too, of
 * which the service said the same. */
static gboolean
is_unchanged (const Match *match, guint row_before, guint row_after)
{
  return match->n_renamed == 0 && row_before != SI_NO_ROW
         && si_rows_are_equal (match->comparison->before, row_before, match->comparison->after,
                               row_after);
}

static void
match_clear (Match *match)
{
  g_free (match->known);
  g_free (match->befores);
  g_free (match->afters);
  g_free (match->renamed);
  g_free (match->pairs);
  g_array_unref (match->touched);
}

/*< private >
 * si_comparison_match:
 * @self: a comparison with its tables and nothing else
 *
 * Fills it.
 */
void
si_comparison_match (SiComparison *self)
{
  const guint n_before = si_table_get_n_products (self->before);
  const guint n_after = si_table_get_n_products (self->after);
  g_autoptr (SiPairing) pairing = si_pairing_new (self->before, self->after);
  Match match;

  match_init (&match, self);
  for (guint row = 0; row < n_after; row++)
    if (si_pairing_get_kind_of_after (pairing, row) != SI_PAIR_UNREADABLE
        && !is_unchanged (&match, si_pairing_get_before (pairing, row), row))
      add_product (&match, si_pairing_get_before (pairing, row), row);
  for (guint row = 0; row < n_before; row++)
    if (si_pairing_get_kind_of_before (pairing, row) == SI_PAIR_NONE)
      add_product (&match, row, SI_NO_ROW);
  match_clear (&match);
}
