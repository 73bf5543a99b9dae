/* si-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-digits.h"
#include "si-listing-private.h"

#include "si-change.h"
#include "si-text.h"

static void
clear_column (gpointer column)
{
  g_free (((SiListingColumn *) column)->title);
}

static void
clear_sheet (gpointer data)
{
  SiListing *self = data;

  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->changes, si_comparison_unref);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_clear_pointer (&self->stock, si_shown_stock_unref);
}

/* A copy of the rows: a list may rearrange its own. */
static SiListing *
create (const GArray *rows)
{
  SiListing *self = g_atomic_rc_box_new0 (SiListing);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  g_array_append_vals (self->rows, rows->data, rows->len);
  self->columns = g_array_new (FALSE, FALSE, sizeof (SiListingColumn));
  g_array_set_clear_func (self->columns, clear_column);
  return self;
}

static const SiListingColumn *
get_column (const SiListing *self, guint nth)
{
  return &g_array_index (self->columns, SiListingColumn, nth);
}

static char *
get_stock_text (const SiListing *self, guint row)
{
  const SiScope *scope = si_shown_stock_get_scope (self->stock);

  return si_text_stock (si_scope_get_stock (scope, row), si_scope_get_stock_text (scope, row));
}

static char *
get_change_text (const SiListing *self, guint row)
{
  SiChangeEntry entry;

  return si_shown_stock_find_change (self->stock, row, &entry) ? si_text_change (&entry)
                                                               : g_strdup ("");
}

static char *
get_product_text (const SiListing *self, guint row, SiColumn column, gboolean plain)
{
  const SiColumnInfo *info = si_column_get_info (column);
  char *figure = plain && info->get_plain != NULL ? info->get_plain (self->stock, row) : NULL;

  if (figure != NULL)
    return figure;
  if (info->get_text != NULL)
    return g_strdup (info->get_text (self->table, row));
  if (column == SI_COLUMN_STOCK)
    return get_stock_text (self, row);
  if (column == SI_COLUMN_CHANGE)
    return get_change_text (self, row);
  return si_digits_printf ("%'u", si_table_get_n_godowns (self->table, row));
}

static char *
get_quantity_text (SiQuantity quantity, const char *given, gboolean plain)
{
  return plain ? si_export_quantity (quantity, given) : si_text_stock (quantity, given);
}

static char *
get_entry_text (const SiListing *self, guint nth, SiChangeColumn column, gboolean plain)
{
  g_autoptr (SiChange) change = si_change_new (self->changes, self->by_godown, nth);
  const SiChangeEntry *entry = si_change_get_entry (change);
  char *text;

  switch (column)
    {
    case SI_CHANGE_COLUMN_BEFORE:
      return get_quantity_text (entry->before, entry->before_text, plain);
    case SI_CHANGE_COLUMN_AFTER:
      return get_quantity_text (entry->after, entry->after_text, plain);
    case SI_CHANGE_COLUMN_DIFFERENCE:
      if (plain && entry->kinds != SI_CHANGE_RENAMED)
        return si_export_quantity (entry->difference, NULL);
      G_GNUC_FALLTHROUGH;
    case SI_CHANGE_COLUMN_SKU:
    case SI_CHANGE_COLUMN_DESCRIPTION:
    case SI_CHANGE_COLUMN_GODOWN:
    case SI_CHANGE_COLUMN_KIND:
    case SI_CHANGE_COLUMN_SERVER:
    default:
      text = si_text_change_cell (change, column);
      return text != NULL ? text : g_strdup ("");
    }
}

static char *
get_text (const SiListing *self, guint row, guint nth, gboolean plain)
{
  const guint32 which = g_array_index (self->rows, guint32, row);
  const guint column = get_column (self, nth)->id;

  if (self->table != NULL)
    return get_product_text (self, which, column, plain);
  return get_entry_text (self, which, column, plain);
}

/**
 * si_listing_new_for_products:
 * @stock: the stock of the products
 * @rows: (element-type guint32): the rows of its table, in their order
 *
 * Returns: (transfer full): a listing without columns
 */
