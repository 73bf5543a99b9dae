/* si-column-look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-column-look.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-text.h"

static char *
get_stock (const SiShownStock *stock, guint row)
{
  const SiScope *scope = si_shown_stock_get_scope (stock);

  return si_text_stock (si_scope_get_stock (scope, row), si_scope_get_stock_text (scope, row));
}

static char *
get_total (const SiShownStock *stock, guint row)
{
  const SiTable *table = si_scope_get_table (si_shown_stock_get_scope (stock));

  return si_text_stock (si_table_get_stock (table, row), si_table_get_stock_text (table, row));
}

static char *
get_change (const SiShownStock *stock, guint row)
{
  SiChangeEntry entry;

  return si_shown_stock_find_change (stock, row, &entry) ? si_text_change (&entry) : g_strdup ("");
}

static char *
get_n_godowns (const SiShownStock *stock, guint row)
{
  const SiTable *table = si_scope_get_table (si_shown_stock_get_scope (stock));

  return si_digits_printf ("%'u", si_table_get_n_godowns (table, row));
}

/* The columns stand in the order in which a new list has them. */
static const SiColumnLook looks[] = {
  { .column = SI_COLUMN_SKU,
    .title = N_ ("SKU Code"),
    .sort_title = N_ ("SKU Code"),
    .essential = TRUE,
    .min_chars = 6,
    .whole_chars = 14,
    .natural_chars = 11,
    .is_searched = TRUE,
    .css_classes = { "numeric" } },
  { .column = SI_COLUMN_DESCRIPTION,
    .title = N_ ("Description"),
    .sort_title = N_ ("Description"),
    .essential = TRUE,
    .under_code = TRUE,
    .wide = TRUE,
    .min_chars = 12,
    .natural_chars = 36,
    .is_searched = TRUE },
  { .column = SI_COLUMN_PRODUCT_ID,
    .title = N_ ("Product ID"),
    .sort_title = N_ ("Product ID"),
    .min_chars = 6,
    .natural_chars = 7,
    .css_classes = { "numeric", "dim-label" } },
  { .column = SI_COLUMN_STOCK,
    .title = N_ ("Stock"),
    .sort_title = N_ ("Stock"),
    .essential = TRUE,
    .min_chars = 8,
    .natural_chars = 9,
    .css_classes = { "numeric" },
    .is_quantity = TRUE,
    .is_marked = TRUE,
    .get_text = get_stock },
  { .column = SI_COLUMN_TOTAL,
    .title = N_ ("All Godowns"),
    .sort_title = N_ ("Stock in All Godowns"),
    .beside_godowns = TRUE,
    .min_chars = 8,
    .natural_chars = 9,
    .css_classes = { "numeric", "other" },
    .is_quantity = TRUE,
    .get_text = get_total },
  { .column = SI_COLUMN_CHANGE,
    .title = N_ ("Since Yesterday"),
    .sort_title = N_ ("Change Since Yesterday"),
    .min_chars = 5,
    .natural_chars = 6,
    .css_classes = { "numeric", "change" },
    .is_quantity = TRUE,
    .get_text = get_change },
  { .column = SI_COLUMN_GODOWNS,
    .title = N_ ("Godowns"),
    .sort_title = N_ ("Number of Godowns"),
    .min_chars = 3,
    .natural_chars = 5,
    .css_classes = { "numeric", "dim-label", "last" },
    .get_text = get_n_godowns },
};

/**
 * si_column_look_get:
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the look of it; %NULL for %SI_COLUMN_SERVER, which is no
 *   column on screen
 */
const SiColumnLook *
si_column_look_get (SiColumn column)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].column == column)
      return &looks[i];
  return NULL;
}

/**
 * si_column_look_get_nth:
 * @nth: a place in a new list
 *
 * Returns: (transfer none) (nullable): the look of the column there; %NULL after the last one
 */
const SiColumnLook *
si_column_look_get_nth (guint nth)
{
  return nth < G_N_ELEMENTS (looks) ? &looks[nth] : NULL;
}

/**
 * si_column_look_get_text:
 * @column: a column on screen
 * @stock: the stock as it is shown
 * @row: a row of its table
 *
 * Returns: (transfer full): the text of the cell, on screen and on paper
 */
char *
si_column_look_get_text (SiColumn column, const SiShownStock *stock, guint row)
{
  const SiColumnLook *look = si_column_look_get (column);
  const SiColumnInfo *info = si_column_get_info (column);

  g_return_val_if_fail (look != NULL && stock != NULL, NULL);

  if (look->get_text != NULL)
    return look->get_text (stock, row);
  return g_strdup (info->get_text (si_scope_get_table (si_shown_stock_get_scope (stock)), row));
}
