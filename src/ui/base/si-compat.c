/* si-compat.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-compat.h"

#include "si-direction.h"

/**
 * si_compat_get_color:
 * @widget: a widget
 * @color: (out): its foreground colour
 *
 * Gets the foreground colour that the style sheet gives to a widget.
 */
void
si_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (color != NULL);

#if GTK_CHECK_VERSION(4, 10, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_widget_get_color (widget, color);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

static gboolean
tab_pressed (GtkEventControllerKey *controller,
             guint key,
             guint keycode,
             GdkModifierType modifiers,
             gpointer user_data)
{
  GtkWidget *scroller = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    g_signal_emit_by_name (scroller, "move-focus-out", GTK_DIR_TAB_FORWARD);
  else if (key == GDK_KEY_ISO_Left_Tab)
    g_signal_emit_by_name (scroller, "move-focus-out", GTK_DIR_TAB_BACKWARD);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/**
 * si_compat_let_tab_leave:
 * @list: a column view or list view
 * @scroller: the scrolled window around it
 *
 * Makes Tab leave a list instead of moving through each of its rows. The list has a property for it
 * since GTK 4.12; before, a key controller does it.
 */
void
si_compat_let_tab_leave (GtkWidget *list, GtkWidget *scroller)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WIDGET (list));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (list), "tab-behavior") != NULL)
    {
      g_object_set (list, "tab-behavior", 1 /* GTK_LIST_TAB_ITEM */, NULL);
      return;
    }

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (tab_pressed), NULL);
  gtk_widget_add_controller (scroller, keys);
}

/* The list in a column view is private, but its actions are documented. */
static GtkWidget *
find_inner_list (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * si_compat_scroll_to:
 * @list: a column view
 * @position: a row
 *
 * Brings a row on screen, without moving the selection. GTK has a function for it
 * since 4.12; the action behind it works everywhere, and unlike a change of the
 * adjustment it does not leave the list of GTK 4.8 blank.
 *
 * Returns: whether there was a list to scroll
 */
gboolean
si_compat_scroll_to (GtkWidget *list, guint position)
{
  GtkWidget *inner;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (list), FALSE);

  inner = find_inner_list (list);
  return inner != NULL && gtk_widget_activate_action (inner, "list.scroll-to-item", "u", position);
}

/* Finds the label of a title, which stands before or after its arrow. */
static GtkLabel *
find_title_label (GtkWidget *box)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *last = gtk_widget_get_last_child (box);

  if (GTK_IS_LABEL (first))
    return GTK_LABEL (first);
  return GTK_IS_LABEL (last) ? GTK_LABEL (last) : NULL;
}

/* Finds the widget of a column's title, which is private, by its text. */
static GtkWidget *
find_title_box (GtkWidget *header, const char *title)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (header); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *box = gtk_widget_get_first_child (child);
      GtkLabel *label = GTK_IS_BOX (box) ? find_title_label (box) : NULL;

      if (label != NULL && g_strcmp0 (gtk_label_get_label (label), title) == 0)
        return box;
    }
  return NULL;
}

static GtkWidget *
find_column_title_box (GtkColumnViewColumn *column)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  GtkWidget *header = view != NULL ? gtk_widget_get_first_child (GTK_WIDGET (view)) : NULL;

  if (header == NULL || GTK_IS_LIST_VIEW (header))
    return NULL;
  return find_title_box (header, gtk_column_view_column_get_title (column));
}

/**
 * si_compat_let_title_shrink:
 * @column: a column of a column view
 *
 * Lets a column be as narrow as its cells, since its title would ask for its whole width. GTK has
 * no setting for it, so this looks for the title's private widget, and does nothing if it does not
 * find it.
 */
void
si_compat_let_title_shrink (GtkColumnViewColumn *column)
{
  GtkWidget *box;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  box = find_column_title_box (column);
  if (box != NULL)
    gtk_label_set_ellipsize (find_title_label (box), PANGO_ELLIPSIZE_END);
}

/**
 * si_compat_explain_title:
 * @column: a column of a column view
 * @text: a tooltip that says more than its title, which has to be short
 *
 * Gives the title of a column a tooltip. GTK has no setting for it, so this looks for the title's
 * private widget, and does nothing if it does not find it.
 */
void
si_compat_explain_title (GtkColumnViewColumn *column, const char *text)
{
  GtkWidget *box;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  box = find_column_title_box (column);
  if (box != NULL)
    gtk_widget_set_tooltip_text (box, text);
}

/**
 * si_compat_align_title_with_figures:
 * @column: a column of a column view
 *
 * Puts the title of a column of figures above its figures, on the right. GTK has no setting for it,
 * so this looks for the title's private widget, and does nothing if it does not find it.
 */
