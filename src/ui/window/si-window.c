/* si-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-cut.h"
#include "si-digits.h"
#include "si-toast.h"
#include "si-product-columns.h"
#include "si-window-private.h"

/* A toast moves in for less than this, in microseconds. */
#define TOAST_MOVES_IN (G_USEC_PER_SEC / 2)

G_DEFINE_FINAL_TYPE (SiWindow, si_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_CHANGES_SHOWN,
  PROP_CONNECTION_ID,
  PROP_ENGINE,
  PROP_PANEL_VISIBLE,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
toast_dismissed (SiWindow *self, AdwToast *toast)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->toast == toast)
    g_clear_object (&self->toast);
}

/* A toast must not be dismissed while it moves in, since libadwaita 1.2 crashes then. */
static gboolean
is_moving_in (SiWindow *self)
{
  return g_get_monotonic_time () - self->toast_time < TOAST_MOVES_IN;
}

/**
 * si_window_announce_toast:
 * @self: a window
 * @toast: a toast that it shows
 *
 * Lets a screen reader read a toast out.
 */
void
si_window_announce_toast (SiWindow *self, AdwToast *toast)
{
  g_autofree char *words = NULL;

  if (pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &words, NULL, NULL))
    si_compat_announce (GTK_WIDGET (self), words);
}

/**
 * si_window_show_toast:
 * @self: a window
 * @toast: (transfer full): a toast about what has just happened
 *
 * Shows a toast at once, in the place of the one before.
 */
void
si_window_show_toast (SiWindow *self, AdwToast *toast)
{
  si_window_announce_toast (self, toast);
  if (self->toast != NULL && is_moving_in (self))
    {
      adw_toast_set_title (self->toast, adw_toast_get_title (toast));
      adw_toast_set_button_label (self->toast, adw_toast_get_button_label (toast));
      adw_toast_set_action_name (self->toast, adw_toast_get_action_name (toast));
      g_object_unref (toast);
      return;
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_object (&self->toast, toast);
  self->toast_time = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * si_window_toast:
 * @self: a window
 * @text: a sentence about what has just happened, which is no markup
 */
void
si_window_toast (SiWindow *self, const char *text)
{
  si_window_show_toast (self, si_toast_new (text));
}

static void
show_no_table (SiWindow *self)
{
  SiProblem *problem = si_refresh_get_problem (si_engine_get_refresh (self->engine));

  switch (si_refresh_get_state (si_engine_get_refresh (self->engine)))
    {
    case SI_REFRESH_UNCONNECTED:
      si_state_page_show_unconnected (self->state_page);
      break;
    case SI_REFRESH_LOADING:
      si_state_page_show_loading (self->state_page);
      break;
    case SI_REFRESH_FAILED:
      if (problem != NULL)
        {
          si_state_page_show_problem (self->state_page, problem);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case SI_REFRESH_IDLE:
    case SI_REFRESH_CANCELLED:
    default:
      if (si_answer_guard_get_held (si_engine_get_guard (self->engine)) != NULL)
        si_state_page_show_held (self->state_page);
      else
        si_state_page_show_stopped (self->state_page);
    }
}

static void
show_no_rows (SiWindow *self)
{
  gboolean reading = !si_inventory_get_whole (si_engine_get_inventory (self->engine));
  const SiHidden *hidden = si_product_list_get_hidden (self->list);
  g_autofree char *text = si_search_controller_get_query (self->finder);

  if (si_table_get_n_products (si_inventory_get_table (si_engine_get_inventory (self->engine))) == 0
      && *text == '\0')
    {
      if (reading)
        si_state_page_show_loading (self->state_page);
      else
        si_state_page_show_empty (self->state_page);
    }
  else if (hidden != NULL && hidden->by_both > 0)
    si_state_page_show_hidden (self->state_page, si_product_list_get_filter (self->list),
                               si_product_list_get_table (self->list), hidden);
  else if (si_search_controller_get_none_on_server (self->finder))
    si_state_page_show_none_on_server (self->state_page, text);
  else
    si_state_page_show_no_match (self->state_page, text, reading);
}

/**
 * si_window_update_body:
 * @self: a window
 *
 * Shows the list, the page of changes or the state page.
 */
void
si_window_update_body (SiWindow *self)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  gboolean rows = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  /* The list takes a new table with a delay. */
  gboolean coming
      = si_product_list_get_busy (self->list) || si_product_list_get_table (self->list) != table;

  if (table == NULL)
    show_no_table (self);
  else if (self->changes_shown)
    {
      gtk_stack_set_visible_child (self->body, GTK_WIDGET (self->changes));
      return;
    }
  else if (!rows && !coming)
    show_no_rows (self);
  else if (!rows && gtk_stack_get_visible_child (self->body) == GTK_WIDGET (self->state_page))
    return; /* the state page stays until the list has its rows */
  else
    {
      gtk_stack_set_visible_child (self->body, GTK_WIDGET (self->view));
      return;
    }
  gtk_stack_set_visible_child (self->body, GTK_WIDGET (self->state_page));
}

static void
table_changed (SiWindow *self)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));

  g_assert (SI_IS_WINDOW (self));

  if (table == NULL)
    si_product_selection_set_selected (self->selection, NULL);
  si_product_list_set_table (self->list, table);
  si_window_update_problems (self);
  si_window_update_panes (self);
  si_window_update_actions (self);
  si_window_update_body (self);
}

