/* test-changes-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-change-view.h"
#include "si-changes-page.h"
#include "si-find-widget.h"
#include "si-hands.h"
#include "si-moment-choice.h"
#include "si-page.h"
#include "si-test-engine.h"
#include "si-test-table.h"
#include "si-test.h"

#define PATIENCE 10 /* seconds */

/* Nobody listens there: the inventories come from the tests. */
#define ADDRESS "http://127.0.0.1:9/"

/* A page in a window, with an engine whose store has a past. */
typedef struct
{
  char *folder;                  /* (owned) */
  SiEngine *engine;              /* (owned) */
  SiProductList *products;       /* (owned) */
  SiProductSelection *selection; /* (owned) */
  GSettings *settings;           /* (owned) */
  GtkWindow *window;             /* (owned by GTK) */
  SiChangesPage *page;
  SiHands *hands; /* (owned) */
} Fixture;

/* Saves an inventory as one of this time. */
static void
save_at (Fixture *fixture, SiTable *table, GDateTime *time)
{
  SiPersistence *persistence = si_engine_get_persistence (fixture->engine);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_persistence_save_async (persistence, table, time, SI_SNAPSHOT_WHOLE, NULL, si_test_keep_result,
                             &result);
  si_test_wait_result (&result);
  g_assert_true (si_persistence_save_finish (persistence, result, &error));
  g_assert_no_error (error);
}

/* Saves an inventory as one of so many days ago. */
static void
save (Fixture *fixture, SiTable *table, int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_add_days (now, -days);

  save_at (fixture, table, time);
}

/* Saves three refreshes of one day, two of them in the same minute. */
static void
save_day (Fixture *fixture, int days)
{
  static const struct
  {
    const char *row;
    int hour;
    int minute;
    int second;
  } refreshes[] = { { "1|A-1|Lamp|31|7 Karachi 31", 9, 30, 7 },
                    { "1|A-1|Lamp|32|7 Karachi 32", 9, 30, 50 },
                    { "1|A-1|Lamp|33|7 Karachi 33", 18, 5, 0 } };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, -days);

  for (guint i = 0; i < G_N_ELEMENTS (refreshes); i++)
    {
      g_autoptr (SiTable) table = si_test_table (refreshes[i].row);
      g_autoptr (GDateTime) time
          = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                   g_date_time_get_day_of_month (day), refreshes[i].hour,
                                   refreshes[i].minute, refreshes[i].second);

      save_at (fixture, table, time);
    }
}

static void
live (Fixture *fixture, gboolean with_day)
{
  g_autoptr (SiTable) first = si_test_table ("1|A-1|Lamp|20|7 Karachi 20");
  g_autoptr (SiTable) second
      = si_test_table ("1|A-1|Lamp|9|7 Karachi 9", "2|B-2|Cable|5|7 Karachi 3|8 Lahore 2",
                       "3|C-3|Rope|2|8 Lahore 2", "4|D-4|Tape|1|8 Lahore 1");
  g_autoptr (SiTable) third
      = si_test_table ("1|A-1|Lamp|7|7 Karachi 7", "2|B-2|Cable|5|7 Karachi 1.5|8 Lahore 3.5",
                       "3|C-3|Rope|-4|8 Lahore -4", "5|E-5|Glue|10|7 Karachi 10");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  save (fixture, first, 40);
  if (with_day)
    save_day (fixture, 3);
  save (fixture, second, 1);
  save (fixture, third, 0);
  si_inventory_replace (si_engine_get_inventory (fixture->engine), third, now);
  si_product_list_set_table (fixture->products, third);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->engine = si_test_engine_new ("shop", ADDRESS, NULL, fixture->folder);
  fixture->products = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->products);
  fixture->settings = g_settings_new ("com.example.SyncInventory");
  fixture->window = GTK_WINDOW (gtk_window_new ());
  live (fixture, data != NULL);
  fixture->page = g_object_new (SI_TYPE_CHANGES_PAGE, NULL);
  si_changes_page_set_up (fixture->page, fixture->products, fixture->selection);
  si_changes_page_set_engine (fixture->page, fixture->engine);
  si_changes_page_set_settings (fixture->page, fixture->settings);
  gtk_window_set_default_size (fixture->window, 940, 500);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  fixture->hands = si_hands_new (fixture->window);
}

