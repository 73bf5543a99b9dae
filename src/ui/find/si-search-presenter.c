/* si-search-presenter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-search-presenter.h"

#include "si-awaited-product.h"
#include "si-scan-filter.h"

struct _SiSearchPresenter
{
  GObject parent_instance;

  GtkApplicationWindow *window;   /* (unowned) (nullable): %NULL once it is gone */
  SiFindBar *find_bar;            /* (owned) */
  SiAnswerTeller *teller;         /* (owned) */
  SiProductSelection *selection;  /* (owned) */
  SiProductList *list;            /* (owned) */
  SiSearchController *controller; /* (owned) */
  SiScanFilter *scans;            /* (owned) */
  GSignalGroup *of_refresh;       /* (owned) */
  GSignalGroup *of_inventory;     /* (owned) */
  SiEngine *engine;               /* (owned) (nullable) */
  SiAwaitedProduct *wanted;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiSearchPresenter, si_search_presenter, G_TYPE_OBJECT)

enum
{
  ANSWERED,
  LEAVE,
  RETYPED,
  STEPPED_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static SiFilter *
get_filter (SiSearchPresenter *self)
{
  return si_product_list_get_filter (self->list);
}

static void
update_actions (SiSearchPresenter *self)
{
  const SiRefreshState state = si_refresh_get_state (si_engine_get_refresh (self->engine));
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  g_autofree char *query = si_search_controller_get_query (self->controller);
  GAction *action;

  g_assert (SI_IS_SEARCH_PRESENTER (self));

  if (self->window == NULL)
    return;
  action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "ask-server");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), state != SI_REFRESH_UNCONNECTED
                                                             && state != SI_REFRESH_LOADING
                                                             && table != NULL && *query != '\0');
}

static void
answered (SiSearchPresenter *self, SiProduct *product)
{
  g_assert (SI_IS_SEARCH_PRESENTER (self));

  g_signal_emit (self, signals[ANSWERED], 0, product);
}

static void
text_changed (SiSearchPresenter *self)
{
  g_assert (SI_IS_SEARCH_PRESENTER (self));

  si_awaited_product_set_key (self->wanted, NULL);
  update_actions (self);
  g_signal_emit (self, signals[RETYPED], 0);
}

static void
code_scanned (SiSearchPresenter *self, const char *code)
{
  g_assert (SI_IS_SEARCH_PRESENTER (self));

  si_find_bar_focus (self->find_bar);
  si_search_controller_scan (self->controller, code);
}

static gboolean
key_pressed (SiSearchPresenter *self,
             guint key,
             guint keycode,
             GdkModifierType modifiers,
             GtkEventControllerKey *controller)
{
  g_assert (SI_IS_SEARCH_PRESENTER (self));

  return si_find_bar_take_key (self->find_bar, controller, key, modifiers);
}

static void
leave (SiSearchPresenter *self)
{
  g_assert (SI_IS_SEARCH_PRESENTER (self));

  g_signal_emit (self, signals[LEAVE], 0);
}

static void
wanted_arrived (SiSearchPresenter *self, SiProduct *product)
{
  g_assert (SI_IS_SEARCH_PRESENTER (self));

  si_filter_set_godown_ids (get_filter (self), NULL);
  si_filter_set_findings (get_filter (self), SI_FINDING_NONE);
  si_product_selection_set_selected (self->selection, product);
  g_signal_emit (self, signals[ANSWERED], 0, product);
}

static void
search_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiSearchPresenter *self = user_data;

  g_signal_emit (self, signals[RETYPED], 0);
  si_find_bar_focus (self->find_bar);
}

static void
ask_server_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_search_controller_ask_server (SI_SEARCH_PRESENTER (user_data)->controller);
}

static void
si_search_presenter_dispose (GObject *object)
{
  SiSearchPresenter *self = SI_SEARCH_PRESENTER (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->scans);
  g_clear_object (&self->of_refresh);
  g_clear_object (&self->of_inventory);

  G_OBJECT_CLASS (si_search_presenter_parent_class)->dispose (object);
}

static void
si_search_presenter_finalize (GObject *object)
{
  SiSearchPresenter *self = SI_SEARCH_PRESENTER (object);

  g_clear_object (&self->controller);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);
  g_clear_object (&self->engine);
  g_clear_object (&self->teller);
  g_clear_object (&self->find_bar);
  g_clear_object (&self->wanted);

  G_OBJECT_CLASS (si_search_presenter_parent_class)->finalize (object);
}

