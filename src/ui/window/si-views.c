/* si-views.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-views.h"

#include "si-adaptive-bin.h"
#include "si-alerts-page.h"
#include "si-changes-page.h"
#include "si-engine-signals.h"
#include "si-state-page.h"

struct _SiViews
{
  AdwBin parent_instance;

  SiEngine *engine;              /* (owned) (nullable) */
  SiEngineSignals *signals;      /* (owned) */
  SiProductSelection *selection; /* (owned) (nullable) */
  SiProductList *list;           /* (owned) (nullable) */
  GSettings *settings;           /* (owned) (nullable) */
  guint tick_id;                 /* the tick callback that makes the other pages, or 0 */
  guint n_ticks;                 /* the frames since the first rows came */

  /* Template widgets */
  SiAdaptiveBin *width;
  GtkStack *stack;
  SiStatePage *state_page;
  AdwViewStack *pages;
  SiStockPage *stock;
  SiGodownsPage *godowns;
  AdwBin *changes_place;
  AdwBin *alerts_place;

  SiChangesPage *changes; /* (nullable): made after the first rows, as is the next one */
  SiAlertsPage *alerts;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SiViews, si_views, ADW_TYPE_BIN)

#define N_PAGES 4

/* So many frames after the first rows have come, they are on screen. */
#define FRAMES_BEFORE_OTHERS 3

enum
{
  PROP_0,
  PROP_HAS_INVENTORY,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Shows the pages, or without an inventory the reason for that. */
static void
update (SiViews *self)
{
  const gboolean has_inventory = si_views_get_has_inventory (self);

  g_assert (SI_IS_VIEWS (self));

  if (!has_inventory && self->engine != NULL)
    si_state_page_show_engine (self->state_page, self->engine);
  gtk_stack_set_visible_child (self->stack, has_inventory ? GTK_WIDGET (self->pages)
                                                          : GTK_WIDGET (self->state_page));
}

/* Returns: (nullable): the page at a place in the stack; %NULL before it is made */
static SiPage *
get_nth_page (SiViews *self, guint nth)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);
  g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), nth);
  GtkWidget *child = adw_view_stack_page_get_child (page);

  if (SI_IS_PAGE (child))
    return SI_PAGE (child);
  return (SiPage *) adw_bin_get_child (ADW_BIN (child));
}

static gboolean
is_not_zero (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_boolean (to, g_value_get_uint (from) > 0);
  return TRUE;
}

/* Shows the badge of a page in the switchers. */
static void
bind_badge (SiViews *self, SiPage *page, GtkWidget *place)
{
  g_object_bind_property (page, "badge", adw_view_stack_get_page (self->pages, place),
                          "badge-number", G_BINDING_SYNC_CREATE);
}

static void
put (SiViews *self, gpointer page, AdwBin *place)
{
  adw_bin_set_child (place, page);
  bind_badge (self, page, GTK_WIDGET (place));
  si_page_set_narrow (page, si_adaptive_bin_get_narrow (self->width));
}

static void
set_engine_of_others (SiViews *self)
{
  si_changes_page_set_engine (self->changes, self->engine);
  si_alerts_page_set_engine (self->alerts, self->engine);
}

/* Makes the pages that take longest, unless they are there. */
static void
make_others (SiViews *self)
{
  if (self->changes != NULL)
    return;
  self->changes = g_object_new (SI_TYPE_CHANGES_PAGE, NULL);
  self->alerts = g_object_new (SI_TYPE_ALERTS_PAGE, NULL);
  si_changes_page_set_up (self->changes, self->list, self->selection);
  si_alerts_page_set_up (self->alerts, self->list, self->selection);
  if (self->settings != NULL)
    {
      si_changes_page_set_settings (self->changes, self->settings);
      si_alerts_page_set_settings (self->alerts, self->settings);
    }
  if (self->engine != NULL)
    set_engine_of_others (self);
  put (self, self->changes, self->changes_place);
  put (self, self->alerts, self->alerts_place);
  /* Alerts that are low need attention, and changes do not. */
  g_object_bind_property_full (
      self->alerts, "badge", adw_view_stack_get_page (self->pages, GTK_WIDGET (self->alerts_place)),
      "needs-attention", G_BINDING_SYNC_CREATE, is_not_zero, NULL, NULL, NULL);
}

