/* si-window-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "si-window-private.h"

/**
 * si_window_get_sort_name:
 * @self: a window
 *
 * Returns: the name of the column that the list is sorted by
 */
const char *
si_window_get_sort_name (SiWindow *self)
{
  return si_column_get_info (si_product_list_get_column (self->list))->name;
}

/**
 * si_window_sort_by_name:
 * @self: a window
 * @name: the name of a column; another name changes nothing
 *
 * Sorts the list by a column, figures largest first, as a click on its header does.
 */
void
si_window_sort_by_name (SiWindow *self, const char *name)
{
  SiColumn column;

  if (si_column_find (name, &column))
    si_product_view_sort (self->view, column, si_column_get_info (column)->numeric);
}

/**
 * si_window_save_sort:
 * @self: a window
 *
 * Stores in the settings by which column the list is sorted.
 */
void
si_window_save_sort (SiWindow *self)
{
  if (self->settings == NULL)
    return;

  g_settings_set_string (self->settings, "sort-column", si_window_get_sort_name (self));
  g_settings_set_boolean (self->settings, "sort-descending",
                          si_product_list_get_descending (self->list));
}

/**
 * si_window_restore_sort:
 * @self: a window with its settings
 *
 * Sorts the list by the column in the settings.
 */
void
si_window_restore_sort (SiWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "sort-column");
  gboolean descending = g_settings_get_boolean (self->settings, "sort-descending");

  si_window_sort_by_name (self, name);
  si_product_view_sort (self->view, si_product_list_get_column (self->list), descending);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_refresh_start (si_engine_get_refresh (SI_WINDOW (widget)->engine));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_refresh_cancel (si_engine_get_refresh (SI_WINDOW (widget)->engine));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);

  if (self->narrow)
    si_window_set_panel_shown (self, FALSE);
  si_window_focus_search (self);
}

static void
refresh_godown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);
  const char *godown_id = si_filter_get_godown_id (si_product_list_get_filter (self->list));

  if (godown_id != NULL)
    si_refresh_ask (si_engine_get_refresh (self->engine), NULL, godown_id);
}

static void
ask_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_search_controller_ask_server (SI_WINDOW (widget)->finder);
}

static void
show_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);

  si_window_set_panel_shown (self, FALSE);
  si_product_view_focus_list (self->view);
}

static void
remove_filters (SiWindow *self, gboolean godowns, gboolean findings)
{
  SiFilter *filter = si_product_list_get_filter (self->list);

  if (godowns)
    si_filter_set_godown_ids (filter, NULL);
  if (findings)
    si_filter_set_findings (filter, SI_FINDING_NONE);
  si_window_focus_search (self);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);

  si_search_controller_clear (self->finder);
  remove_filters (self, TRUE, TRUE);
}

static void
remove_godowns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  remove_filters (SI_WINDOW (widget), TRUE, FALSE);
}

static void
remove_findings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  remove_filters (SI_WINDOW (widget), FALSE, TRUE);
}

static void
remove_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  remove_filters (SI_WINDOW (widget), TRUE, TRUE);
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);

  si_search_controller_clear (self->finder);
  si_window_focus_search (self);
}

static void
show_inventory_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_window_set_changes_shown (SI_WINDOW (widget), FALSE);
}

static void
set_enabled (SiWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

/**
 * si_window_update_actions:
 * @self: a window
 *
 * Enables and disables all actions of the window. No other code does.
 */
void
si_window_update_actions (SiWindow *self)
{
  SiRefreshState state = si_refresh_get_state (si_engine_get_refresh (self->engine));
  gboolean loading = state == SI_REFRESH_LOADING;
  gboolean can_ask = state != SI_REFRESH_UNCONNECTED && !loading;
  gboolean has_table = si_inventory_get_table (si_engine_get_inventory (self->engine)) != NULL;
  const char *godown_id = si_filter_get_godown_id (si_product_list_get_filter (self->list));
  g_autofree char *text = si_search_controller_get_query (self->finder);

  set_enabled (self, "win.refresh", can_ask);
  set_enabled (self, "win.cancel", loading);
  set_enabled (self, "win.refresh-godown",
               can_ask && has_table && godown_id != NULL && si_godown_has_id (godown_id));
  set_enabled (self, "win.ask-server", can_ask && has_table && *text != '\0');
  set_enabled (self, "win.toggle-panel", has_table);
  set_enabled (self, "win.show-changes", has_table);
  set_enabled (self, "win.show-list", self->narrow && self->panel_page);
  si_window_update_connection_actions (self);
  si_window_update_out_actions (self);
}

/**
 * si_window_install_actions:
 * @widget_class: the window's class
 *
 * Installs the window's actions and their keys.
 */
void
si_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.refresh", refresh_action },
    { "win.cancel", cancel_action },
    { "win.search", search_action },
    { "win.refresh-godown", refresh_godown_action },
    { "win.ask-server", ask_server_action },
    { "win.show-list", show_list_action },
    { "win.show-all", show_all_action },
    { "win.show-inventory", show_inventory_action },
    { "win.remove-godowns", remove_godowns_action },
    { "win.remove-findings", remove_findings_action },
    { "win.remove-filters", remove_filters_action },
    { "win.clear-search", clear_search_action },
  };
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_r, GDK_CONTROL_MASK, "win.refresh" },      { GDK_KEY_F5, 0, "win.refresh" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.search" },       { GDK_KEY_F9, 0, "win.toggle-panel" },
    { GDK_KEY_h, GDK_CONTROL_MASK, "win.show-changes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "win.toggle-panel", "panel-visible");
  gtk_widget_class_install_property_action (widget_class, "win.show-changes", "changes-shown");
  gtk_widget_class_install_property_action (widget_class, "win.sort-column", "sort-column");
  gtk_widget_class_install_property_action (widget_class, "win.sort-descending", "sort-descending");
  si_window_install_connection_actions (widget_class);
  si_window_install_out_actions (widget_class);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}