/* An operation on the store that is stopped holds the engine until it has ended. */
static gboolean
is_last (gpointer engine)
{
  return G_OBJECT (engine)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "changes-from");
  g_settings_reset (fixture->settings, "changes-to");
  si_hands_free (fixture->hands);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  si_test_engine_wait (fixture->engine);
  while (fixture->page != NULL)
    g_main_context_iteration (NULL, TRUE);
  si_test_wait_for (is_last, fixture->engine, PATIENCE);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->products);
  g_assert_finalize_object (fixture->engine);
  g_object_unref (fixture->settings);
  si_test_remove_folder (fixture->folder);
}

static gboolean
shows_rope (gpointer page)
{
  return si_find_inscription (page, "C-3") != NULL;
}

static char *
get_listing (Fixture *fixture)
{
  g_autoptr (SiListing) listing = si_page_create_listing (SI_PAGE (fixture->page), FALSE);

  return listing != NULL ? si_listing_to_tsv (listing, TRUE) : g_strdup ("");
}

static char *
get_status (Fixture *fixture)
{
  return si_page_dup_status (SI_PAGE (fixture->page));
}

static gboolean
is_shown (Fixture *fixture, const char *label)
{
  GtkWidget *found = si_find_label (GTK_WIDGET (fixture->page), label);

  return found != NULL && gtk_widget_get_mapped (found);
}

static void
shows_what_has_changed_since_yesterday (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *status = NULL;
  g_autofree char *rows = si_page_count_rows (SI_PAGE (fixture->page), 5);

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  text = get_listing (fixture);
  g_assert_cmpstr (text, ==,
                   "SKU Code\tDescription\tWhat Happened\tBefore\tAfter\tChange\n"
                   "A-1\tLamp\tDown\t9\t7\t-2\n"
                   "B-2\tCable\t1.5 moved: Karachi → Lahore\t5\t5\t0\n"
                   "C-3\tRope\tFell below zero\t2\t-4\t-6\n"
                   "D-4\tTape\tGone\t1\t\t-1\n"
                   "E-5\tGlue\tNew\t\t10\t10\n");
  status = get_status (fixture);
  g_assert_cmpstr (status, ==, "5 products changed · +10 · −9");
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 5);
  g_assert_cmpstr (rows, ==, "5 changes");
}

static void
the_kinds_are_filters_with_their_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const labels[]
      = { "5 in all", "2 down", "1 moved", "1 new", "1 gone", "of these 1 fell below zero" };
  g_autofree char *moved = NULL;
  g_autofree char *status = NULL;
  g_autofree char *below = NULL;
  g_autofree char *all = NULL;

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_true (is_shown (fixture, labels[i]));
  g_assert_false (is_shown (fixture, "0 up"));

  si_hands_wait (fixture->hands, 100);
  si_hands_click (fixture->hands, si_find_label (GTK_WIDGET (fixture->page), "1 moved"));
  si_hands_wait (fixture->hands, 100);
  moved = get_listing (fixture);
  g_assert_true (
      g_str_has_suffix (moved, "Change\nB-2\tCable\t1.5 moved: Karachi → Lahore\t5\t5\t0\n"));
  status = get_status (fixture);
  g_assert_cmpstr (status, ==, "1 product changed");
  g_assert_true (is_shown (fixture, "5 in all"));

  si_hands_click (fixture->hands,
                  si_find_label (GTK_WIDGET (fixture->page), "of these 1 fell below zero"));
  si_hands_wait (fixture->hands, 100);
  below = get_listing (fixture);
  g_assert_true (g_str_has_suffix (below, "Change\nC-3\tRope\tFell below zero\t2\t-4\t-6\n"));

  si_hands_click (fixture->hands, si_find_label (GTK_WIDGET (fixture->page), "5 in all"));
  si_hands_wait (fixture->hands, 100);
  all = get_status (fixture);
  g_assert_cmpstr (all, ==, "5 products changed · +10 · −9");
}

static void
shows_the_changes_of_each_godown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *status = NULL;

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  si_hands_wait (fixture->hands, 100);
  si_hands_click (fixture->hands, si_find_by_id (GTK_WIDGET (fixture->page), "by_godown"));
  si_hands_wait (fixture->hands, 100);
  text = get_listing (fixture);
  g_assert_nonnull (
      strstr (text, "B-2\tCable\tKarachi\t1.5 moved: Karachi → Lahore\t3\t1.5\t-1.5\n"));
  g_assert_nonnull (
      strstr (text, "B-2\tCable\tLahore\t1.5 moved: Karachi → Lahore\t2\t3.5\t1.5\n"));
  status = get_status (fixture);
  g_assert_cmpstr (status, ==, "5 products changed · +11.5 · −10.5");
}

