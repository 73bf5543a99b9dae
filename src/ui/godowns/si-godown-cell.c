/* si-godown-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-cell.h"

#include "si-compat.h"
#include "si-cut.h"
#include "si-direction.h"
#include "si-godown-text.h"
#include "si-quantity-cell.h"
#include "si-stock-bar.h"

/* The least width of a share, at which the differences can still be seen. */
#define SHARE_WIDTH 60

struct _SiGodownCell
{
  AdwBin parent_instance;

  SiGodownColumn column;
  SiRowHeight *height;         /* (owned) */
  SiGodownSum *godown;         /* (owned) (nullable) */
  gulong changed_id;           /* of the godown */
  GtkInscription *inscription; /* (owned by the bin) (nullable): in a column of texts or figures */
  SiStockBar *bar;             /* (owned by the bin) (nullable): in the column of shares */
};

G_DEFINE_FINAL_TYPE (SiGodownCell, si_godown_cell, ADW_TYPE_BIN)

static void
show_text (SiGodownCell *self, const char *text)
{
  g_autofree char *aligned = si_direction_align (text);

  si_row_height_set_text (self->height, self->inscription, aligned);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               self->column == SI_GODOWN_COLUMN_NAME ? text : NULL);
}

static void
show_name (SiGodownCell *self)
{
  const SiGodownFigures *figures = si_godown_sum_get_figures (self->godown);
  const char *whole = si_godown_sum_get_name (self->godown);
  g_autofree char *name = si_godown_text_name (whole);
  g_autofree char *row
      = si_godown_text_row (whole, figures, si_godown_sum_get_knows_changes (self->godown));

  show_text (self, name);
  si_compat_name_row (GTK_WIDGET (self), row);
}

static void
show_figure (SiGodownCell *self)
{
  const SiGodownFigures *figures = si_godown_sum_get_figures (self->godown);
  g_autofree char *text = si_godown_text_figure (
      figures, si_godown_sum_get_knows_changes (self->godown), self->column);
  g_autofree char *unknown = si_godown_text_unknown (figures->n_unknown);
  const gboolean units = self->column == SI_GODOWN_COLUMN_UNITS;

  si_quantity_cell_show_figure (self->inscription, text, units ? 8 : 4);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), units ? unknown : NULL);
  if (self->column == SI_GODOWN_COLUMN_BELOW_ZERO
      || (units && figures->units.kind == SI_QUANTITY_EXACT && figures->units.millionths < 0))
    gtk_widget_add_css_class (GTK_WIDGET (self), "negative");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "negative");
}

static void
show_share (SiGodownCell *self)
{
  gint64 least, most;

  si_godown_sum_get_scale (self->godown, &least, &most);
  si_stock_bar_set_stock (self->bar, si_godown_sum_get_figures (self->godown)->units, least, most);
}

static void
update (SiGodownCell *self)
{
  g_autofree char *id = NULL;

  g_assert (SI_IS_GODOWN_CELL (self));

  if (self->column == SI_GODOWN_COLUMN_NAME)
    show_name (self);
  else if (self->column == SI_GODOWN_COLUMN_ID)
    {
      id = si_cut_name (si_godown_sum_get_id (self->godown));
      show_text (self, id);
    }
  else if (self->bar != NULL)
    show_share (self);
  else
    show_figure (self);
}

static void
si_godown_cell_dispose (GObject *object)
{
  SiGodownCell *self = SI_GODOWN_CELL (object);

  si_godown_cell_set_godown (self, NULL);
  g_clear_object (&self->height);

  G_OBJECT_CLASS (si_godown_cell_parent_class)->dispose (object);
}

static void
si_godown_cell_class_init (SiGodownCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_godown_cell_dispose;
}

static void
si_godown_cell_init (SiGodownCell *self)
{
}

static void
add_bar (SiGodownCell *self)
{
  self->bar = g_object_new (SI_TYPE_STOCK_BAR, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->bar), SHARE_WIDTH, -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bar));
}

/* Gives names a smaller minimum width than figures, so that a narrow window cuts them first. */
static void
add_inscription (SiGodownCell *self)
{
  const gboolean is_name = self->column == SI_GODOWN_COLUMN_NAME;

  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (self->inscription, 1);
  gtk_inscription_set_min_chars (self->inscription, is_name ? 12 : 4);
  gtk_inscription_set_nat_chars (self->inscription, is_name ? 24 : 8);
  gtk_widget_set_valign (GTK_WIDGET (self->inscription), GTK_ALIGN_CENTER);
  if (si_godown_column_is_numeric (self->column))
    {
      gtk_inscription_set_xalign (self->inscription, si_direction_get_figure_xalign ());
      gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "numeric");
    }
  if (is_name || self->column == SI_GODOWN_COLUMN_UNITS)
    gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "godown-stock");
  if (self->column == SI_GODOWN_COLUMN_ID)
    gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "dim-label");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->inscription));
}

/**
 * si_godown_cell_new:
 * @column: its column
 * @height: the height of the rows of its list
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
si_godown_cell_new (SiGodownColumn column, SiRowHeight *height)
{
  SiGodownCell *self;

  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  self = g_object_new (SI_TYPE_GODOWN_CELL, NULL);
  self->column = column;
  self->height = g_object_ref (height);
  if (column == SI_GODOWN_COLUMN_SHARE)
    add_bar (self);
  else
    add_inscription (self);
  return GTK_WIDGET (self);
}

/**
 * si_godown_cell_set_godown:
 * @self: a cell
 * @godown: (nullable): the godown to show and to follow
 */
void
si_godown_cell_set_godown (SiGodownCell *self, SiGodownSum *godown)
{
  g_return_if_fail (SI_IS_GODOWN_CELL (self));
  g_return_if_fail (godown == NULL || SI_IS_GODOWN_SUM (godown));

  if (self->godown != NULL)
    g_clear_signal_handler (&self->changed_id, self->godown);
  g_set_object (&self->godown, godown);
  if (godown == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (godown, "changed", G_CALLBACK (update), self);
  update (self);
}