void
si_compat_align_title_with_figures (GtkColumnViewColumn *column)
{
  GtkWidget *box;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  box = find_column_title_box (column);
  if (box == NULL || si_direction_is_rtl ())
    return;

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  /* The arrow goes in front, so that the words end where the figures do. */
  gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_last_child (box), NULL);
}

/* Finds the row of a cell, whose type is private. */
static GtkWidget *
find_row (GtkWidget *cell)
{
  GtkWidget *widget = cell;

  while (widget != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/**
 * si_compat_focus_row:
 * @cell: the widget that a factory put into a column of the row
 *
 * Puts the keyboard on a row of a column view. GTK has a function for it since 4.12.
 */
void
si_compat_focus_row (GtkWidget *cell)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_WIDGET (cell));

  row = find_row (cell);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
pass_name_on (GtkWidget *cell)
{
  const char *name = g_object_get_data (G_OBJECT (cell), "si-row-name");
  GtkWidget *row = find_row (cell);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * si_compat_name_row:
 * @cell: the widget that a factory put into a column of the row
 * @name: the name of the row
 *
 * Names a row of a column view for assistive technology. Until GTK 4.12 the name would be that of
 * the widget's type, and since then the texts of all cells with nothing between them.
 */
void
si_compat_name_row (GtkWidget *cell, const char *name)
{
  gboolean is_known;

  g_return_if_fail (GTK_IS_WIDGET (cell));
  g_return_if_fail (name != NULL);

  is_known = g_object_get_data (G_OBJECT (cell), "si-row-name") != NULL;
  g_object_set_data_full (G_OBJECT (cell), "si-row-name", g_strdup (name), g_free);
  /* Newer versions bind a cell before it is in its row. */
  if (!is_known)
    g_signal_connect (cell, "notify::root", G_CALLBACK (pass_name_on), NULL);
  pass_name_on (cell);
}

static void
set_name (GtkWidget *widget, const char *name)
{
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/**
 * si_compat_name_list:
 * @view: a column view with a name
 *
 * Gives the list of the rows the name of the column view that it is in. The list is a widget of its
 * own, and would have the name of its type.
 */
void
si_compat_name_list (GtkColumnView *view)
{
  GtkWidget *inner;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  inner = find_inner_list (GTK_WIDGET (view));
  if (inner != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    view, NULL, -1);
}

/**
 * si_compat_set_status:
 * @window: a window
 * @status: an invisible widget in it with the role of a status
 *
 * Sets the widget that si_compat_announce() needs before GTK 4.14.
 */
void
si_compat_set_status (GtkWidget *window, GtkWidget *status)
{
  g_return_if_fail (GTK_IS_ROOT (window));
  g_return_if_fail (GTK_IS_WIDGET (status));

  g_object_set_data (G_OBJECT (window), "si-status", status);
  set_name (status, "");
}

#if !GTK_CHECK_VERSION(4, 14, 0)
/* Names the status by a text. The same text gets a space more, since an unchanged name would not be
 * read out. */
static void
change_status (GtkWidget *root, const char *text)
{
  GtkWidget *status = g_object_get_data (G_OBJECT (root), "si-status");
  const char *before = g_object_get_data (G_OBJECT (root), "si-status-text");
  char *words = g_strconcat (text, g_strcmp0 (before, text) == 0 ? " " : "", NULL);

  set_name (status, words);
  g_object_set_data_full (G_OBJECT (root), "si-status-text", words, g_free);
}

/* Makes a text the description of the widget with the keyboard for a moment, since Orca 43 reads
 * out no change of another widget. */
static void
describe_focus (GtkWidget *root, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (root));
  const char *before;

  /* The text field in an entry has no role, and the entry stands for it. */
  while (focus != NULL
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus)) == GTK_ACCESSIBLE_ROLE_NONE)
    focus = gtk_widget_get_parent (focus);
  if (focus == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  before = gtk_widget_get_tooltip_text (focus);
  if (before != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    before, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
#endif

/**
 * si_compat_announce:
 * @widget: a widget in a window
 * @text: the text to read out
 *
 * Lets a screen reader read a text out while the keyboard is somewhere else. Before GTK 4.14, the
 * text becomes the name of a status element, and is told of the widget with the keyboard.
 */
void
si_compat_announce (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

#if GTK_CHECK_VERSION(4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  /* The window announces it, since the widget may not be on screen yet. */
  if (gtk_widget_get_root (widget) != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (gtk_widget_get_root (widget)), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  if (gtk_widget_get_root (widget) == NULL)
    return;
  change_status (GTK_WIDGET (gtk_widget_get_root (widget)), text);
  describe_focus (GTK_WIDGET (gtk_widget_get_root (widget)), text);
#endif
}

/**
 * si_compat_hide_images:
 * @widget: a widget with parts that a library made
 *
 * Hides the arrows and pencils in rows from a screen reader. GTK 4.8 calls them “GtkImage”, and the
 * row itself says all there is to say.
 */
void
si_compat_hide_images (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_IMAGE (widget))
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    si_compat_hide_images (child);
}

/**
 * si_compat_replace_name:
 * @widget: a widget that newer libraries name after another one
 * @name: its name
 *
 * Names a widget for accessibility. A label that names it would count more than its own name, even
 * a label without text, so that relation is removed.
 */
void
si_compat_replace_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_name (widget, name);
}

static char *
strip_mnemonic (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '_' && at[1] != '\0')
        at++;
      g_string_append_c (plain, *at);
    }
  return g_string_free (plain, FALSE);
}

