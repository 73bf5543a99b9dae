/* bench-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures a comparison of two inventories, with 100,000 products in 8 godowns and with 1,000,000
 * in one: with a few stocks changed, with all changed, and without product ids. */

#include <stdlib.h>

#include "si-change-export.h"
#include "si-change-query.h"
#include "si-product-list.h"
#include "si-table-builder.h"
#include "si-test.h"

#define ROUNDS 5

/* Changes every @every-th stock in each @version. */
static SiTable *
make_table (guint n_products, guint n_godowns, guint version, guint every)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < n_products; i++)
    {
      const guint changed = i % every == 0 ? version : 0;
      char id[16], sku[16], description[64], stock[16];

      g_snprintf (id, sizeof id, "%u", 9000 + i);
      g_snprintf (sku, sizeof sku, "P%c%c%05u", 'A' + i % 26, 'A' + i % 7, i);
      g_snprintf (description, sizeof description, "Soap of the better kind (%u x %u)", i % 60,
                  i % 37);
      g_snprintf (stock, sizeof stock, "%u.0", n_godowns * (i % 3000) + changed);
      si_table_builder_add_product (builder, id, sku, description, stock);
      for (guint k = 0; k < n_godowns; k++)
        {
          char godown[16], name[32];

          g_snprintf (godown, sizeof godown, "%u", 97637 + k);
          g_snprintf (name, sizeof name, "Warehouse %u", k + 1);
          g_snprintf (stock, sizeof stock, "%u", i % 3000 + (k == 0 ? changed : 0));
          si_table_builder_add_godown_stock (builder, godown, name, stock);
        }
    }
  return si_table_builder_finish (builder);
}

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
report (const char *what, double milliseconds)
{
  g_print ("  %-46s %10.1f ms\n", what, milliseconds);
}

static void
bench_query (const SiComparison *comparison, const char *what, const SiChangeQuery *query)
{
  const gint64 start = g_get_monotonic_time ();
  SiChangeCounts counts;
  g_autoptr (GArray) entries = si_change_query (comparison, query, NULL, &counts);

  report (what, milliseconds_since (start));
}

static void
bench_export (const SiComparison *comparison)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const gint64 start = g_get_monotonic_time ();

  si_change_export_write (comparison, SI_CHANGE_LINES_BOTH, NULL, 0, SI_EXPORT_CSV, stream, NULL,
                          NULL);
  report ("write all as CSV", milliseconds_since (start));
}

static void
bench (guint n_products, guint n_godowns, guint every)
{
  g_autoptr (SiTable) before = make_table (n_products, n_godowns, 0, every);
  g_autoptr (SiTable) after = make_table (n_products, n_godowns, 1, every);
  g_autoptr (SiComparison) comparison = NULL;
  double best = G_MAXDOUBLE;

  g_print ("%u products in %u godowns, one of %u changed\n", n_products, n_godowns, every);
  for (guint i = 0; i < ROUNDS; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&comparison, si_comparison_unref);
      comparison = si_comparison_new (before, after);
      best = MIN (best, milliseconds_since (start));
    }
  report ("compare", best);
  bench_query (comparison, "sort by SKU code", &(SiChangeQuery){ .column = SI_CHANGE_COLUMN_SKU });
  bench_query (comparison, "sort by difference",
               &(SiChangeQuery){ .column = SI_CHANGE_COLUMN_DIFFERENCE, .descending = TRUE });
  bench_query (comparison, "search, by godown",
               &(SiChangeQuery){ .by_godown = TRUE, .text = "soap 12" });
  bench_export (comparison);
}

/* Creates products without ids. Every fiftieth stock changes in each @version. */
static SiTable *
make_table_without_ids (guint n_products, guint version)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < n_products; i++)
    {
      char sku[16], stock[16];

      g_snprintf (sku, sizeof sku, "P%05u", i);
      g_snprintf (stock, sizeof stock, "%u", i % 3000 + (i % 50 == 0 ? version : 0));
      si_table_builder_add_product (builder, "", sku, "Soap of the better kind", stock);
    }
  return si_table_builder_finish (builder);
}

static gboolean
is_at_rest (gpointer list)
{
  return !si_product_list_get_busy (list);
}

/* Measures a refresh of the list while a screen of products is held. */
static void
bench_without_ids (guint n_products)
{
  g_autoptr (SiTable) before = make_table_without_ids (n_products, 0);
  g_autoptr (SiTable) after = make_table_without_ids (n_products, 1);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SiProductList) list = si_product_list_new ();
  g_autoptr (SiComparison) comparison = NULL;
  gint64 start;

  g_print ("%u products without ids, one of 50 changed\n", n_products);
  start = g_get_monotonic_time ();
  comparison = si_comparison_new (before, after);
  report ("compare", milliseconds_since (start));

  si_product_list_set_table (list, before);
  si_test_wait_for (is_at_rest, list, 60);
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (list), i));
  start = g_get_monotonic_time ();
  si_product_list_set_table (list, after);
  si_test_wait_for (is_at_rest, list, 60);
  report ("refresh the list", milliseconds_since (start));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  bench_without_ids (4000);
  bench_without_ids (100000);
  bench (100000, 8, 50);
  bench (100000, 8, 1);
  bench (1000000, 1, 50);
  bench (1000000, 1, 1);
  return EXIT_SUCCESS;
}
