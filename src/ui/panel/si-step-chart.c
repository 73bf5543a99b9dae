/* si-step-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-step-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "si-chart-frame.h"
#include "si-compat.h"
#include "si-text.h"

#define NATURAL_WIDTH 240
#define MINIMUM_WIDTH 120
#define HEIGHT 120

/* The steps are so many lines of text high, so that they grow with large text. */
#define LEAST_LINES 6

/* The gap between the figures and the steps. */
#define GAP 6

/* The most figures beside the steps. */
#define MOST_FIGURES 5

struct _SiStepChart
{
  GtkWidget parent_instance;

  SiStockSeries series;
  guint days;       /* to look at; 0 for all */
  guint chosen;     /* the chosen step, or the number of steps for none */
  GtkWidget *below; /* (owned): invisible; the style sheet gives it the colour below zero */
};

G_DEFINE_FINAL_TYPE (SiStepChart, si_step_chart, GTK_TYPE_WIDGET)

typedef struct
{
  SiStepChart *chart;    /* (borrowed) */
  GtkSnapshot *snapshot; /* (borrowed) */
  SiChartFrame frame;
  GdkRGBA above;
  GdkRGBA below;
  GdkRGBA text;
} Drawing;

/* Creates a layout with digits of one width, for figures below each other. */
static PangoLayout *
create_layout (SiStepChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static PangoLayout *
create_figure (SiStepChart *self, gint64 millionths)
{
  const SiQuantity quantity = { millionths, SI_QUANTITY_EXACT };
  g_autofree char *text = si_text_stock (quantity, NULL);

  return create_layout (self, text);
}

static int
get_line_height (SiStepChart *self)
{
  g_autoptr (PangoLayout) layout = create_layout (self, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Returns: the width of the widest figure beside the steps. The largest possible ones would leave
 *   no room for the steps. */
static int
get_figures_width (SiStepChart *self, const SiChartScale *scale)
{
  int widest = 0;
  gint64 figure;

  for (guint i = 0; si_chart_scale_get_figure (scale, i, &figure); i++)
    {
      g_autoptr (PangoLayout) layout = create_figure (self, figure);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return MIN (widest, gtk_widget_get_width (GTK_WIDGET (self)) * 2 / 5);
}

/* Places the steps beside the figures and above the dates. */
static void
get_frame (SiStepChart *self, SiChartFrame *frame)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  const int line = get_line_height (self);
  const SiStockSeries *series = &self->series;
  int figures;

  frame->y = line / 2.0;
  frame->height = MAX (height - frame->y - line - GAP, 1);
  frame->start = series->start;
  frame->end = series->end;
  frame->scale = si_chart_scale_new (
      series->least != NULL ? series->least->stock.millionths : 0,
      series->most != NULL ? series->most->stock.millionths : 0,
      CLAMP ((guint) (frame->height / (1.5 * MAX (line, 1))), 2, MOST_FIGURES));
  figures = series->least != NULL ? get_figures_width (self, &frame->scale) : 0;
  frame->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  frame->width = MAX (width - figures - GAP - SI_CHART_DOT, 1);
  frame->x = frame->mirrored ? SI_CHART_DOT : figures + GAP;
}

static void
append_text (const Drawing *drawing, PangoLayout *layout, float x, float y)
{
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->text);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
append_line (const Drawing *drawing, float x, float y, float width, float height, float strength)
{
  GdkRGBA faint = drawing->text;

  faint.alpha *= strength;
  gtk_snapshot_append_color (drawing->snapshot, &faint, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Draws a line for each round figure, with the figure beside it. That of zero is stronger. */
static void
append_figures (const Drawing *drawing)
{
  const SiChartFrame *frame = &drawing->frame;
  const int room = get_figures_width (drawing->chart, &frame->scale);
  gint64 figure;

  for (guint i = 0; si_chart_scale_get_figure (&frame->scale, i, &figure); i++)
    {
      g_autoptr (PangoLayout) layout = create_figure (drawing->chart, figure);
      const float y = si_chart_frame_get_y (frame, figure);
      int width, height;

      append_line (drawing, frame->x, y - 1, frame->width, 1, figure == 0 ? 0.6 : 0.2);
      pango_layout_set_width (layout, room * PANGO_SCALE);
      pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
      pango_layout_get_pixel_size (layout, &width, &height);
      append_text (drawing, layout,
                   frame->mirrored ? frame->x + frame->width + GAP : frame->x - GAP - width,
                   y - height / 2.0);
    }
}

static PangoLayout *
create_date (SiStepChart *self, gint64 time)
{
  const double span = (double) self->series.end - (double) self->series.start;
  g_autoptr (GDateTime) local = si_stock_series_get_local_time (time);
  g_autofree char *text = NULL;

  if (span > 0 && span < G_TIME_SPAN_DAY)
    text = si_text_clock (local);
  else
    /* Translators: a date for g_date_time_format(), with and without the year. */
    text = g_date_time_format (local,
                               span > 300.0 * G_TIME_SPAN_DAY ? _ ("%-e %b %Y") : _ ("%-e %b"));
  return create_layout (self, text);
}

/* Writes the dates at both ends and in the middle, as far as they have room beside each other. */
static void
append_dates (const Drawing *drawing)
{
  const SiChartFrame *frame = &drawing->frame;
  const gint64 times[] = { frame->end, frame->start, frame->start / 2 + frame->end / 2 };
  const float y = frame->y + frame->height + GAP;
  float taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (PangoLayout) layout = create_date (drawing->chart, times[i]);
      const float x = si_chart_frame_get_x (frame, times[i]);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (taken + width + GAP * i > frame->width || (i > 0 && frame->start == frame->end))
        return;
      append_text (
          drawing, layout,
          CLAMP (x - width / 2.0, frame->x, MAX (frame->x + frame->width - width, frame->x)), y);
      /* The one in the middle needs its room twice, since it must not come near either end. */
      taken = i == 0 ? width : 2 * MAX (taken, width) + GAP;
    }
}

/* Marks the chosen step, and writes about it in the place of the dates. */
static void
append_choice (const Drawing *drawing)
{
  const SiChartFrame *frame = &drawing->frame;
  const SiStockPoint *point = si_stock_series_get (&drawing->chart->series, drawing->chart->chosen);
  const float x = si_chart_frame_get_x (frame, point->time);
  const int room = gtk_widget_get_width (GTK_WIDGET (drawing->chart));
  g_autofree char *text = si_stock_series_describe_point (point);
  g_autoptr (PangoLayout) layout = create_layout (drawing->chart, text);
  int width;

  append_line (drawing, x, frame->y, 1, frame->height, 0.5);
  if (si_stock_series_is_figure (point))
    si_chart_frame_append_dot (frame, point, drawing->snapshot, &drawing->above, &drawing->below);

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > room)
    {
      pango_layout_set_width (layout, room * PANGO_SCALE);
      width = room;
    }
  append_text (drawing, layout, CLAMP (x - width / 2.0, 0, room - width),
               frame->y + frame->height + GAP);
}

static void
si_step_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SiStepChart *self = SI_STEP_CHART (widget);
  const SiStockSeries *series = &self->series;
  Drawing drawing = { .chart = self, .snapshot = snapshot };
  const SiStockPoint *last;

  if (series->points->len == 0)
    return;
  get_frame (self, &drawing.frame);
  si_compat_get_color (widget, &drawing.above);
  si_compat_get_color (self->below, &drawing.below);
  /* The text has the colour of the chart's surroundings, and not that of the steps. */
  si_compat_get_color (gtk_widget_get_parent (widget), &drawing.text);
  drawing.text.alpha *= 0.7;

  if (series->least != NULL)
    append_figures (&drawing);
  si_chart_frame_append_steps (&drawing.frame, series, snapshot, &drawing.above, &drawing.below);
  last = si_stock_series_get (series, series->points->len - 1);
  if (si_stock_series_is_figure (last))
    si_chart_frame_append_dot (&drawing.frame, last, snapshot, &drawing.above, &drawing.below);
  if (self->chosen < series->points->len)
    append_choice (&drawing);
  else
    append_dates (&drawing);
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
      *minimum = MAX (HEIGHT, LEAST_LINES * get_line_height (SI_STEP_CHART (widget)));
      *natural = *minimum;
    }
}

static void
tell_choice (SiStepChart *self)
{
  g_autofree char *text = NULL;

  if (self->chosen < self->series.points->len)
    text = si_stock_series_describe_point (si_stock_series_get (&self->series, self->chosen));
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

/* Chooses the last step before the pointer, which is the stock at that time. */
static void
pointer_moved (SiStepChart *self, double x, double y)
{
  const SiStockSeries *series = &self->series;
  guint found = series->first;
  SiChartFrame frame;

  if (series->points->len == 0)
    return;
  get_frame (self, &frame);
  for (guint i = series->first + 1; i < series->points->len; i++)
    {
      const float place = si_chart_frame_get_x (&frame, si_stock_series_get (series, i)->time);

      if (frame.mirrored ? place >= x : place <= x)
        found = i;
    }
  choose (self, found);
}

static void
choose_none (SiStepChart *self)
{
  choose (self, self->series.points->len);
}

/* Moves from step to step in the direction of time. */
static gboolean
key_pressed (SiStepChart *self, guint key, guint code, GdkModifierType state)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint n = self->series.points->len;
  const guint first = self->series.first;
  const gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  const gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    choose (self, first);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    choose (self, n - 1);
  else if (mirrored ? right : left)
    choose (self, self->chosen >= n ? n - 1 : self->chosen - (self->chosen > first));
  else if (mirrored ? left : right)
    choose (self, self->chosen >= n ? first : MIN (self->chosen + 1, n - 1));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
si_step_chart_dispose (GObject *object)
{
  SiStepChart *self = SI_STEP_CHART (object);

  g_clear_pointer (&self->below, gtk_widget_unparent);

  G_OBJECT_CLASS (si_step_chart_parent_class)->dispose (object);
}

static void
si_step_chart_finalize (GObject *object)
{
  SiStepChart *self = SI_STEP_CHART (object);

  si_stock_series_clear (&self->series);

  G_OBJECT_CLASS (si_step_chart_parent_class)->finalize (object);
}

static void
si_step_chart_class_init (SiStepChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_step_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_step_chart_finalize;
  widget_class->measure = si_step_chart_measure;
  widget_class->snapshot = si_step_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stepchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
si_step_chart_init (SiStepChart *self)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  si_stock_series_init (&self->series, points, 0);
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

static void
take_points (SiStepChart *self, GPtrArray *points)
{
  SiStockSeries series;
  g_autofree char *label = NULL;

  si_stock_series_init (&series, points, self->days);
  si_stock_series_clear (&self->series);
  self->series = series;
  self->chosen = points->len;
  tell_choice (self);
  label = si_stock_series_describe (&self->series);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * si_step_chart_set_points:
 * @self: a chart
 * @points: (element-type SiStockPoint): the steps to show, oldest first
 */
void
si_step_chart_set_points (SiStepChart *self, GPtrArray *points)
{
  g_return_if_fail (SI_IS_STEP_CHART (self));
  g_return_if_fail (points != NULL);

  take_points (self, points);
}

/**
 * si_step_chart_set_days:
 * @self: a chart
 * @days: the number of days to show up to the last step; 0 for all
 */
void
si_step_chart_set_days (SiStepChart *self, guint days)
{
  g_autoptr (GPtrArray) points = NULL;

  g_return_if_fail (SI_IS_STEP_CHART (self));

  self->days = days;
  points = g_ptr_array_ref (self->series.points);
  take_points (self, points);
}