static void
obeys_the_search_and_the_godown_and_says_which_hides_changes (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->products);
  g_autofree char *status = NULL;
  g_autofree char *in_lahore = NULL;

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  si_filter_set_search (filter, "rope");
  status = get_status (fixture);
  g_assert_cmpstr (status, ==, "1 product changed · −6");
  g_assert_true (is_shown (fixture, "1 in all"));
  /* The badge follows the godown alone. */
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 5);

  si_filter_set_godown_id (filter, "7");
  g_assert_true (is_shown (fixture, "No change shown matches “rope”"));
  g_assert_true (is_shown (fixture, "Karachi hides 1 change."));
  g_assert_true (is_shown (fixture, "Show All Godowns"));
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 3);

  si_filter_set_search (filter, "nothing like it");
  g_assert_true (is_shown (fixture, "No change matches “nothing like it”"));
  g_assert_true (is_shown (fixture, "The search hides 3 changes."));

  si_filter_set_search (filter, NULL);
  si_filter_set_godown_id (filter, "8");
  in_lahore = get_status (fixture);
  g_assert_cmpstr (in_lahore, ==, "3 products changed · +1.5 · −7");
}

static gboolean
is_settled (gpointer alerts)
{
  return si_stock_alerts_get_usable (alerts) && si_stock_alerts_get_settled (alerts);
}

/* Sets an alert on the product of a code. */
static void
set_alert (Fixture *fixture, const char *id, const char *sku, const char *description, gint64 min)
{
  SiStockAlerts *alerts = si_engine_get_stock_alerts (fixture->engine);
  const SiStockAlert alert = { .product_id = (char *) id,
                               .sku = (char *) sku,
                               .description = (char *) description,
                               .minimum = { min * SI_QUANTITY_ONE, SI_QUANTITY_EXACT } };

  si_test_wait_for (is_settled, alerts, PATIENCE);
  si_stock_alerts_set (alerts, &alert);
  si_test_wait_for (is_settled, alerts, PATIENCE);
}

static void
shows_the_changes_of_what_is_low_now (Fixture *fixture, gconstpointer data)
{
  SiFilter *filter = si_product_list_get_filter (fixture->products);
  g_autofree char *text = NULL;
  g_autofree char *status = NULL;
  g_autofree char *more = NULL;

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  set_alert (fixture, "1", "A-1", "Lamp", 8);
  set_alert (fixture, "2", "B-2", "Cable", 5);
  set_alert (fixture, "4", "D-4", "Tape", 1);
  si_filter_set_findings (filter, SI_FINDING_LOW);
  text = get_listing (fixture);
  g_assert_cmpstr (text, ==,
                   "SKU Code\tDescription\tWhat Happened\tBefore\tAfter\tChange\n"
                   "A-1\tLamp\tDown\t9\t7\t-2\n"
                   "D-4\tTape\tGone\t1\t\t-1\n");
  status = get_status (fixture);
  g_assert_cmpstr (status, ==, "2 products changed · −3");
  g_assert_true (is_shown (fixture, "1 down"));

  /* The list follows an alert that is set while the filter is on. */
  set_alert (fixture, "5", "E-5", "Glue", 11);
  more = get_status (fixture);
  g_assert_cmpstr (more, ==, "3 products changed · +10 · −3");
  /* The badge follows the godown alone. */
  g_assert_cmpuint (si_page_get_badge (SI_PAGE (fixture->page)), ==, 5);
}

static gboolean
goes_from_month (gpointer fixture)
{
  g_autofree char *status = get_status (fixture);

  return g_strcmp0 (status, "4 products changed · +15 · −17") == 0;
}

static void
compares_with_another_moment_and_remembers_it (Fixture *fixture, gconstpointer data)
{
  GtkWidget *from = si_find_child (GTK_WIDGET (fixture->page), SI_TYPE_MOMENT_CHOICE);
  g_autofree char *word = NULL;

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  gtk_widget_child_focus (from, GTK_DIR_TAB_FORWARD);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 50);
  si_hands_wait (fixture->hands, 300);
  /* The last choice is the calendar, and that before it 30 days ago. */
  si_hands_press (fixture->hands, GDK_KEY_End, 0, 50);
  si_hands_press (fixture->hands, GDK_KEY_Up, 0, 50);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 50);
  si_test_wait_for (goes_from_month, fixture, PATIENCE);
  word = g_settings_get_string (fixture->settings, "changes-from");
  g_assert_cmpstr (word, ==, "month");
}