SiListing *
si_listing_new_for_products (SiShownStock *stock, GArray *rows)
{
  SiListing *self;

  g_return_val_if_fail (stock != NULL, NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  self = create (rows);
  self->table = si_table_ref (si_scope_get_table (si_shown_stock_get_scope (stock)));
  self->stock = si_shown_stock_ref (stock);
  return self;
}

/**
 * si_listing_new_for_changes:
 * @changes: a comparison
 * @by_godown: whether the entries are those of the godowns
 * @entries: (element-type guint32): which of its entries, in their order
 *
 * Returns: (transfer full): a sheet without columns
 */
SiListing *
si_listing_new_for_changes (SiComparison *changes, gboolean by_godown, GArray *entries)
{
  SiListing *self;

  g_return_val_if_fail (changes != NULL, NULL);
  g_return_val_if_fail (entries != NULL, NULL);

  self = create (entries);
  self->changes = si_comparison_ref (changes);
  self->by_godown = by_godown;
  return self;
}

/**
 * si_listing_ref:
 * @self: a sheet
 *
 * Returns: (transfer full): the sheet
 */
SiListing *
si_listing_ref (SiListing *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * si_listing_unref:
 * @self: (transfer full): a sheet
 */
void
si_listing_unref (SiListing *self)
{
  g_atomic_rc_box_release_full (self, clear_sheet);
}

/**
 * si_listing_add_column:
 * @self: a new sheet
 * @column: an SiColumn, or an SiChangeColumn in a sheet of changes
 * @title: what is written above it
 */
void
si_listing_add_column (SiListing *self, guint column, const char *title)
{
  const SiListingColumn added = { column, g_strdup (title) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->columns, added);
}

/**
 * si_listing_get_n_rows:
 * @self: a sheet
 *
 * Returns: how many rows there are, the titles not counted
 */
guint
si_listing_get_n_rows (const SiListing *self)
{
  return self->rows->len;
}

/**
 * si_listing_get_n_columns:
 * @self: a sheet
 *
 * Returns: how many columns there are
 */
guint
si_listing_get_n_columns (const SiListing *self)
{
  return self->columns->len;
}

/**
 * si_listing_get_title:
 * @self: a sheet
 * @nth: a column
 *
 * Returns: (transfer none): what is written above it
 */
const char *
si_listing_get_title (const SiListing *self, guint nth)
{
  return get_column (self, nth)->title;
}

/**
 * si_listing_is_numeric:
 * @self: a sheet
 * @nth: a column
 *
 * Returns: whether its texts are figures
 */
gboolean
si_listing_is_numeric (const SiListing *self, guint nth)
{
  const guint column = get_column (self, nth)->id;

  if (self->table == NULL)
    return column >= SI_CHANGE_COLUMN_BEFORE;
  return si_column_get_info (column)->numeric;
}

/**
 * si_listing_is_wide:
 * @self: a sheet
 * @nth: a column
 *
 * Returns: whether it wants all the room that the others leave
 */
gboolean
si_listing_is_wide (const SiListing *self, guint nth)
{
  const guint column = get_column (self, nth)->id;

  return column
         == (self->table != NULL ? (guint) SI_COLUMN_DESCRIPTION
                                 : (guint) SI_CHANGE_COLUMN_DESCRIPTION);
}

/**
 * si_listing_get_text:
 * @self: a sheet
 * @row: a row
 * @nth: a column
 *
 * Returns: (transfer full): what the cell says on screen
 */
char *
si_listing_get_text (const SiListing *self, guint row, guint nth)
{
  return get_text (self, row, nth, FALSE);
}

/**
 * si_listing_get_plain:
 * @self: a sheet
 * @row: a row
 * @nth: a column
 *
 * Returns: (transfer full): the same for other programs: figures are plain decimals, and what is
 *   not known is empty
 */
char *
si_listing_get_plain (const SiListing *self, guint row, guint nth)
{
  return get_text (self, row, nth, TRUE);
}
