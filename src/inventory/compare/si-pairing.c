/* si-pairing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-pairing.h"

#include <string.h>

#include "si-checksum.h"
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

/* The fields that two rows must have in common to be paired. */
typedef enum
{
  BY_ID = 1 << 0,
  BY_SKU = 1 << 1,
  BY_DESCRIPTION = 1 << 2,
  BY_STOCK = 1 << 3,
  BY_LINES = 1 << 4,
} Fields;

/* One side of what is left to be paired. */
typedef struct
{
  const SiTable *table;
  GArray *rows; /* (owned) (element-type guint32): in their order */
} Rest;

/* The rows of one side that have equal fields. */
typedef struct
{
  guint64 hash;
  guint32 next;  /* the next group with this head plus 1, or 0 */
  guint32 first; /* the first of its rows that is not paired yet: a place in the rest plus 1 */
  guint32 last;
  guint32 n_before;
  guint32 n_after;
} Group;

typedef struct
{
  Fields fields;
  GArray *groups;  /* (owned) (element-type Group) */
  guint32 *heads;  /* (owned): for each hash, its first group plus 1, or 0 */
  guint32 *equals; /* (owned): for each place, the next one in its group plus 1, or 0 */
  guint n_heads;
} Grouping;

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

static guint64
hash_quantity (SiQuantity quantity, const char *text, guint64 seed)
{
  const gint64 parts[] = { quantity.millionths, quantity.kind };
  const guint64 hash = si_checksum (parts, sizeof parts, seed);

  return text != NULL ? si_checksum (text, strlen (text), hash) : hash;
}

static guint64
hash_text (const SiTable *table, SiTableText which, guint row, guint64 seed)
{
  gsize length;
  const char *text = si_text_column_get (si_table_get_texts (table, which), row, &length);

  return si_checksum (text, length, seed);
}

/* The same for lines in any order. */
static guint64
hash_lines (const SiTable *table, guint row)
{
  guint64 sum = 0;

  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      guint64 hash;
      SiGodownStock stock;

      si_table_get_godown_stock (table, row, i, &stock);
      hash = si_checksum (stock.id, strlen (stock.id), 1);
      hash = si_checksum (stock.name, strlen (stock.name), hash);
      sum += hash_quantity (stock.stock, stock.stock_text, hash);
    }
  return sum;
}

static guint64
hash_fields (const SiTable *table, guint row, Fields fields)
{
  guint64 hash = 0;

  if ((fields & BY_ID) != 0)
    hash = hash_text (table, SI_TABLE_ID, row, hash);
  if ((fields & BY_SKU) != 0)
    hash = hash_text (table, SI_TABLE_SKU, row, hash);
  if ((fields & BY_DESCRIPTION) != 0)
    hash = hash_text (table, SI_TABLE_DESCRIPTION, row, hash);
  if ((fields & BY_STOCK) != 0)
    hash = hash_quantity (si_table_get_stock (table, row), si_table_get_stock_text (table, row),
                          hash);
  if ((fields & BY_LINES) != 0)
    hash += hash_lines (table, row);
  return hash;
}

static gboolean
texts_equal (const SiTable *a, guint row_a, const SiTable *b, guint row_b, SiTableText which)
{
  return si_text_column_equal (si_table_get_texts (a, which), row_a, si_table_get_texts (b, which),
                               row_b);
}

/* Figures are compared by their hashes alone: they only say which of equal products to take. */
static gboolean
fields_equal (const SiTable *a, guint row_a, const SiTable *b, guint row_b, Fields fields)
{
  return ((fields & BY_ID) == 0 || texts_equal (a, row_a, b, row_b, SI_TABLE_ID))
         && ((fields & BY_SKU) == 0 || texts_equal (a, row_a, b, row_b, SI_TABLE_SKU))
         && ((fields & BY_DESCRIPTION) == 0
             || texts_equal (a, row_a, b, row_b, SI_TABLE_DESCRIPTION));
}

/* An empty id or code makes no two products equal. Empty descriptions do, beside equal ids and
 * codes: rows that are equal in all are never told as changes. */
static gboolean
is_named (const SiTable *table, guint row, Fields fields)
{
  if ((fields & BY_DESCRIPTION) != 0)
    return TRUE;
  return ((fields & BY_ID) != 0 && *si_table_get_product_id (table, row) != '\0')
         || ((fields & BY_SKU) != 0 && *si_table_get_sku (table, row) != '\0');
}

static void
grouping_clear (Grouping *self)
{
  g_array_unref (self->groups);
  g_free (self->heads);
  g_free (self->equals);
}

/* The group of a row of any table, as its number plus 1, or 0. */
static guint32
find_group (const Grouping *self, const Rest *rest, const SiTable *table, guint row, guint64 hash)
{
  for (guint32 i = self->heads[hash & (self->n_heads - 1)]; i != 0;)
    {
      const Group *group = &g_array_index (self->groups, Group, i - 1);

      if (group->hash == hash
          && fields_equal (rest->table, g_array_index (rest->rows, guint32, group->last - 1), table,
                           row, self->fields))
        return i;
      i = group->next;
    }
  return 0;
}

static void
add_to_group (Grouping *self, const Rest *rest, guint place)
{
  const guint32 row = g_array_index (rest->rows, guint32, place);
  guint64 hash;
  guint32 found;
  Group *group;

  if (!is_named (rest->table, row, self->fields))
    return;
  hash = hash_fields (rest->table, row, self->fields);
  found = find_group (self, rest, rest->table, row, hash);
  if (found == 0)
    {
      guint32 *head = &self->heads[hash & (self->n_heads - 1)];
      const Group new_group = { hash, *head, place + 1, place + 1, 1, 0 };

      g_array_append_val (self->groups, new_group);
      *head = self->groups->len;
      return;
    }
  group = &g_array_index (self->groups, Group, found - 1);
  self->equals[group->last - 1] = place + 1;
  group->last = place + 1;
  group->n_before++;
}

