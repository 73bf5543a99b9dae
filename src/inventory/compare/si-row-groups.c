/* si-row-groups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-groups.h"

#include <string.h>

#include "si-checksum.h"

/* The rows that have equal fields, as places in the array of rows plus 1, so that 0 is none. */
typedef struct
{
  guint64 hash;
  guint32 next;  /* the next group with this head plus 1, or 0 */
  guint32 first; /* the first of the rows that is not taken yet, or 0 */
  guint32 last;
  guint32 n_rows;
  guint32 n_found; /* the number of rows of the other table that have found the group */
} Group;

struct _SiRowGroups
{
  const SiTable *table; /* (borrowed) */
  const GArray *rows;   /* (borrowed) (element-type guint32) */
  SiRowFields fields;
  GArray *groups;  /* (owned) (element-type Group) */
  guint32 *heads;  /* (owned): for each hash, its first group plus 1, or 0 */
  guint32 *equals; /* (owned): for each place, the next one in its group plus 1, or 0 */
  guint n_heads;   /* a power of two */
};

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

/* The sum does not depend on the order of the lines. */
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
hash_fields (const SiTable *table, guint row, SiRowFields fields)
{
  guint64 hash = 0;

  if ((fields & SI_ROW_ID) != 0)
    hash = hash_text (table, SI_TABLE_ID, row, hash);
  if ((fields & SI_ROW_SKU) != 0)
    hash = hash_text (table, SI_TABLE_SKU, row, hash);
  if ((fields & SI_ROW_DESCRIPTION) != 0)
    hash = hash_text (table, SI_TABLE_DESCRIPTION, row, hash);
  if ((fields & SI_ROW_STOCK) != 0)
    hash = hash_quantity (si_table_get_stock (table, row), si_table_get_stock_text (table, row),
                          hash);
  if ((fields & SI_ROW_LINES) != 0)
    hash += hash_lines (table, row);
  return hash;
}

static gboolean
texts_equal (const SiTable *a, guint row_a, const SiTable *b, guint row_b, SiTableText which)
{
  return si_text_column_equal (si_table_get_texts (a, which), row_a, si_table_get_texts (b, which),
                               row_b);
}

/**
 * si_row_fields_equal:
 * @a: a table
 * @row_a: a row of it
 * @b: another table, or the same
 * @row_b: a row of that
 * @fields: the fields to compare
 *
 * Compares texts. Figures are compared by the hashes of groups alone, as they only decide which of
 * several equal products to take.
 *
 * Returns: whether the texts among these fields are equal
 */
gboolean
si_row_fields_equal (const SiTable *a,
                     guint row_a,
                     const SiTable *b,
                     guint row_b,
                     SiRowFields fields)
{
  return ((fields & SI_ROW_ID) == 0 || texts_equal (a, row_a, b, row_b, SI_TABLE_ID))
         && ((fields & SI_ROW_SKU) == 0 || texts_equal (a, row_a, b, row_b, SI_TABLE_SKU))
         && ((fields & SI_ROW_DESCRIPTION) == 0
             || texts_equal (a, row_a, b, row_b, SI_TABLE_DESCRIPTION));
}

/**
 * si_row_fields_are_named:
 * @table: a table
 * @row: a row of it
 * @fields: the fields to look at
 *
 * An empty id or SKU code makes no two products equal. Empty descriptions do, beside equal ids and
 * codes: rows that are equal in all fields are never told as changes.
 *
 * Returns: whether a product can be known by these fields
 */
gboolean
si_row_fields_are_named (const SiTable *table, guint row, SiRowFields fields)
{
  if ((fields & SI_ROW_DESCRIPTION) != 0)
    return TRUE;
  return ((fields & SI_ROW_ID) != 0 && *si_table_get_product_id (table, row) != '\0')
         || ((fields & SI_ROW_SKU) != 0 && *si_table_get_sku (table, row) != '\0');
}

static Group *
get_group (const SiRowGroups *self, guint32 group)
{
  return &g_array_index (self->groups, Group, group);
}

static guint32
get_row (const SiRowGroups *self, guint place)
{
  return g_array_index (self->rows, guint32, place);
}

