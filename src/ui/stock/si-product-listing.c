/* si-product-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-listing.h"

#include "si-column-look.h"
#include "si-text.h"

/* The figures of a listing. Its columns from SI_N_COLUMNS on are those of single godowns. */
typedef struct
{
  SiShownStock *stock; /* (owned) */
  GPtrArray *godowns;  /* (owned) (element-type SiScope) */
} Source;

static char *
get_text (gconstpointer data, guint row, guint column)
{
  const Source *source = data;
  const SiScope *godown;

  if (column < SI_N_COLUMNS)
    return si_column_look_get_text (column, source->stock, row);
  godown = source->godowns->pdata[column - SI_N_COLUMNS];
  return si_text_stock (si_scope_get_stock (godown, row), si_scope_get_stock_text (godown, row));
}

static char *
get_plain (gconstpointer data, guint row, guint column)
{
  const Source *source = data;
  const SiColumnInfo *info;
  const SiScope *godown;
  char *figure;

  if (column < SI_N_COLUMNS)
    {
      info = si_column_get_info (column);
      figure = info->get_plain != NULL ? info->get_plain (source->stock, row) : NULL;
      return figure != NULL ? figure : get_text (data, row, column);
    }
  godown = source->godowns->pdata[column - SI_N_COLUMNS];
  return si_export_quantity (si_scope_get_stock (godown, row),
                             si_scope_get_stock_text (godown, row));
}

static void
free_source (gpointer data)
{
  Source *source = data;

  si_shown_stock_unref (source->stock);
  g_ptr_array_unref (source->godowns);
  g_free (source);
}

static const SiListingClass product_class
    = { .get_text = get_text, .get_plain = get_plain, .unref = free_source };

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
  Source *source;

  g_return_val_if_fail (stock != NULL, NULL);

  source = g_new (Source, 1);
  source->stock = si_shown_stock_ref (stock);
  source->godowns = g_ptr_array_new_with_free_func ((GDestroyNotify) si_scope_unref);
  return si_listing_new (&product_class, source, rows);
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
  const Source *source;
  const SiScope *scope;

  g_return_if_fail (self != NULL && info != NULL);

  si_listing_add_column (self, column, title, info->numeric, si_column_look_get (column)->wide);
  source = si_listing_get_source (self);
  scope = si_shown_stock_get_scope (source->stock);
  if (column != SI_COLUMN_STOCK || si_scope_get_godown_ids (scope) == NULL)
    {
      si_listing_add_field (self, column, info->field, info->numeric);
      return;
    }
  add_godowns (self, scope);
  si_listing_add_field (self, column, "GodownStock", info->numeric);
}

/**
 * si_product_listing_add_godown:
 * @self: a new listing of products
 * @godown_id: the key of a godown
 * @name: its whole name
 *
 * Adds a column with the stock in one godown.
 */
void
si_product_listing_add_godown (SiListing *self, const char *godown_id, const char *name)
{
  const char *const ids[] = { godown_id, NULL };
  const Source *source;
  guint column;
  g_autofree char *field = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (godown_id != NULL && name != NULL);

  source = si_listing_get_source (self);
  column = SI_N_COLUMNS + source->godowns->len;
  g_ptr_array_add (
      source->godowns,
      si_scope_new (si_scope_get_table (si_shown_stock_get_scope (source->stock)), ids));
  si_listing_add_column (self, column, name, TRUE, FALSE);
  /* A godown may have the name of another field. */
  field = g_strdup_printf ("Stock in %s", name);
  si_listing_add_field (self, column, field, TRUE);
}