static void
select_day (GtkWidget *calendar, int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, -days);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
}

static GtkWidget *
find_mapped (Fixture *fixture, GType type)
{
  GtkWidget *found = si_find_child (GTK_WIDGET (fixture->page), type);

  return found != NULL && gtk_widget_get_mapped (found) ? found : NULL;
}

static gboolean
shows_calendar (gpointer fixture)
{
  return find_mapped (fixture, GTK_TYPE_CALENDAR) != NULL;
}

/* Returns: (nullable): the label of the chosen day. */
static GtkWidget *
find_chosen_day (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, "day-number")
      && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chosen_day (child);
  return found;
}

static gboolean
goes_from_the_second_refresh (gpointer fixture)
{
  g_autofree char *text = get_listing (fixture);

  return strstr (text, "A-1\tLamp\tDown\t31\t7\t-24\n") != NULL;
}

static void
open_calendar (Fixture *fixture)
{
  gtk_widget_child_focus (si_find_child (GTK_WIDGET (fixture->page), SI_TYPE_MOMENT_CHOICE),
                          GTK_DIR_TAB_FORWARD);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 50);
  si_hands_wait (fixture->hands, 300);
  si_hands_press (fixture->hands, GDK_KEY_End, 0, 50);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 50);
  si_test_wait_for (shows_calendar, fixture, PATIENCE);
  si_hands_wait (fixture->hands, 300);
}

static void
the_calendar_offers_each_refresh_of_a_day (Fixture *fixture, gconstpointer data)
{
  GtkWidget *calendar;
  GtkWidget *row;
  g_autofree char *word = NULL;

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  open_calendar (fixture);
  calendar = find_mapped (fixture, GTK_TYPE_CALENDAR);
  select_day (calendar, 39);
  g_assert_true (is_shown (fixture, "No refresh on this day"));
  g_assert_false (gtk_widget_has_css_class (find_chosen_day (calendar), "marked"));
  select_day (calendar, 3);
  g_assert_true (gtk_widget_has_css_class (find_chosen_day (calendar), "marked"));
  row = si_find_label (GTK_WIDGET (fixture->page), "09:30:07");
  g_assert_nonnull (row);
  g_assert_nonnull (si_find_label (GTK_WIDGET (fixture->page), "09:30:50"));
  g_assert_nonnull (si_find_label (GTK_WIDGET (fixture->page), "18:05"));
  /* One product changed in each of them. */
  g_assert_true (is_shown (fixture, "1 change"));

  si_hands_wait (fixture->hands, 100);
  si_hands_click (fixture->hands, row);
  si_test_wait_for (goes_from_the_second_refresh, fixture, PATIENCE);
  word = g_settings_get_string (fixture->settings, "changes-from");
  g_assert_cmpint (g_ascii_strtoll (word, NULL, 10) % (60 * G_USEC_PER_SEC), ==,
                   7 * G_USEC_PER_SEC);
  si_hands_wait (fixture->hands, 300);
  g_assert_null (find_mapped (fixture, GTK_TYPE_CALENDAR));
}

static void
the_calendar_says_since_when_inventories_are_kept (Fixture *fixture, gconstpointer data)
{
  GtkWidget *none;

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  open_calendar (fixture);
  select_day (find_mapped (fixture, GTK_TYPE_CALENDAR), 50);
  none = si_find_by_id (GTK_WIDGET (fixture->page), "none");
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (none)), "Kept since "));
  si_hands_press (fixture->hands, GDK_KEY_Escape, 0, 50);
  si_hands_wait (fixture->hands, 300);
  g_assert_null (find_mapped (fixture, GTK_TYPE_CALENDAR));
  /* Nothing else is chosen. */
  g_assert_true (is_shown (fixture, "5 in all"));
}

static void
says_that_the_first_moment_has_to_be_earlier (Fixture *fixture, gconstpointer data)
{
  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  g_settings_set_string (fixture->settings, "changes-from", "now");
  g_assert_true (is_shown (fixture, "Choose an Earlier Moment to Start From"));
}

