/* si-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-window.h"

#include <glib/gi18n.h>

#include "si-adaptive-bin.h"
#include "si-alert-notes.h"
#include "si-alerts-page.h"
#include "si-changes-page.h"
#include "si-compat.h"
#include "si-connection-actions.h"
#include "si-connection-menu.h"
#include "si-cut.h"
#include "si-digits.h"
#include "si-engine-signals.h"
#include "si-filter-actions.h"
#include "si-filter-memory.h"
#include "si-find-bar.h"
#include "si-godowns-page.h"
#include "si-notices.h"
#include "si-output.h"
#include "si-page.h"
#include "si-panes.h"
#include "si-product-columns.h"
#include "si-refresh-button.h"
#include "si-refresh-report.h"
#include "si-search-presenter.h"
#include "si-side-panel.h"
#include "si-state-page.h"
#include "si-status-line.h"
#include "si-stock-alert-toasts.h"
#include "si-stock-page.h"
#include "si-toaster.h"
#include "si-view-switcher.h"

struct _SiWindow
{
  AdwApplicationWindow parent_instance;

  SiEngine *engine;                        /* (owned) */
  GSettings *settings;                     /* (owned) (nullable) */
  SiProductList *list;                     /* (owned) */
  SiProductSelection *selection;           /* (owned) */
  SiToaster *toaster;                      /* (owned) */
  SiOutput *output;                        /* (owned) */
  SiSearchPresenter *search;               /* (owned) */
  SiFilterActions *filter_actions;         /* (owned) */
  SiFilterMemory *filter_memory;           /* (owned) (nullable) */
  SiConnectionActions *connection_actions; /* (owned) */
  SiAlertNotes *alert_notes;               /* (owned) */
  SiStockAlertToasts *alert_toasts;        /* (owned) */
  SiEngineSignals *signals;                /* (owned) */
  SiRefreshReport *report;                 /* (owned) */

  /* Template widgets */
  SiAdaptiveBin *width;
  GtkWidget *status;
  AdwHeaderBar *header;
  SiRefreshButton *refresh;
  SiViewSwitcher *switcher;
  SiConnectionMenu *connection;
  GtkWidget *panel_toggle;
  GtkMenuButton *menu_button;
  GMenu *sort_menu; /* a part of the menu, as is the next one */
  GMenu *columns_menu;
  SiFindBar *find_bar;
  SiNotices *notices;
  AdwToastOverlay *toasts;
  SiPanes *panes;
  SiAdaptiveBin *list_width;
  GtkStack *body;
  SiStatePage *state_page;
  AdwViewStack *pages;
  SiStockPage *stock;
  SiChangesPage *changes;
  SiGodownsPage *godowns;
  SiAlertsPage *alerts;
  SiSidePanel *panel;
  SiStatusLine *status_line;
  AdwViewSwitcherBar *switcher_bar;
};

