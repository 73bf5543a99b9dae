/* si-pill-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-pill-layout.h"

#define SPACING 6

struct _SiPillLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SiPillLayout, si_pill_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Places the children in lines of this width.
 *
 * Returns: the height of all lines. */
static int
lay_out (GtkWidget *widget, int width, gboolean allocate)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { 0, 0, 0, 0 };
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int x;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
      place.width = MIN (place.width, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                          NULL);
      if (place.x > 0 && place.x + place.width > width)
        {
          place.x = 0;
          place.y += line + SPACING;
          line = 0;
        }
      x = place.x;
      if (rtl)
        place.x = width - x - place.width;
      if (allocate)
        gtk_widget_size_allocate (child, &place, -1);
      place.x = x + place.width + SPACING;
      line = MAX (line, place.height);
    }
  return place.y + line;
}

static GtkSizeRequestMode
si_pill_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
si_pill_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int least = 0;
  int total = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      least = MAX (least, child_minimum);
      total += child_natural + (total > 0 ? SPACING : 0);
    }
  *minimum = least;
  *natural = total;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (widget, for_size >= 0 ? MAX (for_size, least) : total, FALSE);
}

static void
si_pill_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
si_pill_layout_class_init (SiPillLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->allocate = si_pill_layout_allocate;
  layout_class->get_request_mode = si_pill_layout_get_request_mode;
  layout_class->measure = si_pill_layout_measure;
}

static void
si_pill_layout_init (SiPillLayout *self)
{
}
