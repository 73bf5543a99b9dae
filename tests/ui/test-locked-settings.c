/* test-locked-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens the preferences with settings that an administrator has locked, each in turn and all of
 * them. GLib's own back end with a key file reads the locks.
 */

#include "si-find-widget.h"
#include "si-preferences.h"
#include "si-product-columns.h"
#include "si-stock-columns-dialog.h"
#include "si-table-builder.h"
#include "si-test.h"
#include "si-window.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define SCHEMA "com.example.SyncInventory"
#define REASON "Locked in the settings of this computer"

typedef struct
{
  char *folder;
  char **keys;
} Fixture;

/* The keys of the settings, and the controls for them. */
static const struct
{
  const char *key;
  const char *row;
} controls[] = {
  { "refresh-minutes", "schedule" },  { "run-in-background", "background_row" },
  { "history-days", "days" },         { "digits", "digits" },
  { "color-scheme", "color_scheme" },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);

  fixture->folder = si_test_make_folder ();
  fixture->keys = g_settings_schema_list_keys (schema);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_test_remove_folder (fixture->folder);
  g_strfreev (fixture->keys);
}

/* Creates settings with these keys locked, and with a connection that is refreshed by itself. */
static GSettings *
lock (Fixture *fixture, const char *const *keys)
{
  g_autofree char *locks = g_build_filename (fixture->folder, "locks", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "keyfile", NULL);
  g_autoptr (GSettingsBackend) any = g_keyfile_settings_backend_new (file, "/", NULL);
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (g_file_set_contents (file,
                                      "[com/example/SyncInventory]\n"
                                      "refresh-minutes=uint32 15\n",
                                      -1, NULL));
  for (; *keys != NULL; keys++)
    g_string_append_printf (text, "/com/example/SyncInventory/%s\n", *keys);
  g_assert_true (g_file_set_contents (locks, text->str, -1, NULL));
  backend = g_object_new (G_OBJECT_TYPE (any), "filename", file, "root-path", "/", "defaults-dir",
                          fixture->folder, NULL);
  return g_settings_new_with_backend (SCHEMA, backend);
}

static void
assert_controls (GtkWidget *preferences, const char *const *locked)
{
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      GtkWidget *row = si_find_by_id (preferences, controls[i].row);
      const gboolean is_locked = g_strv_contains (locked, controls[i].key);

      g_assert_nonnull (row);
      g_assert_cmpint (gtk_widget_get_sensitive (row), ==, !is_locked);
      g_assert_cmpint (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), REASON) == 0,
                       ==, is_locked);
    }
}

static void
try_window (Fixture *fixture, const char *const *locked)
{
  g_autoptr (GSettings) settings = lock (fixture, locked);
  g_autoptr (SiConnectionList) connections = si_connection_list_new (settings);
  g_autoptr (SiEngines) engines = si_engines_new (settings, connections, NULL);
  g_autoptr (SiEngine) engine = si_engines_get (engines, NULL);
  SiWindow *window
      = si_window_new (GTK_APPLICATION (g_application_get_default ()), engines, engine, settings);
  GtkWidget *preferences = GTK_WIDGET (si_preferences_new (GTK_WINDOW (window), engine, settings));
  const gboolean is_locked = g_strv_contains (locked, "connections");

  for (guint i = 0; locked[i] != NULL; i++)
    g_assert_false (g_settings_is_writable (settings, locked[i]));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (window)));
  g_assert_true (gtk_widget_is_sensitive (si_find_by_id (GTK_WIDGET (window), "menu_button")));
  assert_controls (preferences, locked);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-connection", NULL);
  g_assert_cmpint (si_find_label (GTK_WIDGET (window),
                                  "The connections are locked in the settings of this computer")
                       != NULL,
                   ==, is_locked);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_locked_key_leaves_all_else_usable (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (g_strv_length (fixture->keys), >, 10);
  for (guint i = 0; fixture->keys[i] != NULL; i++)
    {
      const char *const locked[] = { fixture->keys[i], NULL };

      g_test_message ("%s", fixture->keys[i]);
      try_window (fixture, locked);
    }
}

static void
test_all_keys_locked_leave_the_window_usable (Fixture *fixture, gconstpointer data)
{
  try_window (fixture, (const char *const *) fixture->keys);
}

static void
test_no_key_locked_leaves_every_control_usable (Fixture *fixture, gconstpointer data)
{
  const char *const locked[] = { NULL };

  try_window (fixture, locked);
}

/* Returns: (transfer full): a table of one product in two godowns. */
static SiTable *
make_table (void)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  si_table_builder_add_product (builder, "1", "P1", "Chair", "5");
  si_table_builder_add_godown_stock (builder, "7", "Karachi", "2");
  si_table_builder_add_godown_stock (builder, "8", "Lahore", "3");
  return si_table_builder_finish (builder);
}

/* The columns of godowns go on while the window lives, and their dialog says so. */
static void
test_locked_columns_of_godowns_last_for_the_window (Fixture *fixture, gconstpointer data)
{
  const char *const locked[] = { "godown-columns", NULL };
  const char *const chosen[] = { "8", NULL };
  g_autoptr (GSettings) settings = lock (fixture, locked);
  g_autoptr (SiTable) table = make_table ();
  g_autoptr (SiProductList) list = si_product_list_new ();
  GtkColumnView *view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  g_autoptr (SiProductColumns) columns = si_product_columns_new (view);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  SiStockColumns *godowns;
  GtkWidget *dialog;

  si_product_columns_set_list (columns, list);
  si_product_columns_set_settings (columns, settings);
  godowns = si_product_columns_get_godowns (columns);
  si_stock_columns_set_connection_id (godowns, "shop");
  si_product_list_set_table (list, table);

  si_stock_columns_set_godown_ids (godowns, chosen);
  g_assert_true (g_strv_equal (si_stock_columns_get_godown_ids (godowns), chosen));
  si_stock_columns_set_connection_id (godowns, "other");
  g_assert_null (si_stock_columns_get_godown_ids (godowns));
  si_stock_columns_set_connection_id (godowns, "shop");
  g_assert_true (g_strv_equal (si_stock_columns_get_godown_ids (godowns), chosen));

  dialog = GTK_WIDGET (si_stock_columns_dialog_new (window, godowns, table));
  g_assert_true (gtk_widget_get_visible (si_find_by_id (dialog, "locked")));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (window);
  g_clear_object (&columns);
  g_object_unref (view);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/locked-settings/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = NULL;
  g_autoptr (GError) error = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);

  ADD ("a-locked-key-leaves-all-else-usable", test_a_locked_key_leaves_all_else_usable);
  ADD ("all-keys-locked-leave-the-window-usable", test_all_keys_locked_leave_the_window_usable);
  ADD ("no-key-locked-leaves-every-control-usable", test_no_key_locked_leaves_every_control_usable);
  ADD ("locked-columns-of-godowns-last-for-the-window",
       test_locked_columns_of_godowns_last_for_the_window);
  return g_test_run ();
}
