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
 * The colour that the style sheet gives a widget to draw with.
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
 * Makes Tab leave a list instead of walking through each of its rows: a property
 * of the list since GTK 4.12, a key controller before.
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

/* A column's title widget is private too; it is known by what it says. */
static GtkWidget *
find_title_box (GtkWidget *header, const char *title)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (header); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *box = gtk_widget_get_first_child (child);
      GtkWidget *label = GTK_IS_BOX (box) ? gtk_widget_get_first_child (box) : NULL;

      if (GTK_IS_LABEL (label) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), title) == 0)
        return box;
    }
  return NULL;
}

/**
 * si_compat_align_title_with_figures:
 * @column: a column of a column view
 *
 * Puts the title of a column of figures above its figures, on the right. GTK has no
 * setting for it, so this looks for the title's widget, and does nothing where it
 * does not find it as it knows it.
 */
void
si_compat_align_title_with_figures (GtkColumnViewColumn *column)
{
  GtkColumnView *view;
  GtkWidget *header;
  GtkWidget *box = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  view = gtk_column_view_column_get_column_view (column);
  header = view != NULL ? gtk_widget_get_first_child (GTK_WIDGET (view)) : NULL;
  if (header != NULL && !GTK_IS_LIST_VIEW (header))
    box = find_title_box (header, gtk_column_view_column_get_title (column));
  if (box == NULL)
    return;

  if (si_direction_get_figure_xalign () == 0)
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  /* The arrow in front, so that the words end where the figures do. */
  gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_last_child (box), NULL);
}

/* The widget that is a row is private. */
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
 * @cell: what a factory put into a column of a row
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
 * @cell: what a factory put into a column of a row
 * @name: what the row is called
 *
 * Tells assistive technology what a row of a column view is: until GTK 4.12 it would say the name
 * of the widget's type, and since then all its cells, with nothing between them.
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
 * Gives the list of the rows, which is a widget of its own and would say the name of its type, the
 * name of the column view that it is in.
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

static void
name_button (GtkDropDown *drop_down)
{
  const char *name = g_object_get_data (G_OBJECT (drop_down), "si-name");
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *text = NULL;

  if (GTK_IS_STRING_OBJECT (item))
    text
        = g_strdup_printf ("%s, %s", name, gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  set_name (gtk_widget_get_first_child (GTK_WIDGET (drop_down)), text != NULL ? text : name);
}

/**
 * si_compat_name_drop_down:
 * @drop_down: a drop-down that offers strings
 * @name: what is chosen with it
 *
 * Names a drop-down. In GTK 4.8 the keyboard is on the button in it, which has neither the
 * drop-down's name nor its value.
 */
void
si_compat_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (name != NULL);

  set_name (GTK_WIDGET (drop_down), name);
  g_object_set_data_full (G_OBJECT (drop_down), "si-name", g_strdup (name), g_free);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (name_button), NULL);
  name_button (drop_down);
}

typedef struct
{
  GtkFileChooserNative *dialog; /* (owned) */
  GPtrArray *filters;           /* (owned) (element-type GtkFileFilter) */
  guint filter;                 /* the one chosen last */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->dialog);
  g_ptr_array_unref (saving->filters);
  g_free (saving);
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
save_responded (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  GtkFileFilter *filter;

  g_signal_handlers_disconnect_by_func (dialog, save_responded, user_data);
  if (response != GTK_RESPONSE_ACCEPT)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
      return;
    }
  filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (dialog));
  if (filter == NULL || !g_ptr_array_find (saving->filters, filter, &saving->filter))
    saving->filter = 0;
  g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                         g_object_unref);
}

/**
 * si_compat_save_file_async:
 * @parent: the window that it is for
 * @title: what it is about
 * @accept: (nullable): what the button says, with a mnemonic; %NULL for the usual
 * @name: the name that is proposed
 * @filters: (element-type GtkFileFilter): the kinds of file to choose from, if there are any
 * @callback: called once the person has chosen
 * @user_data: for @callback
 *
 * Asks where to save, with the portal's dialog where there is one. The chooser that works from
 * GTK 4.8 on; since 4.10 it is deprecated, but the dialog in its place does not tell which filter
 * was chosen.
 */
void
si_compat_save_file_async (GtkWindow *parent,
                           const char *title,
                           const char *accept,
                           const char *name,
                           GPtrArray *filters,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);
  GtkFileChooser *chooser;

  g_task_set_source_tag (task, si_compat_save_file_async);
  g_task_set_task_data (task, saving, saving_free);
  saving->filters = g_ptr_array_ref (filters);
  saving->dialog
      = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, accept, NULL);
  chooser = GTK_FILE_CHOOSER (saving->dialog);
  gtk_file_chooser_set_current_name (chooser, name);
  for (guint i = 0; i < filters->len; i++)
    gtk_file_chooser_add_filter (chooser, filters->pdata[i]);
  if (filters->len > 0)
    gtk_file_chooser_set_filter (chooser, filters->pdata[0]);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (saving->dialog), TRUE);
  g_signal_connect (saving->dialog, "response", G_CALLBACK (save_responded), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->dialog));
  g_steal_pointer (&task);
}

G_GNUC_END_IGNORE_DEPRECATIONS

/**
 * si_compat_save_file_finish:
 * @result: what the callback was given
 * @filter: (out): which of the filters was chosen
 * @error: return location for an error
 *
 * Returns: (transfer full): the file; %NULL with %G_IO_ERROR_CANCELLED where there is to be none
 */
GFile *
si_compat_save_file_finish (GAsyncResult *result, guint *filter, GError **error)
{
  const Saving *saving;

  g_return_val_if_fail (g_async_result_is_tagged (result, si_compat_save_file_async), NULL);

  saving = g_task_get_task_data (G_TASK (result));
  *filter = saving->filter;
  return g_task_propagate_pointer (G_TASK (result), error);
}
