/* si-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-window.h"

#include <glib/gi18n.h>

#include "si-adaptive-bin.h"
#include "si-alert-notes.h"
#include "si-body.h"
#include "si-compat.h"
#include "si-connection-actions.h"
#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-engine-signals.h"
#include "si-filter-actions.h"
#include "si-filter-memory.h"
#include "si-header.h"
#include "si-notices.h"
#include "si-output.h"
#include "si-refresh-actions.h"
#include "si-status-line.h"
#include "si-stock-alert-toasts.h"

struct _SiWindow
{
  AdwApplicationWindow parent_instance;

  SiEngine *engine;                        /* (owned) */
  SiEngineSignals *signals;                /* (owned) */
  SiProductList *list;                     /* (owned) */
  SiProductSelection *selection;           /* (owned) */
  SiToaster *toaster;                      /* (owned) */
  SiSearchPresenter *search;               /* (owned) */
  SiOutput *output;                        /* (owned) */
  SiFilterActions *filter_actions;         /* (owned) */
  SiFilterMemory *filter_memory;           /* (owned) (nullable) */
  SiConnectionActions *connection_actions; /* (owned) */
  SiRefreshReport *report;                 /* (owned) */
  SiRefreshActions *refresh_actions;       /* (owned) */
  SiAlertNotes *alert_notes;               /* (owned) */
  SiStockAlertToasts *alert_toasts;        /* (owned) */

  /* Template widgets */
  SiAdaptiveBin *width;
  GtkWidget *status;
  SiHeader *header;
  SiFindBar *find_bar;
  SiNotices *notices;
  AdwToastOverlay *toasts;
  SiBody *body;
  SiStatusLine *status_line;
  AdwViewSwitcherBar *switcher_bar;
};

G_DEFINE_FINAL_TYPE (SiWindow, si_window, ADW_TYPE_APPLICATION_WINDOW)

static AdwViewStack *
get_stack (SiWindow *self)
{
  return si_views_get_stack (si_body_get_views (self->body));
}

static void
table_changed (SiWindow *self)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));

  g_assert (SI_IS_WINDOW (self));

  if (table == NULL)
    si_product_selection_set_selected (self->selection, NULL);
  si_product_list_set_table (self->list, table);
}

static void
page_changed (SiWindow *self, GParamSpec *pspec, SiViews *views)
{
  g_assert (SI_IS_WINDOW (self));

  si_output_set_page (self->output, si_views_get_page (views), si_views_get_title (views));
  si_status_line_set_page (self->status_line, si_views_get_page (views));
}

/* Before there is a connection, the window has nothing that needs one. */
static void
update_connected (SiWindow *self)
{
  const gboolean connected
      = self->engine != NULL && si_engine_get_connection (self->engine) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), connected);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar),
                          connected && si_adaptive_bin_get_narrow (self->width));
}

static void
narrow_changed (SiWindow *self)
{
  const gboolean narrow = si_adaptive_bin_get_narrow (self->width);

  g_assert (SI_IS_WINDOW (self));

  /* In a narrow window, the panel would cover the list while a person types. */
  si_search_controller_set_eager (si_search_presenter_get_controller (self->search), !narrow);
  si_header_set_narrow (self->header, narrow);
  si_find_bar_set_narrow (self->find_bar, narrow);
  si_notices_set_narrow (self->notices, narrow);
  si_body_set_narrow (self->body, narrow);
  si_status_line_set_narrow (self->status_line, narrow);
  update_connected (self);
}

static void
digits_changed (SiWindow *self, const char *key, GSettings *settings)
{
  g_assert (SI_IS_WINDOW (self));

  si_digits_set_shown (g_settings_get_enum (settings, key));
  si_views_update_figures (si_body_get_views (self->body));
  si_status_line_update (self->status_line);
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
si_window_dispose (GObject *object)
{
  SiWindow *self = SI_WINDOW (object);

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
  g_clear_object (&self->refresh_actions);
  g_clear_object (&self->search);
  g_clear_object (&self->toaster);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_window_parent_class)->finalize (object);
}

static void
si_window_class_init (SiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_window_finalize;

  g_type_ensure (SI_TYPE_ADAPTIVE_BIN);
  g_type_ensure (SI_TYPE_BODY);
  g_type_ensure (SI_TYPE_FIND_BAR);
  g_type_ensure (SI_TYPE_HEADER);
  g_type_ensure (SI_TYPE_NOTICES);
  g_type_ensure (SI_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SiWindow, body);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, status);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, status_line);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, width);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_pressed, NULL);
}