G_DEFINE_FINAL_TYPE (SiWindow, si_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_ENGINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The actions that show and change a property of a widget */
static const struct
{
  const char *name;
  gssize offset;
  const char *property;
} property_actions[] = {
  { "sort-column", G_STRUCT_OFFSET (SiWindow, stock), "sort-column" },
  { "sort-descending", G_STRUCT_OFFSET (SiWindow, stock), "sort-descending" },
  { "toggle-panel", G_STRUCT_OFFSET (SiWindow, panes), "panel-shown" },
  { "view", G_STRUCT_OFFSET (SiWindow, pages), "visible-child-name" },
};

static SiPage *
get_page (SiWindow *self)
{
  return SI_PAGE (adw_view_stack_get_visible_child (self->pages));
}

static SiTable *
get_table (SiWindow *self)
{
  return si_inventory_get_table (si_engine_get_inventory (self->engine));
}

static void
set_enabled (SiWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

/* Enables and disables the actions of the window itself. No other code does. */
static void
update_actions (SiWindow *self)
{
  const SiRefreshState state = si_refresh_get_state (si_engine_get_refresh (self->engine));
  const gboolean loading = state == SI_REFRESH_LOADING;
  const gboolean can_ask = state != SI_REFRESH_UNCONNECTED && !loading;
  const char *godown_id = si_filter_get_godown_id (si_product_list_get_filter (self->list));

  g_assert (SI_IS_WINDOW (self));

  set_enabled (self, "win.refresh", can_ask);
  set_enabled (self, "win.cancel", loading);
  set_enabled (self, "win.refresh-godown",
               can_ask && get_table (self) != NULL && godown_id != NULL
                   && si_godown_has_id (godown_id));
  set_enabled (self, "win.show-list", si_panes_get_covered (self->panes));
}

/* Shows the views, or without an inventory the reason for that. Before there is a connection, the
 * window has nothing that needs one. */
static void
update_body (SiWindow *self)
{
  SiTable *table = get_table (self);
  const gboolean connected = si_engine_get_connection (self->engine) != NULL;

  g_assert (SI_IS_WINDOW (self));

  si_panes_set_available (self->panes, table != NULL);
  if (table == NULL)
    si_state_page_show_engine (self->state_page, self->engine);
  gtk_stack_set_visible_child (self->body, table != NULL ? GTK_WIDGET (self->pages)
                                                         : GTK_WIDGET (self->state_page));
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), connected);
  gtk_widget_set_visible (GTK_WIDGET (self->refresh), connected);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), connected);
  gtk_widget_set_visible (self->panel_toggle,
                          table != NULL && !si_adaptive_bin_get_narrow (self->width));
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar),
                          connected && si_adaptive_bin_get_narrow (self->width));
}

static void
state_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  update_actions (self);
  update_body (self);
}

static void
table_changed (SiWindow *self)
{
  SiTable *table = get_table (self);

  g_assert (SI_IS_WINDOW (self));

  if (table == NULL)
    si_product_selection_set_selected (self->selection, NULL);
  si_product_list_set_table (self->list, table);
  state_changed (self);
}

static void
show_connection (SiWindow *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  g_autofree char *name
      = si_cut_name (connection != NULL ? si_connection_get_name (connection) : NULL);
  g_autofree char *title = NULL;

  if (name != NULL)
    title = g_strdup_printf ("%s – %s", name, _ ("Sync Inventory"));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Sync Inventory"));
  si_connection_menu_set_connection (self->connection, connection);
}

/* The panel shows the godown that is selected in the view of the godowns, and products otherwise.
 */
static void
godown_selected (SiWindow *self)
{
  const gboolean on_screen
      = adw_view_stack_get_visible_child (self->pages) == GTK_WIDGET (self->godowns);

  g_assert (SI_IS_WINDOW (self));

  si_side_panel_show_details (self->panel,
                              on_screen && si_godowns_page_get_selected (self->godowns) != NULL);
}

static void
digits_changed (SiWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);

  g_assert (SI_IS_WINDOW (self));

  si_digits_set_shown (g_settings_get_enum (self->settings, "digits"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      si_page_update_figures (SI_PAGE (adw_view_stack_page_get_child (page)));
    }
  si_status_line_update (self->status_line);
}

static void
page_changed (SiWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->pages);
  AdwViewStackPage *page;

  g_assert (SI_IS_WINDOW (self));

  /* The template adds the pages before the other objects are there. */
  if (self->output == NULL || child == NULL)
    return;
  page = adw_view_stack_get_page (self->pages, child);
  si_output_set_page (self->output, SI_PAGE (child), adw_view_stack_page_get_title (page));
  si_status_line_set_page (self->status_line, SI_PAGE (child));
  si_search_presenter_set_list_shown (self->search, child == GTK_WIDGET (self->stock));
  godown_selected (self);
  if (si_adaptive_bin_get_narrow (self->width))
    si_panes_set_panel_shown (self->panes, FALSE);
}

