/* si-stock-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-bar.h"

#include "si-compat.h"

#define THICKNESS 6
#define NATURAL_WIDTH 80

struct _SiStockBar
{
  GtkWidget parent_instance;

  SiQuantity stock;
  gint64 lowest; /* the ends of the scale, in millionths; zero is on it */
  gint64 highest;
};

G_DEFINE_FINAL_TYPE (SiStockBar, si_stock_bar, GTK_TYPE_WIDGET)

static void
si_stock_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = THICKNESS;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : THICKNESS;
}

/* Returns: the place of a quantity on the scale, from 0 to 1. A double is exact enough for
 *   pixels. */
static double
place (const SiStockBar *self, gint64 millionths)
{
  double span = (double) self->highest - (double) self->lowest;

  return span > 0 ? CLAMP (((double) millionths - (double) self->lowest) / span, 0, 1) : 0;
}

static void
append_bar (GtkSnapshot *snapshot, float x, float y, float width, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (x, y, width, THICKNESS),
                                   THICKNESS / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
si_stock_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SiStockBar *self = SI_STOCK_BAR (widget);
  float width = gtk_widget_get_width (widget);
  float y = (gtk_widget_get_height (widget) - THICKNESS) / 2.0;
  double zero = place (self, 0);
  double end = place (self, self->stock.millionths);
  double left = MIN (zero, end);
  double right = MAX (zero, end);
  GdkRGBA color;
  GdkRGBA faint;

  si_compat_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.15;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      double swap = left;

      left = 1 - right;
      right = 1 - swap;
      zero = 1 - zero;
    }

  append_bar (snapshot, 0, y, width, &faint);
  if (self->stock.millionths != 0)
    append_bar (snapshot, left * width, y, MAX ((right - left) * width, 2), &color);

  /* Zero gets a mark if it is not an end of the scale. */
  if (zero > 0 && zero < 1)
    {
      faint.alpha = 0.7 * color.alpha;
      gtk_snapshot_append_color (
          snapshot, &faint,
          &GRAPHENE_RECT_INIT ((float) (zero * width), 0, 1, gtk_widget_get_height (widget)));
    }
}

static void
si_stock_bar_class_init (SiStockBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = si_stock_bar_measure;
  widget_class->snapshot = si_stock_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stockbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
si_stock_bar_init (SiStockBar *self)
{
  self->stock = SI_QUANTITY_NONE;
}

/**
 * si_stock_bar_set_stock:
 * @self: a bar
 * @stock: the stock to show
 * @lowest: the least value of the scale, in millionths; above zero counts as zero
 * @highest: the greatest value of the scale, in millionths; below zero counts as zero
 *
 * Shows a stock on a given scale, so that several bars can be compared. A screen reader does not
 * get the bar, since the figure stands beside it.
 */
void
si_stock_bar_set_stock (SiStockBar *self, SiQuantity stock, gint64 lowest, gint64 highest)
{
  g_return_if_fail (SI_IS_STOCK_BAR (self));

  self->stock = stock;
  self->lowest = MIN (lowest, 0);
  self->highest = MAX (highest, 0);

  if (stock.millionths < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "negative");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "negative");

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
