/* test-row-height.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows lists in the desktop's usual font, with texts in scripts that it has no letters for.
 */

#include <adwaita.h>

#include "si-change-view.h"
#include "si-direction.h"
#include "si-find-widget.h"
#include "si-product-view.h"
#include "si-test-table.h"
#include "si-test.h"

static const char *const texts[] = { "Tea", "چائے", "چھوٹے فلائرز (12 x 14)", "བོད་ཇ", "နှစ်ထပ်ကြက်ဥ" };

typedef struct
{
  GtkWidget *view;
  GtkWindow *window;
} Fixture;

static SiTable *
make_table (const char *stock)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (lines, g_strdup_printf ("%u|P%u|%s|%s", i, i, texts[i], stock));
  g_ptr_array_add (lines, NULL);
  return si_test_table_new ((const char *const *) lines->pdata);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_set_child (fixture->window, fixture->view);
  gtk_window_present (fixture->window);
}

static GtkWidget *
find_row (GtkWidget *inscription)
{
  GtkWidget *widget = inscription;

  while (!GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static int
get_line_height (GtkWidget *inscription)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (inscription));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (inscription, text);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static GtkWidget *
find_text (Fixture *fixture, const char *text)
{
  g_autofree char *aligned = si_direction_align (text);

  return si_find_inscription (fixture->view, aligned);
}

/* Returns: TRUE if each text is shown whole, and all rows are of the same height. */
static gboolean
is_laid_out (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *tea = find_text (fixture, texts[0]);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *inscription = find_text (fixture, texts[i]);

      if (inscription == NULL || gtk_widget_get_height (inscription) < get_line_height (inscription)
          || gtk_widget_get_height (find_row (inscription)) < get_line_height (inscription)
          || gtk_widget_get_height (find_row (inscription))
                 != gtk_widget_get_height (find_row (tea)))
        return FALSE;
    }
  return TRUE;
}

static void
assert_whole_and_equal (Fixture *fixture)
{
  GtkWidget *tea;

  si_test_wait_for (is_laid_out, fixture, 10);
  tea = find_text (fixture, texts[0]);
  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *inscription = find_text (fixture, texts[i]);

      /* Otherwise these fonts would prove nothing. */
      g_assert_cmpint (get_line_height (inscription), >, get_line_height (tea));
    }
}

static void
tear_down (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->view);
}

static void
products_are_whole_in_each_script (void)
{
  Fixture fixture = { 0 };
  g_autoptr (SiTable) table = make_table ("5");
  g_autoptr (SiProductList) list = si_product_list_new ();
  g_autoptr (SiProductSelection) selection = si_product_selection_new (list);

  fixture.view = g_object_new (SI_TYPE_PRODUCT_VIEW, NULL);
  si_product_view_set_selection (SI_PRODUCT_VIEW (fixture.view), selection);
  si_product_list_set_table (list, table);
  open_window (&fixture);
  assert_whole_and_equal (&fixture);
  tear_down (&fixture);
}

static void
changes_are_whole_in_each_script (void)
{
  Fixture fixture = { 0 };
  g_autoptr (SiTable) before = make_table ("5");
  g_autoptr (SiTable) after = make_table ("6");
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (SiChangeList) list = si_change_list_new ();

  fixture.view = g_object_new (SI_TYPE_CHANGE_VIEW, NULL);
  si_change_view_set_list (SI_CHANGE_VIEW (fixture.view), list);
  si_change_list_set_comparison (list, changes);
  open_window (&fixture);
  assert_whole_and_equal (&fixture);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) app = NULL;

  si_test_init_on_display (&argc, &argv);
  /* The application loads the style sheet. */
  app = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);

  g_test_add_func ("/row-height/products", products_are_whole_in_each_script);
  g_test_add_func ("/row-height/changes", changes_are_whole_in_each_script);
  return g_test_run ();
}
