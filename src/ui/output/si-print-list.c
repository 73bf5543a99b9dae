/* si-print-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-print-list.h"

#include <string.h>

#include "si-cut.h"
#include "si-print-heading.h"

#define FONT_SIZE 9
#define ROW_PADDING 2.0

/* The rows are laid out in portions of this size, so that the window stays responsive. */
#define ROWS_AT_ONCE 250

/* All columns but the wide one take at most this part of the page, and at least this width. */
#define MOST_OF_PAGE 0.24
#define LEAST_WIDTH 44.0

typedef struct
{
  PangoLayout *layout; /* (owned) */
  char *longest;       /* (owned): the longest of its texts */
  glong n_chars;       /* the length of the longest text */
  double x;
  double width;
} Column;

struct _SiPrintList
{
  GtkPrintOperation parent_instance;

  SiListing *listing; /* (owned) */
  char *title;        /* (owned) */
  char *words;        /* (owned) */

  /* While it is printed */
  GArray *columns;  /* (owned) (nullable) (element-type Column) */
  GArray *heights;  /* (owned) (nullable) (element-type double): of the rows */
  GArray *pages;    /* (owned) (nullable) (element-type guint): the first row of each */
  guint n_surveyed; /* the rows whose longest texts are known */
  double body;      /* the place on a page where the rows start */
  double filled;    /* the height of the rows on the last page */
};

G_DEFINE_FINAL_TYPE (SiPrintList, si_print_list, GTK_TYPE_PRINT_OPERATION)

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_clear_object (&column->layout);
  g_free (column->longest);
}

static Column *
get_column (SiPrintList *self, guint nth)
{
  return &g_array_index (self->columns, Column, nth);
}

/* Finds the longest text of each column, whose width becomes that of the column. It is the widest,
 * or nearly so, and wider ones can wrap. */
static void
survey_row (SiPrintList *self, guint row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      g_autofree char *text = NULL;
      glong n_chars;

      if (si_listing_is_wide (self->listing, i))
        continue;
      text = si_listing_get_text (self->listing, row, i);
      n_chars = g_utf8_strlen (text, -1);
      if (column->longest == NULL || n_chars > column->n_chars)
        {
          g_free (column->longest);
          column->longest = g_steal_pointer (&text);
          column->n_chars = n_chars;
        }
    }
}

static double
measure_width (PangoLayout *layout, const char *text)
{
  g_autofree char *cut = si_cut (text);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, cut, -1);
  pango_layout_get_size (layout, &width, NULL);
  /* One point more makes up for rounding. */
  return (double) width / PANGO_SCALE + 1;
}

static void
place_columns (SiPrintList *self, double page_width)
{
  double sum = (self->columns->len - 1) * SI_PRINT_GAP;
  double x = 0;
  guint wide = G_MAXUINT;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      const double title
          = measure_width (column->layout, si_listing_get_title (self->listing, i)) * 1.1;

      if (si_listing_is_wide (self->listing, i))
        wide = i;
      column->width = column->longest != NULL ? measure_width (column->layout, column->longest) : 0;
      column->width = CLAMP (MAX (column->width, MIN (title, 1.5 * LEAST_WIDTH)), LEAST_WIDTH,
                             MAX (LEAST_WIDTH, page_width * MOST_OF_PAGE));
      if (i != wide)
        sum += column->width;
    }
  if (wide != G_MAXUINT)
    {
      get_column (self, wide)->width = MAX (page_width - sum, 2 * LEAST_WIDTH);
      sum += get_column (self, wide)->width;
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);

      if (sum > page_width)
        column->width *= page_width / sum;
      column->x = x;
      x += column->width + (sum > page_width ? SI_PRINT_GAP * page_width / sum : SI_PRINT_GAP);
    }
}

/* Returns: TRUE for a text that need not be measured. No ASCII letter is wider than the font is
 *   high, so most texts surely fit in one line. */
static gboolean
is_surely_one_line (const char *text, double width)
{
  return g_str_is_ascii (text) && strlen (text) * FONT_SIZE < width && strchr (text, '\n') == NULL;
}

static double
measure_row (SiPrintList *self, guint row)
{
  double height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      g_autofree char *text = si_listing_get_text (self->listing, row, i);

      if (is_surely_one_line (text, column->width))
        text[0] = '\0';
      if (height == 0 || text[0] != '\0')
        height = MAX (height, si_print_measure (column->layout, text, column->width));
    }
  return height + 2 * ROW_PADDING;
}

static double
measure_titles (SiPrintList *self)
{
  double height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      const char *title = si_listing_get_title (self->listing, i);

      height = MAX (height, si_print_measure (column->layout, title, column->width));
    }
  return height + 2 * ROW_PADDING;
}

static void
add_row (SiPrintList *self, double page_height)
{
  const guint row = self->heights->len;
  const double height = measure_row (self, row);

  if (self->filled > 0 && self->body + self->filled + height > page_height)
    {
      g_array_append_val (self->pages, row);
      self->filled = 0;
    }
  g_array_append_val (self->heights, height);
  self->filled += height;
}