static void
grouping_init (Grouping *self, const Rest *rest, Fields fields)
{
  *self = (Grouping){ .fields = fields, .n_heads = 8 };
  while (self->n_heads < rest->rows->len)
    self->n_heads *= 2;
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->heads = g_new0 (guint32, self->n_heads);
  self->equals = g_new0 (guint32, rest->rows->len + 1);
  for (guint place = 0; place < rest->rows->len; place++)
    add_to_group (self, rest, place);
}

/* In rows that came closest by their SKU code, or id, the rest may be equal as well. */
static SiPairKind
find_kind (const SiPairing *self, guint row_before, guint row_after)
{
  if (!fields_equal (self->before, row_before, self->after, row_after, BY_SKU))
    return SI_PAIR_RENAMED;
  if (!fields_equal (self->before, row_before, self->after, row_after, BY_ID))
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

/* Takes out what was paired; the others stay in their order. */
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

/* For each row that is left of @after its group among those of @before plus 1, or 0; counts them.
 */
static guint32 *
find_groups (Grouping *grouping, const Rest *before, const Rest *after)
{
  guint32 *found = g_new0 (guint32, after->rows->len + 1);

  for (guint i = 0; i < after->rows->len; i++)
    {
      const guint32 row = g_array_index (after->rows, guint32, i);

      if (!is_named (after->table, row, grouping->fields))
        continue;
      found[i] = find_group (grouping, before, after->table, row,
                             hash_fields (after->table, row, grouping->fields));
      if (found[i] != 0)
        g_array_index (grouping->groups, Group, found[i] - 1).n_after++;
    }
  return found;
}

/* Pairs rows with equal fields: those that stand once on each side, or all, in their order. */
static void
match (SiPairing *self, Rest *before, Rest *after, Fields fields, gboolean once)
{
  g_autofree guint32 *found = NULL;
  Grouping grouping;

  if (before->rows->len == 0 || after->rows->len == 0)
    return;

  grouping_init (&grouping, before, fields);
  found = find_groups (&grouping, before, after);
  for (guint i = 0; i < after->rows->len; i++)
    {
      Group *group = found[i] != 0 ? &g_array_index (grouping.groups, Group, found[i] - 1) : NULL;
      guint32 place, row_before, row_after;

      if (group == NULL || group->first == 0
          || (once && (group->n_before > 1 || group->n_after > 1)))
        continue;
      place = group->first - 1;
      group->first = grouping.equals[place];
      row_before = g_array_index (before->rows, guint32, place);
      row_after = g_array_index (after->rows, guint32, i);
      pair (self, row_before, row_after, find_kind (self, row_before, row_after));
    }
  grouping_clear (&grouping);
  rest_shrink (before, self->kinds_before);
  rest_shrink (after, self->kinds_after);
}

/* A product whose id stands once in each table, as that of most does. */
static guint
find_simply (const SiTable *before, const SiTable *after, guint row, guint guess)
{
  gsize length;
  const char *id = si_text_column_get (si_table_get_texts (after, SI_TABLE_ID), row, &length);
  guint found = guess;

  if (si_text_index_is_repeated (si_table_get_id_index (after), row))
    return SI_NO_ROW;
  if (guess >= si_table_get_n_products (before)
      || !texts_equal (before, guess, after, row, SI_TABLE_ID))
    found = si_text_index_find (si_table_get_id_index (before), id, length);
  if (found == SI_NO_ROW || si_text_index_is_repeated (si_table_get_id_index (before), found)
      || !texts_equal (before, found, after, row, SI_TABLE_SKU))
    return SI_NO_ROW;
  if (!is_named (after, row, BY_ID | BY_SKU)
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
      const guint found = find_simply (self->before, self->after, row, guess);

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

/* Marks the rows that are left of one table and that the other one names in rows that could not be
 * read, one for each of these. */
static void
find_unreadable (Rest *rest, guint8 *kinds, const SiTable *other)
{
  static const Fields ways[] = { BY_ID | BY_SKU, BY_SKU, BY_ID };
  g_autoptr (SiTable) named = rest->rows->len > 0 ? si_unreadable_make_table (other) : NULL;
  g_autoptr (SiPairing) found = NULL;
  Rest names;

  if (named == NULL)
    return;
  found = si_pairing_new_empty (rest->table, named);
  names = (Rest){ named, g_array_new (FALSE, FALSE, sizeof (guint32)) };
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
  const Fields key = BY_ID | BY_SKU | BY_DESCRIPTION;
  Rest before = { self->before, g_array_new (FALSE, FALSE, sizeof (guint32)) };
  Rest after = { self->after, g_array_new (FALSE, FALSE, sizeof (guint32)) };

  pair_simply (self, &before, &after);
  match (self, &before, &after, BY_ID | BY_SKU, TRUE);
  match (self, &before, &after, key, TRUE);
  match (self, &before, &after, BY_SKU, TRUE);
  match (self, &before, &after, BY_ID, TRUE);
  match (self, &before, &after, key | BY_STOCK | BY_LINES, FALSE);
  match (self, &before, &after, key | BY_STOCK, FALSE);
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
 * equal. Takes its time where they are large: made on a thread there.
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

/**
 * si_pairing_ref:
 * @self: a pairing
 *
 * Returns: (transfer full): @self
 */
SiPairing *
si_pairing_ref (SiPairing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
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
