/* si-pairing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-pairing.h"

#include <string.h>

#include "si-row-groups.h"
#include "si-unreadable.h"

struct _SiPairing
{
  SiTable *before;      /* (owned) */
  SiTable *after;       /* (owned) */
  guint32 *afters;      /* (owned): for each row of @before, its row in @after, or SI_NO_ROW */
  guint32 *befores;     /* (owned): for each row of @after, its row in @before, or SI_NO_ROW */
  guint8 *kinds_before; /* (owned): SiPairKind by row of @before */
  guint8 *kinds_after;  /* (owned): SiPairKind by row of @after */
};

/* The rows of one table that are left to be paired. */
typedef struct
{
  const SiTable *table;
  const SiTextColumn *texts; /* (borrowed) */
  const SiTextIndex *by_id;  /* (borrowed) */
  GArray *rows;              /* (owned) (element-type guint32): in their order */
} Rest;

static SiPairing *
si_pairing_new_empty (const SiTable *before, const SiTable *after)
{
  const guint n_before = si_table_get_n_products (before);
  const guint n_after = si_table_get_n_products (after);
  SiPairing *self = g_atomic_rc_box_new0 (SiPairing);

  self->before = si_table_ref ((SiTable *) before);
  self->after = si_table_ref ((SiTable *) after);
  self->afters = g_new (guint32, n_before + 1);
  self->befores = g_new (guint32, n_after + 1);
  memset (self->afters, 0xff, (n_before + 1) * sizeof (guint32));
  memset (self->befores, 0xff, (n_after + 1) * sizeof (guint32));
  self->kinds_before = g_new0 (guint8, n_before + 1);
  self->kinds_after = g_new0 (guint8, n_after + 1);
  return self;
}

static void
rest_init (Rest *self, const SiTable *table)
{
  *self = (Rest){ table, si_table_get_texts (table), si_table_get_id_index (table),
                  g_array_new (FALSE, FALSE, sizeof (guint32)) };
}

static gboolean
texts_equal (const Rest *a, guint row_a, const Rest *b, guint row_b, SiTableText which)
{
  return si_text_column_equal (&a->texts[which], row_a, &b->texts[which], row_b);
}

/* Rows that were paired by their SKU code, or by their id, may have the other in common as well. */
static SiPairKind
find_kind (const Rest *before, guint row_before, const Rest *after, guint row_after)
{
  if (!texts_equal (before, row_before, after, row_after, SI_TABLE_SKU))
    return SI_PAIR_RENAMED;
  if (!texts_equal (before, row_before, after, row_after, SI_TABLE_ID))
    return SI_PAIR_RENUMBERED;
  return SI_PAIR_SAME;
}

static void
pair (SiPairing *self, guint row_before, guint row_after, SiPairKind kind)
{
  self->afters[row_before] = row_after;
  self->befores[row_after] = row_before;
  self->kinds_before[row_before] = self->kinds_after[row_after] = kind;
}

/* Takes out the rows that were paired; the others stay in their order. */
static void
rest_shrink (Rest *rest, const guint8 *kinds)
{
  guint n = 0;

  for (guint i = 0; i < rest->rows->len; i++)
    {
      const guint32 row = g_array_index (rest->rows, guint32, i);

      if (kinds[row] == SI_PAIR_NONE)
        g_array_index (rest->rows, guint32, n++) = row;
    }
  g_array_set_size (rest->rows, n);
}

/* Finds the group of each row that is left of the newer table among those of the older one. */
static guint32 *
find_groups (SiRowGroups *groups, const Rest *after)
{
  guint32 *found = g_new (guint32, after->rows->len + 1);

  for (guint i = 0; i < after->rows->len; i++)
    found[i] = si_row_groups_find (groups, after->table, g_array_index (after->rows, guint32, i));
  return found;
}

