/* si-step-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-step-chart.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-text.h"

#define NATURAL_WIDTH 240
#define MINIMUM_WIDTH 120
#define HEIGHT 120
#define LINE 2.0

/* Between the figures and the drawing. */
#define GAP 6

struct _SiStepChart
{
  GtkWidget parent_instance;

  GPtrArray *points; /* (owned) (element-type SiStockPoint): oldest first */
  gint64 lowest;     /* in millionths; zero is on the scale */
  gint64 highest;
  guint chosen; /* the point that is told about, or the number of points */
};

G_DEFINE_FINAL_TYPE (SiStepChart, si_step_chart, GTK_TYPE_WIDGET)

static const SiStockPoint *
get_point (SiStepChart *self, guint i)
{
  return self->points->pdata[i];
}

static gboolean
is_drawn (const SiStockPoint *point)
{
  return point->present && si_quantity_is_number (point->stock);
}

static char *
describe_point (const SiStockPoint *point)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (point->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  /* Translators: a date and time for g_date_time_format(). */
  g_autofree char *date = g_date_time_format (local, _ ("%-e %b, %H:%M"));
  g_autofree char *stock = NULL;

  if (!point->present)
    /* Translators: %s is a date and time. */
    return g_strdup_printf (_ ("%s: not there"), date);
  stock = si_text_stock (point->stock, point->stock_text);
  /* Translators: a date and time, and the stock at that time. */
  return g_strdup_printf (_ ("%s: %s"), date, stock);
}

/* Where the drawing is: beside the figures, above the dates. */
typedef struct
{
  float x;
  float y;
  float width;
  float height;
  gboolean mirrored;
} Area;

static PangoLayout *
make_layout (SiStepChart *self, gint64 millionths)
{
  const SiQuantity quantity = { millionths, SI_QUANTITY_EXACT };
  g_autofree char *text = si_quantity_to_text (quantity);

  return gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
}

static void
get_area (SiStepChart *self, Area *area)
{
  g_autoptr (PangoLayout) high = make_layout (self, self->highest);
  g_autoptr (PangoLayout) low = make_layout (self, self->lowest);
  int high_width, low_width, height;

  pango_layout_get_pixel_size (high, &high_width, &height);
  pango_layout_get_pixel_size (low, &low_width, NULL);
  area->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  area->width = MAX (
      gtk_widget_get_width (GTK_WIDGET (self)) - MAX (high_width, low_width) - GAP - LINE, 1);
  area->x = area->mirrored ? LINE : MAX (high_width, low_width) + GAP;
  area->y = height / 2.0;
  area->height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - area->y - height * 1.5 - GAP, 1);
}

/* Pixels, so doubles will do; also for the largest figures there are. */
static float
get_x (SiStepChart *self, const Area *area, gint64 time)
{
  const double first = get_point (self, 0)->time;
  const double last = get_point (self, self->points->len - 1)->time;
  const double part = last > first ? (time - first) / (last - first) : 0;

  return area->x + (area->mirrored ? 1 - part : part) * area->width;
}

static float
get_y (SiStepChart *self, const Area *area, gint64 millionths)
{
  const double span = (double) self->highest - (double) self->lowest;
  const double part = span > 0 ? ((double) millionths - (double) self->lowest) / span : 0;

  return area->y + (1 - part) * area->height;
}

static void
append_rectangle (GtkSnapshot *snapshot,
                  const GdkRGBA *color,
                  float x1,
                  float y1,
                  float x2,
                  float y2)
{
  gtk_snapshot_append_color (
      snapshot, color,
      &GRAPHENE_RECT_INIT (MIN (x1, x2), MIN (y1, y2), ABS (x2 - x1), ABS (y2 - y1)));
}

