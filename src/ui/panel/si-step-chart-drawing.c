/* si-step-chart-drawing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Draws a chart of steps. */

#include "config.h"

#include "si-step-chart-private.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-text.h"

#define LINE 2.0
#define DOT 4.0

/* The gap between the figures and the steps. */
#define GAP 6

/* The earliest and latest times that a GDateTime can have in every time zone, in microseconds. */
#define EARLIEST (G_GINT64_CONSTANT (-62135510400) * G_USEC_PER_SEC)
#define LATEST (G_GINT64_CONSTANT (253402214400) * G_USEC_PER_SEC)

#define N_FIGURES 5

typedef struct
{
  SiStepChart *chart;    /* (borrowed) */
  GtkSnapshot *snapshot; /* (borrowed) */
  SiStepChartArea area;
  float zero;
  GdkRGBA above;
  GdkRGBA below;
  GdkRGBA text;
} Drawing;

/*< private >
 * si_step_chart_describe_point:
 * @point: a step
 *
 * Returns: (transfer full): the time of the step, and the stock from then on
 */
char *
si_step_chart_describe_point (const SiStockPoint *point)
{
  const SiSnapshot snapshot = { .time = CLAMP (point->time, EARLIEST, LATEST) };
  g_autofree char *date = si_text_snapshot (&snapshot);
  g_autofree char *stock = NULL;

  if (!point->present)
    /* Translators: %s is a date and time. */
    return g_strdup_printf (_ ("%s: not there"), date);
  stock = si_text_stock (point->stock, point->stock_text);
  /* Translators: a date and time, and the stock at that time. */
  return g_strdup_printf (C_ ("history", "%s: %s"), date, stock);
}

/* Creates a layout with digits of one width, for figures below each other. */
static PangoLayout *
make_layout (SiStepChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static PangoLayout *
make_figure (SiStepChart *self, gint64 millionths)
{
  const SiQuantity quantity = { millionths, SI_QUANTITY_EXACT };
  g_autofree char *text = si_text_stock (quantity, NULL);

  return make_layout (self, text);
}

/* Lists the figures beside the steps. Earlier ones win if there is not room for all. */
static void
get_figures (SiStepChart *self, gint64 *figures)
{
  figures[0] = MAX (self->most, 0);
  figures[1] = MIN (self->least, 0);
  figures[2] = 0;
  figures[3] = self->most;
  figures[4] = self->least;
}

/*< private >
 * si_step_chart_get_line_height:
 * @self: a chart
 *
 * Returns: the height of a line of its text
 */
int
si_step_chart_get_line_height (SiStepChart *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/*< private >
 * si_step_chart_get_area:
 * @self: a chart
 * @area: (out caller-allocates): the place of its steps
 */
void
si_step_chart_get_area (SiStepChart *self, SiStepChartArea *area)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  gint64 figures[N_FIGURES];

  get_figures (self, figures);
  area->figures_width = 0;
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autoptr (PangoLayout) layout = make_figure (self, figures[i]);
      int figure_width;

      pango_layout_get_pixel_size (layout, &figure_width, NULL);
      area->figures_width = MAX (area->figures_width, figure_width);
    }
  /* The largest possible figures would leave no room for the steps. */
  area->figures_width = MIN (area->figures_width, width * 2 / 5);
  area->line_height = si_step_chart_get_line_height (self);
  area->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  area->width = MAX (width - area->figures_width - GAP - DOT, 1);
  area->x = area->mirrored ? DOT : area->figures_width + GAP;
  area->y = area->line_height / 2.0;
  area->height = MAX (height - area->y - area->line_height - GAP, 1);
}

/*< private >
 * si_step_chart_get_x:
 * @self: a chart with points
 * @area: the place of its steps
 * @time: a time, in microseconds since 1970
 *
 * Returns: the place of a time, on a whole pixel, so that lines are crisp. Doubles are exact
 *   enough, even for the largest stocks
 */
float
si_step_chart_get_x (SiStepChart *self, const SiStepChartArea *area, gint64 time)
{
  const double first = si_step_chart_get_point (self, 0)->time;
  const double last = si_step_chart_get_point (self, self->points->len - 1)->time;
  const double part = last > first ? CLAMP ((time - first) / (last - first), 0, 1) : 0;

  return (int) (area->x + (area->mirrored ? 1 - part : part) * area->width + 0.5);
}

static float
get_y (SiStepChart *self, const SiStepChartArea *area, gint64 millionths)
{
  const double lowest = MIN (self->least, 0);
  const double highest = MAX (self->most, 0);
  const double part = highest > lowest ? ((double) millionths - lowest) / (highest - lowest) : 0;

  return (int) (area->y + (1 - part) * area->height + 0.5);
}