static void
show_panel (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  si_panes_set_panel_shown (self->panes, TRUE);
  /* The focus was in the list, which the panel has replaced. */
  if (si_panes_get_covered (self->panes))
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

/* The focus stays in the find bar for the next code, so the answer is read out. A product that was
 * selected already takes the place of a godown, too. */
static void
answered (SiWindow *self, SiProduct *product)
{
  const char *lead
      = si_search_controller_get_lead (si_search_presenter_get_controller (self->search));
  g_autofree char *answer = si_stock_page_describe (self->stock, product);
  g_autofree char *words = lead != NULL ? g_strdup_printf ("%s\n%s", lead, answer) : NULL;

  g_assert (SI_IS_WINDOW (self));

  si_side_panel_show_details (self->panel, FALSE);
  si_panes_set_panel_shown (self->panes, TRUE);
  si_stock_page_reveal_selected (self->stock);
  si_compat_announce (GTK_WIDGET (self), words != NULL ? words : answer);
}

static void
retyped (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (si_panes_get_covered (self->panes))
    si_panes_set_panel_shown (self->panes, FALSE);
}

static void
none_on_server (SiWindow *self, SiSearchController *controller)
{
  g_autofree char *code = si_search_controller_get_query (controller);

  g_assert (SI_IS_WINDOW (self));

  si_stock_page_set_none_on_server (self->stock, code);
}

static void
go_to_list (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  retyped (self);
  si_page_focus_list (get_page (self));
}

/* Leaves the panel on a narrow window, else stops the request. */
static void
stepped_back (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (si_panes_get_covered (self->panes))
    si_panes_set_panel_shown (self->panes, FALSE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.cancel", NULL);
}

static void
toast_made (SiWindow *self, AdwToast *toast)
{
  g_assert (SI_IS_WINDOW (self));

  if (adw_toast_get_button_label (toast) != NULL)
    si_toaster_keep (self->toaster, g_object_ref (toast));
  else
    si_toaster_show (self->toaster, g_object_ref (toast));
}

/* Puts the name of the connection in the middle of a narrow header, whose views are at the bottom
 * of the window. */
static void
arrange_header (SiWindow *self, gboolean narrow)
{
  g_autoptr (GtkWidget) connection = g_object_ref (GTK_WIDGET (self->connection));
  g_autoptr (GtkWidget) switcher = g_object_ref (GTK_WIDGET (self->switcher));

  if (narrow)
    {
      adw_header_bar_remove (self->header, connection);
      adw_header_bar_set_title_widget (self->header, connection);
    }
  else
    {
      adw_header_bar_set_title_widget (self->header, switcher);
      adw_header_bar_pack_end (self->header, connection);
    }
}

static void
narrow_changed (SiWindow *self)
{
  const gboolean narrow = si_adaptive_bin_get_narrow (self->width);

  g_assert (SI_IS_WINDOW (self));

  arrange_header (self, narrow);
  /* In a narrow window, the panel would cover the list while a person types. */
  si_search_controller_set_eager (si_search_presenter_get_controller (self->search), !narrow);
  si_connection_menu_set_narrow (self->connection, narrow);
  si_find_bar_set_narrow (self->find_bar, narrow);
  si_notices_set_narrow (self->notices, narrow);
  si_panes_set_narrow (self->panes, narrow);
  si_side_panel_set_narrow (self->panel, narrow);
  si_state_page_set_narrow (self->state_page, narrow);
  si_status_line_set_narrow (self->status_line, narrow);
  state_changed (self);
}

static void
list_width_changed (SiWindow *self)
{
  const gboolean narrow = si_adaptive_bin_get_narrow (self->list_width);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);

  g_assert (SI_IS_WINDOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      si_page_set_narrow (SI_PAGE (adw_view_stack_page_get_child (page)), narrow);
    }
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);

  si_refresh_report_expect (self->report);
  si_refresh_start (si_engine_get_refresh (self->engine));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  si_refresh_cancel (si_engine_get_refresh (SI_WINDOW (widget)->engine));
}

static void
refresh_godown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);
  const char *godown_id = si_filter_get_godown_id (si_product_list_get_filter (self->list));

  si_refresh_ask (si_engine_get_refresh (self->engine), NULL, godown_id);
}

static void
show_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_list (SI_WINDOW (widget));
}

static void
engine_replaced (SiWindow *self, SiEngine *before, SiEngine *after)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->engine == before)
    si_window_set_engine (self, after);
}

