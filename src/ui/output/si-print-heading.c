/* si-print-heading.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Draws the heading of each printed page, and text on paper in general. */

#include "config.h"

#include "si-print-heading.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"

#define TITLE_SIZE 13
#define WORDS_SIZE 9

/* A longer text would push the rest off the page, so it ends in an ellipsis. */
#define MOST_LINES 8

/**
 * si_print_create_layout:
 * @context: a print context whose unit is the point
 * @size: the size of its font
 * @weight: the weight of its font
 *
 * Returns: (transfer full): a layout with digits of one width, aligned to the side where a line
 *   begins
 */
PangoLayout *
si_print_create_layout (GtkPrintContext *context, double size, PangoWeight weight)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Sans");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_weight (font, weight);
  pango_font_description_set_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -MOST_LINES);
  /* The direction of the page decides, not that of each text. */
  pango_layout_set_auto_dir (layout, FALSE);
  if (si_direction_is_rtl ())
    {
      pango_context_set_base_dir (pango_layout_get_context (layout), PANGO_DIRECTION_RTL);
      pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
    }
  return layout;
}

/**
 * si_print_measure:
 * @layout: a layout
 * @text: its text
 * @width: the width of its place
 *
 * Returns: the height of the text
 */
double
si_print_measure (PangoLayout *layout, const char *text, double width)
{
  g_autofree char *cut = si_cut (text);
  g_autofree char *aligned = si_direction_align (cut);
  int height;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_text (layout, aligned, -1);
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/**
 * si_print_draw_text:
 * @context: a print context
 * @layout: the text, measured before
 * @x: the distance from the side where a line begins
 * @y: the distance from the top
 * @gray: 0 for black, 1 for white
 */
void
si_print_draw_text (GtkPrintContext *context, PangoLayout *layout, double x, double y, double gray)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (si_direction_is_rtl ())
    x = gtk_print_context_get_width (context) - x
        - (double) pango_layout_get_width (layout) / PANGO_SCALE;
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * si_print_draw_rule:
 * @context: a print context
 * @y: the distance from the top
 * @gray: 0 for black, 1 for white
 *
 * Draws a line across the page.
 */
void
si_print_draw_rule (GtkPrintContext *context, double y, double gray)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, gtk_print_context_get_width (context), y);
  cairo_stroke (cr);
}

static PangoLayout *
create_title (GtkPrintContext *context, const char *title, double *height)
{
  PangoLayout *layout = si_print_create_layout (context, TITLE_SIZE, PANGO_WEIGHT_BOLD);

  pango_layout_set_height (layout, -1);
  *height = si_print_measure (layout, title, gtk_print_context_get_width (context) * 0.7);
  return layout;
}

static PangoLayout *
create_words (GtkPrintContext *context, const char *words, double *height)
{
  PangoLayout *layout = si_print_create_layout (context, WORDS_SIZE, PANGO_WEIGHT_NORMAL);

  *height = si_print_measure (layout, words, gtk_print_context_get_width (context));
  return layout;
}

/**
 * si_print_heading_measure:
 * @context: a print context
 * @title: the name of the connection
 * @words: the time of the figures, and the filter
 *
 * Returns: the height of the heading
 */
double
si_print_heading_measure (GtkPrintContext *context, const char *title, const char *words)
{
  double title_height, words_height;
  g_autoptr (PangoLayout) first = create_title (context, title, &title_height);
  g_autoptr (PangoLayout) second = create_words (context, words, &words_height);

  return title_height + words_height + SI_PRINT_GAP;
}

/**
 * si_print_heading_draw:
 * @context: a print context
 * @title: the name of the connection
 * @words: the time of the figures, and the filter
 * @page: the page's number, from 1
 * @n_pages: the number of pages
 */
void
si_print_heading_draw (GtkPrintContext *context,
                       const char *title,
                       const char *words,
                       guint page,
                       guint n_pages)
{
  const double width = gtk_print_context_get_width (context);
  double title_height, words_height;
  g_autoptr (PangoLayout) first = create_title (context, title, &title_height);
  g_autoptr (PangoLayout) second = create_words (context, words, &words_height);
  g_autoptr (PangoLayout) number
      = si_print_create_layout (context, WORDS_SIZE, PANGO_WEIGHT_NORMAL);
  g_autofree char *text = si_digits_printf (_ ("Page %u of %u"), page, n_pages);
  double number_height;

  pango_layout_set_alignment (number,
                              si_direction_is_rtl () ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  number_height = si_print_measure (number, text, width * 0.3);
  si_print_draw_text (context, first, 0, 0, 0);
  si_print_draw_text (context, number, width * 0.7, title_height - number_height, 0);
  si_print_draw_text (context, second, 0, title_height, 0.35);
}
