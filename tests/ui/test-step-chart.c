/* test-step-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-step-chart.h"

#include <adwaita.h>

#include "si-test.h"

#define WIDTH 300
#define HEIGHT 120
#define NOON G_GINT64_CONSTANT (1795521600) /* 2026-11-24, 12:00, UTC */
#define DAY (G_GINT64_CONSTANT (24) * 3600)

typedef struct
{
  GtkWindow *window;  /* (owned by GTK) */
  SiStepChart *chart; /* (owned by the window) */
  GPtrArray *points;  /* (owned) */
} Fixture;

/* The pixels of the chart on screen, each a 32-bit number. */
typedef struct
{
  guint32 pixels[WIDTH * HEIGHT];
  guint n_nodes;
} Picture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->chart = g_object_new (SI_TYPE_STEP_CHART, "halign", GTK_ALIGN_START, "valign",
                                 GTK_ALIGN_START, "width-request", WIDTH, NULL);
  fixture->points = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->chart));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiStepChart) chart = g_object_ref (fixture->chart);

  g_ptr_array_unref (fixture->points);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&chart));
}

/* Adds a stock on a day; NULL stands for a product that was not there. */
static void
add (Fixture *fixture, gint64 day, const char *stock)
{
  SiStockPoint *point = g_new0 (SiStockPoint, 1);

  point->time = (NOON + day * DAY) * G_USEC_PER_SEC;
  point->present = stock != NULL;
  point->stock = si_quantity_parse (stock, -1);
  if (point->stock.kind == SI_QUANTITY_UNREADABLE)
    point->stock_text = g_strdup (stock);
  g_ptr_array_add (fixture->points, point);
}

static guint
count_nodes (GskRenderNode *node)
{
  guint n = 1;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_nodes (gsk_container_node_get_child (node, i));
      return n;
    case GSK_CLIP_NODE:
      return n + count_nodes (gsk_clip_node_get_child (node));
    case GSK_TRANSFORM_NODE:
      return n + count_nodes (gsk_transform_node_get_child (node));
    case GSK_DEBUG_NODE:
      return n + count_nodes (gsk_debug_node_get_child (node));
    default:
      return n;
    }
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Waits for the next frame, since a paintable shows the last frame of its widget. */
static void
wait_for_frame (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->chart);
  gboolean painted = FALSE;
  gulong id;

  gtk_widget_queue_draw (widget);
  id = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                         G_CALLBACK (painted_cb), &painted);
  si_test_wait_for (is_true, &painted, 20);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (widget), id);
  g_assert_cmpint (gtk_widget_get_width (widget), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (widget), ==, HEIGHT);
}

static void
take_picture (Fixture *fixture, Picture *picture)
{
  const graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  wait_for_frame (fixture);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &view);
  paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->chart));
  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);
  picture->n_nodes = count_nodes (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)),
                                         node, &view);
  gdk_texture_download (texture, (guchar *) picture->pixels, WIDTH * 4);
}

typedef enum
{
  INK_NONE,
  INK_BLUE,
  INK_RED,
} Ink;

static void
draw (Fixture *fixture, Picture *picture)
{
  si_step_chart_set_points (fixture->chart, fixture->points);
  take_picture (fixture, picture);
}

/* Tells the colours above and below zero in the style sheet from all others, which are grey or
 * faint. */
static Ink
get_ink (const Picture *picture, guint x, guint y)
{
  const guint32 pixel = picture->pixels[y * WIDTH + x];
  const int red = pixel >> 16 & 0xff;
  const int blue = pixel & 0xff;

  if (blue - red > 120)
    return INK_BLUE;
  return red - blue > 120 ? INK_RED : INK_NONE;
}

/* Returns: the first pixel with this ink in a column of the picture, or -1. */
static int
find_ink (const Picture *picture, guint x, Ink ink)
{
  for (guint y = 0; y < HEIGHT; y++)
    if (get_ink (picture, x, y) == ink)
      return y;
  return -1;
}

static guint
count_ink (const Picture *picture, Ink ink)
{
  guint n = 0;

  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    n += get_ink (picture, i % WIDTH, i / WIDTH) == ink;
  return n;
}

static void
press (Fixture *fixture, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      g_assert_true (handled);
    }
}

#define assert_tells(fixture, text)                                                                \
  gtk_test_accessible_assert_property ((fixture)->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text)
#define assert_label(fixture, text)                                                                \
  gtk_test_accessible_assert_property ((fixture)->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, text)

static void
a_stock_stays_until_it_is_another (Fixture *fixture, gconstpointer data)
{
  Picture picture;

  add (fixture, 0, "2");
  add (fixture, 5, "8");
  add (fixture, 10, "8");
  draw (fixture, &picture);

  g_assert_cmpint (find_ink (&picture, 60, INK_BLUE), ==, find_ink (&picture, 150, INK_BLUE));
  g_assert_cmpint (find_ink (&picture, 280, INK_BLUE), <, find_ink (&picture, 60, INK_BLUE));
  g_assert_cmpuint (count_ink (&picture, INK_RED), ==, 0);
  assert_label (fixture, "Stock over 10 days: from 2 to 8, lowest 2 on 24 Nov 2026, 12:00");
}