static void
si_search_presenter_class_init (SiSearchPresenterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = si_search_presenter_dispose;
  object_class->finalize = si_search_presenter_finalize;

  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, SI_TYPE_PRODUCT);
  signals[LEAVE]
      = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RETYPED]
      = g_signal_new ("retyped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STEPPED_BACK]
      = g_signal_new ("stepped-back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_search_presenter_init (SiSearchPresenter *self)
{
  self->of_inventory = g_signal_group_new (SI_TYPE_INVENTORY);
  g_signal_group_connect_swapped (self->of_inventory, "notify::table", G_CALLBACK (update_actions),
                                  self);
  self->of_refresh = g_signal_group_new (SI_TYPE_REFRESH);
  g_signal_group_connect_swapped (self->of_refresh, "notify::state", G_CALLBACK (update_actions),
                                  self);
}

static void
follow (SiSearchPresenter *self)
{
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } followed[] = {
    { self->controller, "answered", G_CALLBACK (answered) },
    { self->controller, "notify::text", G_CALLBACK (text_changed) },
    { self->find_bar, "escape", G_CALLBACK (si_search_presenter_step_back) },
    { self->find_bar, "leave", G_CALLBACK (leave) },
    { self->scans, "scanned", G_CALLBACK (code_scanned) },
    { self->wanted, "arrived", G_CALLBACK (wanted_arrived) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (followed[i].object, followed[i].signal, followed[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "done", G_CALLBACK (si_find_bar_select_text),
                           self->find_bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "activate", G_CALLBACK (si_search_controller_activate),
                           self->controller, G_CONNECT_SWAPPED);
  g_object_bind_property (self->controller, "text", self->find_bar, "text",
                          G_BINDING_BIDIRECTIONAL);
}

static void
add_actions (SiSearchPresenter *self)
{
  static const GActionEntry entries[] = {
    { .name = "search", .activate = search_activated },
    { .name = "ask-server", .activate = ask_server_activated },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->window), entries, G_N_ELEMENTS (entries),
                                   self);
}

/**
 * si_search_presenter_new:
 * @window: the window that gets the actions, and whose keys are watched
 * @find_bar: its find bar
 * @toaster: tells answers while the list is not on screen
 * @selection: the selected product of the list
 *
 * Returns: (transfer full): a presenter, which needs an engine
 */
SiSearchPresenter *
si_search_presenter_new (GtkApplicationWindow *window,
                         SiFindBar *find_bar,
                         SiToaster *toaster,
                         SiProductSelection *selection)
{
  SiSearchPresenter *self;
  GtkEventController *keys;

  g_return_val_if_fail (GTK_IS_APPLICATION_WINDOW (window), NULL);
  g_return_val_if_fail (SI_IS_FIND_BAR (find_bar), NULL);
  g_return_val_if_fail (SI_IS_TOASTER (toaster), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (selection), NULL);

  self = g_object_new (SI_TYPE_SEARCH_PRESENTER, NULL);
  g_set_weak_pointer (&self->window, window);
  self->find_bar = g_object_ref (find_bar);
  self->selection = g_object_ref (selection);
  self->list = g_object_ref (si_product_selection_get_list (selection));
  self->controller = si_search_controller_new (selection);
  self->teller = si_answer_teller_new (self->controller, find_bar, toaster, self->list);
  self->scans = si_scan_filter_new (GTK_WINDOW (window));
  self->wanted = si_awaited_product_new (self->list);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  add_actions (self);
  follow (self);
  return self;
}

/**
 * si_search_presenter_set_engine:
 * @self: a presenter
 * @engine: the engine that is asked for codes, from now on
 */
void
si_search_presenter_set_engine (SiSearchPresenter *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_SEARCH_PRESENTER (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  si_awaited_product_set_key (self->wanted, NULL);
  si_search_controller_set_engine (self->controller, engine);
  si_answer_teller_set_engine (self->teller, engine);
  g_signal_group_set_target (self->of_inventory, si_engine_get_inventory (engine));
  g_signal_group_set_target (self->of_refresh, si_engine_get_refresh (engine));
  update_actions (self);
}

/**
 * si_search_presenter_get_controller:
 * @self: a presenter
 *
 * Returns: (transfer none): the search itself
 */
SiSearchController *
si_search_presenter_get_controller (SiSearchPresenter *self)
{
  g_return_val_if_fail (SI_IS_SEARCH_PRESENTER (self), NULL);

  return self->controller;
}

/**
 * si_search_presenter_get_teller:
 * @self: a presenter
 *
 * Returns: (transfer none): the object that tells the answers
 */
SiAnswerTeller *
si_search_presenter_get_teller (SiSearchPresenter *self)
{
  g_return_val_if_fail (SI_IS_SEARCH_PRESENTER (self), NULL);

  return self->teller;
}

/**
 * si_search_presenter_search:
 * @self: a presenter
 * @text: the text to search for
 *
 * Puts a text into the search field, as if it was typed, and selects it, so that typing replaces
 * it.
 */
void
si_search_presenter_search (SiSearchPresenter *self, const char *text)
{
  g_return_if_fail (SI_IS_SEARCH_PRESENTER (self));
  g_return_if_fail (text != NULL);

  si_find_bar_set_text (self->find_bar, text);
  si_find_bar_select_text (self->find_bar);
}

/**
 * si_search_presenter_show_product:
 * @self: a presenter
 * @product: the key of the product
 *
 * Searches for the SKU code of a product, or for its id if it has none, and selects the product now
 * or when the inventory is there. The filter is removed then.
 */
void
si_search_presenter_show_product (SiSearchPresenter *self, const SiProductKey *product)
{
  g_return_if_fail (SI_IS_SEARCH_PRESENTER (self));
  g_return_if_fail (product != NULL);

  si_search_presenter_search (self, *product->sku != '\0' ? product->sku : product->id);
  si_awaited_product_set_key (self->wanted, product);
}

/**
 * si_search_presenter_step_back:
 * @self: a presenter
 *
 * Removes the text of the search, or else the last pill, as Escape does.
 */
void
si_search_presenter_step_back (SiSearchPresenter *self)
{
  g_return_if_fail (SI_IS_SEARCH_PRESENTER (self));

  if (!si_search_controller_clear (self->controller) && !si_find_bar_remove_last (self->find_bar))
    g_signal_emit (self, signals[STEPPED_BACK], 0);
}
