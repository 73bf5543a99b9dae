/* si-window-out.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The actions that copy, export and print. */

#include "config.h"

#include "si-window-private.h"

/* Returns: (nullable): the view of the changes, if the page shows a list, and not, for example,
 *   that nothing has changed.
 */
static SiChangeView *
get_change_view (SiWindow *self)
{
  return si_changes_page_get_view (self->changes);
}

/**
 * si_window_create_listing:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): the list on screen; %NULL where there is none
 */
SiListing *
si_window_create_listing (SiWindow *self)
{
  if (!self->changes_shown)
    return si_product_view_create_listing (self->view);
  return get_change_view (self) != NULL ? si_change_view_create_listing (get_change_view (self))
                                        : NULL;
}

/**
 * si_window_create_selected_listing:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): the row that is selected; %NULL where none is selected
 */
SiListing *
si_window_create_selected_listing (SiWindow *self)
{
  if (!self->changes_shown)
    return si_product_view_create_selected_listing (self->view);
  return get_change_view (self) != NULL
             ? si_change_view_create_selected_listing (get_change_view (self))
             : NULL;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_copy_selected (SI_WINDOW (widget));
}

static void
copy_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_copy_shown (SI_WINDOW (widget));
}

static void
copy_sku_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_copy_sku (SI_WINDOW (widget));
}

static void
export_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_export_shown (SI_WINDOW (widget));
}

static void
export_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_export_all (SI_WINDOW (widget));
}

static GtkPrintOperationAction
get_print_action (const char *name)
{
  return g_str_has_prefix (name, "win.preview") ? GTK_PRINT_OPERATION_ACTION_PREVIEW
                                                : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
}

static void
print_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_print_list (SI_WINDOW (widget), get_print_action (name));
}

static void
print_product_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_print_product (SI_WINDOW (widget), get_print_action (name));
}

/**
 * si_window_update_out_actions:
 * @self: a window
 *
 * Enables the actions that copy, export and print where there is something to take.
 */
void
si_window_update_out_actions (SiWindow *self)
{
  static const char *const of_list[] = { "win.copy-shown", "win.export-shown", "win.export-all",
                                         "win.print-list", "win.preview-list" };
  static const char *const of_product[] = { "win.print-product", "win.preview-product" };
  const gboolean has_table
      = si_inventory_get_table (si_engine_get_inventory (self->engine)) != NULL;
  SiProduct *product = si_product_selection_get_selected (self->selection);
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_list); i++)
    gtk_widget_action_set_enabled (widget, of_list[i], has_table);
  for (guint i = 0; i < G_N_ELEMENTS (of_product); i++)
    gtk_widget_action_set_enabled (widget, of_product[i], product != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy", product != NULL || self->changes_shown);
  gtk_widget_action_set_enabled (widget, "win.copy-sku",
                                 product != NULL && *si_product_get_sku (product) != '\0');
}

/**
 * si_window_install_out_actions:
 * @widget_class: the window's class
 *
 * Installs the actions that copy, export and print, and their keys.
 */
void
si_window_install_out_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "win.copy", copy_action, GDK_KEY_c, GDK_CONTROL_MASK },
    { "win.copy-shown", copy_shown_action, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.copy-sku", copy_sku_action, GDK_KEY_c, GDK_CONTROL_MASK | GDK_ALT_MASK },
    { "win.export-shown", export_shown_action, GDK_KEY_e, GDK_CONTROL_MASK },
    { "win.export-all", export_all_action, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.print-list", print_list_action, GDK_KEY_p, GDK_CONTROL_MASK },
    { "win.preview-list", print_list_action, 0, 0 },
    { "win.print-product", print_product_action, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.preview-product", print_product_action, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}