/* Makes the one button stop a request or start one. */
static void
update_refresh_button (SiWindow *self, gboolean loading)
{
  const char *words = loading ? _ ("Stop") : _ ("Refresh");

  gtk_button_set_icon_name (self->refresh,
                            loading ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->refresh),
                                  loading ? "win.cancel" : "win.refresh");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->refresh), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refresh), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

/* Announces a new inventory. The bar or page of a problem announces that itself. */
static void
announce_refresh (SiWindow *self)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  const guint n = table != NULL ? si_table_get_n_products (table) : 0;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  if (table == NULL || si_refresh_get_problem (si_engine_get_refresh (self->engine)) != NULL)
    return;
  count = si_digits_printf (ngettext ("%'u product", "%'u products", n), n);
  /* Translators: read out when the inventory has come; %s is such as “2,014 products”. */
  words = g_strdup_printf (_ ("Refreshed: %s"), count);
  si_compat_announce (GTK_WIDGET (self), words);
}

static void
state_changed (SiWindow *self)
{
  const gboolean is_loading
      = si_refresh_get_state (si_engine_get_refresh (self->engine)) == SI_REFRESH_LOADING;

  g_assert (SI_IS_WINDOW (self));

  if (self->was_loading && !is_loading)
    announce_refresh (self);
  self->was_loading = is_loading;
  update_refresh_button (self, is_loading);
  si_window_update_actions (self);
  si_window_update_body (self);
}

static void
update_connection (SiWindow *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  g_autofree char *name
      = si_cut_name (connection != NULL ? si_connection_get_name (connection) : NULL);
  g_autofree char *title = NULL;

  if (name != NULL)
    title = g_strdup_printf ("%s – %s", name, _ ("Sync Inventory"));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Sync Inventory"));
  si_connection_menu_set_connection (self->connection, connection);
  si_window_update_connection_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION_ID]);
}

static void
selected_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  si_window_update_actions (self);
}

static void
sort_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_COLUMN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_DESCENDING]);
  si_window_save_sort (self);
}

static void
product_activated (SiWindow *self, SiProductView *view)
{
  g_assert (SI_IS_WINDOW (self));

  si_window_set_panel_shown (self, TRUE);
  /* The focus was in the list, which the panel has replaced. */
  if (self->narrow)
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static void
si_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (si_window_parent_class)->realize (widget);

  si_window_follow_surface (SI_WINDOW (widget));
}

