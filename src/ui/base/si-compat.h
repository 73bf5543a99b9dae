/* si-compat.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The differences between versions of the libraries. No other file asks for a version. */
void si_compat_get_color (GtkWidget *widget, GdkRGBA *color);
void si_compat_let_tab_leave (GtkWidget *list, GtkWidget *scroller);
gboolean si_compat_scroll_to (GtkWidget *list, guint position);
void si_compat_let_title_shrink (GtkColumnViewColumn *column);
void si_compat_explain_title (GtkColumnViewColumn *column, const char *text);
void si_compat_align_title_with_figures (GtkColumnViewColumn *column);
void si_compat_focus_row (GtkWidget *cell);
void si_compat_name_row (GtkWidget *cell, const char *name);
void si_compat_name_list (GtkColumnView *view);
void si_compat_set_status (GtkWidget *window, GtkWidget *status);
void si_compat_announce (GtkWidget *widget, const char *text);
void si_compat_hide_images (GtkWidget *widget);
void si_compat_replace_name (GtkWidget *widget, const char *name);
void si_compat_set_up_menu (GtkMenuButton *button);
void si_compat_name_drop_down (GtkDropDown *drop_down, const char *name);
void si_compat_set_up_popover (GtkPopover *popover);
void si_compat_mark_days (GtkCalendar *calendar, guint32 days);
void si_compat_survive_preview (GtkPrintOperation *operation);

/* The rows of a column view, which have no public widgets */
void si_compat_tag_cell (GtkListItem *list_item);
guint si_compat_find_position (GtkColumnView *view, GtkWidget *widget);
GtkWidget *si_compat_find_row (GtkColumnView *view, guint position);
void si_compat_let_control_click_toggle (GtkColumnView *view);

/* These ask with the system's dialog where to save. */
void si_compat_save_file_async (GtkWindow *parent,
                                const char *title,
                                const char *accept,
                                const char *name,
                                GPtrArray *filters,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GFile *si_compat_save_file_finish (GAsyncResult *result, guint *filter, GError **error);

G_END_DECLS
