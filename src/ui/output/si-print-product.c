/* si-print-product.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-print-product.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-direction.h"
#include "si-godown-list.h"
#include "si-print-heading.h"
#include "si-remarks.h"
#include "si-text.h"

#define ROW_PADDING 5.0
#define BAR_HEIGHT 7.0

/* The parts of the page's width for the godowns' names and the bars. The figures have the rest. */
#define NAME_PART 0.45
#define BAR_PART 0.33

/* A paragraph above the godowns. */
typedef struct
{
  char *text; /* (owned) */
  double size;
  PangoWeight weight;
  double space; /* the gap above it */
} Paragraph;

struct _SiPrintProduct
{
  GtkPrintOperation parent_instance;

  char *title;         /* (owned) */
  char *words;         /* (owned) */
  GArray *paragraphs;  /* (owned) (element-type Paragraph) */
  GListModel *godowns; /* (owned): of SiGodown */
  gint64 lowest;
  gint64 highest;

  /* While it is printed */
  GArray *heights; /* (owned) (nullable) (element-type double): of the godowns' rows */
  GArray *pages;   /* (owned) (nullable) (element-type guint): the first godown of each */
};

G_DEFINE_FINAL_TYPE (SiPrintProduct, si_print_product, GTK_TYPE_PRINT_OPERATION)

static void
clear_paragraph (gpointer paragraph)
{
  g_free (((Paragraph *) paragraph)->text);
}

static void
add_paragraph (SiPrintProduct *self,
               const char *text,
               double size,
               PangoWeight weight,
               double space)
{
  const Paragraph paragraph = { g_strdup (text), size, weight, space };

  g_array_append_val (self->paragraphs, paragraph);
}

/* Lays the paragraphs out from @y, and draws them if @draw is set. Returns: the end of the last
 * one. */
static double
lay_out_paragraphs (SiPrintProduct *self, GtkPrintContext *context, double y, gboolean draw)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (self->paragraphs, Paragraph, i);
      g_autoptr (PangoLayout) layout
          = si_print_create_layout (context, paragraph->size, paragraph->weight);
      const double height
          = si_print_measure (layout, paragraph->text, gtk_print_context_get_width (context));

      y += paragraph->space;
      if (draw)
        si_print_draw_text (context, layout, 0, y, 0);
      y += height;
    }
  return y + 2 * SI_PRINT_GAP;
}

static char *
describe_godown (SiGodown *godown)
{
  const char *name = si_godown_get_name (godown);

  if (*name == '\0')
    return g_strdup (si_godown_get_id (godown));
  return g_strdup_printf ("%s\n%s", name, si_godown_get_id (godown));
}

static double
measure_godown (GtkPrintContext *context, PangoLayout *layout, SiGodown *godown)
{
  g_autofree char *name = describe_godown (godown);
  g_autofree char *stock
      = si_text_stock (si_godown_get_stock (godown), si_godown_get_stock_text (godown));
  const double width = gtk_print_context_get_width (context);
  const double figure = si_print_measure (layout, stock, width * (1 - NAME_PART - BAR_PART));

  return MAX (si_print_measure (layout, name, width * NAME_PART - SI_PRINT_GAP), figure)
         + 2 * ROW_PADDING;
}

/* Draws a bar from zero: a positive stock goes one way, a negative one the other. */
static void
draw_bar (SiPrintProduct *self, GtkPrintContext *context, SiQuantity stock, double y)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double page_width = gtk_print_context_get_width (context);
  const double left = page_width * NAME_PART;
  const double width = page_width * BAR_PART - SI_PRINT_GAP;
  /* Each end is converted before the subtraction, since the range may not fit into 64 bits. */
  const double range = (double) self->highest - (double) self->lowest;
  double zero = range > 0 ? left - width * (double) self->lowest / range : left;
  double length = range > 0 ? width * (double) stock.millionths / range : 0;

  if (si_direction_is_rtl ())
    {
      zero = page_width - zero;
      length = -length;
    }
  if (stock.millionths < 0)
    cairo_set_source_rgb (cr, 0.75, 0.11, 0.16);
  else
    cairo_set_source_rgb (cr, 0.21, 0.52, 0.89);
  cairo_rectangle (cr, MIN (zero, zero + length), y, ABS (length), BAR_HEIGHT);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, zero, y - 3);
  cairo_line_to (cr, zero, y + BAR_HEIGHT + 3);
  cairo_stroke (cr);
}

static void
draw_godown (SiPrintProduct *self,
             GtkPrintContext *context,
             PangoLayout *layout,
             SiGodown *godown,
             double y)
{
  const double width = gtk_print_context_get_width (context);
  g_autofree char *name = describe_godown (godown);
  g_autofree char *stock
      = si_text_stock (si_godown_get_stock (godown), si_godown_get_stock_text (godown));
  PangoAlignment alignment;

  si_print_measure (layout, name, width * NAME_PART - SI_PRINT_GAP);
  si_print_draw_text (context, layout, 0, y + ROW_PADDING, 0);
  if (si_quantity_is_number (si_godown_get_stock (godown)))
    draw_bar (self, context, si_godown_get_stock (godown), y + ROW_PADDING + 4);
  alignment = pango_layout_get_alignment (layout);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  si_print_measure (layout, stock, width * (1 - NAME_PART - BAR_PART));
  si_print_draw_text (context, layout, width * (NAME_PART + BAR_PART), y + ROW_PADDING, 0);
  pango_layout_set_alignment (layout, alignment);
}

