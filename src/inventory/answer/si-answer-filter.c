/* si-answer-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A server that does not know a filter ignores it and answers with its whole inventory. */

#include "si-answer-filter.h"

#include "si-table-builder.h"

/* A filter for the products that have the SKU code that was asked for. */
typedef struct
{
  const SiTable *table;
  const char *sku; /* (not owned) (nullable) */
  char *folded;    /* (owned) (nullable) */
  gboolean exact;  /* whether a product has it letter for letter */
} CodeFilter;

/* Codes are compared as most databases do, so that blanks at the ends, letter case and Unicode form
 * do not count. */
static char *
fold_code (const char *sku)
{
  g_autofree char *stripped = g_strstrip (g_strdup (sku));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

static gboolean
has_folded_code (const CodeFilter *filter, guint row)
{
  g_autofree char *folded = fold_code (si_table_get_sku (filter->table, row));

  return g_strcmp0 (folded, filter->folded) == 0;
}

static gboolean
has_code (const CodeFilter *filter, guint row)
{
  if (filter->sku == NULL)
    return TRUE;
  if (filter->exact)
    return g_str_equal (si_table_get_sku (filter->table, row), filter->sku);
  return has_folded_code (filter, row);
}

/* Returns whether a product has another code, so that the server has ignored the filter. An answer
 * with both `ab1` and `AB1` has not. */
static gboolean
has_other_codes (const CodeFilter *filter)
{
  for (guint row = 0; filter->sku != NULL && row < si_table_get_n_products (filter->table); row++)
    if (!has_folded_code (filter, row))
      return TRUE;
  return FALSE;
}

/* A server may write 7 for a godown that was asked for as 007. */
static const char *
skip_zeros (const char *id)
{
  while (id[0] == '0' && id[1] != '\0')
    id++;
  return id;
}

static guint
find_godown (const SiTable *table, const char *godown_id)
{
  guint godown = si_table_find_godown (table, godown_id);

  for (guint i = 0; godown == SI_NO_GODOWN && i < si_table_get_n_all_godowns (table); i++)
    if (g_str_equal (skip_zeros (si_table_get_godown_id (table, i)), skip_zeros (godown_id)))
      godown = i;
  return godown;
}

static gboolean
has_lines_of (const SiTable *table, guint row, guint godown)
{
  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (table, row, i, &line);
      if (line.godown == godown)
        return TRUE;
    }
  return FALSE;
}

static SiTable *
copy_asked (const CodeFilter *filter, gboolean one_godown, guint godown)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint row = 0; row < si_table_get_n_products (filter->table); row++)
    {
      if (!has_code (filter, row))
        continue;
      if (!one_godown)
        si_table_builder_copy_product (builder, filter->table, row, SI_NO_GODOWN);
      else if (godown != SI_NO_GODOWN && has_lines_of (filter->table, row, godown))
        si_table_builder_copy_product (builder, filter->table, row, godown);
    }
  si_table_builder_copy_unreadable (builder, filter->table);
  return si_table_builder_finish (builder);
}

/**
 * si_answer_filter:
 * @table: an answer
 * @sku: (nullable): the SKU code that was asked for
 * @godown_id: (nullable): the id of the godown that was asked for
 * @ignored: (out) (optional): whether the server has ignored the filter
 *
 * Takes out of an answer the products with the SKU code, only those in this very spelling if there
 * is one, with their lines of the godown. Products without any line are left out where the answer
 * names other godowns. A product's own stock stays as the server gave it.
 *
 * Returns: (transfer full): the part of @table that was asked for
 */
SiTable *
si_answer_filter (SiTable *table, const char *sku, const char *godown_id, gboolean *ignored)
{
  CodeFilter filter = { .table = table, .sku = sku };
  g_autofree char *folded = NULL;
  guint godown = SI_NO_GODOWN;
  gboolean other_godowns = FALSE;
  gboolean other_codes;

  g_return_val_if_fail (table != NULL, NULL);

  if (sku != NULL)
    {
      folded = fold_code (sku);
      filter.folded = folded;
      for (guint row = 0; !filter.exact && row < si_table_get_n_products (table); row++)
        filter.exact = g_str_equal (si_table_get_sku (table, row), sku);
    }
  if (godown_id != NULL)
    {
      godown = find_godown (table, godown_id);
      other_godowns = si_table_get_n_all_godowns (table) > (guint) (godown != SI_NO_GODOWN ? 1 : 0);
    }
  other_codes = has_other_codes (&filter);
  if (ignored != NULL)
    *ignored = other_codes || other_godowns;
  if (!other_godowns && sku == NULL)
    return si_table_ref (table);
  return copy_asked (&filter, other_godowns, godown);
}