static void
time_runs_the_other_way_where_people_read_so (Fixture *fixture, gconstpointer data)
{
  Picture picture;

  add (fixture, 0, "2");
  add (fixture, 5, "8");
  add (fixture, 10, "8");
  gtk_widget_set_direction (GTK_WIDGET (fixture->chart), GTK_TEXT_DIR_RTL);
  draw (fixture, &picture);
  g_assert_cmpint (find_ink (&picture, 20, INK_BLUE), <, find_ink (&picture, 240, INK_BLUE));

  press (fixture, GDK_KEY_Home);
  assert_tells (fixture, "24 Nov 2026, 12:00: 2");
  press (fixture, GDK_KEY_Left);
  assert_tells (fixture, "29 Nov 2026, 12:00: 8");
}

static void
what_is_below_zero_is_below_the_line_and_of_another_colour (Fixture *fixture, gconstpointer data)
{
  Picture picture;

  add (fixture, 0, "5");
  add (fixture, 5, "-5");
  add (fixture, 10, "-5");
  draw (fixture, &picture);
  g_assert_cmpint (find_ink (&picture, 250, INK_BLUE), ==, -1);
  g_assert_cmpint (find_ink (&picture, 250, INK_RED), >, find_ink (&picture, 60, INK_BLUE) + 40);
}

static void
where_it_was_not_there_is_a_gap (Fixture *fixture, gconstpointer data)
{
  Picture picture;

  add (fixture, 0, "5");
  add (fixture, 3, NULL);
  add (fixture, 7, "5");
  add (fixture, 8, "some");
  add (fixture, 10, "5");
  draw (fixture, &picture);
  g_assert_cmpint (find_ink (&picture, 60, INK_BLUE), >=, 0);
  g_assert_cmpint (find_ink (&picture, 150, INK_BLUE), ==, -1);
  g_assert_cmpint (find_ink (&picture, 200, INK_BLUE), ==, -1);
  g_assert_cmpint (find_ink (&picture, 220, INK_BLUE), >=, 0);
  g_assert_cmpint (find_ink (&picture, 270, INK_BLUE), ==, -1);

  press (fixture, GDK_KEY_Home);
  press (fixture, GDK_KEY_Right);
  assert_tells (fixture, "27 Nov 2026, 12:00: not there");
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Right);
  assert_tells (fixture, "2 Dec 2026, 12:00: some");
}

/* If the second of two points on a pixel is a gap, the first must not reach to the next step. */
static void
a_moment_before_a_gap_stays_where_it_was (Fixture *fixture, gconstpointer data)
{
  Picture picture;

  add (fixture, 0, "1");
  ((SiStockPoint *) fixture->points->pdata[0])->time -= G_USEC_PER_SEC;
  add (fixture, 0, NULL);
  add (fixture, 500, "100");
  add (fixture, 1000, "100");
  draw (fixture, &picture);
  for (guint x = 60; x < 150; x++)
    g_assert_cmpint (find_ink (&picture, x, INK_BLUE), ==, -1);
  for (guint y = 50; y < HEIGHT; y++)
    for (guint x = 150; x < WIDTH; x++)
      g_assert_cmpint (get_ink (&picture, x, y), ==, INK_NONE);
  g_assert_cmpuint (count_ink (&picture, INK_BLUE), >, 200);
}

static void
one_point_is_a_dot_and_none_is_nothing (Fixture *fixture, gconstpointer data)
{
  Picture picture;

  draw (fixture, &picture);
  g_assert_cmpuint (count_ink (&picture, INK_BLUE), ==, 0);
  assert_label (fixture, "");

  add (fixture, 0, "5");
  draw (fixture, &picture);
  g_assert_cmpuint (count_ink (&picture, INK_BLUE), >, 20);
  g_assert_cmpuint (count_ink (&picture, INK_BLUE), <, 100);

  g_ptr_array_set_size (fixture->points, 0);
  add (fixture, 0, NULL);
  draw (fixture, &picture);
  g_assert_cmpuint (count_ink (&picture, INK_BLUE), ==, 0);
  assert_label (fixture, "Stock over 0 minutes: from not there to not there");
}

static void
a_stock_that_never_was_another_is_a_level (Fixture *fixture, gconstpointer data)
{
  static const char *const stocks[] = { "0", "7", "-7" };
  Picture picture;

  for (guint i = 0; i < G_N_ELEMENTS (stocks); i++)
    {
      const Ink ink = *stocks[i] == '-' ? INK_RED : INK_BLUE;

      g_ptr_array_set_size (fixture->points, 0);
      for (guint day = 0; day < 10; day++)
        add (fixture, day, stocks[i]);
      draw (fixture, &picture);
      g_assert_cmpint (find_ink (&picture, 60, ink), >=, 0);
      g_assert_cmpint (find_ink (&picture, 60, ink), ==, find_ink (&picture, 280, ink));
    }
}

