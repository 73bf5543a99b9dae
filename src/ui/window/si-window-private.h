/* si-window-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-window.h"

#include "si-changes-page.h"
#include "si-connection-menu.h"
#include "si-engine-signals.h"
#include "si-filter-memory.h"
#include "si-godown-filter.h"
#include "si-held-bar.h"
#include "si-pane-width.h"
#include "si-product-selection.h"
#include "si-product-view.h"
#include "si-progress-strip.h"
#include "si-problem-bar.h"
#include "si-scan-filter.h"
#include "si-search-controller.h"
#include "si-side-panel.h"
#include "si-listing.h"
#include "si-state-page.h"
#include "si-stock-alert-toasts.h"
#include "si-status-line.h"

G_BEGIN_DECLS

struct _SiWindow
{
  AdwApplicationWindow parent_instance;

  SiEngines *engines;               /* (owned) (nullable) */
  SiEngine *engine;                 /* (owned) */
  SiEngineSignals *signals;         /* (owned) */
  SiConnectionList *connections;    /* (owned) (nullable) */
  GSettings *settings;              /* (owned) (nullable) */
  SiProductList *list;              /* (owned) */
  SiProductSelection *selection;    /* (owned) */
  SiSearchController *finder;       /* (owned) */
  SiScanFilter *scans;              /* (owned) */
  SiFilterMemory *filter_memory;    /* (owned) (nullable) */
  SiPaneWidth *panel_width;         /* (owned) */
  SiStockAlertToasts *alert_toasts; /* (owned) */

  gboolean narrow;
  gboolean panel_visible; /* the panel is beside the list */
  gboolean panel_page;    /* the panel takes the list's place, in a narrow window */
  gboolean changes_shown; /* the page of changes takes the place of the products */
  SiChangesPage *changes; /* (owned by the stack) (nullable): created when it is first shown */
  AdwToast *toast;        /* (owned) (nullable): the toast on screen */
  gboolean was_loading;   /* the engine was loading at its last change of state */
  gint64 toast_time;      /* the time at which it was shown, in monotonic time */
  SiProductKey *wanted;   /* (owned) (nullable): the product to show once it is there */
  guint columns_id;       /* the idle source that fits the columns to the list's width */

  /* Template widgets */
  AdwToastOverlay *toasts;
  AdwHeaderBar *header;
  GtkWidget *search_place; /* in the header or in the search line, as the filter is */
  GtkBox *search_line;
  GtkButton *refresh;
  GtkSearchEntry *search;
  SiGodownFilter *filter;
  SiConnectionMenu *connection;
  GtkMenuButton *menu_button;
  GMenu *sort_menu; /* a part of the menu, as is the next one */
  GMenu *columns_menu;
  GtkWidget *panel_toggle;
  GtkWidget *changes_toggle;
  SiProgressStrip *strip;
  SiHeldBar *held_bar;
  SiProblemBar *problem_bar; /* shows problems of requests */
  SiProblemBar *memory_bar;  /* shows problems of the store */
  GtkPaned *paned;
  GtkStack *body;
  SiProductView *view;
  SiStatePage *state_page;
  SiSidePanel *panel;
  GtkWidget *status;
  SiStatusLine *status_line;
};

/* si-window.c */
void si_window_update_body (SiWindow *self);
void si_window_show_toast (SiWindow *self, AdwToast *toast);
void si_window_announce_toast (SiWindow *self, AdwToast *toast);

/* si-window-connections.c */
const char *si_window_get_connection_id (SiWindow *self);
void si_window_choose_connection (SiWindow *self, const char *id);
void si_window_update_connection_actions (SiWindow *self);
void si_window_install_connection_actions (GtkWidgetClass *widget_class);

/* si-window-memory.c */
void si_window_update_problems (SiWindow *self);
void si_window_dismiss_problem (SiWindow *self, SiProblemBar *bar);
void si_window_dismiss_memory_problem (SiWindow *self, SiProblemBar *bar);
void si_window_follow_memory (SiWindow *self);
void si_window_show_memory (SiWindow *self);

/* si-window-changes.c */
void si_window_set_changes_shown (SiWindow *self, gboolean shown);
void si_window_update_changes (SiWindow *self);

/* si-window-out.c */
SiListing *si_window_create_listing (SiWindow *self);
SiListing *si_window_create_selected_listing (SiWindow *self);
void si_window_update_out_actions (SiWindow *self);
void si_window_install_out_actions (GtkWidgetClass *widget_class);

/* si-window-copy.c */
void si_window_copy_selected (SiWindow *self);
void si_window_copy_shown (SiWindow *self);
void si_window_copy_sku (SiWindow *self);

/* si-window-export.c */
void si_window_export_shown (SiWindow *self);
void si_window_export_all (SiWindow *self);

/* si-window-print.c */
void si_window_print_list (SiWindow *self, GtkPrintOperationAction action);
void si_window_print_product (SiWindow *self, GtkPrintOperationAction action);

/* si-window-figures.c */
void si_window_follow_digits (SiWindow *self);

/* si-window-layout.c */
gboolean si_window_get_panel_shown (SiWindow *self);
void si_window_set_panel_shown (SiWindow *self, gboolean shown);
void si_window_update_panes (SiWindow *self);
void si_window_follow_surface (SiWindow *self);
void si_window_restore_layout (SiWindow *self);

/* si-window-actions.c */
void si_window_install_actions (GtkWidgetClass *widget_class);
void si_window_update_actions (SiWindow *self);
const char *si_window_get_sort_name (SiWindow *self);
void si_window_sort_by_name (SiWindow *self, const char *name);
void si_window_save_sort (SiWindow *self);
void si_window_restore_sort (SiWindow *self);

/* si-window-search.c */
void si_window_set_up_search (SiWindow *self);
void si_window_bind_escape (GtkWidgetClass *widget_class);
void si_window_focus_search (SiWindow *self);

G_END_DECLS