/* Pairs rows with equal fields: those that stand once on each side, or all of them in order. */
static void
match (SiPairing *self, Rest *before, Rest *after, SiRowFields fields, gboolean once)
{
  g_autoptr (SiRowGroups) groups = NULL;
  g_autofree guint32 *found = NULL;

  if (before->rows->len == 0 || after->rows->len == 0)
    return;

  groups = si_row_groups_new (before->table, before->rows, fields);
  found = find_groups (groups, after);
  for (guint i = 0; i < after->rows->len; i++)
    {
      const guint row_after = g_array_index (after->rows, guint32, i);
      guint row_before;

      if (found[i] == SI_NO_GROUP || (once && !si_row_groups_is_single (groups, found[i])))
        continue;
      row_before = si_row_groups_take (groups, found[i]);
      if (row_before != SI_NO_ROW)
        pair (self, row_before, row_after, find_kind (before, row_before, after, row_after));
    }
  rest_shrink (before, self->kinds_before);
  rest_shrink (after, self->kinds_after);
}

/* Finds a product whose id stands once in each table, as those of most do. */
static guint
find_simply (const Rest *before, const Rest *after, guint row, guint guess)
{
  gsize id_length;
  const char *id = si_text_column_get (&after->texts[SI_TABLE_ID], row, &id_length);
  const char *sku = si_text_column_get (&after->texts[SI_TABLE_SKU], row, NULL);
  guint found = guess;

  if (si_text_index_is_repeated (after->by_id, row))
    return SI_NO_ROW;
  if (guess >= si_text_column_get_n (before->texts)
      || !texts_equal (before, guess, after, row, SI_TABLE_ID))
    found = si_text_index_find (before->by_id, id, id_length);
  if (found == SI_NO_ROW || si_text_index_is_repeated (before->by_id, found)
      || !texts_equal (before, found, after, row, SI_TABLE_SKU))
    return SI_NO_ROW;
  if (id_length == 0 && *sku == '\0'
      && !texts_equal (before, found, after, row, SI_TABLE_DESCRIPTION))
    return SI_NO_ROW;
  return found;
}

static void
pair_simply (SiPairing *self, Rest *before, Rest *after)
{
  const guint n_before = si_table_get_n_products (self->before);
  const guint n_after = si_table_get_n_products (self->after);
  guint guess = 0;

  for (guint32 row = 0; row < n_after; row++)
    {
      const guint found = find_simply (before, after, row, guess);

      if (found == SI_NO_ROW)
        {
          g_array_append_val (after->rows, row);
          continue;
        }
      pair (self, found, row, SI_PAIR_SAME);
      guess = found + 1;
    }
  for (guint32 row = 0; row < n_before; row++)
    if (self->afters[row] == SI_NO_ROW)
      g_array_append_val (before->rows, row);
}

/* Marks rows that are left of one table as unreadable: one for each row of the other table that
 * could not be read, but names the product. */
static void
find_unreadable (Rest *rest, guint8 *kinds, const SiTable *other)
{
  static const SiRowFields ways[] = { SI_ROW_ID | SI_ROW_SKU, SI_ROW_SKU, SI_ROW_ID };
  g_autoptr (SiTable) named = rest->rows->len > 0 ? si_unreadable_make_table (other) : NULL;
  g_autoptr (SiPairing) found = NULL;
  Rest names;

  if (named == NULL)
    return;
  found = si_pairing_new_empty (rest->table, named);
  rest_init (&names, named);
  for (guint32 row = 0; row < si_table_get_n_products (named); row++)
    g_array_append_val (names.rows, row);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    match (found, rest, &names, ways[i], FALSE);
  for (guint row = 0; row < si_table_get_n_products (rest->table); row++)
    if (found->kinds_before[row] != SI_PAIR_NONE)
      kinds[row] = SI_PAIR_UNREADABLE;
  g_array_unref (names.rows);
}

static void
pair_all (SiPairing *self)
{
  const SiRowFields key = SI_ROW_ID | SI_ROW_SKU | SI_ROW_DESCRIPTION;
  Rest before, after;

  rest_init (&before, self->before);
  rest_init (&after, self->after);
  pair_simply (self, &before, &after);
  match (self, &before, &after, SI_ROW_ID | SI_ROW_SKU, TRUE);
  match (self, &before, &after, key, TRUE);
  match (self, &before, &after, SI_ROW_SKU, TRUE);
  match (self, &before, &after, SI_ROW_ID, TRUE);
  match (self, &before, &after, key | SI_ROW_STOCK | SI_ROW_LINES, FALSE);
  match (self, &before, &after, key | SI_ROW_STOCK, FALSE);
  match (self, &before, &after, key, FALSE);
  find_unreadable (&before, self->kinds_before, self->after);
  find_unreadable (&after, self->kinds_after, self->before);
  g_array_unref (before.rows);
  g_array_unref (after.rows);
}