static void
ten_thousand_points_are_drawn_as_many_as_there_are_pixels (Fixture *fixture, gconstpointer data)
{
  Picture picture;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *stock = g_strdup_printf ("%d", (int) (i * 7919 % 200) - 100);

      add (fixture, i, stock);
    }
  draw (fixture, &picture);
  g_assert_cmpuint (picture.n_nodes, >, WIDTH);
  g_assert_cmpuint (picture.n_nodes, <, 10 * WIDTH);
  for (guint x = 60; x < 290; x++)
    g_assert_true (find_ink (&picture, x, INK_BLUE) >= 0 && find_ink (&picture, x, INK_RED) >= 0);
}

static void
the_largest_figures_leave_room_for_the_steps (Fixture *fixture, gconstpointer data)
{
  SiStockPoint *point;
  Picture picture;

  add (fixture, 0, "1");
  add (fixture, 5, "-1");
  add (fixture, 10, "2");
  point = fixture->points->pdata[0];
  point->time = G_MININT64;
  point->stock.millionths = G_MAXINT64;
  point = fixture->points->pdata[2];
  point->time = G_MAXINT64;
  point->stock.millionths = G_MININT64;
  draw (fixture, &picture);
  g_assert_cmpint (find_ink (&picture, 130, INK_BLUE), >=, 0);
  press (fixture, GDK_KEY_End);
  press (fixture, GDK_KEY_Home);
}

static void
the_chosen_step_is_marked_and_named_below (Fixture *fixture, gconstpointer data)
{
  Picture plain, chosen;

  add (fixture, 0, "5");
  add (fixture, 5, "8");
  add (fixture, 10, "8");
  draw (fixture, &plain);
  press (fixture, GDK_KEY_Home);
  press (fixture, GDK_KEY_Right);
  take_picture (fixture, &chosen);
  g_assert_cmpuint (count_ink (&chosen, INK_BLUE), >, count_ink (&plain, INK_BLUE) + 20);
  assert_tells (fixture, "29 Nov 2026, 12:00: 8");
}

static void
keys_go_from_step_to_step (Fixture *fixture, gconstpointer data)
{
  add (fixture, 0, "1");
  add (fixture, 1, "2.50");
  add (fixture, 2, "-3");
  si_step_chart_set_points (fixture->chart, fixture->points);
  assert_tells (fixture, "");

  press (fixture, GDK_KEY_Left);
  assert_tells (fixture, "26 Nov 2026, 12:00: −3");
  press (fixture, GDK_KEY_Left);
  assert_tells (fixture, "25 Nov 2026, 12:00: 2.5");
  press (fixture, GDK_KEY_Home);
  press (fixture, GDK_KEY_Left);
  assert_tells (fixture, "24 Nov 2026, 12:00: 1");
  press (fixture, GDK_KEY_End);
  press (fixture, GDK_KEY_Right);
  assert_tells (fixture, "26 Nov 2026, 12:00: −3");

  si_step_chart_set_points (fixture->chart, fixture->points);
  assert_tells (fixture, "");
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  g_setenv ("TZ", "UTC", TRUE);
  si_test_init_on_display (&argc, &argv);
  adw_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/com/example/SyncInventory/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

#define ADD(name, test) g_test_add ("/step-chart/" name, Fixture, NULL, set_up, test, tear_down)

  ADD ("a-stock-stays-until-it-is-another", a_stock_stays_until_it_is_another);
  ADD ("time-runs-the-other-way-where-people-read-so",
       time_runs_the_other_way_where_people_read_so);
  ADD ("what-is-below-zero-is-below-the-line-and-of-another-colour",
       what_is_below_zero_is_below_the_line_and_of_another_colour);
  ADD ("where-it-was-not-there-is-a-gap", where_it_was_not_there_is_a_gap);
  ADD ("a-moment-before-a-gap-stays-where-it-was", a_moment_before_a_gap_stays_where_it_was);
  ADD ("one-point-is-a-dot-and-none-is-nothing", one_point_is_a_dot_and_none_is_nothing);
  ADD ("a-stock-that-never-was-another-is-a-level", a_stock_that_never_was_another_is_a_level);
  ADD ("ten-thousand-points-are-drawn-as-many-as-there-are-pixels",
       ten_thousand_points_are_drawn_as_many_as_there_are_pixels);
  ADD ("the-largest-figures-leave-room-for-the-steps",
       the_largest_figures_leave_room_for_the_steps);
  ADD ("the-chosen-step-is-marked-and-named-below", the_chosen_step_is_marked_and_named_below);
  ADD ("keys-go-from-step-to-step", keys_go_from_step_to_step);

  return g_test_run ();
}
