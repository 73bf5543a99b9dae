/* si-compat-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows of a column view have no public widgets. They are found here by the cells in them. */

#include "si-compat.h"

#define LIST_ITEM "si-list-item"

static GtkWidget *
find_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Returns: (nullable): the row that a widget is in, or is. */
static GtkWidget *
find_row_around (GtkColumnView *view, GtkWidget *widget)
{
  GtkWidget *list = find_list (view);

  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static guint
get_position_of_row (GtkWidget *row)
{
  GtkWidget *cell;

  for (cell = gtk_widget_get_first_child (row); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *child = gtk_widget_get_first_child (cell);
      GtkListItem *item = child != NULL ? g_object_get_data (G_OBJECT (child), LIST_ITEM) : NULL;

      if (item != NULL)
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * si_compat_tag_cell:
 * @list_item: a list item with its child, in the "setup" of a column's factory
 *
 * Lets the other functions here find the position of the row that the cell will be in.
 */
void
si_compat_tag_cell (GtkListItem *list_item)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (list_item));

  /* The list item has the child, and so lives longer. */
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), LIST_ITEM, list_item);
}

/**
 * si_compat_find_position:
 * @view: a column view whose cells are tagged
 * @widget: (nullable): a widget
 *
 * Returns: the position of the row that the widget is in, or %GTK_INVALID_LIST_POSITION
 */
guint
si_compat_find_position (GtkColumnView *view, GtkWidget *widget)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), GTK_INVALID_LIST_POSITION);

  row = find_row_around (view, widget);
  return row != NULL ? get_position_of_row (row) : GTK_INVALID_LIST_POSITION;
}

/**
 * si_compat_find_row:
 * @view: a column view whose cells are tagged
 * @position: the position of a row
 *
 * Returns: (transfer none) (nullable): the widget of the row; %NULL if it is far from the screen
 */
GtkWidget *
si_compat_find_row (GtkColumnView *view, guint position)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  for (row = gtk_widget_get_first_child (find_list (view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (get_position_of_row (row) == position)
      return row;
  return NULL;
}

static void
click_released (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GtkWidget *view = gtk_event_controller_get_widget (controller);
  const GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  const guint position = si_compat_find_position (GTK_COLUMN_VIEW (view), picked);

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK
      || position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (find_list (GTK_COLUMN_VIEW (view)), "list.select-item", "(ubb)",
                              position, TRUE, FALSE);
}

/**
 * si_compat_let_control_click_toggle:
 * @view: a column view whose cells are tagged
 *
 * Lets a click with Ctrl add a row to the selection, or take it out. In GTK 4.8, both the cell and
 * the row take the click, and the second of them undoes what the first has done.
 */
void
si_compat_let_control_click_toggle (GtkColumnView *view)
{
  GtkGesture *click;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (click_released), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}
