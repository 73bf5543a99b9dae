/* test-column-pace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-pace.h"

#include "si-test.h"

#define N_COLUMNS 3

/* A list without a window, whose columns have no cells. */
typedef struct
{
  GtkColumnView *view; /* (owned) */
  GtkStringList *rows; /* (owned) */
  GtkColumnViewColumn *columns[N_COLUMNS];
  SiColumnPace *pace; /* (owned) */
  guint n_changed;    /* how many columns were shown or hidden */
} Fixture;

static void
visible_changed (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer n_rows)
{
  fixture->view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  fixture->rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < GPOINTER_TO_UINT (n_rows); i++)
    gtk_string_list_append (fixture->rows, "Lamp");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      fixture->columns[i] = gtk_column_view_column_new ("Stock", NULL);
      gtk_column_view_append_column (fixture->view, fixture->columns[i]);
      g_signal_connect_swapped (fixture->columns[i], "notify::visible",
                                G_CALLBACK (visible_changed), fixture);
      g_object_unref (fixture->columns[i]);
    }
  gtk_column_view_set_model (fixture->view, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                                g_object_ref (G_LIST_MODEL (fixture->rows)))));
  fixture->pace = si_column_pace_new (fixture->view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->pace);
  g_assert_finalize_object (fixture->view);
  g_clear_object (&fixture->rows);
}

static gboolean
is_visible (Fixture *fixture, guint nth)
{
  return gtk_column_view_column_get_visible (fixture->columns[nth]);
}

/* Runs the main loop until all columns are as they were asked to be. */
static void
rest (Fixture *fixture)
{
  while (si_column_pace_get_busy (fixture->pace))
    {
      const guint before = fixture->n_changed;

      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (fixture->n_changed, <=, before + 1);
    }
}

static void
changes_a_short_list_at_once (Fixture *fixture, gconstpointer data)
{
  si_column_pace_set_visible (fixture->pace, fixture->columns[0], FALSE);
  g_assert_false (is_visible (fixture, 0));
  g_assert_false (si_column_pace_get_busy (fixture->pace));
}

static void
changes_one_column_in_each_turn_of_a_long_list (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      si_column_pace_set_visible (fixture->pace, fixture->columns[i], FALSE);
      g_assert_true (is_visible (fixture, i));
      g_assert_false (si_column_pace_get_visible (fixture->pace, fixture->columns[i]));
    }
  g_assert_cmpint (si_column_pace_get_n_coming (fixture->pace), ==, -3);
  rest (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  g_assert_false (is_visible (fixture, 0) || is_visible (fixture, 1) || is_visible (fixture, 2));
  g_assert_cmpint (si_column_pace_get_n_coming (fixture->pace), ==, 0);
}

static void
does_nothing_where_a_wish_is_taken_back (Fixture *fixture, gconstpointer data)
{
  si_column_pace_set_visible (fixture->pace, fixture->columns[0], FALSE);
  si_column_pace_set_visible (fixture->pace, fixture->columns[1], FALSE);
  si_column_pace_set_visible (fixture->pace, fixture->columns[0], TRUE);
  g_assert_true (si_column_pace_get_visible (fixture->pace, fixture->columns[0]));
  rest (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_true (is_visible (fixture, 0));
  g_assert_false (is_visible (fixture, 1));
}

static void
leaves_a_column_alone_that_was_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkColumnViewColumn) column = g_object_ref (fixture->columns[0]);

  si_column_pace_set_visible (fixture->pace, column, FALSE);
  gtk_column_view_remove_column (fixture->view, column);
  rest (fixture);
  g_assert_true (gtk_column_view_column_get_visible (column));
}

static void
can_be_freed_while_columns_wait (Fixture *fixture, gconstpointer data)
{
  si_column_pace_set_visible (fixture->pace, fixture->columns[0], FALSE);
  g_assert_finalize_object (fixture->pace);
  fixture->pace = si_column_pace_new (fixture->view);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_visible (fixture, 0));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    guint n_rows;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/column-pace/changes-a-short-list-at-once", 40, changes_a_short_list_at_once },
    { "/column-pace/changes-one-column-in-each-turn-of-a-long-list", 41,
      changes_one_column_in_each_turn_of_a_long_list },
    { "/column-pace/does-nothing-where-a-wish-is-taken-back", 1000,
      does_nothing_where_a_wish_is_taken_back },
    { "/column-pace/leaves-a-column-alone-that-was-removed", 1000,
      leaves_a_column_alone_that_was_removed },
    { "/column-pace/can-be-freed-while-columns-wait", 1000, can_be_freed_while_columns_wait },
  };

  si_test_init_on_display (&argc, &argv);
  gtk_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, GUINT_TO_POINTER (tests[i].n_rows), set_up, tests[i].test,
                tear_down);

  return g_test_run ();
}