/* Creates the objects that are no widgets. */
static void
create_parts (SiWindow *self)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (self);
  SiFilter *filter = si_product_list_get_filter (self->list);

  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, "notify::table",
                             G_CALLBACK (table_changed));
  self->toaster = si_toaster_new (self->toasts);
  self->search = si_search_presenter_new (window, self->find_bar, self->toaster, self->selection);
  self->filter_actions = si_filter_actions_new (G_ACTION_MAP (self), self->find_bar, filter);
  self->output = si_output_new (window, self->toaster, self->selection);
  self->report = si_refresh_report_new (GTK_WIDGET (self->toasts), self->toaster);
  self->refresh_actions = si_refresh_actions_new (G_ACTION_MAP (self), filter, self->report);
  self->alert_notes = si_alert_notes_new (self->list);
  self->alert_toasts = si_stock_alert_toasts_new ();
  g_signal_connect_object (self->alert_toasts, "toast", G_CALLBACK (si_toaster_add), self->toaster,
                           G_CONNECT_SWAPPED);
}

static void
si_window_init (SiWindow *self)
{
  SiViews *views;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = si_product_list_new ();
  self->selection = si_product_selection_new (self->list);
  create_parts (self);
  si_compat_set_status (GTK_WIDGET (self), self->status);
  si_find_bar_set_list (self->find_bar, self->list);
  si_status_line_set_up (self->status_line, self->list);
  si_body_set_up (self->body, G_ACTION_MAP (self), self->search, self->selection, self->toaster);
  views = si_body_get_views (self->body);
  si_header_set_stack (self->header, si_views_get_stack (views));
  adw_view_switcher_bar_set_stack (self->switcher_bar, si_views_get_stack (views));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  si_stock_page_get_column_actions (si_views_get_stock (views)));
  si_stock_page_fill_column_menu (si_views_get_stock (views),
                                  si_header_get_columns_menu (self->header));
  g_object_bind_property (views, "has-inventory", self->header, "panel-available",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (views, "notify::page", G_CALLBACK (page_changed), self,
                           G_CONNECT_SWAPPED);
  page_changed (self, NULL, views);
}

static void
restore (SiWindow *self, GSettings *settings)
{
  /* The size of another window must not become that of this one, nor a locked setting disable the
   * whole window. */
  const GSettingsBindFlags flags = G_SETTINGS_BIND_GET_NO_CHANGES | G_SETTINGS_BIND_NO_SENSITIVITY;

  g_settings_bind (settings, "window-width", self, "default-width", flags);
  g_settings_bind (settings, "window-height", self, "default-height", flags);
  g_settings_bind (settings, "window-maximized", self, "maximized", flags);
  si_body_set_settings (self->body, settings);
  si_digits_set_shown (g_settings_get_enum (settings, "digits"));
  g_signal_connect_object (settings, "changed::digits", G_CALLBACK (digits_changed), self,
                           G_CONNECT_SWAPPED);
  self->filter_memory = si_filter_memory_new (si_product_list_get_filter (self->list), settings);
}

/* Names the connection in the title for the list of windows. */
static void
update_title (SiWindow *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  g_autofree char *cut
      = si_cut_name (connection != NULL ? si_connection_get_name (connection) : NULL);
  g_autofree char *name = si_direction_isolate_name (cut);
  g_autofree char *title
      = name != NULL ? g_strdup_printf ("%s – %s", name, _ ("Sync Inventory")) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Sync Inventory"));
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
  g_signal_connect_object (self->connection_actions, "chosen", G_CALLBACK (si_window_set_engine),
                           self, G_CONNECT_SWAPPED);
  if (engines != NULL)
    g_signal_connect_object (engines, "replaced", G_CALLBACK (engine_replaced), self,
                             G_CONNECT_SWAPPED);
  if (settings != NULL)
    restore (self, settings);
  si_window_set_engine (self, engine);
  if (engines != NULL && si_engines_get_connections (engines) != NULL)
    si_header_set_connections (self->header, si_engines_get_connections (engines));
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
  si_header_set_engine (self->header, engine);
  si_notices_set_engine (self->notices, engine);
  si_search_presenter_set_engine (self->search, engine);
  si_output_set_engine (self->output, engine);
  si_connection_actions_set_engine (self->connection_actions, engine);
  si_refresh_actions_set_engine (self->refresh_actions, engine);
  si_refresh_report_set_engine (self->report, engine);
  si_alert_notes_set_engine (self->alert_notes, engine);
  si_stock_alert_toasts_set_engine (self->alert_toasts, engine);
  si_status_line_set_engine (self->status_line, engine);
  si_body_set_engine (self->body, engine);
  si_engine_signals_set_engine (self->signals, engine);
  update_title (self);
  update_connected (self);
  table_changed (self);
  si_find_bar_focus (self->find_bar);
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

  adw_view_stack_set_visible_child_name (get_stack (self), "stock");
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

  si_views_show_alert (si_body_get_views (self->body), id);
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