/* From a point to the next: a level, the space between it and zero, and the step. */
static void
append_step (SiStepChart *self,
             GtkSnapshot *snapshot,
             const Area *area,
             guint i,
             const GdkRGBA *color)
{
  const SiStockPoint *point = get_point (self, i);
  const SiStockPoint *next = i + 1 < self->points->len ? get_point (self, i + 1) : point;
  const float x1 = get_x (self, area, point->time);
  const float x2 = get_x (self, area, next->time);
  const float y = get_y (self, area, point->stock.millionths);
  const float zero = get_y (self, area, 0);
  GdkRGBA faint = *color;

  faint.alpha *= point->stock.millionths < 0 ? 0.35 : 0.15;
  append_rectangle (snapshot, &faint, x1, y, x2, zero);
  append_rectangle (snapshot, color, x1 - LINE / 2, y - LINE / 2, x2 + LINE / 2, y + LINE / 2);
  if (next != point && is_drawn (next))
    append_rectangle (snapshot, color, x2 - LINE / 2, y, x2 + LINE / 2,
                      get_y (self, area, next->stock.millionths));
}

/* Points that fall on one pixel become one stroke: there can be many thousands. */
static void
append_steps (SiStepChart *self, GtkSnapshot *snapshot, const Area *area, const GdkRGBA *color)
{
  float top = G_MAXFLOAT, bottom = -G_MAXFLOAT;

  for (guint i = 0; i < self->points->len; i++)
    {
      const SiStockPoint *point = get_point (self, i);
      const float x = get_x (self, area, point->time);
      const float y = get_y (self, area, point->stock.millionths);

      if (!is_drawn (point))
        continue;
      top = MIN (top, y);
      bottom = MAX (bottom, y);
      if (i + 1 < self->points->len
          && (int) x == (int) get_x (self, area, get_point (self, i + 1)->time))
        continue;
      append_rectangle (snapshot, color, x - LINE / 2, top, x + LINE / 2, bottom);
      append_step (self, snapshot, area, i, color);
      top = G_MAXFLOAT;
      bottom = -G_MAXFLOAT;
    }
}

