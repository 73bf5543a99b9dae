/* test-product-godowns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-godowns.h"

#include <adwaita.h>

#include "si-find-widget.h"
#include "si-godown-row.h"
#include "si-godown-rows.h"
#include "si-hands.h"
#include "si-test-table.h"
#include "si-test.h"

#define MOST_MILLISECONDS 50

typedef struct
{
  GtkWindow *window;         /* (owned by GTK) */
  SiProductGodowns *godowns; /* (owned by the window) */
  SiHands *hands;            /* (owned) */
  GString *activated;        /* (owned): the keys of the activated rows */
} Fixture;

static void
activated_cb (Fixture *fixture, const char *key)
{
  g_string_append_printf (fixture->activated, "%s;", key);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->godowns = g_object_new (SI_TYPE_PRODUCT_GODOWNS, "valign", GTK_ALIGN_START, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->godowns));
  gtk_window_set_child (fixture->window, scroller);
  gtk_window_set_default_size (fixture->window, 320, 600);
  fixture->activated = g_string_new (NULL);
  g_signal_connect_swapped (fixture->godowns, "activated", G_CALLBACK (activated_cb), fixture);
  gtk_window_present (fixture->window);
  fixture->hands = si_hands_new (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_hands_free (fixture->hands);
  gtk_window_destroy (fixture->window);
  g_string_free (fixture->activated, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
show (Fixture *fixture, SiTable *table, guint row, const char *chosen)
{
  const char *const ids[] = { chosen, NULL };
  g_autoptr (SiProduct) product = si_product_new (table, row);
  g_autoptr (SiRankedGodowns) godowns
      = si_ranked_godowns_new (product, chosen != NULL ? ids : NULL);

  si_product_godowns_show (fixture->godowns, godowns);
}

static gboolean
has_height (gpointer godowns)
{
  GtkWidget *row = si_find_child (godowns, SI_TYPE_GODOWN_ROW);

  return row == NULL || !gtk_widget_get_visible (row) || gtk_widget_get_height (row) > 0;
}

/* Waits until the rows have their places, where the pointer has to go. */
static void
settle (Fixture *fixture)
{
  si_hands_wait (fixture->hands, 100);
  si_test_wait_for (has_height, fixture->godowns, 20);
}

static void
append_rows (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (SI_IS_GODOWN_ROW (widget))
    g_string_append_printf (text, "%s;", si_godown_row_get_key (SI_GODOWN_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_rows (child, text);
}

/* Returns: the keys of the godowns that have a row on screen. */
static char *
list_rows (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  append_rows (GTK_WIDGET (fixture->godowns), text);
  return g_string_free (text, FALSE);
}

#define assert_rows(fixture, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *rows = list_rows (fixture);                                                   \
    g_assert_cmpstr (rows, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static guint
count_rows (Fixture *fixture)
{
  g_autofree char *rows = list_rows (fixture);
  guint n = 0;

  for (const char *c = rows; *c != '\0'; c++)
    n += *c == ';';
  return n;
}

static GtkWidget *
find_button (Fixture *fixture, const char *words)
{
  GtkWidget *label = si_find_label (GTK_WIDGET (fixture->godowns), words);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static SiTable *
make_table (void)
{
  return si_test_table ("1|A|Tea|6|1 Karachi 2|2 Lahore -3|3 Quetta 700|4 Multan 0",
                        "2|B|Rice|6|5 Larkana 9");
}

static void
those_with_none_are_unfolded_by_pointer_and_by_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_table ();
  GtkWidget *fold;

  show (fixture, table, 0, NULL);
  settle (fixture);
  fold = find_button (fixture, "2 godowns without stock");
  assert_rows (fixture, "3;1;2;");

  si_hands_click (fixture->hands, fold);
  settle (fixture);
  assert_rows (fixture, "3;1;2;4;5;");

  gtk_widget_grab_focus (fold);
  si_hands_press (fixture->hands, GDK_KEY_space, 0, 20);
  settle (fixture);
  assert_rows (fixture, "3;1;2;");
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  settle (fixture);
  assert_rows (fixture, "3;1;2;4;5;");

  si_product_godowns_fold (fixture->godowns);
  show (fixture, table, 0, "5");
  assert_rows (fixture, "5;3;1;2;");
}

static void
a_row_is_activated_by_pointer_and_by_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_table ();

  show (fixture, table, 0, NULL);
  settle (fixture);
  si_hands_click (fixture->hands, si_find_label (GTK_WIDGET (fixture->godowns), "Lahore"));
  settle (fixture);
  g_assert_cmpstr (fixture->activated->str, ==, "2;");

  /* The keyboard is in the row that was clicked. */
  si_hands_press (fixture->hands, GDK_KEY_Up, 0, 20);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  settle (fixture);
  g_assert_cmpstr (fixture->activated->str, ==, "2;1;");
}

/* A refresh can put another godown into the place of the row that has the keyboard. */
static void
the_keyboard_stays_on_its_godown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) before = make_table ();
  g_autoptr (SiTable) after
      = si_test_table ("1|A|Tea|6|1 Karachi 900|2 Lahore -3|3 Quetta 700|4 Multan 0");

  show (fixture, before, 0, NULL);
  settle (fixture);
  si_hands_click (fixture->hands, si_find_label (GTK_WIDGET (fixture->godowns), "Karachi"));
  settle (fixture);
  show (fixture, after, 0, NULL);
  assert_rows (fixture, "1;3;2;");
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  settle (fixture);
  g_assert_cmpstr (fixture->activated->str, ==, "1;1;");
}

static void
a_row_below_zero_is_red_and_a_name_gives_way_to_a_figure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table
      = si_test_table ("1|A|Tea|6|1 AWarehouseWhoseNameIsMuchTooLongForOneLineOfThePanel "
                       "9999999999999|2 Lahore -1234567890123");
  GtkWidget *godowns = GTK_WIDGET (fixture->godowns);
  GtkWidget *figure;

  show (fixture, table, 0, NULL);
  settle (fixture);
  figure = si_find_label (godowns, "9999999999999");
  g_assert_nonnull (figure);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (figure))));
  g_assert_false (gtk_widget_has_css_class (figure, "negative"));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (figure))), ==, 1);

  figure = si_find_label (godowns, "−1234567890123");
  g_assert_nonnull (figure);
  g_assert_true (gtk_widget_has_css_class (figure, "negative"));
  g_assert_cmpint (gtk_widget_get_width (godowns), <=, 320);
}

