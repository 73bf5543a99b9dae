/* test-view-sort.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-view-sort.h"

#include "si-test.h"

/* The numbers of the columns */
enum
{
  NAME = 1,
  STOCK,
};

typedef struct
{
  GtkColumnView *view; /* (owned) */
  GtkColumnViewColumn *name;
  GtkColumnViewColumn *stock;
  SiViewSort *sort;            /* (owned) */
  GSimpleActionGroup *actions; /* (owned) */
  guint column;                /* the last order that was told */
  gboolean descending;
} Fixture;

static GtkColumnViewColumn *
add_column (Fixture *fixture, guint number, const char *name, gboolean numeric)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (name, NULL);

  gtk_column_view_append_column (fixture->view, column);
  si_view_sort_add (fixture->sort, column, number, name, numeric);
  return column;
}

static void
sorted (Fixture *fixture, guint column, gboolean descending)
{
  fixture->column = column;
  fixture->descending = descending;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  fixture->sort = si_view_sort_new (fixture->view);
  fixture->name = add_column (fixture, NAME, "name", FALSE);
  fixture->stock = add_column (fixture, STOCK, "stock", TRUE);
  fixture->actions = g_simple_action_group_new ();
  si_view_sort_add_actions (fixture->sort, G_ACTION_MAP (fixture->actions));
  g_signal_connect_swapped (fixture->sort, "sorted", G_CALLBACK (sorted), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->actions);
  g_assert_finalize_object (fixture->sort);
  g_clear_object (&fixture->view);
}

static void
assert_order (Fixture *fixture, guint column, gboolean descending, const char *name)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->actions);
  g_autoptr (GVariant) by = g_action_group_get_action_state (actions, "sort-column");
  g_autoptr (GVariant) down = g_action_group_get_action_state (actions, "sort-descending");

  g_assert_cmpuint (fixture->column, ==, column);
  g_assert_cmpint (fixture->descending, ==, descending);
  g_assert_cmpstr (g_variant_get_string (by, NULL), ==, name);
  g_assert_cmpint (g_variant_get_boolean (down), ==, descending);
}

/* A click on a head sorts in this way: upwards at first. */
static void
click (Fixture *fixture, GtkColumnViewColumn *column, GtkSortType direction)
{
  gtk_column_view_sort_by_column (fixture->view, column, direction);
}

static void
the_first_click_sorts_the_largest_figures_first (Fixture *fixture, gconstpointer data)
{
  click (fixture, fixture->name, GTK_SORT_ASCENDING);
  assert_order (fixture, NAME, FALSE, "name");
  click (fixture, fixture->stock, GTK_SORT_ASCENDING);
  assert_order (fixture, STOCK, TRUE, "stock");
  click (fixture, fixture->stock, GTK_SORT_ASCENDING);
  assert_order (fixture, STOCK, FALSE, "stock");
}

static void
the_actions_choose_column_and_direction (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->actions);

  g_action_group_activate_action (actions, "sort-column", g_variant_new_string ("stock"));
  assert_order (fixture, STOCK, TRUE, "stock");
  g_action_group_activate_action (actions, "sort-descending", NULL);
  assert_order (fixture, STOCK, FALSE, "stock");
  g_action_group_activate_action (actions, "sort-column", g_variant_new_string ("name"));
  assert_order (fixture, NAME, FALSE, "name");
  g_action_group_activate_action (actions, "sort-column", g_variant_new_string ("no such"));
  assert_order (fixture, NAME, FALSE, "name");
}

static void
an_action_outlives_the_view (Fixture *fixture, gconstpointer data)
{
  si_view_sort_set (fixture->sort, NAME, FALSE);
  g_clear_object (&fixture->view);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "sort-column",
                                  g_variant_new_string ("stock"));
  assert_order (fixture, NAME, FALSE, "name");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  gtk_init ();

  ADD ("/view-sort/the-first-click-sorts-the-largest-figures-first",
       the_first_click_sorts_the_largest_figures_first);
  ADD ("/view-sort/the-actions-choose-column-and-direction",
       the_actions_choose_column_and_direction);
  ADD ("/view-sort/an-action-outlives-the-view", an_action_outlives_the_view);
  return g_test_run ();
}
