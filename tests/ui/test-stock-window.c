/* test-stock-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Uses the list of products in its window with keys: the menu of its rows, and that of its columns.
 */

#include <adwaita.h>

#include "si-alert-popover.h"
#include "si-changes-page.h"
#include "si-compat.h"
#include "si-fault-server.h"
#include "si-find-widget.h"
#include "si-hands.h"
#include "si-product-view.h"
#include "si-side-panel.h"
#include "si-test-engine.h"
#include "si-test.h"
#include "si-window.h"

#define PRODUCT(id, sku, stock)                                                                    \
  "{\"products_id\": \"" id "\", \"SkuCode\": \"" sku "\", \"productDescription\": \"Tea\", "      \
  "\"Stock\": \"" stock "\", \"Godowns\": []}"
#define PRODUCTS                                                                                   \
  "[" PRODUCT ("1", "A1", "5") ", " PRODUCT ("2", "", "7") ", " PRODUCT ("3", "C3", "2") "]"

typedef struct
{
  char *folder;          /* (owned) */
  SiFaultServer *server; /* (owned) */
  SiEngine *engine;      /* (owned) */
  SiWindow *window;      /* (owned by GTK) */
  SiHands *hands;        /* (owned) */
  GtkColumnView *rows;
} Fixture;

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return si_find_child (GTK_WIDGET (fixture->window), type);
}

static gboolean
shows_all_rows (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *last = si_compat_find_row (fixture->rows, 2);

  return last != NULL && gtk_widget_get_mapped (last) && gtk_widget_get_height (last) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL, PRODUCTS);
  fixture->engine = si_test_engine_new ("shop", si_fault_server_get_address (fixture->server), NULL,
                                        fixture->folder);
  fixture->window
      = si_window_new (GTK_APPLICATION (g_application_get_default ()), NULL, fixture->engine, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->rows = GTK_COLUMN_VIEW (
      si_find_child (find (fixture, SI_TYPE_PRODUCT_VIEW), GTK_TYPE_COLUMN_VIEW));
  si_test_engine_refresh (fixture->engine);
  fixture->hands = si_hands_new (GTK_WINDOW (fixture->window));
  si_test_wait_for (shows_all_rows, fixture, 20);
  si_hands_wait (fixture->hands, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_hands_free (fixture->hands);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->window);
  si_test_engine_wait (fixture->engine);
  g_assert_finalize_object (fixture->engine);
  g_clear_object (&fixture->server);
  si_test_remove_folder (fixture->folder);
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  si_hands_press (fixture->hands, key, modifiers, 20);
  si_hands_wait (fixture->hands, 200);
}

/* Returns: (nullable): the first widget of this type in another one that is on screen. */
static GtkWidget *
find_on_screen (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_on_screen (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows_row_menu (gpointer data)
{
  Fixture *fixture = data;

  return find_on_screen (GTK_WIDGET (fixture->rows), GTK_TYPE_POPOVER_MENU) != NULL;
}

static void
click_row (Fixture *fixture, const char *sku, guint button, GdkModifierType modifiers)
{
  si_hands_click_with (fixture->hands, si_find_inscription (GTK_WIDGET (fixture->rows), sku),
                       button, modifiers);
  si_hands_wait (fixture->hands, 100);
}

/* Opens the menu of a row, and presses the key of one of its items. */
static void
choose_in_row (Fixture *fixture, const char *sku, guint key)
{
  click_row (fixture, sku, 3, 0);
  si_test_wait_for (shows_row_menu, fixture, 10);
  press (fixture, key, 0);
}

static gboolean
shows_alert_popover (gpointer data)
{
  return find_on_screen (GTK_WIDGET (((Fixture *) data)->window), SI_TYPE_ALERT_POPOVER) != NULL;
}

static void
alert_below_opens_the_alert_of_the_row (Fixture *fixture, gconstpointer data)
{
  choose_in_row (fixture, "A1", GDK_KEY_a);
  si_test_wait_for (shows_alert_popover, fixture, 10);
  g_assert_nonnull (si_find_label (find (fixture, SI_TYPE_SIDE_PANEL), "A1"));
  press (fixture, GDK_KEY_Escape, 0);
}

static void
show_changes_shows_those_of_the_row (Fixture *fixture, gconstpointer data)
{
  GtkEditable *search = GTK_EDITABLE (find (fixture, GTK_TYPE_SEARCH_ENTRY));

  choose_in_row (fixture, "C3", GDK_KEY_h);
  g_assert_true (gtk_widget_get_mapped (find (fixture, SI_TYPE_CHANGES_PAGE)));
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "C3");
}

static void
text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
was_read (gpointer data)
{
  return *(char **) data != NULL;
}

static void
assert_clipboard (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL,
                                 text_read, &text);
  si_test_wait_for (was_read, &text, 10);
  g_assert_cmpstr (text, ==, expected);
}

/* The product without a code is passed over. */
static void
copy_sku_code_copies_those_of_all_selected_rows (Fixture *fixture, gconstpointer data)
{
  choose_in_row (fixture, "A1", GDK_KEY_d);
  assert_clipboard (fixture, "A1");
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  choose_in_row (fixture, "C3", GDK_KEY_d);
  assert_clipboard (fixture, "A1\nC3");
  g_assert_nonnull (si_find_label (GTK_WIDGET (fixture->window), "2 SKU codes copied"));
}

typedef struct
{
  Fixture *fixture;
  const char *text;
} Item;

static gboolean
shows_item (gpointer data)
{
  const Item *item = data;
  GtkWidget *menu = find_on_screen (GTK_WIDGET (item->fixture->window), GTK_TYPE_POPOVER_MENU);
  GtkWidget *label = menu != NULL ? si_find_label (menu, item->text) : NULL;

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
shows_no_item (gpointer data)
{
  return !shows_item (data);
}

static gboolean
begins_with_the_description (gpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (((Fixture *) data)->rows);
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (columns, 0);

  return g_str_equal (gtk_column_view_column_get_title (first), "Description");
}

static void
the_main_menu_moves_a_column (Fixture *fixture, gconstpointer data)
{
  Item columns = { fixture, "_Columns" };
  Item widths = { fixture, "Default Widths" };

  press (fixture, GDK_KEY_F10, 0);
  si_test_wait_for (shows_item, &columns, 10);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  si_test_wait_for (shows_item, &widths, 10);
  press (fixture, GDK_KEY_l, 0);
  si_test_wait_for (shows_no_item, &widths, 10);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  si_test_wait_for (begins_with_the_description, fixture, 10);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/stock-window/alert-below-opens-the-alert-of-the-row",
      alert_below_opens_the_alert_of_the_row },
    { "/stock-window/show-changes-shows-those-of-the-row", show_changes_shows_those_of_the_row },
    { "/stock-window/copy-sku-code-copies-those-of-all-selected-rows",
      copy_sku_code_copies_those_of_all_selected_rows },
    { "/stock-window/the-main-menu-moves-a-column", the_main_menu_moves_a_column },
  };
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
