/* si-body.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-body.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-panes.h"
#include "si-side-panel.h"

struct _SiBody
{
  AdwBin parent_instance;

  GActionMap *map;               /* (unowned) (nullable): %NULL once the window is gone */
  GSimpleAction *show_list;      /* (owned) (nullable) */
  SiSearchPresenter *search;     /* (owned) (nullable) */
  SiProductSelection *selection; /* (owned) (nullable) */
  SiToaster *toaster;            /* (owned) (nullable) */
  gboolean narrow;               /* the panel takes the place of the views */

  /* Template widgets */
  SiPanes *panes;
  SiViews *views;
  SiSidePanel *panel;
};

G_DEFINE_FINAL_TYPE (SiBody, si_body, ADW_TYPE_BIN)

/* The names of the actions that show and change a property of a widget */
static const char *const property_actions[]
    = { "sort-column", "sort-descending", "toggle-panel", "view" };

static void
show_panel (SiBody *self)
{
  g_assert (SI_IS_BODY (self));

  si_panes_set_panel_shown (self->panes, TRUE);
  /* The focus was in the list, which the panel has replaced. */
  if (si_panes_get_covered (self->panes))
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

/* Shows the view again that the panel covers. */
static void
uncover (SiBody *self)
{
  g_assert (SI_IS_BODY (self));

  if (si_panes_get_covered (self->panes))
    si_panes_set_panel_shown (self->panes, FALSE);
}

static void
go_to_list (SiBody *self)
{
  g_assert (SI_IS_BODY (self));

  uncover (self);
  si_page_focus_list (si_views_get_page (self->views));
}

/* The panel shows the godown that is selected in the view of the godowns, and products otherwise.
 */
static void
godown_selected (SiBody *self)
{
  SiGodownsPage *godowns = si_views_get_godowns (self->views);

  g_assert (SI_IS_BODY (self));

  si_side_panel_show_details (self->panel, si_views_get_page (self->views) == SI_PAGE (godowns)
                                               && si_godowns_page_get_selected (godowns) != NULL);
}

static void
page_changed (SiBody *self)
{
  g_assert (SI_IS_BODY (self));

  si_answer_teller_set_list_shown (si_search_presenter_get_teller (self->search),
                                   si_views_get_page (self->views)
                                       == SI_PAGE (si_views_get_stock (self->views)));
  godown_selected (self);
  if (self->narrow)
    si_panes_set_panel_shown (self->panes, FALSE);
}

static void
covered_changed (SiBody *self)
{
  g_assert (SI_IS_BODY (self));

  g_simple_action_set_enabled (self->show_list, si_panes_get_covered (self->panes));
}

/* The focus stays in the find bar for the next code, so the answer is read out. A product that was
 * selected already takes the place of a godown, too. */
static void
answered (SiBody *self, SiProduct *product)
{
  SiStockPage *stock = si_views_get_stock (self->views);
  const char *lead
      = si_search_controller_get_lead (si_search_presenter_get_controller (self->search));
  g_autofree char *answer = si_stock_page_describe (stock, product);
  g_autofree char *words = lead != NULL ? g_strdup_printf ("%s\n%s", lead, answer) : NULL;

  g_assert (SI_IS_BODY (self));

  si_side_panel_show_details (self->panel, FALSE);
  si_panes_set_panel_shown (self->panes, TRUE);
  si_stock_page_reveal_selected (stock);
  si_compat_announce (GTK_WIDGET (self), words != NULL ? words : answer);
}

static void
none_on_server (SiBody *self, SiSearchController *controller)
{
  g_autofree char *code = si_search_controller_get_query (controller);

  g_assert (SI_IS_BODY (self));

  si_stock_page_set_none_on_server (si_views_get_stock (self->views), code);
}

/* Leaves the panel on a narrow window, else stops the request. */
static void
stepped_back (SiBody *self)
{
  g_assert (SI_IS_BODY (self));

  if (si_panes_get_covered (self->panes))
    si_panes_set_panel_shown (self->panes, FALSE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.cancel", NULL);
}

static void
show_list_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to_list (user_data);
}

static void
set_alert_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiBody *self = user_data;

  si_panes_set_panel_shown (self->panes, TRUE);
  if (!si_side_panel_edit_alert (self->panel))
    si_toaster_say (self->toaster, _ ("Save this connection to set alerts"));
}

/* Searches for the product, so that the view of the changes has it alone. */
static void
show_product_changes_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiBody *self = user_data;
  SiProduct *product = si_product_selection_get_selected (self->selection);
  const char *sku = product != NULL ? si_product_get_sku (product) : "";

  if (product == NULL)
    return;
  si_search_presenter_search (self->search, *sku != '\0' ? sku : si_product_get_id (product));
  adw_view_stack_set_visible_child_name (si_views_get_stack (self->views), "changes");
}

/* Removes the actions for properties of widgets, since they hold these widgets, which in turn hold
 * the actions of the window. */
static void
si_body_dispose (GObject *object)
{
  SiBody *self = SI_BODY (object);

  if (self->map != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (property_actions); i++)
      g_action_map_remove_action (self->map, property_actions[i]);
  g_clear_weak_pointer (&self->map);
  g_clear_object (&self->show_list);
  g_clear_object (&self->search);
  g_clear_object (&self->selection);
  g_clear_object (&self->toaster);

  G_OBJECT_CLASS (si_body_parent_class)->dispose (object);
}