static void
append_text (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, float x, float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_figure (SiStepChart *self,
               GtkSnapshot *snapshot,
               const Area *area,
               gint64 millionths,
               const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = make_layout (self, millionths);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  append_text (snapshot, layout, color,
               area->mirrored ? area->x + area->width + GAP : area->x - GAP - width,
               get_y (self, area, millionths) - height / 2.0);
}

/* What is below the drawing: the point that is told about, or the first and the last date. */
static void
append_dates (SiStepChart *self, GtkSnapshot *snapshot, const Area *area, const GdkRGBA *color)
{
  const float y = area->y + area->height + GAP;
  const float end = area->x + area->width;
  const gboolean one_day
      = get_point (self, self->points->len - 1)->time - get_point (self, 0)->time < G_TIME_SPAN_DAY;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int width;

  if (self->chosen < self->points->len)
    {
      const SiStockPoint *point = get_point (self, self->chosen);
      g_autofree char *text = describe_point (point);

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      append_text (snapshot, layout, color,
                   CLAMP (get_x (self, area, point->time) - width / 2.0, 0, MAX (end - width, 0)),
                   y);
      return;
    }

  for (guint i = 0; i < 2; i++)
    {
      const SiStockPoint *point = get_point (self, i == 0 ? 0 : self->points->len - 1);
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (point->time / G_USEC_PER_SEC);
      g_autoptr (GDateTime) local = g_date_time_to_local (utc);
      /* Translators: a date for g_date_time_format(), without the year. */
      g_autofree char *text
          = one_day ? si_text_clock (local) : g_date_time_format (local, _ ("%-e %b"));

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      append_text (snapshot, layout, color, (i == 0) == area->mirrored ? end - width : area->x, y);
      if (self->points->len == 1)
        return;
    }
}

static void
append_choice (SiStepChart *self, GtkSnapshot *snapshot, const Area *area, const GdkRGBA *color)
{
  const SiStockPoint *point;
  GdkRGBA faint = *color;
  float x;

  if (self->chosen >= self->points->len)
    return;
  point = get_point (self, self->chosen);
  x = get_x (self, area, point->time);
  faint.alpha *= 0.4;
  append_rectangle (snapshot, &faint, x - 0.5, area->y, x + 0.5, area->y + area->height);
  if (is_drawn (point))
    {
      const float y = get_y (self, area, point->stock.millionths);
      GskRoundedRect dot;

      gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x - 4, y - 4, 8, 8), 4);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, color, &dot.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
si_step_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SiStepChart *self = SI_STEP_CHART (widget);
  GdkRGBA color, faint;
  Area area;

  if (self->points->len == 0)
    return;

  get_area (self, &area);
  si_compat_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.25;
  append_rectangle (snapshot, &faint, area.x, get_y (self, &area, 0) - 0.5, area.x + area.width,
                    get_y (self, &area, 0) + 0.5);
  append_steps (self, snapshot, &area, &color);
  append_choice (self, snapshot, &area, &color);

  /* What is written is not in the colour of what is drawn. */
  si_compat_get_color (gtk_widget_get_parent (widget), &faint);
  faint.alpha *= 0.7;
  append_figure (self, snapshot, &area, self->highest, &faint);
  if (self->lowest != self->highest)
    append_figure (self, snapshot, &area, self->lowest, &faint);
  append_dates (self, snapshot, &area, &faint);
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
choose (SiStepChart *self, guint point)
{
  g_autofree char *text = NULL;

  if (self->chosen == point)
    return;
  self->chosen = point;
  if (point < self->points->len)
    text = describe_point (get_point (self, point));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The stock under the pointer is the last one that was known before. */
static void
pointer_moved (SiStepChart *self, double x, double y)
{
  guint found = 0;
  Area area;

  if (self->points->len == 0)
    return;
  get_area (self, &area);
  for (guint i = 1; i < self->points->len; i++)
    {
      const float place = get_x (self, &area, get_point (self, i)->time);

      if (area.mirrored ? place >= x : place <= x)
        found = i;
    }
  choose (self, found);
}

static void
pointer_left (SiStepChart *self)
{
  choose (self, self->points->len);
}

static gboolean
key_pressed (SiStepChart *self, guint key, guint code, GdkModifierType state)
{
  const guint last = self->points->len - 1;
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->points->len == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Home)
    choose (self, 0);
  else if (key == GDK_KEY_End)
    choose (self, last);
  else if (key == (mirrored ? GDK_KEY_Right : GDK_KEY_Left))
    choose (self, self->chosen > last ? last : self->chosen - (self->chosen > 0));
  else if (key == (mirrored ? GDK_KEY_Left : GDK_KEY_Right))
    choose (self, self->chosen > last ? 0 : MIN (self->chosen + 1, last));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
si_step_chart_dispose (GObject *object)
{
  g_clear_pointer (&SI_STEP_CHART (object)->points, g_ptr_array_unref);

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

  self->points = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* What the drawing says, for those who do not see it. */
static void
describe (SiStepChart *self)
{
  const SiQuantity lowest = { self->lowest, SI_QUANTITY_EXACT };
  const SiQuantity highest = { self->highest, SI_QUANTITY_EXACT };
  g_autofree char *low = si_quantity_to_text (lowest);
  g_autofree char *high = si_quantity_to_text (highest);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *label = NULL;

  if (self->points->len > 0)
    {
      first = describe_point (get_point (self, 0));
      last = describe_point (get_point (self, self->points->len - 1));
      /* Translators: each is a date and time and a stock; the scale goes from the third to the
       * fourth, which are stocks. */
      label = g_strdup_printf (_ ("Stock over time, from %s to %s, between %s and %s"), first, last,
                               low, high);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

/**
 * si_step_chart_set_points:
 * @self: a chart
 * @points: (element-type SiStockPoint): what it shows, oldest first
 */
void
si_step_chart_set_points (SiStepChart *self, GPtrArray *points)
{
  g_return_if_fail (SI_IS_STEP_CHART (self));
  g_return_if_fail (points != NULL);

  g_ptr_array_ref (points);
  g_ptr_array_unref (self->points);
  self->points = points;
  self->chosen = points->len;
  self->lowest = self->highest = 0;
  for (guint i = 0; i < points->len; i++)
    if (is_drawn (get_point (self, i)))
      {
        self->lowest = MIN (self->lowest, get_point (self, i)->stock.millionths);
        self->highest = MAX (self->highest, get_point (self, i)->stock.millionths);
      }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