static void
append_rectangle (const Drawing *drawing,
                  const GdkRGBA *color,
                  float x1,
                  float y1,
                  float x2,
                  float y2)
{
  gtk_snapshot_append_color (
      drawing->snapshot, color,
      &GRAPHENE_RECT_INIT (MIN (x1, x2), MIN (y1, y2), ABS (x2 - x1), ABS (y2 - y1)));
}

/* Draws a vertical line, whose part below zero has the colour of a stock below zero. */
static void
append_upright (const Drawing *drawing, float x, float y1, float y2)
{
  const float top = MIN (y1, y2);
  const float bottom = MAX (y1, y2);

  if (top < drawing->zero)
    append_rectangle (drawing, &drawing->above, x - LINE / 2, top, x + LINE / 2,
                      MIN (bottom, drawing->zero));
  if (bottom > drawing->zero)
    append_rectangle (drawing, &drawing->below, x - LINE / 2, MAX (top, drawing->zero),
                      x + LINE / 2, bottom);
}

static void
append_level (const Drawing *drawing, const SiStockPoint *point, float x1, float x2, float y)
{
  const gboolean below = point->stock.millionths < 0;
  const GdkRGBA *color = below ? &drawing->below : &drawing->above;
  GdkRGBA faint = *color;

  faint.alpha *= below ? 0.25 : 0.15;
  append_rectangle (drawing, &faint, x1, y, x2, drawing->zero);
  append_rectangle (drawing, color, MIN (x1, x2) - LINE / 2, y - LINE / 2, MAX (x1, x2) + LINE / 2,
                    y + LINE / 2);
}

static void
append_dot (const Drawing *drawing, const SiStockPoint *point)
{
  const float x = si_step_chart_get_x (drawing->chart, &drawing->area, point->time);
  const float y = get_y (drawing->chart, &drawing->area, point->stock.millionths);
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x - DOT, y - DOT, 2 * DOT, 2 * DOT),
                                   DOT);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &dot);
  gtk_snapshot_append_color (drawing->snapshot,
                             point->stock.millionths < 0 ? &drawing->below : &drawing->above,
                             &dot.bounds);
  gtk_snapshot_pop (drawing->snapshot);
}

