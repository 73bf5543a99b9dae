/* si-godown-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-listing.h"

#include <glib/gi18n.h>

#include "si-godown-text.h"

/* The name of each column in files. */
static const char *const fields[SI_N_GODOWN_COLUMNS] = {
  NULL, "Godown", "Godownid", "Products", "Units", NULL, "BelowZero", "ChangedSinceYesterday"
};

static char *
get_text (gconstpointer source, guint place, guint column)
{
  const SiGodownSums *sums = source;
  const SiGodownFigures *figures = si_godown_sums_get (sums, place);

  if (column == SI_GODOWN_COLUMN_NAME)
    return g_strdup (si_table_get_godown_name (sums->table, figures->godown));
  if (column == SI_GODOWN_COLUMN_ID)
    return g_strdup (si_table_get_godown_id (sums->table, figures->godown));
  return si_godown_text_figure (figures, sums->knows_changes, column);
}

/* A sum from which stocks are missing is no figure for another program to count by. */
static char *
get_plain (gconstpointer source, guint place, guint column)
{
  const SiGodownSums *sums = source;
  const SiGodownFigures *figures = si_godown_sums_get (sums, place);

  if (column == SI_GODOWN_COLUMN_UNITS)
    return figures->units.kind == SI_QUANTITY_EXACT && figures->n_unknown == 0
               ? si_quantity_to_plain (figures->units)
               : g_strdup ("");
  if (column == SI_GODOWN_COLUMN_PRODUCTS)
    return g_strdup_printf ("%u", figures->n_products);
  if (column == SI_GODOWN_COLUMN_BELOW_ZERO)
    return g_strdup_printf ("%u", figures->n_below_zero);
  if (column == SI_GODOWN_COLUMN_CHANGED)
    return sums->knows_changes ? g_strdup_printf ("%u", figures->n_changed) : g_strdup ("");
  return get_text (source, place, column);
}

static void
unref_sums (gpointer sums)
{
  si_godown_sums_unref (sums);
}

static const SiListingClass godown_class
    = { .get_text = get_text, .get_plain = get_plain, .unref = unref_sums };

/**
 * si_godown_listing_new:
 * @sums: the sums of godowns
 * @places: (element-type guint32): some of their places, in their order
 *
 * Returns: (transfer full): a listing of godowns, without columns
 */
SiListing *
si_godown_listing_new (SiGodownSums *sums, const GArray *places)
{
  g_return_val_if_fail (sums != NULL, NULL);

  return si_listing_new (&godown_class, si_godown_sums_ref (sums), places);
}

/**
 * si_godown_listing_add:
 * @self: a new listing of godowns
 * @column: a column on screen
 * @title: its title
 *
 * Adds a column. The share is a picture of the units, so it is left out. A file says in words since
 * when the stocks have changed, which a tooltip says on screen.
 */
void
si_godown_listing_add (SiListing *self, SiGodownColumn column, const char *title)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (column > 0 && column < SI_N_GODOWN_COLUMNS);

  if (fields[column] == NULL)
    return;
  if (column == SI_GODOWN_COLUMN_CHANGED)
    title = _ ("Changed Since Yesterday");
  si_listing_add_column (self, column, title, si_godown_column_is_numeric (column),
                         column == SI_GODOWN_COLUMN_NAME);
  si_listing_add_field (self, column, fields[column], si_godown_column_is_numeric (column));
}