/* Shows the products after a finding was chosen, since its number is that of products. */
static void
show_products (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  si_window_set_changes_shown (self, FALSE);
}

static void
engine_replaced (SiWindow *self, SiEngine *before, SiEngine *after)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->engine == before)
    si_window_set_engine (self, after);
}

static void
follow (SiWindow *self)
{
  SiFilter *filter = si_product_list_get_filter (self->list);
  static const char *const of_inventory[] = { "notify::table", "notify::whole" };
  static const char *const of_refresh[] = { "notify::state", "notify::problem" };

  for (guint i = 0; i < G_N_ELEMENTS (of_inventory); i++)
    si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, of_inventory[i],
                               G_CALLBACK (table_changed));
  for (guint i = 0; i < G_N_ELEMENTS (of_refresh); i++)
    si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, of_refresh[i],
                               G_CALLBACK (state_changed));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (si_window_update_body), self,
                           G_CONNECT_SWAPPED);
  /* With another filter, the list can stay empty, and the reason change. */
  g_signal_connect_object (self->list, "updated", G_CALLBACK (si_window_update_body), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "notify::godown-ids", G_CALLBACK (state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "notify::findings", G_CALLBACK (show_products), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::column", G_CALLBACK (sort_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::descending", G_CALLBACK (sort_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
si_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiWindow *self = SI_WINDOW (object);

  switch (id)
    {
    case PROP_CONNECTION_ID:
      g_value_set_string (value, si_window_get_connection_id (self));
      break;
    case PROP_CHANGES_SHOWN:
      g_value_set_boolean (value, self->changes_shown);
      break;
    case PROP_ENGINE:
      g_value_set_object (value, self->engine);
      break;
    case PROP_PANEL_VISIBLE:
      g_value_set_boolean (value, si_window_get_panel_shown (self));
      break;
    case PROP_SORT_COLUMN:
      g_value_set_string (value, si_window_get_sort_name (self));
      break;
    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, si_product_list_get_descending (self->list));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiWindow *self = SI_WINDOW (object);

  switch (id)
    {
    case PROP_CONNECTION_ID:
      si_window_choose_connection (self, g_value_get_string (value));
      break;
    case PROP_CHANGES_SHOWN:
      si_window_set_changes_shown (self, g_value_get_boolean (value));
      break;
    case PROP_ENGINE:
      si_window_set_engine (self, g_value_get_object (value));
      break;
    case PROP_PANEL_VISIBLE:
      si_window_set_panel_shown (self, g_value_get_boolean (value));
      break;
    case PROP_SORT_COLUMN:
      si_window_sort_by_name (self, g_value_get_string (value));
      break;
    case PROP_SORT_DESCENDING:
      si_product_view_sort (self->view, si_product_list_get_column (self->list),
                            g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_window_dispose (GObject *object)
{
  SiWindow *self = SI_WINDOW (object);

  g_clear_handle_id (&self->columns_id, g_source_remove);
  g_clear_object (&self->panel_width);
  g_clear_object (&self->toast);
  g_clear_object (&self->scans);
  g_clear_object (&self->signals);

  G_OBJECT_CLASS (si_window_parent_class)->dispose (object);
}

static void
si_window_finalize (GObject *object)
{
  SiWindow *self = SI_WINDOW (object);

  g_clear_object (&self->finder);
  g_clear_object (&self->filter_memory);
  g_clear_object (&self->alert_toasts);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->connections);
  g_clear_object (&self->engine);
  g_clear_object (&self->engines);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->wanted, si_product_key_free);

  G_OBJECT_CLASS (si_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SI_TYPE_CONNECTION_MENU);
  g_type_ensure (SI_TYPE_GODOWN_FILTER);
  g_type_ensure (SI_TYPE_SIDE_PANEL);
  g_type_ensure (SI_TYPE_HELD_BAR);
  g_type_ensure (SI_TYPE_PRODUCT_VIEW);
  g_type_ensure (SI_TYPE_PROGRESS_STRIP);
  g_type_ensure (SI_TYPE_PROBLEM_BAR);
  g_type_ensure (SI_TYPE_STATE_PAGE);
  g_type_ensure (SI_TYPE_STATUS_LINE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SiWindow, body);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, changes_toggle);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, connection);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, held_bar);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, memory_bar);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, columns_menu);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, panel_toggle);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, refresh);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, search_line);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, search_place);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, state_page);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, status);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, status_line);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SiWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, si_window_dismiss_memory_problem);
  gtk_widget_class_bind_template_callback (widget_class, product_activated);
  gtk_widget_class_bind_template_callback (widget_class, si_window_dismiss_problem);
}

