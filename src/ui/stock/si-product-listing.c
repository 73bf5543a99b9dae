/* si-product-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-listing.h"

#include "si-column-look.h"

static char *
get_text (gconstpointer source, guint row, guint column)
{
  return si_column_look_get_text (column, source, row);
}

static char *
get_plain (gconstpointer source, guint row, guint column)
{
  const SiColumnInfo *info = si_column_get_info (column);
  char *figure = info->get_plain != NULL ? info->get_plain (source, row) : NULL;

  return figure != NULL ? figure : get_text (source, row, column);
}

static void
unref_stock (gpointer stock)
{
  si_shown_stock_unref (stock);
}

static const SiListingClass product_class
    = { .get_text = get_text, .get_plain = get_plain, .unref = unref_stock };

/**
 * si_product_listing_new:
 * @stock: the stock of the products as it is shown
 * @rows: (element-type guint32): rows of its table, in their order
 *
 * Returns: (transfer full): a listing of products, without columns
 */
SiListing *
si_product_listing_new (SiShownStock *stock, const GArray *rows)
{
  g_return_val_if_fail (stock != NULL, NULL);

  return si_listing_new (&product_class, si_shown_stock_ref (stock), rows);
}

/* Names the godowns that the stock is of, with a comma between several. */
static void
add_godowns (SiListing *self, const SiScope *scope)
{
  const SiTable *table = si_scope_get_table (scope);
  const char *const *keys = si_scope_get_godown_ids (scope);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all_ids = NULL;
  g_auto (GStrv) all_names = NULL;
  g_autofree char *joined_ids = NULL;
  g_autofree char *joined_names = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const guint godown = si_table_find_godown (table, keys[i]);
      const gboolean found = godown != SI_NO_GODOWN;

      g_strv_builder_add (ids, found ? si_table_get_godown_id (table, godown) : keys[i]);
      g_strv_builder_add (names, found ? si_table_get_godown_name (table, godown) : "");
    }
  all_ids = g_strv_builder_end (ids);
  all_names = g_strv_builder_end (names);
  joined_ids = g_strjoinv (", ", all_ids);
  joined_names = g_strjoinv (", ", all_names);
  si_listing_add_constant (self, "Godownid", joined_ids);
  si_listing_add_constant (self, "Godown", joined_names);
}

/**
 * si_product_listing_add:
 * @self: a new listing of products
 * @column: a column on screen
 * @title: its title
 *
 * Adds a column. In files, the stock of chosen godowns has these before it.
 */
void
si_product_listing_add (SiListing *self, SiColumn column, const char *title)
{
  const SiColumnInfo *info = si_column_get_info (column);
  const SiScope *scope;

  g_return_if_fail (self != NULL && info != NULL);

  si_listing_add_column (self, column, title, info->numeric, si_column_look_get (column)->wide);
  scope = si_shown_stock_get_scope (si_listing_get_source (self));
  if (column != SI_COLUMN_STOCK || si_scope_get_godown_ids (scope) == NULL)
    {
      si_listing_add_field (self, column, info->field, info->numeric);
      return;
    }
  add_godowns (self, scope);
  si_listing_add_field (self, column, "GodownStock", info->numeric);
}