static gboolean
escape_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  si_search_presenter_step_back (SI_WINDOW (widget)->search);
  return TRUE;
}

static void
si_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENGINE:
      g_value_set_object (value, SI_WINDOW (object)->engine);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENGINE:
      si_window_set_engine (SI_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Removes the actions for properties of widgets, since they hold these widgets, which in turn hold
 * the actions of the window. */
static void
remove_property_actions (SiWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (property_actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (self), property_actions[i].name);
}

static void
si_window_dispose (GObject *object)
{
  SiWindow *self = SI_WINDOW (object);

  if (self->signals != NULL)
    remove_property_actions (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (si_window_parent_class)->dispose (object);
}

static void
si_window_finalize (GObject *object)
{
  SiWindow *self = SI_WINDOW (object);

  g_clear_object (&self->alert_notes);
  g_clear_object (&self->alert_toasts);
  g_clear_object (&self->connection_actions);
  g_clear_object (&self->filter_actions);
  g_clear_object (&self->filter_memory);
  g_clear_object (&self->output);
  g_clear_object (&self->search);
  g_clear_object (&self->toaster);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->engine);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
    { "alerts", G_STRUCT_OFFSET (SiWindow, alerts) },
    { "body", G_STRUCT_OFFSET (SiWindow, body) },
    { "changes", G_STRUCT_OFFSET (SiWindow, changes) },
    { "columns_menu", G_STRUCT_OFFSET (SiWindow, columns_menu) },
    { "connection", G_STRUCT_OFFSET (SiWindow, connection) },
    { "find_bar", G_STRUCT_OFFSET (SiWindow, find_bar) },
    { "godowns", G_STRUCT_OFFSET (SiWindow, godowns) },
    { "header", G_STRUCT_OFFSET (SiWindow, header) },
    { "list_width", G_STRUCT_OFFSET (SiWindow, list_width) },
    { "menu_button", G_STRUCT_OFFSET (SiWindow, menu_button) },
    { "notices", G_STRUCT_OFFSET (SiWindow, notices) },
    { "pages", G_STRUCT_OFFSET (SiWindow, pages) },
    { "panel", G_STRUCT_OFFSET (SiWindow, panel) },
    { "panel_toggle", G_STRUCT_OFFSET (SiWindow, panel_toggle) },
    { "panes", G_STRUCT_OFFSET (SiWindow, panes) },
    { "refresh", G_STRUCT_OFFSET (SiWindow, refresh) },
    { "sort_menu", G_STRUCT_OFFSET (SiWindow, sort_menu) },
    { "state_page", G_STRUCT_OFFSET (SiWindow, state_page) },
    { "status", G_STRUCT_OFFSET (SiWindow, status) },
    { "status_line", G_STRUCT_OFFSET (SiWindow, status_line) },
    { "stock", G_STRUCT_OFFSET (SiWindow, stock) },
    { "switcher", G_STRUCT_OFFSET (SiWindow, switcher) },
    { "switcher_bar", G_STRUCT_OFFSET (SiWindow, switcher_bar) },
    { "toasts", G_STRUCT_OFFSET (SiWindow, toasts) },
    { "width", G_STRUCT_OFFSET (SiWindow, width) },
  };

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-window.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
  gtk_widget_class_bind_template_callback (widget_class, godown_selected);
  gtk_widget_class_bind_template_callback (widget_class, list_width_changed);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, page_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_panel);
}

static void
ensure_types (void)
{
  g_type_ensure (SI_TYPE_ADAPTIVE_BIN);
  g_type_ensure (SI_TYPE_ALERTS_PAGE);
  g_type_ensure (SI_TYPE_CHANGES_PAGE);
  g_type_ensure (SI_TYPE_CONNECTION_MENU);
  g_type_ensure (SI_TYPE_FIND_BAR);
  g_type_ensure (SI_TYPE_GODOWNS_PAGE);
  g_type_ensure (SI_TYPE_NOTICES);
  g_type_ensure (SI_TYPE_PANES);
  g_type_ensure (SI_TYPE_REFRESH_BUTTON);
  g_type_ensure (SI_TYPE_SIDE_PANEL);
  g_type_ensure (SI_TYPE_STATE_PAGE);
  g_type_ensure (SI_TYPE_STATUS_LINE);
  g_type_ensure (SI_TYPE_STOCK_PAGE);
  g_type_ensure (SI_TYPE_VIEW_SWITCHER);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const char *const views[] = { "stock", "changes", "godowns", "alerts" };
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_r, GDK_CONTROL_MASK, "win.refresh" },
    { GDK_KEY_F5, 0, "win.refresh" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.search" },
    { GDK_KEY_g, GDK_CONTROL_MASK, "win.choose-godown" },
    { GDK_KEY_F9, 0, "win.toggle-panel" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "win.view",
                                         "s", views[i]);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_pressed, NULL);
}