/**
 * si_pairing_new:
 * @before: an inventory
 * @after: a newer one of the same service, or an answer about some of its products
 *
 * Finds the products of one table in the other, in a time that grows with the tables alone: by id
 * and SKU code where they stand once together; by these and the description; by an SKU code, and
 * then by an id, that is left once on each side; and, of rows that are equal in all three, those
 * with equal stocks first, and then in their order. An empty id or SKU code never makes two rows
 * equal. A thread should do it where the tables are large.
 *
 * Returns: (transfer full): the pairs of products
 */
SiPairing *
si_pairing_new (const SiTable *before, const SiTable *after)
{
  SiPairing *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  self = si_pairing_new_empty (before, after);
  pair_all (self);
  return self;
}

static void
si_pairing_clear (gpointer data)
{
  SiPairing *self = data;

  si_table_unref (self->before);
  si_table_unref (self->after);
  g_free (self->afters);
  g_free (self->befores);
  g_free (self->kinds_before);
  g_free (self->kinds_after);
}

/**
 * si_pairing_unref:
 * @self: (transfer full): a pairing
 */
void
si_pairing_unref (SiPairing *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_pairing_clear);
}

/**
 * si_pairing_get_before_table:
 * @self: a pairing
 *
 * Returns: (transfer none): the older table
 */
const SiTable *
si_pairing_get_before_table (const SiPairing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before;
}

/**
 * si_pairing_get_after_table:
 * @self: a pairing
 *
 * Returns: (transfer none): the newer table
 */
const SiTable *
si_pairing_get_after_table (const SiPairing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after;
}

/**
 * si_pairing_get_after:
 * @self: a pairing
 * @row_before: a row of the older table
 *
 * Returns: the product's row in the newer table, or %SI_NO_ROW
 */
guint
si_pairing_get_after (const SiPairing *self, guint row_before)
{
  g_return_val_if_fail (self != NULL, SI_NO_ROW);
  g_return_val_if_fail (row_before < si_table_get_n_products (self->before), SI_NO_ROW);

  return self->afters[row_before];
}

/**
 * si_pairing_get_before:
 * @self: a pairing
 * @row_after: a row of the newer table
 *
 * Returns: the product's row in the older table, or %SI_NO_ROW
 */
guint
si_pairing_get_before (const SiPairing *self, guint row_after)
{
  g_return_val_if_fail (self != NULL, SI_NO_ROW);
  g_return_val_if_fail (row_after < si_table_get_n_products (self->after), SI_NO_ROW);

  return self->befores[row_after];
}

/**
 * si_pairing_get_kind_of_before:
 * @self: a pairing
 * @row_before: a row of the older table
 *
 * Returns: the way in which it was found in the newer one
 */
SiPairKind
si_pairing_get_kind_of_before (const SiPairing *self, guint row_before)
{
  g_return_val_if_fail (self != NULL, SI_PAIR_NONE);
  g_return_val_if_fail (row_before < si_table_get_n_products (self->before), SI_PAIR_NONE);

  return (SiPairKind) self->kinds_before[row_before];
}

/**
 * si_pairing_get_kind_of_after:
 * @self: a pairing
 * @row_after: a row of the newer table
 *
 * Returns: the way in which it was found in the older one
 */
SiPairKind
si_pairing_get_kind_of_after (const SiPairing *self, guint row_after)
{
  g_return_val_if_fail (self != NULL, SI_PAIR_NONE);
  g_return_val_if_fail (row_after < si_table_get_n_products (self->after), SI_PAIR_NONE);

  return (SiPairKind) self->kinds_after[row_after];
}