static void
name_items_in (GtkWidget *widget)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *text = NULL;

      name_items_in (child);
      /* The type is private, so it is known by its name. */
      if (g_strcmp0 (G_OBJECT_TYPE_NAME (child), "GtkModelButton") != 0)
        continue;
      g_object_get (child, "text", &text, NULL);
      if (text != NULL)
        {
          g_autofree char *name = strip_mnemonic (text);

          si_compat_replace_name (child, name);
        }
    }
}

static gboolean
take_focus_back (gpointer user_data)
{
  GtkWidget *popover = user_data;
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, popover) && !gtk_widget_get_mapped (popover))
    gtk_widget_grab_focus (gtk_widget_get_parent (popover));
  return G_SOURCE_REMOVE;
}

/* The focus moves in an idle callback, since the chosen action is to be done first. */
static void
menu_closed (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_focus_back, g_object_ref (popover),
                   g_object_unref);
}

/**
 * si_compat_set_up_popover:
 * @popover: a popover with a menu
 *
 * Names the items of a menu whenever it opens, because GTK 4.18 names them by a label that it does
 * not expose. When the menu closes, it moves the keyboard focus back to the parent: GTK 4.8 leaves
 * it in the closed menu if the chosen item is in a submenu.
 */
void
si_compat_set_up_popover (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect (popover, "map", G_CALLBACK (name_items_in), NULL);
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed), NULL);
}

/**
 * si_compat_set_up_menu:
 * @button: a button with a menu model
 *
 * Does the same for the menu of a button.
 */
void
si_compat_set_up_menu (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  si_compat_set_up_popover (gtk_menu_button_get_popover (button));
}

static void
name_value (GtkDropDown *drop_down)
{
  const char *name = g_object_get_data (G_OBJECT (drop_down), "si-name");
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *text = NULL;

  if (GTK_IS_STRING_OBJECT (item))
    text
        = g_strdup_printf ("%s, %s", name, gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
#if GTK_CHECK_VERSION(4, 12, 0)
  si_compat_replace_name (GTK_WIDGET (drop_down), text != NULL ? text : name);
#else
  set_name (gtk_widget_get_first_child (GTK_WIDGET (drop_down)), text != NULL ? text : name);
#endif
}

/**
 * si_compat_name_drop_down:
 * @drop_down: a drop-down that offers strings
 * @name: the name of the choice
 *
 * Names the button inside a drop-down, which has the keyboard focus. Until GTK 4.12 it has neither
 * the drop-down's name nor its value; since then it has its name, which is the value alone.
 */
void
si_compat_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (name != NULL);

  set_name (GTK_WIDGET (drop_down), name);
  g_object_set_data_full (G_OBJECT (drop_down), "si-name", g_strdup (name), g_free);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (name_value), NULL);
  name_value (drop_down);
}

#if GTK_CHECK_VERSION(4, 20, 0)
static void
keep_surface (GtkPrintOperation *operation, GtkPrintContext *context)
{
  cairo_surface_reference (cairo_get_target (gtk_print_context_get_cairo_context (context)));
}
#endif

/**
 * si_compat_survive_preview:
 * @operation: the operation to preview
 *
 * Keeps a preview from crashing. GTK 4.24.1 drops its reference to the drawn surface once too
 * often, so this adds one; GTK 4.18 does not. A version between them that does not leaks a closed
 * surface of some hundred bytes.
 */
void
si_compat_survive_preview (GtkPrintOperation *operation)
{
  g_return_if_fail (GTK_IS_PRINT_OPERATION (operation));

#if GTK_CHECK_VERSION(4, 20, 0)
  g_signal_connect (operation, "begin-print", G_CALLBACK (keep_surface), NULL);
#endif
}
