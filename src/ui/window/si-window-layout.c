/* si-window-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lays the window out for its width, and stores its size and the place of the panel. */

#include "config.h"

#include "si-window-private.h"

/* In a narrower window the panel is a page of its own. */
#define NARROW_WIDTH 700

/* A narrower list shows only the columns that matter most. */
#define ALL_COLUMNS_WIDTH 560

/**
 * si_window_get_panel_shown:
 * @self: a window
 *
 * Returns: %TRUE if the panel is on screen, or would be with an inventory
 */
gboolean
si_window_get_panel_shown (SiWindow *self)
{
  return self->narrow ? self->panel_page : self->panel_visible;
}

/* Scales a width by the size of the text, since large text needs more room. */
static int
scale_to_text (SiWindow *self, int width)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return (int) (width * MAX (1.0, dpi / (96.0 * PANGO_SCALE)));
}

static gboolean
fit_columns (gpointer user_data)
{
  SiWindow *self = user_data;
  gboolean beside = !self->narrow && gtk_widget_get_visible (GTK_WIDGET (self->panel));
  int width = beside ? gtk_paned_get_position (self->paned)
                     : gtk_widget_get_width (GTK_WIDGET (self->paned));

  self->columns_id = 0;
  if (width > 0)
    si_product_view_set_narrow (self->view, width < scale_to_text (self, ALL_COLUMNS_WIDTH));
  return G_SOURCE_REMOVE;
}

/* Chooses the columns in an idle callback, since they must not change while sizes are allocated. */
static void
fit_columns_later (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->columns_id == 0)
    self->columns_id = g_idle_add (fit_columns, self);
}

/**
 * si_window_update_panes:
 * @self: a window
 *
 * Shows the list, the panel or both.
 */
void
si_window_update_panes (SiWindow *self)
{
  gboolean has_table = si_inventory_get_table (si_engine_get_inventory (self->engine)) != NULL;
  gboolean panel = has_table && si_window_get_panel_shown (self);

  gtk_widget_set_visible (GTK_WIDGET (self->panel), panel);
  gtk_widget_set_visible (GTK_WIDGET (self->body), !self->narrow || !panel);
  si_side_panel_set_narrow (self->panel, self->narrow);
  fit_columns_later (self);
}

/**
 * si_window_set_panel_shown:
 * @self: a window
 * @shown: whether the panel is on screen: beside the list, or in its place on a
 *   narrow window
 */
void
si_window_set_panel_shown (SiWindow *self, gboolean shown)
{
  gboolean *now = self->narrow ? &self->panel_page : &self->panel_visible;

  if (*now == shown)
    return;

  *now = shown;
  si_window_update_panes (self);
  si_window_update_actions (self);
  g_object_notify (G_OBJECT (self), "panel-visible");
  if (!self->narrow && self->settings != NULL)
    g_settings_set_boolean (self->settings, "panel-visible", shown);
}

/* Moves the search field and the filter into a line below a narrow header, which has no room for
 * them. */
static void
place_search (SiWindow *self, gboolean narrow)
{
  g_autoptr (GtkWidget) place = g_object_ref (self->search_place);
  g_autoptr (GtkWidget) filter = g_object_ref (GTK_WIDGET (self->filter));
  g_autoptr (GtkWidget) connection = g_object_ref (GTK_WIDGET (self->connection));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean focused
      = focus != NULL
        && (gtk_widget_is_ancestor (focus, place) || gtk_widget_is_ancestor (focus, filter)
            || gtk_widget_is_ancestor (focus, connection));
  int start = 0;
  int end = 0;

  if (focused && GTK_IS_EDITABLE (focus))
    gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end);
  if (narrow)
    {
      /* A narrow header has no room for the title beside the connection's name, either. */
      adw_header_bar_set_title_widget (self->header, gtk_label_new (NULL));
      adw_header_bar_remove (self->header, filter);
      /* The name gets half of the header if it is alone on its side. */
      adw_header_bar_remove (self->header, connection);
      adw_header_bar_pack_start (self->header, connection);
      gtk_box_append (self->search_line, place);
      gtk_box_append (self->search_line, filter);
    }
  else
    {
      gtk_box_remove (self->search_line, place);
      gtk_box_remove (self->search_line, filter);
      adw_header_bar_set_title_widget (self->header, place);
      adw_header_bar_remove (self->header, connection);
      adw_header_bar_pack_end (self->header, connection);
      adw_header_bar_pack_end (self->header, filter);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->search_line), narrow);
  if (focused)
    gtk_widget_grab_focus (focus);
  /* Taking the focus has selected the whole text, so the selection is restored. */
  if (focused && GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), start, end);
}

static void
set_narrow (SiWindow *self, gboolean narrow)
{
  self->narrow = narrow;
  /* In a narrow window, the panel would cover the list while a person types. */
  si_search_controller_set_eager (self->finder, !narrow);
  place_search (self, narrow);
  si_connection_menu_set_narrow (self->connection, narrow);
  gtk_widget_set_visible (self->panel_toggle, !narrow);
  gtk_widget_set_visible (self->changes_toggle, !narrow);
  si_window_update_changes (self);
  si_godown_filter_set_narrow (self->filter, narrow);
  si_held_bar_set_narrow (self->held_bar, narrow);
  si_problem_bar_set_narrow (self->problem_bar, narrow);
  si_problem_bar_set_narrow (self->memory_bar, narrow);
  si_state_page_set_narrow (self->state_page, narrow);
  si_status_line_set_narrow (self->status_line, narrow);
  si_window_update_panes (self);
  si_window_update_actions (self);
  g_object_notify (G_OBJECT (self), "panel-visible");
}

static void
lay_out (SiWindow *self, int width)
{
  gboolean narrow = width < scale_to_text (self, NARROW_WIDTH);

  if (narrow != self->narrow)
    set_narrow (self, narrow);
  if (!narrow && gtk_widget_get_width (GTK_WIDGET (self->paned)) == 0)
    si_pane_width_expect (self->panel_width, width);
}

/* Watches the width itself, since libadwaita 1.2 has no breakpoints. */
static void
surface_laid_out (SiWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  g_assert (SI_IS_WINDOW (self));

  if (width > 0)
    lay_out (self, width);
  fit_columns_later (self);
}

/**
 * si_window_follow_surface:
 * @self: a window that was just realized
 *
 * Lays the window out for its default size, and again whenever the size changes.
 */
void
si_window_follow_surface (SiWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0)
    lay_out (self, width);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "layout",
                           G_CALLBACK (surface_laid_out), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (fit_columns_later), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_window_restore_layout:
 * @self: a window with its settings
 *
 * Restores the size of the window from the settings, and stores each new size in them.
 */
void
si_window_restore_layout (SiWindow *self)
{
  /* The size of another window must not become that of this one, nor a locked setting disable the
   * whole window. */
  const GSettingsBindFlags flags = G_SETTINGS_BIND_GET_NO_CHANGES | G_SETTINGS_BIND_NO_SENSITIVITY;

  g_settings_bind (self->settings, "window-width", self, "default-width", flags);
  g_settings_bind (self->settings, "window-height", self, "default-height", flags);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", flags);
  self->panel_visible = g_settings_get_boolean (self->settings, "panel-visible");
  si_product_view_restore_columns (self->view, self->settings);
  si_window_restore_sort (self);
  g_settings_bind (self->settings, "panel-width", self->panel_width, "width", flags);
}
