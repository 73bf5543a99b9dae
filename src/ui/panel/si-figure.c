/* si-figure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-figure.h"

#include <math.h>

#include "si-selectable.h"

/* The smallest scale. A text that is still too wide wraps, such as a server's words in place of a
 * figure. */
#define LEAST_SCALE 0.45

struct _SiFigure
{
  GtkWidget parent_instance;

  GtkLabel *label; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiFigure, si_figure, GTK_TYPE_WIDGET)

static int
get_natural_width (SiFigure *self)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (self->label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                      NULL);
  return width;
}

/* Returns: the scale at which the text fits into a width. */
static double
get_scale (SiFigure *self, int width)
{
  const int natural = get_natural_width (self);

  return natural > width ? MAX ((double) width / natural, LEAST_SCALE) : 1;
}

/* Returns: the height of the unscaled label whose scaled lines are as wide as @width. */
static int
get_label_height (SiFigure *self, int width, double scale)
{
  const int room = MIN ((int) ceil (width / scale), get_natural_width (self));
  int least, height;

  gtk_widget_measure (GTK_WIDGET (self->label), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->label), GTK_ORIENTATION_VERTICAL, MAX (room, least), NULL,
                      &height, NULL, NULL);
  return height;
}

static void
si_figure_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  SiFigure *self = SI_FIGURE (widget);
  double scale;
  int line;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = get_natural_width (self);
      gtk_widget_measure (GTK_WIDGET (self->label), orientation, -1, minimum, NULL, NULL, NULL);
      return;
    }
  /* GTK takes a wider widget to be no higher than a narrower one, so small letters get the height
   * of a line of large ones. */
  line = get_label_height (self, get_natural_width (self), 1);
  for_size = for_size < 0 ? get_natural_width (self) : MAX (for_size, 1);
  scale = get_scale (self, for_size);
  *natural = MAX (line, (int) ceil (get_label_height (self, for_size, scale) * scale));
  *minimum = *natural;
}

static void
si_figure_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SiFigure *self = SI_FIGURE (widget);
  const double scale = get_scale (self, MAX (width, 1));
  const int room = (int) ceil (width / scale);
  const int label_height = get_label_height (self, MAX (width, 1), scale);

  gtk_widget_allocate (GTK_WIDGET (self->label),
                       MAX (room, get_natural_width (self) * (scale >= 1)), label_height, -1,
                       scale < 1 ? gsk_transform_scale (NULL, (float) scale, (float) scale) : NULL);
}

static GtkSizeRequestMode
si_figure_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
si_figure_dispose (GObject *object)
{
  SiFigure *self = SI_FIGURE (object);

  g_clear_pointer ((GtkWidget **) &self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (si_figure_parent_class)->dispose (object);
}

static void
si_figure_class_init (SiFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_figure_dispose;
  widget_class->measure = si_figure_measure;
  widget_class->size_allocate = si_figure_size_allocate;
  widget_class->get_request_mode = si_figure_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
si_figure_init (SiFigure *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_CHAR);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  si_selectable_make (self->label);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * si_figure_get_text:
 * @self: a figure
 *
 * Returns: (transfer none): its text
 */
const char *
si_figure_get_text (SiFigure *self)
{
  g_return_val_if_fail (SI_IS_FIGURE (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * si_figure_set_stock:
 * @self: a figure
 * @stock: a stock, which decides the colour
 * @text: the stock in words, as si_text_stock() writes it
 */
void
si_figure_set_stock (SiFigure *self, SiQuantity stock, const char *text)
{
  g_return_if_fail (SI_IS_FIGURE (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->label, text);
  if (stock.millionths < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "negative");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "negative");
}
