/* si-row-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-menu.h"

#include "si-compat.h"

struct _SiRowMenu
{
  GObject parent_instance;

  GtkColumnView *view; /* (unowned) (nullable): %NULL once it is gone */
  GtkWidget *popover;  /* (owned by the view) */
  GMenuModel *items;   /* (owned) */
  gboolean wanted;     /* the button that opens the menu is pressed on a row */
};

G_DEFINE_FINAL_TYPE (SiRowMenu, si_row_menu, G_TYPE_OBJECT)

enum
{
  OPENING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
measure_again (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_mapped (popover))
    {
      gtk_widget_queue_resize (popover);
      gtk_popover_present (GTK_POPOVER (popover));
    }
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 measures a new menu before its separators have their style, and cuts its last item off.
 */
static void
popover_mapped (GtkWidget *popover)
{
  g_assert (GTK_IS_POPOVER (popover));

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, measure_again, g_object_ref (popover), g_object_unref);
}

static void
open_at (SiRowMenu *self, guint position, const GdkRectangle *place)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);

  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
  g_signal_emit (self, signals[OPENING], 0);
  /* A popover that has had other items would keep their height. */
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), NULL);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), self->items);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static guint
find_position_at (SiRowMenu *self, double x, double y)
{
  return si_compat_find_position (
      self->view, gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT));
}

static void
pressed (GtkGestureClick *gesture, int n_press, double x, double y, SiRowMenu *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  g_assert (SI_IS_ROW_MENU (self));

  self->wanted = gdk_event_triggers_context_menu (event)
                 && find_position_at (self, x, y) != GTK_INVALID_LIST_POSITION;
  if (self->wanted)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The menu opens when the button is released: GTK 4.8 warns of a release in a popover that has not
 * seen the press. */
static void
released (GtkGestureClick *gesture, int n_press, double x, double y, SiRowMenu *self)
{
  const guint position = find_position_at (self, x, y);

  g_assert (SI_IS_ROW_MENU (self));

  if (!self->wanted || position == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = FALSE;
  /* The focus is to come back to this row. */
  gtk_widget_grab_focus (si_compat_find_row (self->view, position));
  open_at (self, position, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

/* The menu stands below the row with the focus, near its start. */
static gboolean
key_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SiRowMenu *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const guint position = si_compat_find_position (self->view, focus);
  GtkWidget *row;
  graphene_rect_t area;
  GdkRectangle place;

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  row = si_compat_find_row (self->view, position);
  if (!gtk_widget_compute_bounds (row, widget, &area))
    return FALSE;
  place = (GdkRectangle){ (int) area.origin.x, (int) area.origin.y, 120, (int) area.size.height };
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x += (int) area.size.width - place.width;
  open_at (self, position, &place);
  return TRUE;
}

static void
add_key (GtkEventController *controller, guint key, GdkModifierType modifiers, SiRowMenu *self)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                        gtk_callback_action_new (key_pressed, self, NULL)));
}

static void
view_destroyed (SiRowMenu *self)
{
  g_assert (SI_IS_ROW_MENU (self));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
si_row_menu_dispose (GObject *object)
{
  SiRowMenu *self = SI_ROW_MENU (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (si_row_menu_parent_class)->dispose (object);
}

static void
si_row_menu_class_init (SiRowMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_row_menu_dispose;

  signals[OPENING] = g_signal_new ("opening", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_row_menu_init (SiRowMenu *self)
{
}

/**
 * si_row_menu_new:
 * @view: a list whose cells si_compat_tag_cell() has tagged, with a selection model by the time
 *   that a person uses it
 * @items: the items of the menu
 *
 * Gives the rows of a list a context menu.
 *
 * Returns: (transfer full): the menu, which is to live as long as the list
 */
SiRowMenu *
si_row_menu_new (GtkColumnView *view, GMenuModel *items)
{
  SiRowMenu *self;
  GtkGesture *click;
  GtkEventController *keys;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (items), NULL);

  self = g_object_new (SI_TYPE_ROW_MENU, NULL);
  g_set_weak_pointer (&self->view, view);
  self->items = g_object_ref (items);
  self->popover = gtk_popover_menu_new_from_model (NULL);
  g_signal_connect (self->popover, "map", G_CALLBACK (popover_mapped), NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (view));
  si_compat_set_up_popover (GTK_POPOVER (self->popover));
  g_signal_connect_object (view, "destroy", G_CALLBACK (view_destroyed), self, G_CONNECT_SWAPPED);

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));

  keys = gtk_shortcut_controller_new ();
  add_key (keys, GDK_KEY_Menu, 0, self);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, self);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  return self;
}
