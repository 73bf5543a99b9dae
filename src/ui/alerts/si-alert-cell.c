/* si-alert-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-alert-cell.h"

#include "si-alert-text.h"
#include "si-compat.h"
#include "si-cut.h"
#include "si-direction.h"
#include "si-quantity-cell.h"

struct _SiAlertCell
{
  AdwBin parent_instance;

  SiAlertColumn column;
  SiRowHeight *height; /* (owned) (nullable) */
  GSignalGroup *alert; /* (owned): the alert that it shows */
  GtkWidget *child;    /* (owned by the cell): a dot or an inscription */
};

G_DEFINE_FINAL_TYPE (SiAlertCell, si_alert_cell, ADW_TYPE_BIN)

static gboolean
is_numeric (SiAlertColumn column)
{
  return column == SI_ALERT_COLUMN_MINIMUM || column == SI_ALERT_COLUMN_STOCK;
}

/* A dot says more at a glance than a word in each row. The row's name has the word for those who do
 * not see it. */
static GtkWidget *
create_dot (void)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dot, "alert-dot");
  return dot;
}

static GtkWidget *
create_text (SiAlertColumn column)
{
  static const guint nat_chars[SI_N_ALERT_COLUMNS] = { 0, 30, 16, 7, 7, 22 };
  GtkWidget *text = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (text);
  const gboolean wide = column == SI_ALERT_COLUMN_PRODUCT;

  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (inscription, 1);
  gtk_inscription_set_min_chars (inscription, wide ? 8 : 5);
  gtk_inscription_set_nat_chars (inscription, nat_chars[column]);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  if (is_numeric (column))
    {
      gtk_inscription_set_xalign (inscription, si_direction_get_figure_xalign ());
      gtk_widget_add_css_class (text, "numeric");
    }
  if (column == SI_ALERT_COLUMN_STOCK)
    gtk_widget_add_css_class (text, "difference");
  if (column == SI_ALERT_COLUMN_SINCE)
    gtk_widget_add_css_class (text, "dim-label");
  return text;
}

static void
show_dot (SiAlertCell *self, SiShownAlert *alert)
{
  static const char *const classes[] = { "low", "fine", "snoozed" };

  for (guint i = 0; i < SI_N_STOCK_ALERT_STATES; i++)
    gtk_widget_remove_css_class (self->child, classes[i]);
  gtk_widget_add_css_class (self->child, classes[si_shown_alert_get_state (alert)]);
}

static void
show_figure (SiAlertCell *self, SiShownAlert *alert, const char *text)
{
  const SiQuantity stock = si_shown_alert_get_stock (alert);

  si_quantity_cell_show_figure (GTK_INSCRIPTION (self->child), text, 6);
  if (self->column == SI_ALERT_COLUMN_STOCK && stock.kind == SI_QUANTITY_EXACT
      && stock.millionths < 0)
    gtk_widget_add_css_class (self->child, "negative");
  else
    gtk_widget_remove_css_class (self->child, "negative");
}

static void
show (SiAlertCell *self, SiShownAlert *alert)
{
  g_autofree char *whole = si_alert_text_cell (alert, self->column);
  g_autofree char *text = si_cut (whole);

  if (self->column == SI_ALERT_COLUMN_STATE)
    show_dot (self, alert);
  else if (is_numeric (self->column))
    show_figure (self, alert, text);
  else
    {
      g_autofree char *aligned = si_direction_align (text);

      si_row_height_set_text (self->height, GTK_INSCRIPTION (self->child), aligned);
    }
  if (self->column == SI_ALERT_COLUMN_PRODUCT)
    {
      g_autofree char *name = si_alert_text_row (alert);

      si_compat_name_row (GTK_WIDGET (self), name);
    }
}

/* A tooltip that says what can be read already would be in the way. */
static gboolean
si_alert_cell_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean keyboard_tooltip,
                             GtkTooltip *tooltip)
{
  SiAlertCell *self = SI_ALERT_CELL (widget);
  g_autoptr (SiShownAlert) alert = g_signal_group_dup_target (self->alert);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;
  int width;

  if (alert == NULL)
    return FALSE;
  whole = si_alert_text_cell (alert, self->column);
  text = si_cut (whole);
  layout = gtk_widget_create_pango_layout (self->child, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (self->column != SI_ALERT_COLUMN_STATE && width <= gtk_widget_get_width (self->child))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
alert_changed (SiAlertCell *self, SiShownAlert *alert)
{
  g_assert (SI_IS_ALERT_CELL (self));

  show (self, alert);
}

static void
si_alert_cell_dispose (GObject *object)
{
  SiAlertCell *self = SI_ALERT_CELL (object);

  g_clear_object (&self->alert);
  g_clear_object (&self->height);

  G_OBJECT_CLASS (si_alert_cell_parent_class)->dispose (object);
}

static void
si_alert_cell_class_init (SiAlertCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_alert_cell_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = si_alert_cell_query_tooltip;
}

static void
si_alert_cell_init (SiAlertCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->alert = g_signal_group_new (SI_TYPE_SHOWN_ALERT);
  g_signal_group_connect_swapped (self->alert, "changed", G_CALLBACK (alert_changed), self);
}

/**
 * si_alert_cell_new:
 * @column: the column that it is in
 * @height: the height of the rows
 *
 * Returns: a cell without an alert
 */
GtkWidget *
si_alert_cell_new (SiAlertColumn column, SiRowHeight *height)
{
  SiAlertCell *self;

  g_return_val_if_fail (column < SI_N_ALERT_COLUMNS, NULL);
  g_return_val_if_fail (SI_IS_ROW_HEIGHT (height), NULL);

  self = g_object_new (SI_TYPE_ALERT_CELL, NULL);
  self->column = column;
  self->height = g_object_ref (height);
  self->child = column == SI_ALERT_COLUMN_STATE ? create_dot () : create_text (column);
  adw_bin_set_child (ADW_BIN (self), self->child);
  if (column == SI_ALERT_COLUMN_SINCE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "last");
  return GTK_WIDGET (self);
}

/**
 * si_alert_cell_set_alert:
 * @self: a cell
 * @alert: (nullable): the alert that it shows
 */
void
si_alert_cell_set_alert (SiAlertCell *self, SiShownAlert *alert)
{
  g_return_if_fail (SI_IS_ALERT_CELL (self));
  g_return_if_fail (alert == NULL || SI_IS_SHOWN_ALERT (alert));

  g_signal_group_set_target (self->alert, alert);
  if (alert != NULL)
    show (self, alert);
}
