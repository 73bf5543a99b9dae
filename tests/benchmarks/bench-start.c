/* bench-start.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures the time from the start of a process to its first picture, of an empty libadwaita window
 * and of the window with a stored inventory of 100,000 products in 8 godowns, by turns. It is run
 * by with-display. */

#include <adwaita.h>
#include <stdlib.h>

#include "si-store-inventory.h"
#include "si-table-builder.h"
#include "si-test.h"
#include "si-window.h"

#define N_PRODUCTS 100000
#define N_GODOWNS 8
#define N_RUNS 9

static SiTable *
make_table (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      char id[16], sku[16], description[64];

      g_snprintf (id, sizeof id, "%u", 9000 + i);
      g_snprintf (sku, sizeof sku, "P%c%c%05u", 'A' + i % 26, 'A' + i % 7, i);
      g_snprintf (description, sizeof description, "Flyers of the better kind (%u x %u)", i % 60,
                  i % 37);
      si_table_builder_add_product (builder, id, sku, description, "800");
      for (guint k = 0; k < N_GODOWNS; k++)
        {
          char godown[16], name[32];

          g_snprintf (godown, sizeof godown, "%u", 97637 + k);
          g_snprintf (name, sizeof name, "Warehouse %u", k + 1);
          si_table_builder_add_godown_stock (builder, godown, name, "100");
        }
    }
  return si_table_builder_finish (builder);
}

static void
keep_inventory (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "shop.db", NULL);
  g_autoptr (SiStore) store = si_store_new (path);
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GAsyncResult) result = NULL;

  si_store_save_async (store, table, now, SI_SNAPSHOT_WHOLE, NULL, NULL, si_test_keep_result,
                       &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_save_finish (store, result, NULL));
}

static GtkWidget *
find_rows (GtkWidget *widget)
{
  GtkWidget *child, *found = NULL;

  if (GTK_IS_COLUMN_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_rows (child);
  return found;
}

/* Ends the process at the first frame with something to see, which in an inventory is a row. */
static void
painted (GdkFrameClock *clock, GtkWidget *window)
{
  GtkWidget *rows = find_rows (window);

  if (!SI_IS_WINDOW (window)
      || (rows != NULL
          && g_list_model_get_n_items (
                 G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (rows))))
                 > 0))
    g_application_quit (g_application_get_default ());
  else
    gtk_widget_queue_draw (window);
}

/* Creates the engine before GTK starts, as the program does. */
static SiEngine *
create_engine (const char *folder)
{
  const SiConnectionDetails details = { .id = "shop", .address = "http://127.0.0.1:9" };
  g_autoptr (SiConnection) connection = si_connection_new (&details, "key", NULL);

  return si_engine_new (connection, folder);
}

static void
activate (AdwApplication *app, SiEngine *engine)
{
  GtkWidget *window;

  if (engine == NULL)
    {
      window = adw_application_window_new (GTK_APPLICATION (app));
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
      gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
    }
  else
    {
      window = GTK_WIDGET (si_window_new (GTK_APPLICATION (app), NULL, engine, NULL));
    }
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted),
                    window);
}

static int
run_window (const char *folder)
{
  g_autoptr (SiEngine) engine = folder != NULL ? create_engine (folder) : NULL;
  g_autoptr (AdwApplication) app
      = adw_application_new ("com.example.SyncInventory.Start", G_APPLICATION_NON_UNIQUE);

  g_object_set (app, "resource-base-path", "/com/example/SyncInventory", NULL);
  g_signal_connect (app, "activate", G_CALLBACK (activate), engine);
  return g_application_run (G_APPLICATION (app), 0, NULL);
}

static double
measure (const char *program, const char *folder)
{
  const char *const words[] = { program, folder != NULL ? "--window" : "--empty", folder, NULL };
  const gint64 start = g_get_monotonic_time ();
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                               &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int argc, char **argv)
{
  double empty[N_RUNS], full[N_RUNS];
  char *folder;

  if (argc > 1)
    return run_window (argc > 2 ? argv[2] : NULL);

  folder = si_test_make_folder ();
  keep_inventory (folder);
  for (guint i = 0; i < N_RUNS; i++)
    {
      empty[i] = measure (argv[0], NULL);
      full[i] = measure (argv[0], folder);
    }
  qsort (empty, N_RUNS, sizeof *empty, compare);
  qsort (full, N_RUNS, sizeof *full, compare);
  g_print ("first picture, median of %d: empty window %.0f ms, the last inventory %.0f ms: %.2f\n",
           N_RUNS, empty[N_RUNS / 2], full[N_RUNS / 2], full[N_RUNS / 2] / empty[N_RUNS / 2]);
  si_test_remove_folder (folder);
  return 0;
}