static void
si_window_class_init (SiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = si_window_get_property;
  object_class->set_property = si_window_set_property;
  object_class->dispose = si_window_dispose;
  object_class->finalize = si_window_finalize;
  widget_class->realize = si_window_realize;

  properties[PROP_CHANGES_SHOWN] = g_param_spec_boolean ("changes-shown", NULL, NULL, FALSE, flags);
  properties[PROP_CONNECTION_ID] = g_param_spec_string ("connection-id", NULL, NULL, "", flags);
  properties[PROP_ENGINE] = g_param_spec_object ("engine", NULL, NULL, SI_TYPE_ENGINE, flags);
  properties[PROP_PANEL_VISIBLE] = g_param_spec_boolean ("panel-visible", NULL, NULL, TRUE, flags);
  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, NULL, flags);
  properties[PROP_SORT_DESCENDING]
      = g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  si_window_install_actions (widget_class);
  si_window_bind_escape (widget_class);
}

static void
si_window_init (SiWindow *self)
{
  self->panel_visible = TRUE;
  self->signals = si_engine_signals_new (self);
  self->list = si_product_list_new ();
  self->selection = si_product_selection_new (self->list);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->panel_width = si_pane_width_new (self->paned);

  si_compat_set_status (GTK_WIDGET (self), self->status);
  si_product_columns_fill_sort_menu (self->sort_menu);
  si_product_columns_fill_menu (self->columns_menu);
  si_compat_set_up_menu (self->menu_button);
  si_godown_filter_set_list (self->filter, self->list);
  si_product_view_set_selection (self->view, self->selection);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  si_product_view_get_column_actions (self->view));
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
  if (engines != NULL)
    {
      self->engines = g_object_ref (engines);
      g_set_object (&self->connections, si_engines_get_connections (engines));
      g_signal_connect_object (engines, "replaced", G_CALLBACK (engine_replaced), self,
                               G_CONNECT_SWAPPED);
    }
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      si_window_restore_layout (self);
      si_window_follow_digits (self);
      self->filter_memory
          = si_filter_memory_new (si_product_list_get_filter (self->list), settings);
    }

  si_status_line_set_up (self->status_line, self->list);
  si_window_set_up_search (self);
  si_window_follow_memory (self);
  follow (self);

  si_window_set_engine (self, engine);
  if (self->connections != NULL)
    si_connection_menu_set_list (self->connection, self->connections);
  si_window_focus_search (self);
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
 * @engine: the engine whose inventory it shows from now on
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

  self->was_loading = FALSE;
  if (self->filter_memory != NULL)
    si_filter_memory_set_engine (self->filter_memory, engine);
  si_search_controller_set_engine (self->finder, engine);
  si_engine_signals_set_engine (self->signals, engine);
  si_status_line_set_engine (self->status_line, engine);
  si_progress_strip_set_engine (self->strip, engine);
  si_held_bar_set_engine (self->held_bar, engine);
  if (self->changes != NULL)
    si_changes_page_set_engine (self->changes, engine);
  /* The same product of another connection is another one. */
  si_product_selection_set_selected (self->selection, NULL);
  si_product_list_set_table (self->list, NULL);
  update_connection (self);
  table_changed (self);
  si_window_show_memory (self);
  state_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENGINE]);
}
