/* si-row-groups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-groups.h"

#include "si-checksum.h"

/* A row is known by its place in the array of rows, and a group by the place of its first row. */
struct _SiRowGroups
{
  const SiTable *table; /* (borrowed) */
  const GArray *rows;   /* (borrowed) (element-type guint32) */
  SiRowFields fields;
  SiTextColumn keys; /* (owned): the fields of each row */
  SiTextIndex index; /* (owned): of the keys */
  guint32 *next;     /* (owned): by group, the first of its rows that is not taken yet */
  guint32 *n_found;  /* (owned): by group, the number of rows that have found it */
  GString *key;      /* (owned): room for one key */
};

static void
append_quantity (GString *key, SiQuantity quantity, const char *text)
{
  g_string_append_len (key, (const char *) &quantity.millionths, sizeof quantity.millionths);
  g_string_append_c (key, quantity.kind);
  if (text != NULL)
    g_string_append (key, text);
}

/* Appends a sum over the lines, which does not depend on their order. */
static void
append_lines (GString *key, const SiTable *table, guint row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint64 sum = 0;

  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock stock;

      si_table_get_godown_stock (table, row, i, &stock);
      g_string_printf (line, "%s\n%s\n", stock.id, stock.name);
      append_quantity (line, stock.stock, stock.stock_text);
      sum += si_checksum (line->str, line->len, 0);
    }
  g_string_append_len (key, (const char *) &sum, sizeof sum);
}

/* Makes the key of a row; it is empty if the row cannot be known by the fields. An empty id or SKU
 * code makes no two products equal. Empty descriptions do, beside equal ids and codes: rows that
 * are equal in all fields are never told as changes. */
static const GString *
make_key (SiRowGroups *self, const SiTable *table, guint row)
{
  static const SiTableText columns[] = { SI_TABLE_ID, SI_TABLE_SKU, SI_TABLE_DESCRIPTION };
  const SiTextColumn *texts = si_table_get_texts (table);
  gboolean is_named = (self->fields & SI_ROW_DESCRIPTION) != 0;
  GString *key = g_string_truncate (self->key, 0);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((self->fields & (1 << i)) != 0)
      {
        gsize length;
        const char *text = si_text_column_get (&texts[columns[i]], row, &length);

        /* The NUL at its end tells the text from the next one. */
        g_string_append_len (key, text, length + 1);
        is_named = is_named || length > 0;
      }
  if (!is_named)
    return g_string_truncate (key, 0);
  if ((self->fields & SI_ROW_STOCK) != 0)
    append_quantity (key, si_table_get_stock (table, row), si_table_get_stock_text (table, row));
  if ((self->fields & SI_ROW_LINES) != 0)
    append_lines (key, table, row);
  return key;
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
  *self = (SiRowGroups){ .table = table, .rows = rows, .fields = fields };
  self->key = g_string_new (NULL);
  self->next = g_new (guint32, rows->len + 1);
  self->n_found = g_new0 (guint32, rows->len + 1);
  si_text_column_init (&self->keys);
  for (guint place = 0; place < rows->len; place++)
    {
      const GString *key = make_key (self, table, g_array_index (rows, guint32, place));

      si_text_column_add_valid (&self->keys, key->str, key->len);
      self->next[place] = place;
    }
  si_text_index_init (&self->index, &self->keys);
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

  si_text_index_clear (&self->index);
  si_text_column_clear (&self->keys);
  g_free (self->next);
  g_free (self->n_found);
  g_string_free (self->key, TRUE);
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
  const GString *key;
  guint32 found;

  g_return_val_if_fail (self != NULL && table != NULL, SI_NO_GROUP);

  key = make_key (self, table, row);
  if (key->len == 0)
    return SI_NO_GROUP;
  found = si_text_index_find (&self->index, key->str, key->len);
  if (found != SI_NO_GROUP)
    self->n_found[found]++;
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
  g_return_val_if_fail (self != NULL && group < self->rows->len, FALSE);

  return !si_text_index_is_repeated (&self->index, group) && self->n_found[group] == 1;
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
  guint32 place;

  g_return_val_if_fail (self != NULL && group < self->rows->len, SI_NO_ROW);

  place = self->next[group];
  if (place == SI_NO_ROW)
    return SI_NO_ROW;
  self->next[group] = si_text_index_find_next (&self->index, place);
  return g_array_index (self->rows, guint32, place);
}