static gboolean
shows_the_largest_first (gpointer fixture)
{
  g_autofree char *text = get_listing (fixture);

  return g_str_has_suffix (text, "Change\n"
                                 "E-5\tGlue\tNew\t\t10\t10\n"
                                 "B-2\tCable\t1.5 moved: Karachi → Lahore\t5\t5\t0\n"
                                 "D-4\tTape\tGone\t1\t\t-1\n"
                                 "A-1\tLamp\tDown\t9\t7\t-2\n"
                                 "C-3\tRope\tFell below zero\t2\t-4\t-6\n");
}

static void
the_menu_sorts_by_a_column_and_gives_the_keyboard_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = si_find_by_id (GTK_WIDGET (fixture->page), "sort_button");

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 50);
  si_hands_wait (fixture->hands, 300);
  /* The seventh item is the change. */
  for (guint i = 0; i < 6; i++)
    si_hands_press (fixture->hands, GDK_KEY_Down, 0, 50);
  si_hands_press (fixture->hands, GDK_KEY_Return, 0, 50);
  si_test_wait_for (shows_the_largest_first, fixture, PATIENCE);
  si_hands_wait (fixture->hands, 300);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), button));
}

static gboolean
has_product (gpointer selection)
{
  SiProduct *product = si_product_selection_get_selected (selection);

  return product != NULL && g_str_equal (si_product_get_sku (product), "C-3");
}

static void
a_click_shows_the_product_in_the_panel (Fixture *fixture, gconstpointer data)
{
  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  si_hands_wait (fixture->hands, 100);
  si_hands_click (fixture->hands, si_find_inscription (GTK_WIDGET (fixture->page), "C-3"));
  si_test_wait_for (has_product, fixture->selection, PATIENCE);
}

static gboolean
has_lamp (gpointer selection)
{
  SiProduct *product = si_product_selection_get_selected (selection);

  return product != NULL && g_str_equal (si_product_get_sku (product), "A-1");
}

/* The list of products is newer than the comparison while that is made. */
static void
shows_the_product_of_a_change_in_another_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table
      = si_test_table ("3|C-3|Rope|-5|8 Lahore -5", "1|A-1|Lamp|7|7 Karachi 7");

  si_test_wait_for (shows_rope, fixture->page, PATIENCE);
  si_product_list_set_table (fixture->products, table);
  si_hands_wait (fixture->hands, 100);
  si_hands_click (fixture->hands, si_find_inscription (GTK_WIDGET (fixture->page), "A-1"));
  si_test_wait_for (has_lamp, fixture->selection, PATIENCE);
}

#define ADD_WITH_DAY(path, function) g_test_add (path, Fixture, "", set_up, function, tear_down)
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  ADD ("/changes-page/shows-what-has-changed-since-yesterday",
       shows_what_has_changed_since_yesterday);
  ADD ("/changes-page/the-kinds-are-filters-with-their-numbers",
       the_kinds_are_filters_with_their_numbers);
  ADD ("/changes-page/shows-the-changes-of-each-godown", shows_the_changes_of_each_godown);
  ADD ("/changes-page/obeys-the-search-and-the-godown-and-says-which-hides-changes",
       obeys_the_search_and_the_godown_and_says_which_hides_changes);
  ADD ("/changes-page/shows-the-changes-of-what-is-low-now", shows_the_changes_of_what_is_low_now);
  ADD ("/changes-page/compares-with-another-moment-and-remembers-it",
       compares_with_another_moment_and_remembers_it);
  ADD_WITH_DAY ("/changes-page/the-calendar-offers-each-refresh-of-a-day",
                the_calendar_offers_each_refresh_of_a_day);
  ADD ("/changes-page/the-calendar-says-since-when-inventories-are-kept",
       the_calendar_says_since_when_inventories_are_kept);
  ADD ("/changes-page/says-that-the-first-moment-has-to-be-earlier",
       says_that_the_first_moment_has_to_be_earlier);
  ADD ("/changes-page/the-menu-sorts-by-a-column-and-gives-the-keyboard-back",
       the_menu_sorts_by_a_column_and_gives_the_keyboard_back);
  ADD ("/changes-page/a-click-shows-the-product-in-the-panel",
       a_click_shows_the_product_in_the_panel);
  ADD ("/changes-page/shows-the-product-of-a-change-in-another-order",
       shows_the_product_of_a_change_in_another_order);
  return g_test_run ();
}