static void
set_alert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);

  si_panes_set_panel_shown (self->panes, TRUE);
  if (!si_side_panel_edit_alert (self->panel))
    si_toaster_say (self->toaster, _ ("An alert needs a saved connection"));
}

/* Searches for the product, so that the view of the changes has it alone. */
static void
show_product_changes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiWindow *self = SI_WINDOW (widget);
  SiProduct *product = si_product_selection_get_selected (self->selection);
  const char *sku = product != NULL ? si_product_get_sku (product) : "";

  if (product == NULL)
    return;
  si_search_presenter_search (self->search, *sku != '\0' ? sku : si_product_get_id (product));
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->changes));
}

static void
si_window_class_init (SiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = si_window_dispose;
  object_class->finalize = si_window_finalize;
  object_class->get_property = si_window_get_property;
  object_class->set_property = si_window_set_property;

  properties[PROP_ENGINE]
      = g_param_spec_object ("engine", NULL, NULL, SI_TYPE_ENGINE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  ensure_types ();
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "win.refresh-godown", NULL, refresh_godown_action);
  gtk_widget_class_install_action (widget_class, "win.show-list", NULL, show_list_action);
  gtk_widget_class_install_action (widget_class, "win.set-alert", NULL, set_alert_action);
  gtk_widget_class_install_action (widget_class, "win.show-product-changes", NULL,
                                   show_product_changes_action);
  add_keys (widget_class);
}

static gboolean
is_not_zero (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_boolean (to, g_value_get_uint (from) > 0);
  return TRUE;
}

/* Shows the badge of each page in the switchers. */
static void
bind_badges (SiWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      g_object_bind_property (adw_view_stack_page_get_child (page), "badge", page, "badge-number",
                              G_BINDING_SYNC_CREATE);
    }
  /* Alerts that are low need attention, and changes do not. */
  g_object_bind_property_full (
      self->alerts, "badge", adw_view_stack_get_page (self->pages, GTK_WIDGET (self->alerts)),
      "needs-attention", G_BINDING_SYNC_CREATE, is_not_zero, NULL, NULL, NULL);
}