static SiTable *
make_large_table (guint n)
{
  g_autoptr (GString) line = g_string_new ("1|A|Tea|6");
  g_autoptr (GString) none = g_string_new ("2|B|Rice|6");

  for (guint i = 1; i <= n; i++)
    {
      g_string_append_printf (line, "|%u Godown%u %u", i, i, i);
      g_string_append_printf (none, "|%u Godown%u 0", i, i);
    }
  return si_test_table (line->str, none->str);
}

/* Two thousand godowns take no longer than a page of them. */
static void
two_thousand_godowns_are_shown_by_the_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = make_large_table (2000);
  gint64 fastest = G_MAXINT64;

  for (guint i = 0; i < 5; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      show (fixture, table, 0, NULL);
      fastest = MIN (fastest, g_get_monotonic_time () - start);
    }
  g_test_minimized_result (fastest / 1000.0, "%.1f ms for 2,000 godowns", fastest / 1000.0);
  g_assert_cmpint (fastest, <, MOST_MILLISECONDS * 1000);
  g_assert_cmpuint (count_rows (fixture), ==, SI_GODOWN_ROWS_PAGE);

  settle (fixture);
  gtk_widget_grab_focus (find_button (fixture, "1960 more godowns"));
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  settle (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 2 * SI_GODOWN_ROWS_PAGE);
  /* The keyboard is in the first row that has come. */
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 20);
  settle (fixture);
  g_assert_cmpstr (fixture->activated->str, ==, "1960;");

  si_product_godowns_fold (fixture->godowns);
  show (fixture, table, 1, NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_nonnull (find_button (fixture, "2000 godowns without stock"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  si_test_init_on_display (&argc, &argv);
  adw_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/com/example/SyncInventory/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

#define ADD(name, test)                                                                            \
  g_test_add ("/product-godowns/" name, Fixture, NULL, set_up, test, tear_down)

  ADD ("those-with-none-are-unfolded-by-pointer-and-by-key",
       those_with_none_are_unfolded_by_pointer_and_by_key);
  ADD ("a-row-is-activated-by-pointer-and-by-key", a_row_is_activated_by_pointer_and_by_key);
  ADD ("the-keyboard-stays-on-its-godown", the_keyboard_stays_on_its_godown);
  ADD ("a-row-below-zero-is-red-and-a-name-gives-way-to-a-figure",
       a_row_below_zero_is_red_and_a_name_gives_way_to_a_figure);
  ADD ("two-thousand-godowns-are-shown-by-the-page", two_thousand_godowns_are_shown_by_the_page);

  return g_test_run ();
}