static void
si_body_class_init (SiBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_body_dispose;

  g_type_ensure (SI_TYPE_PANES);
  g_type_ensure (SI_TYPE_SIDE_PANEL);
  g_type_ensure (SI_TYPE_VIEWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-body.ui");
  gtk_widget_class_bind_template_child (widget_class, SiBody, panel);
  gtk_widget_class_bind_template_child (widget_class, SiBody, panes);
  gtk_widget_class_bind_template_child (widget_class, SiBody, views);
}

static void
si_body_init (SiBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  si_side_panel_set_details (self->panel,
                             si_godowns_page_get_details (si_views_get_godowns (self->views)));
  g_object_bind_property (self->views, "has-inventory", self->panes, "available",
                          G_BINDING_SYNC_CREATE);
}

static void
add_actions (SiBody *self)
{
  static const GActionEntry entries[] = {
    { .name = "set-alert", .activate = set_alert_activated },
    { .name = "show-list", .activate = show_list_activated },
    { .name = "show-product-changes", .activate = show_product_changes_activated },
  };
  SiStockPage *stock = si_views_get_stock (self->views);
  const struct
  {
    gpointer object;
    const char *property;
  } shown[] = {
    { stock, "sort-column" },
    { stock, "sort-descending" },
    { self->panes, "panel-shown" },
    { si_views_get_stack (self->views), "visible-child-name" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (shown) == G_N_ELEMENTS (property_actions));
  g_action_map_add_action_entries (self->map, entries, G_N_ELEMENTS (entries), self);
  self->show_list
      = g_object_ref (G_SIMPLE_ACTION (g_action_map_lookup_action (self->map, "show-list")));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (GPropertyAction) action
          = g_property_action_new (property_actions[i], shown[i].object, shown[i].property);

      g_action_map_add_action (self->map, G_ACTION (action));
    }
}

static void
follow (SiBody *self)
{
  SiSearchController *controller = si_search_presenter_get_controller (self->search);
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } followed[] = {
    { controller, "none-on-server", G_CALLBACK (none_on_server) },
    { self->panes, "notify::available", G_CALLBACK (covered_changed) },
    { self->panes, "notify::panel-shown", G_CALLBACK (covered_changed) },
    { self->search, "answered", G_CALLBACK (answered) },
    { self->search, "leave", G_CALLBACK (go_to_list) },
    { self->search, "retyped", G_CALLBACK (uncover) },
    { self->search, "stepped-back", G_CALLBACK (stepped_back) },
    { self->views, "notify::page", G_CALLBACK (page_changed) },
    { si_views_get_godowns (self->views), "notify::selected", G_CALLBACK (godown_selected) },
    { si_views_get_stock (self->views), "activate", G_CALLBACK (show_panel) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (followed[i].object, followed[i].signal, followed[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_object_bind_property (controller, "lead", self->panel, "lead", G_BINDING_SYNC_CREATE);
}

/**
 * si_body_set_up:
 * @self: a body
 * @map: the actions of the window, to which it adds its own
 * @search: the search of the window
 * @selection: the selected products, which the panel follows
 * @toaster: tells why an action cannot be done
 *
 * Gives it the other parts of its window. To be called once.
 */
void
si_body_set_up (SiBody *self,
                GActionMap *map,
                SiSearchPresenter *search,
                SiProductSelection *selection,
                SiToaster *toaster)
{
  g_return_if_fail (SI_IS_BODY (self));
  g_return_if_fail (G_IS_ACTION_MAP (map));
  g_return_if_fail (SI_IS_SEARCH_PRESENTER (search));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (SI_IS_TOASTER (toaster));
  g_return_if_fail (self->map == NULL);

  g_set_weak_pointer (&self->map, map);
  self->search = g_object_ref (search);
  self->selection = g_object_ref (selection);
  self->toaster = g_object_ref (toaster);
  si_views_set_up (self->views, selection);
  si_side_panel_set_up (self->panel, si_product_selection_get_list (selection), selection);
  add_actions (self);
  follow (self);
  covered_changed (self);
  page_changed (self);
}

/**
 * si_body_set_engine:
 * @self: a body
 * @engine: the engine of the inventory, from now on
 */
void
si_body_set_engine (SiBody *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_BODY (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  si_views_set_engine (self->views, engine);
  si_side_panel_set_engine (self->panel, engine);
}

/**
 * si_body_set_settings:
 * @self: a body
 * @settings: the settings that store the person's choices; to be set once
 */
void
si_body_set_settings (SiBody *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_BODY (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  si_panes_set_settings (self->panes, settings);
  si_views_set_settings (self->views, settings);
  si_side_panel_set_settings (self->panel, settings);
}

/**
 * si_body_set_narrow:
 * @self: a body
 * @narrow: whether there is room for the views or the panel only
 */
void
si_body_set_narrow (SiBody *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_BODY (self));

  self->narrow = narrow;
  si_panes_set_narrow (self->panes, narrow);
  si_views_set_narrow (self->views, narrow);
  si_side_panel_set_narrow (self->panel, narrow);
}

/**
 * si_body_get_views:
 * @self: a body
 *
 * Returns: (transfer none): the views
 */
SiViews *
si_body_get_views (SiBody *self)
{
  g_return_val_if_fail (SI_IS_BODY (self), NULL);

  return self->views;
}