static gboolean
tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SiViews *self = SI_VIEWS (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0
      || !si_product_list_get_busy (self->list))
    self->n_ticks++;
  if (self->n_ticks < FRAMES_BEFORE_OTHERS)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  make_others (self);
  return G_SOURCE_REMOVE;
}

/* The first rows are on screen sooner if nothing else is made before them. */
static void
make_others_soon (SiViews *self)
{
  if (self->changes == NULL && self->tick_id == 0 && si_views_get_has_inventory (self))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick, NULL, NULL);
}

static void
table_changed (SiViews *self)
{
  update (self);
  make_others_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_INVENTORY]);
}

static void
page_changed (SiViews *self)
{
  g_assert (SI_IS_VIEWS (self));

  if (self->list != NULL && si_views_get_page (self) == NULL)
    make_others (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
width_changed (SiViews *self)
{
  const gboolean narrow = si_adaptive_bin_get_narrow (self->width);

  g_assert (SI_IS_VIEWS (self));

  for (guint i = 0; i < N_PAGES; i++)
    if (get_nth_page (self, i) != NULL)
      si_page_set_narrow (get_nth_page (self, i), narrow);
}

static void
si_views_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiViews *self = SI_VIEWS (object);

  switch (id)
    {
    case PROP_HAS_INVENTORY:
      g_value_set_boolean (value, si_views_get_has_inventory (self));
      break;
    case PROP_PAGE:
      g_value_set_object (value, si_views_get_page (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_views_dispose (GObject *object)
{
  SiViews *self = SI_VIEWS (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->signals);
  g_clear_object (&self->engine);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_views_parent_class)->dispose (object);
}

static void
si_views_class_init (SiViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = si_views_dispose;
  object_class->get_property = si_views_get_property;

  properties[PROP_HAS_INVENTORY] = g_param_spec_boolean ("has-inventory", NULL, NULL, FALSE, flags);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, SI_TYPE_PAGE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SI_TYPE_ADAPTIVE_BIN);
  g_type_ensure (SI_TYPE_GODOWNS_PAGE);
  g_type_ensure (SI_TYPE_STATE_PAGE);
  g_type_ensure (SI_TYPE_STOCK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-views.ui");
  gtk_widget_class_bind_template_child (widget_class, SiViews, alerts_place);
  gtk_widget_class_bind_template_child (widget_class, SiViews, changes_place);
  gtk_widget_class_bind_template_child (widget_class, SiViews, godowns);
  gtk_widget_class_bind_template_child (widget_class, SiViews, pages);
  gtk_widget_class_bind_template_child (widget_class, SiViews, stack);
  gtk_widget_class_bind_template_child (widget_class, SiViews, state_page);
  gtk_widget_class_bind_template_child (widget_class, SiViews, stock);
  gtk_widget_class_bind_template_child (widget_class, SiViews, width);
  gtk_widget_class_bind_template_callback (widget_class, page_changed);
  gtk_widget_class_bind_template_callback (widget_class, width_changed);
}

static void
si_views_init (SiViews *self)
{
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_ANSWER_GUARD, "notify::held",
                             G_CALLBACK (update));
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "notify::problem",
                             G_CALLBACK (update));
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "notify::state", G_CALLBACK (update));
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_badge (self, SI_PAGE (self->stock), GTK_WIDGET (self->stock));
  bind_badge (self, SI_PAGE (self->godowns), GTK_WIDGET (self->godowns));
}

/**
 * si_views_set_up:
 * @self: views
 * @selection: the selection of the products, whose list all views show; to be set once
 */
void
si_views_set_up (SiViews *self, SiProductSelection *selection)
{
  SiProductList *list;

  g_return_if_fail (SI_IS_VIEWS (self));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (self->list == NULL);

  list = si_product_selection_get_list (selection);
  self->selection = g_object_ref (selection);
  self->list = g_object_ref (list);
  si_stock_page_set_up (self->stock, list, selection);
  si_godowns_page_set_up (self->godowns, list, selection);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (table_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_views_set_engine:
 * @self: views
 * @engine: the engine of the inventory, from now on
 */
void
si_views_set_engine (SiViews *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_VIEWS (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  si_stock_page_set_engine (self->stock, engine);
  si_godowns_page_set_engine (self->godowns, engine);
  if (self->changes != NULL)
    set_engine_of_others (self);
  si_engine_signals_set_engine (self->signals, engine);
  update (self);
}

/**
 * si_views_set_settings:
 * @self: views
 * @settings: the settings that store the person's choices; to be set once
 */
void
si_views_set_settings (SiViews *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_VIEWS (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  si_stock_page_set_settings (self->stock, settings);
}

/**
 * si_views_set_narrow:
 * @self: views
 * @narrow: whether the window has no room beside them
 */
void
si_views_set_narrow (SiViews *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_VIEWS (self));

  si_state_page_set_narrow (self->state_page, narrow);
}

/**
 * si_views_update_figures:
 * @self: views
 *
 * Writes all figures again, because the digits in the settings have changed.
 */
void
si_views_update_figures (SiViews *self)
{
  g_return_if_fail (SI_IS_VIEWS (self));

  for (guint i = 0; i < N_PAGES; i++)
    if (get_nth_page (self, i) != NULL)
      si_page_update_figures (get_nth_page (self, i));
}

/**
 * si_views_get_has_inventory:
 * @self: views
 *
 * Returns: whether there is an inventory, so that a page is on screen
 */
gboolean
si_views_get_has_inventory (SiViews *self)
{
  g_return_val_if_fail (SI_IS_VIEWS (self), FALSE);

  return self->list != NULL && si_product_list_get_table (self->list) != NULL;
}

/**
 * si_views_get_page:
 * @self: views
 *
 * Returns: (transfer none): the page on screen, or the one that will be once there is an inventory
 */
SiPage *
si_views_get_page (SiViews *self)
{
  GtkWidget *child;

  g_return_val_if_fail (SI_IS_VIEWS (self), NULL);

  child = adw_view_stack_get_visible_child (self->pages);
  return SI_IS_PAGE (child) ? SI_PAGE (child) : (SiPage *) adw_bin_get_child (ADW_BIN (child));
}

/**
 * si_views_get_title:
 * @self: views
 *
 * Returns: (transfer none): the title of the page
 */
const char *
si_views_get_title (SiViews *self)
{
  GtkWidget *page;

  g_return_val_if_fail (SI_IS_VIEWS (self), NULL);

  page = adw_view_stack_get_visible_child (self->pages);
  return adw_view_stack_page_get_title (adw_view_stack_get_page (self->pages, page));
}

/**
 * si_views_get_stack:
 * @self: views
 *
 * Returns: (transfer none): the pages with their names and badges, for a switcher
 */
AdwViewStack *
si_views_get_stack (SiViews *self)
{
  g_return_val_if_fail (SI_IS_VIEWS (self), NULL);

  return self->pages;
}

/**
 * si_views_get_stock:
 * @self: views
 *
 * Returns: (transfer none): the page of the products
 */
SiStockPage *
si_views_get_stock (SiViews *self)
{
  g_return_val_if_fail (SI_IS_VIEWS (self), NULL);

  return self->stock;
}

/**
 * si_views_get_godowns:
 * @self: views
 *
 * Returns: (transfer none): the page of the godowns
 */
SiGodownsPage *
si_views_get_godowns (SiViews *self)
{
  g_return_val_if_fail (SI_IS_VIEWS (self), NULL);

  return self->godowns;
}

/**
 * si_views_show_alert:
 * @self: views
 * @id: the number of an alert; 0 for the first one
 *
 * Shows the alerts, and selects this one now or when it is there.
 */
void
si_views_show_alert (SiViews *self, gint64 id)
{
  g_return_if_fail (SI_IS_VIEWS (self));

  make_others (self);
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->alerts_place));
  si_alerts_page_show_alert (self->alerts, id);
}