static void
add_property_actions (SiWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (property_actions); i++)
    {
      gpointer object = G_STRUCT_MEMBER (gpointer, self, property_actions[i].offset);
      g_autoptr (GPropertyAction) action
          = g_property_action_new (property_actions[i].name, object, property_actions[i].property);

      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

static void
follow_engine (SiWindow *self)
{
  const struct
  {
    GType part;
    const char *signal;
    GCallback callback;
  } followed[] = {
    { SI_TYPE_ANSWER_GUARD, "notify::held", G_CALLBACK (update_body) },
    { SI_TYPE_INVENTORY, "notify::table", G_CALLBACK (table_changed) },
    { SI_TYPE_REFRESH, "notify::problem", G_CALLBACK (state_changed) },
    { SI_TYPE_REFRESH, "notify::state", G_CALLBACK (state_changed) },
  };

  self->signals = si_engine_signals_new (self);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    si_engine_signals_connect (self->signals, followed[i].part, followed[i].signal,
                               followed[i].callback);
}

static void
follow (SiWindow *self)
{
  SiSearchController *controller = si_search_presenter_get_controller (self->search);
  SiFilter *filter = si_product_list_get_filter (self->list);
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } followed[] = {
    { self->alert_toasts, "toast", G_CALLBACK (toast_made) },
    { controller, "none-on-server", G_CALLBACK (none_on_server) },
    { filter, "notify::godown-ids", G_CALLBACK (update_actions) },
    { self->panes, "notify::panel-shown", G_CALLBACK (update_actions) },
    { self->search, "answered", G_CALLBACK (answered) },
    { self->search, "leave", G_CALLBACK (go_to_list) },
    { self->search, "retyped", G_CALLBACK (retyped) },
    { self->search, "stepped-back", G_CALLBACK (stepped_back) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (followed[i].object, followed[i].signal, followed[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_object_bind_property (controller, "lead", self->panel, "lead", G_BINDING_SYNC_CREATE);
}

/* Creates the objects that are no widgets. */
static void
create_parts (SiWindow *self)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (self);

  self->toaster = si_toaster_new (self->toasts);
  self->search = si_search_presenter_new (window, self->find_bar, self->toaster, self->selection);
  self->filter_actions = si_filter_actions_new (G_ACTION_MAP (self), self->find_bar,
                                                si_product_list_get_filter (self->list));
  self->output = si_output_new (window, self->toaster, self->selection);
  self->alert_notes = si_alert_notes_new (self->list);
  self->alert_toasts = si_stock_alert_toasts_new ();
  self->report = si_refresh_report_new (GTK_WIDGET (self->toasts), self->toaster);
}

static void
si_window_init (SiWindow *self)
{
  self->list = si_product_list_new ();
  self->selection = si_product_selection_new (self->list);
  follow_engine (self);

  gtk_widget_init_template (GTK_WIDGET (self));

  create_parts (self);
  si_compat_set_status (GTK_WIDGET (self), self->status);
  si_product_columns_fill_sort_menu (self->sort_menu);
  si_product_columns_fill_menu (self->columns_menu);
  si_compat_set_up_menu (self->menu_button);
  si_view_switcher_set_stack (self->switcher, self->pages);
  si_find_bar_set_list (self->find_bar, self->list);
  si_stock_page_set_up (self->stock, self->list, self->selection);
  si_changes_page_set_up (self->changes, self->list, self->selection);
  si_godowns_page_set_up (self->godowns, self->list, self->selection);
  si_alerts_page_set_up (self->alerts, self->list, self->selection);
  si_side_panel_set_up (self->panel, self->list, self->selection);
  si_side_panel_set_details (self->panel, si_godowns_page_get_details (self->godowns));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  si_stock_page_get_column_actions (self->stock));
  si_status_line_set_up (self->status_line, self->list);
  bind_badges (self);
  add_property_actions (self);
  follow (self);
  page_changed (self);
}

static void
restore (SiWindow *self)
{
  /* The size of another window must not become that of this one, nor a locked setting disable the
   * whole window. */
  const GSettingsBindFlags flags = G_SETTINGS_BIND_GET_NO_CHANGES | G_SETTINGS_BIND_NO_SENSITIVITY;

  g_settings_bind (self->settings, "window-width", self, "default-width", flags);
  g_settings_bind (self->settings, "window-height", self, "default-height", flags);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", flags);
  si_panes_set_settings (self->panes, self->settings);
  si_stock_page_set_settings (self->stock, self->settings);
  si_alerts_page_set_settings (self->alerts, self->settings);
  si_side_panel_set_settings (self->panel, self->settings);
  si_changes_page_set_settings (self->changes, self->settings);
  si_digits_set_shown (g_settings_get_enum (self->settings, "digits"));
  g_signal_connect_object (self->settings, "changed::digits", G_CALLBACK (digits_changed), self,
                           G_CONNECT_SWAPPED);
  self->filter_memory
      = si_filter_memory_new (si_product_list_get_filter (self->list), self->settings);
}

/**
 * si_window_new:
 * @app: the application
 * @engines: (nullable): the engines of the program, from which a person can choose another one
 * @engine: the engine whose inventory it shows
 * @settings: (nullable): the settings with its size and layout
 *
 * Returns: (transfer none): a window, not yet presented
 */
SiWindow *
si_window_new (GtkApplication *app, SiEngines *engines, SiEngine *engine, GSettings *settings)
{
  SiWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (app), NULL);
  g_return_val_if_fail (engines == NULL || SI_IS_ENGINES (engines), NULL);
  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SI_TYPE_WINDOW, "application", app, NULL);
  self->connection_actions
      = si_connection_actions_new (GTK_APPLICATION_WINDOW (self), self->toaster, engines);
  if (engines != NULL)
    g_signal_connect_object (engines, "replaced", G_CALLBACK (engine_replaced), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->settings, settings);
  if (settings != NULL)
    restore (self);
  si_window_set_engine (self, engine);
  if (engines != NULL && si_engines_get_connections (engines) != NULL)
    si_connection_menu_set_list (self->connection, si_engines_get_connections (engines));
  return self;
}