/* Draws the steps. Points on the same pixel become one line, since there can be many thousands. */
static void
append_steps (const Drawing *drawing)
{
  SiStepChart *self = drawing->chart;
  const guint last = self->points->len - 1;
  float top = G_MAXFLOAT, bottom = -G_MAXFLOAT;

  for (guint i = 0; i <= last; i++)
    {
      const SiStockPoint *point = si_step_chart_get_point (self, i);
      const SiStockPoint *next = si_step_chart_get_point (self, MIN (i + 1, last));
      const float x = si_step_chart_get_x (self, &drawing->area, point->time);
      const float next_x = si_step_chart_get_x (self, &drawing->area, next->time);
      const float y = get_y (self, &drawing->area, point->stock.millionths);

      if (si_step_chart_is_drawn (point))
        {
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
      if (i < last && x == next_x)
        continue;
      if (top < bottom)
        append_upright (drawing, x, top, bottom);
      if (si_step_chart_is_drawn (point))
        {
          append_level (drawing, point, x, next_x, y);
          if (si_step_chart_is_drawn (next))
            append_upright (drawing, next_x, y,
                            get_y (self, &drawing->area, next->stock.millionths));
        }
      else if (top <= bottom)
        {
          append_upright (drawing, x, top - LINE / 2, bottom + LINE / 2);
        }
      top = G_MAXFLOAT;
      bottom = -G_MAXFLOAT;
    }
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
append_figure (const Drawing *drawing, gint64 millionths)
{
  const SiStepChartArea *area = &drawing->area;
  g_autoptr (PangoLayout) layout = make_figure (drawing->chart, millionths);
  int width, height;

  pango_layout_set_width (layout, area->figures_width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, &height);
  append_text (drawing, layout,
               area->mirrored ? area->x + area->width + GAP : area->x - GAP - width,
               get_y (drawing->chart, area, millionths) - height / 2.0);
}

/* Writes the figures that do not overlap an earlier one. */
static void
append_figures (const Drawing *drawing)
{
  gint64 figures[N_FIGURES];
  float written[N_FIGURES];
  guint n_written = 0;

  get_figures (drawing->chart, figures);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      const float y = get_y (drawing->chart, &drawing->area, figures[i]);
      gboolean fits = TRUE;

      for (guint k = 0; k < n_written; k++)
        fits = fits && ABS (written[k] - y) >= drawing->area.line_height;
      if (!fits)
        continue;
      append_figure (drawing, figures[i]);
      written[n_written++] = y;
    }
}

static PangoLayout *
make_date (SiStepChart *self, const SiStockPoint *point, const char *format)
{
  const gint64 seconds = CLAMP (point->time, EARLIEST, LATEST) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *text
      = format != NULL ? g_date_time_format (local, format) : si_text_clock (local);

  return make_layout (self, text);
}

/* Returns: NULL for the time of day if all points are within a day, else the format of a date, with
 *   the year for a long time. */
static const char *
choose_format (const SiStockPoint *first, const SiStockPoint *last)
{
  const double span = (double) last->time - (double) first->time;

  if (first != last && span < G_TIME_SPAN_DAY)
    return NULL;
  /* Translators: a date for g_date_time_format(), with and without the year. */
  return span > 300.0 * G_TIME_SPAN_DAY ? _ ("%-e %b %Y") : _ ("%-e %b");
}

/* Writes the first and the last date, or only the last if both do not fit. */
static void
append_dates (const Drawing *drawing)
{
  const SiStepChartArea *area = &drawing->area;
  const SiStockPoint *first = si_step_chart_get_point (drawing->chart, 0);
  const SiStockPoint *last
      = si_step_chart_get_point (drawing->chart, drawing->chart->points->len - 1);
  const char *format = choose_format (first, last);
  const float y = area->y + area->height + GAP;
  g_autoptr (PangoLayout) from = make_date (drawing->chart, first, format);
  g_autoptr (PangoLayout) to = make_date (drawing->chart, last, format);
  int from_width, to_width;

  pango_layout_get_pixel_size (from, &from_width, NULL);
  pango_layout_get_pixel_size (to, &to_width, NULL);
  if (first == last)
    {
      append_text (drawing, from, area->mirrored ? area->x + area->width - from_width : area->x, y);
      return;
    }
  append_text (drawing, to, area->mirrored ? area->x : area->x + area->width - to_width, y);
  if (from_width + to_width + GAP <= area->width)
    append_text (drawing, from, area->mirrored ? area->x + area->width - from_width : area->x, y);
}

/* Marks the chosen point, and writes about it in the place of the dates. */
static void
append_choice (const Drawing *drawing)
{
  const SiStepChartArea *area = &drawing->area;
  const SiStockPoint *point = si_step_chart_get_point (drawing->chart, drawing->chart->chosen);
  const float x = si_step_chart_get_x (drawing->chart, area, point->time);
  const int room = gtk_widget_get_width (GTK_WIDGET (drawing->chart));
  g_autofree char *text = si_step_chart_describe_point (point);
  g_autoptr (PangoLayout) layout = make_layout (drawing->chart, text);
  GdkRGBA faint = drawing->text;
  int width;

  faint.alpha *= 0.5;
  append_rectangle (drawing, &faint, x, area->y, x + 1, area->y + area->height);
  if (si_step_chart_is_drawn (point))
    append_dot (drawing, point);

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > room)
    {
      pango_layout_set_width (layout, room * PANGO_SCALE);
      width = room;
    }
  append_text (drawing, layout, CLAMP (x - width / 2.0, 0, room - width),
               area->y + area->height + GAP);
}

/*< private >
 * si_step_chart_draw:
 * @self: a chart with points
 * @snapshot: the snapshot to draw on
 */
void
si_step_chart_draw (SiStepChart *self, GtkSnapshot *snapshot)
{
  const SiStockPoint *last = si_step_chart_get_point (self, self->points->len - 1);
  Drawing drawing = { .chart = self, .snapshot = snapshot };
  GdkRGBA faint;

  si_step_chart_get_area (self, &drawing.area);
  drawing.zero = get_y (self, &drawing.area, 0);
  si_compat_get_color (GTK_WIDGET (self), &drawing.above);
  si_compat_get_color (self->below, &drawing.below);
  /* The text has the colour of the chart's surroundings, and not that of the steps. */
  si_compat_get_color (gtk_widget_get_parent (GTK_WIDGET (self)), &drawing.text);
  drawing.text.alpha *= 0.7;

  faint = drawing.text;
  faint.alpha *= 0.6;
  append_rectangle (&drawing, &faint, drawing.area.x, drawing.zero - 1,
                    drawing.area.x + drawing.area.width, drawing.zero);
  append_steps (&drawing);
  if (si_step_chart_is_drawn (last))
    append_dot (&drawing, last);
  if (self->drawn)
    append_figures (&drawing);
  if (self->chosen < self->points->len)
    append_choice (&drawing);
  else
    append_dates (&drawing);
}