static void
si_print_product_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  SiPrintProduct *self = SI_PRINT_PRODUCT (operation);
  g_autoptr (PangoLayout) layout = si_print_create_layout (context, 11, PANGO_WEIGHT_NORMAL);
  const double top = si_print_heading_measure (context, self->title, self->words);
  const guint n = g_list_model_get_n_items (self->godowns);
  const guint first = 0;
  double y = lay_out_paragraphs (self, context, top, FALSE);

  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->pages, first);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (self->godowns, i);
      const double height = measure_godown (context, layout, godown);

      if (y > top && y + height > gtk_print_context_get_height (context))
        {
          g_array_append_val (self->pages, i);
          y = top;
        }
      g_array_append_val (self->heights, height);
      y += height;
    }
  gtk_print_operation_set_n_pages (operation, self->pages->len);
}

static void
si_print_product_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  SiPrintProduct *self = SI_PRINT_PRODUCT (operation);
  g_autoptr (PangoLayout) layout = si_print_create_layout (context, 11, PANGO_WEIGHT_NORMAL);
  const guint n_pages = self->pages->len;
  const guint first = g_array_index (self->pages, guint, page);
  const guint end = (guint) page + 1 < n_pages ? g_array_index (self->pages, guint, page + 1)
                                               : self->heights->len;
  double y = si_print_heading_measure (context, self->title, self->words);

  si_print_heading_draw (context, self->title, self->words, page + 1, n_pages);
  if (page == 0)
    y = lay_out_paragraphs (self, context, y, TRUE);
  for (guint i = first; i < end; i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (self->godowns, i);

      si_print_draw_rule (context, y, 0.85);
      draw_godown (self, context, layout, godown, y);
      y += g_array_index (self->heights, double, i);
    }
}

static void
drop_pages (SiPrintProduct *self)
{
  g_clear_pointer (&self->heights, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
}

static void
si_print_product_end_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  drop_pages (SI_PRINT_PRODUCT (operation));
}

static void
si_print_product_finalize (GObject *object)
{
  SiPrintProduct *self = SI_PRINT_PRODUCT (object);

  drop_pages (self);
  g_clear_object (&self->godowns);
  g_array_unref (self->paragraphs);
  g_free (self->title);
  g_free (self->words);

  G_OBJECT_CLASS (si_print_product_parent_class)->finalize (object);
}

static void
si_print_product_class_init (SiPrintProductClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = si_print_product_finalize;
  operation_class->begin_print = si_print_product_begin_print;
  operation_class->draw_page = si_print_product_draw_page;
  operation_class->end_print = si_print_product_end_print;
}

static void
si_print_product_init (SiPrintProduct *self)
{
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  gtk_print_operation_set_unit (GTK_PRINT_OPERATION (self), GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (GTK_PRINT_OPERATION (self), TRUE);
}

/* Adds a paragraph for each remark, with a mark in the place of the icon on screen. */
static void
add_remarks (SiPrintProduct *self, SiProduct *product, const char *note)
{
  g_auto (GStrv) remarks = si_remarks_new (product);
  double space = SI_PRINT_GAP;

  for (guint i = 0; remarks[i] != NULL || note != NULL; i++)
    {
      g_autofree char *text = g_strconcat ("! ", remarks[i] != NULL ? remarks[i] : note, NULL);

      add_paragraph (self, text, 11, PANGO_WEIGHT_NORMAL, space);
      space = 2;
      if (remarks[i] == NULL)
        break;
    }
}

static void
add_total (SiPrintProduct *self, SiProduct *product)
{
  const guint n = si_product_get_n_godowns (product);
  g_autofree char *stock
      = si_text_stock (si_product_get_stock (product), si_product_get_stock_text (product));
  g_autofree char *where = NULL;

  if (n == 0)
    where = g_strdup (_ ("in no godown"));
  else
    where = si_digits_printf (ngettext ("in %u godown", "in %u godowns", n), n);
  add_paragraph (self, stock, 22, PANGO_WEIGHT_BOLD, SI_PRINT_GAP);
  add_paragraph (self, where, 11, PANGO_WEIGHT_NORMAL, 0);
}

static void
find_scale (SiPrintProduct *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->godowns); i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (self->godowns, i);
      const gint64 millionths = si_godown_get_stock (godown).millionths;

      self->lowest = MIN (self->lowest, millionths);
      self->highest = MAX (self->highest, millionths);
    }
}

/**
 * si_print_product_new:
 * @product: the product to print, as it is now
 * @note: (nullable): a further remark about it
 * @title: the name of the connection
 * @words: the time of its figures
 *
 * Returns: (transfer full): an operation that prints the product
 */
SiPrintProduct *
si_print_product_new (SiProduct *product, const char *note, const char *title, const char *words)
{
  SiPrintProduct *self;
  g_autofree char *number = NULL;
  g_autofree char *id = NULL;
  const char *sku;

  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);
  g_return_val_if_fail (title != NULL && words != NULL, NULL);

  self = g_object_new (SI_TYPE_PRINT_PRODUCT, NULL);
  self->title = g_strdup (title);
  self->words = g_strdup (words);
  self->godowns = si_godown_list_new_for_product (product);
  find_scale (self);

  sku = si_product_get_sku (product);
  number = si_direction_isolate (si_product_get_id (product));
  id = g_strdup_printf (_ ("Product %s"), number);
  add_paragraph (self, *sku != '\0' ? sku : _ ("No SKU code"), 32, PANGO_WEIGHT_BOLD, SI_PRINT_GAP);
  if (*si_product_get_description (product) != '\0')
    add_paragraph (self, si_product_get_description (product), 15, PANGO_WEIGHT_NORMAL, 0);
  add_paragraph (self, id, 10, PANGO_WEIGHT_NORMAL, 2);
  add_total (self, product);
  add_remarks (self, product, note);
  return self;
}