static void
start_pages (SiPrintList *self, GtkPrintContext *context)
{
  const guint first = 0;

  place_columns (self, gtk_print_context_get_width (context));
  self->body = si_print_heading_measure (context, self->title, self->words) + measure_titles (self)
               + ROW_PADDING;
  self->filled = 0;
  g_array_append_val (self->pages, first);
}

static void
si_print_list_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  SiPrintList *self = SI_PRINT_LIST (operation);
  const guint n = si_listing_get_n_columns (self->listing);

  self->columns = g_array_sized_new (FALSE, TRUE, sizeof (Column), n);
  g_array_set_clear_func (self->columns, clear_column);
  g_array_set_size (self->columns, n);
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_surveyed = 0;
  for (guint i = 0; i < n; i++)
    {
      Column *column = get_column (self, i);

      column->layout = si_print_create_layout (context, FONT_SIZE, PANGO_WEIGHT_NORMAL);
      if (si_listing_is_numeric (self->listing, i))
        pango_layout_set_alignment (column->layout, PANGO_ALIGN_RIGHT);
    }
}

/* Lays out a portion of the rows. GTK calls it until it returns TRUE, and lets the main loop run in
 * between. */
static gboolean
si_print_list_paginate (GtkPrintOperation *operation, GtkPrintContext *context)
{
  SiPrintList *self = SI_PRINT_LIST (operation);
  const guint n_rows = si_listing_get_n_rows (self->listing);

  if (self->n_surveyed < n_rows)
    {
      for (guint i = 0; i < ROWS_AT_ONCE && self->n_surveyed < n_rows; i++)
        survey_row (self, self->n_surveyed++);
      return FALSE;
    }
  if (self->pages->len == 0)
    start_pages (self, context);
  for (guint i = 0; i < ROWS_AT_ONCE && self->heights->len < n_rows; i++)
    add_row (self, gtk_print_context_get_height (context));
  if (self->heights->len < n_rows)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, self->pages->len);
  return TRUE;
}

static void
draw_titles (SiPrintList *self, GtkPrintContext *context)
{
  g_autoptr (PangoLayout) layout
      = si_print_create_layout (context, FONT_SIZE, PANGO_WEIGHT_SEMIBOLD);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      double height;

      pango_layout_set_alignment (layout, pango_layout_get_alignment (column->layout));
      height = si_print_measure (layout, si_listing_get_title (self->listing, i), column->width);
      si_print_draw_text (context, layout, column->x, self->body - 2 * ROW_PADDING - height, 0);
    }
  si_print_draw_rule (context, self->body - ROW_PADDING, 0);
}

static void
draw_row (SiPrintList *self, GtkPrintContext *context, guint row, double y)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      g_autofree char *text = si_listing_get_text (self->listing, row, i);

      si_print_measure (column->layout, text, column->width);
      si_print_draw_text (context, column->layout, column->x, y + ROW_PADDING, 0);
    }
}

static void
si_print_list_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  SiPrintList *self = SI_PRINT_LIST (operation);
  const guint n_pages = self->pages->len;
  const guint first = g_array_index (self->pages, guint, page);
  const guint end = (guint) page + 1 < n_pages ? g_array_index (self->pages, guint, page + 1)
                                               : self->heights->len;
  double y = self->body;

  si_print_heading_draw (context, self->title, self->words, page + 1, n_pages);
  draw_titles (self, context);
  for (guint row = first; row < end; row++)
    {
      if (row > first)
        si_print_draw_rule (context, y, 0.85);
      draw_row (self, context, row, y);
      y += g_array_index (self->heights, double, row);
    }
}

static void
forget_pages (SiPrintList *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->heights, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
}

static void
si_print_list_end_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  forget_pages (SI_PRINT_LIST (operation));
}

static void
si_print_list_finalize (GObject *object)
{
  SiPrintList *self = SI_PRINT_LIST (object);

  forget_pages (self);
  g_clear_pointer (&self->listing, si_listing_unref);
  g_free (self->title);
  g_free (self->words);

  G_OBJECT_CLASS (si_print_list_parent_class)->finalize (object);
}

static void
si_print_list_class_init (SiPrintListClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = si_print_list_finalize;
  operation_class->begin_print = si_print_list_begin_print;
  operation_class->paginate = si_print_list_paginate;
  operation_class->draw_page = si_print_list_draw_page;
  operation_class->end_print = si_print_list_end_print;
}

static void
si_print_list_init (SiPrintList *self)
{
  gtk_print_operation_set_unit (GTK_PRINT_OPERATION (self), GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (GTK_PRINT_OPERATION (self), TRUE);
}

/**
 * si_print_list_new:
 * @listing: the listing to print
 * @title: the name of the connection
 * @words: the time of the figures, and the filter
 *
 * Returns: (transfer full): an operation that prints the listing
 */
SiPrintList *
si_print_list_new (SiListing *listing, const char *title, const char *words)
{
  SiPrintList *self;

  g_return_val_if_fail (listing != NULL, NULL);
  g_return_val_if_fail (title != NULL && words != NULL, NULL);

  self = g_object_new (SI_TYPE_PRINT_LIST, NULL);
  self->listing = si_listing_ref (listing);
  self->title = g_strdup (title);
  self->words = g_strdup (words);
  return self;
}
