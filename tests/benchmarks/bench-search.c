/* bench-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Searches and sorts a million products, as a keystroke or a click on a header does. The plain way,
 * a walk over the rows or a comparison of texts, is measured beside it. */

#include <string.h>

#include "si-fold.h"
#include "si-natural-order.h"
#include "si-table-builder.h"
#include "si-table-order.h"
#include "si-table-query.h"
#include "si-test.h"

#define N_PRODUCTS 1000000
#define N_RUNS 7

static SiTable *
make_table (void)
{
  static const char *const things[]
      = { "Flyers", "Coupon", "Carrier bag", "Thread", "Soap", "Ribbon", "Notebook", "Kettle" };
  static const char *const kinds[] = { "Small", "Large", "White", "Blue", "Cotton", "Steel" };
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      char id[16], sku[16], description[64], stock[16];

      g_snprintf (id, sizeof id, "%u", 9000 + i);
      g_snprintf (sku, sizeof sku, "%c%c%c%02u", g_rand_int_range (random, 'A', 'Z' + 1),
                  g_rand_int_range (random, 'A', 'Z' + 1), g_rand_int_range (random, 'A', 'Z' + 1),
                  g_rand_int_range (random, 0, 100));
      g_snprintf (description, sizeof description, "%s %s (%d x %d)",
                  kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))],
                  things[g_rand_int_range (random, 0, G_N_ELEMENTS (things))],
                  g_rand_int_range (random, 1, 60), g_rand_int_range (random, 1, 60));
      g_snprintf (stock, sizeof stock, "%d.0", g_rand_int_range (random, -100, 5000));
      si_table_builder_add_product (builder, id, sku, description, stock);
      si_table_builder_add_godown_stock (builder, "97637", "Karachi Warehouse", stock);
    }
  return si_table_builder_finish (builder);
}

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* Folds a text for each row, so that the plain way is strstr() on each, as in a filter function. */
static char **
fold_rows (SiTable *table)
{
  char **rows = g_new0 (char *, N_PRODUCTS + 1);

  for (guint row = 0; row < N_PRODUCTS; row++)
    {
      g_autofree char *sku = si_fold (si_table_get_sku (table, row));
      g_autofree char *description = si_fold (si_table_get_description (table, row));
      rows[row] = g_strconcat (sku, "\n", description, NULL);
    }
  return rows;
}

static void
measure_search (SiTable *table, char **rows, const char *text)
{
  const SiTableQuery query = { .text = text, .column = SI_COLUMN_SKU };
  double best = G_MAXDOUBLE, best_walk = G_MAXDOUBLE;
  guint n_found = 0, n_walked = 0;

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      GArray *found = si_table_query (table, &query, NULL);

      best = MIN (best, milliseconds_since (start));
      n_found = found->len;
      g_array_unref (found);

      start = g_get_monotonic_time ();
      n_walked = 0;
      for (guint row = 0; row < N_PRODUCTS; row++)
        n_walked += strstr (rows[row], text) != NULL;
      best_walk = MIN (best_walk, milliseconds_since (start));
    }

  g_assert_cmpuint (n_found, ==, n_walked);
  g_print ("search “%s”%*s %7.1f ms %9u rows   %4.2f of a walk's time\n", text,
           (int) (12 - strlen (text)), "", best, n_found, best / best_walk);
}

typedef struct
{
  const char *text;
  guint row;
} Row;

static int
compare_rows (const void *a, const void *b)
{
  return si_natural_compare (((const Row *) a)->text, ((const Row *) b)->text);
}

static void
measure_order (SiTable *table, const char *name, SiColumn column)
{
  const gint64 start = g_get_monotonic_time ();

  si_table_order (table, column);
  g_print ("first sort by %-12s %7.1f ms\n", name, milliseconds_since (start));
}

/* Sorts a tenth of the rows in the plain way, since all of them would take too long. */
static void
measure_plain_sort (SiTable *table)
{
  const guint n_rows = N_PRODUCTS / 10;
  g_autofree Row *rows = g_new (Row, n_rows);
  gint64 start;

  for (guint row = 0; row < n_rows; row++)
    rows[row] = (Row){ si_table_get_sku (table, row), row };
  start = g_get_monotonic_time ();
  qsort (rows, n_rows, sizeof *rows, compare_rows);
  g_print ("a tenth by comparing SKU codes  %7.1f ms\n", milliseconds_since (start));
}

int
main (int argc, char **argv)
{
  static const char *const texts[] = { "p", "pt", "ptf", "ptf0", "fly", "flyers", "zzzz", "12" };
  g_autoptr (SiTable) table = NULL;
  g_auto (GStrv) rows = NULL;

  si_test_init (&argc, &argv);
  table = make_table ();
  rows = fold_rows (table);

  measure_order (table, "SKU code", SI_COLUMN_SKU);
  measure_plain_sort (table);
  measure_order (table, "description", SI_COLUMN_DESCRIPTION);
  measure_order (table, "product ID", SI_COLUMN_PRODUCT_ID);
  measure_order (table, "stock", SI_COLUMN_STOCK);
  measure_order (table, "godowns", SI_COLUMN_GODOWNS);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    measure_search (table, rows, texts[i]);
  return 0;
}
