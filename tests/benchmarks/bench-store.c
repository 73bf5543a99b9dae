/* bench-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures the store with 100,000 products in 8 godowns and with 1,000,000 in one: the load at the
 * start, the save of a refresh, and the room and time that a year of daily snapshots takes, each
 * with two of a hundred stocks changed. */

#include <stdlib.h>

#include "si-table-builder.h"
#include "si-table-bytes.h"
#include "si-test-store.h"
#include "si-test.h"

#define DAY (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)
#define CHANGED_PER_CENT 2

/* The stocks, which drift. Nothing else of a product changes. */
typedef struct
{
  guint n_products;
  guint n_godowns;
  int *stocks; /* (owned): by product and godown */
} Figures;

static void
figures_init (Figures *self, guint n_products, guint n_godowns, GRand *random)
{
  self->n_products = n_products;
  self->n_godowns = n_godowns;
  self->stocks = g_new (int, (gsize) n_products *n_godowns);
  for (guint i = 0; i < n_products * n_godowns; i++)
    self->stocks[i] = g_rand_int_range (random, -20, 3000);
}

/* Changes some stocks, each by a sale or a delivery. */
static void
figures_drift (Figures *self, GRand *random)
{
  const guint n = self->n_products * self->n_godowns;

  for (guint i = 0; i < n / 100 * CHANGED_PER_CENT; i++)
    self->stocks[g_rand_int_range (random, 0, (int) n)] += g_rand_int_range (random, 0, 6) > 0
                                                               ? -g_rand_int_range (random, 1, 6)
                                                               : g_rand_int_range (random, 10, 200);
}

static SiTable *
figures_make_table (const Figures *self)
{
  static const char *const things[]
      = { "Flyers", "Coupon", "Carrier bag", "Thread", "Soap", "Ribbon", "Notebook", "Kettle" };
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < self->n_products; i++)
    {
      const int *stocks = self->stocks + (gsize) i * self->n_godowns;
      char id[16], sku[16], description[64], stock[16];
      int total = 0;

      for (guint k = 0; k < self->n_godowns; k++)
        total += stocks[k];
      g_snprintf (id, sizeof id, "%u", 9000 + i);
      g_snprintf (sku, sizeof sku, "P%c%c%05u", 'A' + i % 26, 'A' + i % 7, i);
      g_snprintf (description, sizeof description, "%s of the better kind (%u x %u)",
                  things[i % G_N_ELEMENTS (things)], i % 60, i % 37);
      g_snprintf (stock, sizeof stock, "%d.0", total);
      si_table_builder_add_product (builder, id, sku, description, stock);
      for (guint k = 0; k < self->n_godowns; k++)
        {
          char godown[16], name[32];

          g_snprintf (godown, sizeof godown, "%u", 97637 + k);
          g_snprintf (name, sizeof name, "Warehouse %u", k + 1);
          g_snprintf (stock, sizeof stock, "%d", stocks[k]);
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
report (const char *what, double value, const char *unit)
{
  g_print ("  %-46s %10.1f %s\n", what, value, unit);
}

static void
save (SiStore *store, SiTable *table, gint64 day, const char *what)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  si_test_store_save_at (store, table, (day + 1) * DAY, SI_SNAPSHOT_WHOLE, &error);
  g_assert_no_error (error);
  if (what != NULL)
    report (what, milliseconds_since (start), "ms");
}

/* Loads from a new store, as the program does at its start. The file is in the system's cache. */
static void
bench_load (SiTestStore *self)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SiTable) table = NULL;
      gint64 start;

      si_test_store_reopen (self);
      start = g_get_monotonic_time ();
      table = si_test_store_load (self->store, NULL, NULL);
      best = MIN (best, milliseconds_since (start));
      g_assert_nonnull (table);
    }
  report ("open and load the newest inventory", best, "ms");
}

static void
bench_bytes (const SiTable *table)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) bytes = si_table_to_bytes (table);
  double best = G_MAXDOUBLE;

  report ("  of which: pack it", milliseconds_since (start), "ms");
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SiTable) again = NULL;

      start = g_get_monotonic_time ();
      again = si_table_from_bytes (bytes, NULL);
      best = MIN (best, milliseconds_since (start));
    }
  report ("unpack it, alone", best, "ms");
  report ("the inventory", g_bytes_get_size (bytes) / 1e6, "MB");
}

static void
bench_year (SiTestStore *self, Figures *figures, GRand *random, guint n_days)
{
  guint64 before = si_test_store_measure (self->store);
  double longest = 0, sum = 0;

  for (guint day = 1; day < n_days; day++)
    {
      g_autoptr (SiTable) table = NULL;
      gint64 start;

      figures_drift (figures, random);
      table = figures_make_table (figures);
      start = g_get_monotonic_time ();
      save (self->store, table, day, NULL);
      longest = MAX (longest, milliseconds_since (start));
      sum += milliseconds_since (start);
    }
  report ("save, 2 % changed", sum / (n_days - 1), "ms");
  report ("save, 2 % changed, the longest", longest, "ms");
  report ("a snapshot with 2 % changed",
          (si_test_store_measure (self->store) - before) / 1e3 / (n_days - 1), "kB");
  report ("the file", si_test_store_measure (self->store) / 1e6, "MB");
}

static void
bench_past (SiTestStore *self)
{
  g_autoptr (GPtrArray) snapshots = si_test_store_list (self->store, NULL);
  const SiSnapshot *oldest = snapshots->pdata[snapshots->len - 1];
  const SiSnapshot *one_back = snapshots->pdata[1];
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GPtrArray) points = NULL;
  SiProductKey key;
  gint64 start = g_get_monotonic_time ();

  g_autoptr (SiTable) before = si_test_store_load_past (self->store, one_back->id, NULL);
  report ("rebuild the inventory before", milliseconds_since (start), "ms");

  start = g_get_monotonic_time ();
  table = si_test_store_load_past (self->store, oldest->id, NULL);
  g_assert_nonnull (table);
  report ("rebuild the oldest inventory", milliseconds_since (start), "ms");

  start = g_get_monotonic_time ();
  key = si_table_get_key (before, 42);
  points = si_test_store_read_history (self->store, &key, NULL, NULL);
  report ("the history of one product", milliseconds_since (start), "ms");
  g_assert_cmpuint (points->len, >, 0);
}

static void
bench (guint n_products, guint n_godowns, guint n_days)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SiTable) first = NULL;
  g_autoptr (SiTable) last = NULL;
  SiTestStore self;
  Figures figures;

  g_print ("%u products in %u godowns, %u days\n", n_products, n_godowns, n_days);
  si_test_store_set_up (&self, NULL);
  figures_init (&figures, n_products, n_godowns, random);
  first = figures_make_table (&figures);
  save (self.store, first, 0, "save, the first");
  bench_bytes (first);
  bench_load (&self);
  bench_year (&self, &figures, random, n_days);
  last = figures_make_table (&figures);
  save (self.store, last, n_days, "save, nothing changed");
  bench_past (&self);
  bench_load (&self);
  g_free (figures.stocks);
  si_test_store_tear_down (&self, NULL);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  bench (100000, 8, argc > 1 ? (guint) atoi (argv[1]) : 365);
  bench (1000000, 1, argc > 1 ? (guint) atoi (argv[1]) : 10);
  return EXIT_SUCCESS;
}