/**
 * si_window_get_engine:
 * @self: a window
 *
 * Returns: (transfer none): the engine whose inventory it shows
 */
SiEngine *
si_window_get_engine (SiWindow *self)
{
  g_return_val_if_fail (SI_IS_WINDOW (self), NULL);

  return self->engine;
}

/**
 * si_window_set_engine:
 * @self: a window
 * @engine: the engine whose inventory it shows, from now on
 *
 * Shows another engine, and leaves everything of the one before.
 */
void
si_window_set_engine (SiWindow *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_WINDOW (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  if (!g_set_object (&self->engine, engine))
    return;

  /* The same product of another connection is another one. */
  si_product_selection_set_selected (self->selection, NULL);
  si_product_list_set_table (self->list, NULL);
  if (self->filter_memory != NULL)
    si_filter_memory_set_engine (self->filter_memory, engine);
  si_refresh_button_set_engine (self->refresh, engine);
  si_notices_set_engine (self->notices, engine);
  si_search_presenter_set_engine (self->search, engine);
  si_output_set_engine (self->output, engine);
  si_connection_actions_set_engine (self->connection_actions, engine);
  si_alert_notes_set_engine (self->alert_notes, engine);
  si_stock_alert_toasts_set_engine (self->alert_toasts, engine);
  si_refresh_report_set_engine (self->report, engine);
  si_status_line_set_engine (self->status_line, engine);
  si_stock_page_set_engine (self->stock, engine);
  si_changes_page_set_engine (self->changes, engine);
  si_godowns_page_set_engine (self->godowns, engine);
  si_alerts_page_set_engine (self->alerts, engine);
  si_side_panel_set_engine (self->panel, engine);
  si_engine_signals_set_engine (self->signals, engine);
  show_connection (self);
  table_changed (self);
  si_find_bar_focus (self->find_bar);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENGINE]);
}

/**
 * si_window_search:
 * @self: a window
 * @text: the text to search for
 *
 * Puts a text into the search field, as if it was typed, and selects it, so that typing replaces
 * it.
 */
void
si_window_search (SiWindow *self, const char *text)
{
  g_return_if_fail (SI_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  si_search_presenter_search (self->search, text);
}

/**
 * si_window_show_product:
 * @self: a window
 * @product: the key of the product
 *
 * Shows a product for a notification or the overview: it searches for the SKU code, or for the id
 * if there is none, and selects the product now or when the inventory is there.
 */
void
si_window_show_product (SiWindow *self, const SiProductKey *product)
{
  g_return_if_fail (SI_IS_WINDOW (self));
  g_return_if_fail (product != NULL);

  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->stock));
  si_search_presenter_show_product (self->search, product);
}

/**
 * si_window_show_alert:
 * @self: a window
 * @id: the number of an alert; 0 for the first one
 *
 * Shows the alerts for a notification, and selects this one now or when it is there.
 */
void
si_window_show_alert (SiWindow *self, gint64 id)
{
  g_return_if_fail (SI_IS_WINDOW (self));

  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->alerts));
  si_alerts_page_show_alert (self->alerts, id);
}

/**
 * si_window_toast:
 * @self: a window
 * @text: a sentence about what has just happened, which is no markup
 */
void
si_window_toast (SiWindow *self, const char *text)
{
  g_return_if_fail (SI_IS_WINDOW (self));

  si_toaster_say (self->toaster, text);
}