static guint32
find_group (const SiRowGroups *self, const SiTable *table, guint row, guint64 hash)
{
  for (guint32 i = self->heads[hash & (self->n_heads - 1)]; i != 0;)
    {
      const Group *group = get_group (self, i - 1);

      if (group->hash == hash
          && si_row_fields_equal (self->table, get_row (self, group->last - 1), table, row,
                                  self->fields))
        return i - 1;
      i = group->next;
    }
  return SI_NO_GROUP;
}

static void
add_row (SiRowGroups *self, guint place)
{
  const guint32 row = get_row (self, place);
  guint64 hash;
  guint32 found;
  Group *group;

  if (!si_row_fields_are_named (self->table, row, self->fields))
    return;
  hash = hash_fields (self->table, row, self->fields);
  found = find_group (self, self->table, row, hash);
  if (found == SI_NO_GROUP)
    {
      guint32 *head = &self->heads[hash & (self->n_heads - 1)];
      const Group new_group = { hash, *head, place + 1, place + 1, 1, 0 };

      g_array_append_val (self->groups, new_group);
      *head = self->groups->len;
      return;
    }
  group = get_group (self, found);
  self->equals[group->last - 1] = place + 1;
  group->last = place + 1;
  group->n_rows++;
}

/**
 * si_row_groups_new:
 * @table: a table, which is to outlive the groups
 * @rows: (element-type guint32): rows of it, which are to stay as they are for as long
 * @fields: the fields that the rows of a group have in common
 *
 * Returns: (transfer full): the groups of those rows that can be known by these fields
 */
SiRowGroups *
si_row_groups_new (const SiTable *table, const GArray *rows, SiRowFields fields)
{
  SiRowGroups *self;

  g_return_val_if_fail (table != NULL && rows != NULL, NULL);

  self = g_new (SiRowGroups, 1);
  *self = (SiRowGroups){ .table = table, .rows = rows, .fields = fields, .n_heads = 8 };
  while (self->n_heads < rows->len)
    self->n_heads *= 2;
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->heads = g_new0 (guint32, self->n_heads);
  self->equals = g_new0 (guint32, rows->len + 1);
  for (guint place = 0; place < rows->len; place++)
    add_row (self, place);
  return self;
}

/**
 * si_row_groups_free:
 * @self: (transfer full): groups
 */
void
si_row_groups_free (SiRowGroups *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->groups);
  g_free (self->heads);
  g_free (self->equals);
  g_free (self);
}

/**
 * si_row_groups_find:
 * @self: groups
 * @table: another table
 * @row: a row of it, which is to be looked up once
 *
 * Returns: the group whose rows have the fields of that row, or %SI_NO_GROUP
 */
guint32
si_row_groups_find (SiRowGroups *self, const SiTable *table, guint row)
{
  guint32 found;

  g_return_val_if_fail (self != NULL && table != NULL, SI_NO_GROUP);

  if (!si_row_fields_are_named (table, row, self->fields))
    return SI_NO_GROUP;
  found = find_group (self, table, row, hash_fields (table, row, self->fields));
  if (found != SI_NO_GROUP)
    get_group (self, found)->n_found++;
  return found;
}

/**
 * si_row_groups_is_single:
 * @self: groups, after all rows of the other table were looked up
 * @group: one of them
 *
 * Returns: whether the fields stand once in each table
 */
gboolean
si_row_groups_is_single (const SiRowGroups *self, guint32 group)
{
  g_return_val_if_fail (self != NULL && group < self->groups->len, FALSE);

  return get_group (self, group)->n_rows == 1 && get_group (self, group)->n_found == 1;
}

/**
 * si_row_groups_take:
 * @self: groups
 * @group: one of them
 *
 * Returns: the first row of the group that was not taken yet, or %SI_NO_ROW
 */
guint
si_row_groups_take (SiRowGroups *self, guint32 group)
{
  Group *from;
  guint place;

  g_return_val_if_fail (self != NULL && group < self->groups->len, SI_NO_ROW);

  from = get_group (self, group);
  if (from->first == 0)
    return SI_NO_ROW;
  place = from->first - 1;
  from->first = self->equals[place];
  return get_row (self, place);
}
