/* si-step-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-step-chart-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "si-text.h"

#define NATURAL_WIDTH 240
#define MINIMUM_WIDTH 120
#define HEIGHT 120

/* The steps are so many lines of text high, so that they grow with large text. */
#define LEAST_LINES 6

G_DEFINE_FINAL_TYPE (SiStepChart, si_step_chart, GTK_TYPE_WIDGET)

static void
si_step_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SiStepChart *self = SI_STEP_CHART (widget);

  if (self->points->len > 0)
    si_step_chart_draw (self, snapshot);
}

static void
si_step_chart_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = MAX (HEIGHT, LEAST_LINES * si_step_chart_get_line_height (SI_STEP_CHART (widget)));
      *natural = *minimum;
    }
}

static void
tell_choice (SiStepChart *self)
{
  g_autofree char *text = NULL;

  if (self->chosen < self->points->len)
    text = si_step_chart_describe_point (si_step_chart_get_point (self, self->chosen));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
choose (SiStepChart *self, guint point)
{
  if (self->chosen == point)
    return;
  self->chosen = point;
  tell_choice (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Chooses the last point before the pointer, which is the stock at that time. */
static void
pointer_moved (SiStepChart *self, double x, double y)
{
  guint found = 0;
  SiStepChartArea area;

  if (self->points->len == 0)
    return;
  si_step_chart_get_area (self, &area);
  for (guint i = 1; i < self->points->len; i++)
    {
      const float place
          = si_step_chart_get_x (self, &area, si_step_chart_get_point (self, i)->time);

      if (area.mirrored ? place >= x : place <= x)
        found = i;
    }
  choose (self, found);
}

static void
choose_none (SiStepChart *self)
{
  choose (self, self->points->len);
}

/* Moves from step to step in the direction of time. */
static gboolean
key_pressed (SiStepChart *self, guint key, guint code, GdkModifierType state)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint n = self->points->len;
  const gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  const gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    choose (self, 0);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    choose (self, n - 1);
  else if (mirrored ? right : left)
    choose (self, self->chosen >= n ? n - 1 : self->chosen - (self->chosen > 0));
  else if (mirrored ? left : right)
    choose (self, self->chosen >= n ? 0 : MIN (self->chosen + 1, n - 1));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
si_step_chart_dispose (GObject *object)
{
  SiStepChart *self = SI_STEP_CHART (object);

  g_clear_pointer (&self->below, gtk_widget_unparent);
  g_clear_pointer (&self->points, g_ptr_array_unref);

  G_OBJECT_CLASS (si_step_chart_parent_class)->dispose (object);
}

static void
si_step_chart_class_init (SiStepChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_step_chart_dispose;
  widget_class->measure = si_step_chart_measure;
  widget_class->snapshot = si_step_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stepchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
si_step_chart_init (SiStepChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->points = g_ptr_array_new ();
  self->below = g_object_new (ADW_TYPE_BIN, "css-name", "below", "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_child_visible (self->below, FALSE);
  gtk_widget_set_parent (self->below, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (choose_none), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (choose_none), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* Describes the chart for a screen reader. */
static char *
describe (SiStepChart *self)
{
  const SiQuantity least = { self->least, SI_QUANTITY_EXACT };
  const SiQuantity most = { self->most, SI_QUANTITY_EXACT };
  g_autofree char *low = si_text_stock (least, NULL);
  g_autofree char *high = si_text_stock (most, NULL);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->points->len == 0)
    return g_strdup ("");
  first = si_step_chart_describe_point (si_step_chart_get_point (self, 0));
  last = si_step_chart_describe_point (si_step_chart_get_point (self, self->points->len - 1));
  if (!self->drawn)
    /* Translators: each is a date and time and a stock. */
    return g_strdup_printf (_ ("Stock over time, from %s to %s"), first, last);
  /* Translators: the first two are a date and time and a stock each; the last two are the least
   * and the greatest stock between them. */
  return g_strdup_printf (_ ("Stock over time, from %s to %s, between %s and %s"), first, last, low,
                          high);
}

static void
find_range (SiStepChart *self)
{
  self->drawn = FALSE;
  self->least = self->most = 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      const SiStockPoint *point = si_step_chart_get_point (self, i);
      const gint64 stock = point->stock.millionths;

      if (!si_step_chart_is_drawn (point))
        continue;
      self->least = self->drawn ? MIN (self->least, stock) : stock;
      self->most = self->drawn ? MAX (self->most, stock) : stock;
      self->drawn = TRUE;
    }
}

/**
 * si_step_chart_set_points:
 * @self: a chart
 * @points: (element-type SiStockPoint): the points to show, oldest first
 */
void
si_step_chart_set_points (SiStepChart *self, GPtrArray *points)
{
  g_autofree char *label = NULL;

  g_return_if_fail (SI_IS_STEP_CHART (self));
  g_return_if_fail (points != NULL);

  g_ptr_array_ref (points);
  g_ptr_array_unref (self->points);
  self->points = points;
  self->chosen = points->len;
  find_range (self);
  tell_choice (self);
  label = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
