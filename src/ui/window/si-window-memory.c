/* si-window-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shows the history, the stock alerts and the problems of the engine in the window.
 */

#include "config.h"

#include "si-held-text.h"
#include "si-low-products.h"
#include "si-text.h"
#include "si-toast.h"
#include "si-window-private.h"

/**
 * si_window_update_problems:
 * @self: a window
 *
 * Shows the problems in the bars above the inventory.
 */
void
si_window_update_problems (SiWindow *self)
{
  /* Without an inventory, a page of its own tells of a failed request. */
  SiInventory *inventory = si_engine_get_inventory (self->engine);
  const gboolean table = si_inventory_get_table (inventory) != NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *shown = NULL;

  g_assert (SI_IS_WINDOW (self));

  /* A first load that was cut short has no time yet, and its problem tells of the missing rows. */
  if (si_inventory_get_time (inventory) != NULL)
    shown = si_held_text_shown (si_inventory_get_time (inventory), now);
  si_problem_bar_set_problem (
      self->problem_bar,
      table ? si_refresh_get_problem (si_engine_get_refresh (self->engine)) : NULL, shown);
  si_problem_bar_set_problem (self->memory_bar,
                              si_persistence_get_problem (si_engine_get_persistence (self->engine)),
                              NULL);
}

/**
 * si_window_dismiss_problem:
 * @self: a window
 * @bar: the bar that the person closes
 */
void
si_window_dismiss_problem (SiWindow *self, SiProblemBar *bar)
{
  g_assert (SI_IS_WINDOW (self));

  si_refresh_dismiss_problem (si_engine_get_refresh (self->engine));
}

/**
 * si_window_dismiss_memory_problem:
 * @self: a window
 * @bar: the bar that the person closes
 */
void
si_window_dismiss_memory_problem (SiWindow *self, SiProblemBar *bar)
{
  g_assert (SI_IS_WINDOW (self));

  si_persistence_dismiss_problem (si_engine_get_persistence (self->engine));
}

static char *
describe_alert (SiProduct *product, gpointer user_data)
{
  SiWindow *self = user_data;
  SiTable *table = si_product_get_table (product);
  const SiStockAlert *alert = si_low_products_find (si_engine_get_stock_alerts (self->engine),
                                                    table, si_product_get_row (product));

  return alert != NULL ? si_text_below (alert, table) : NULL;
}

static GArray *
find_low (SiTable *table, gpointer user_data)
{
  SiWindow *self = user_data;

  return si_low_products_list (si_engine_get_stock_alerts (self->engine), table);
}

static void
alerts_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  si_product_list_set_note_func (self->list, describe_alert, self);
  si_product_list_set_low_func (self->list, find_low, self);
}

static void
show_alert_toast (SiWindow *self, AdwToast *toast)
{
  g_assert (SI_IS_WINDOW (self));

  si_window_show_toast (self, g_object_ref (toast));
}

/* The toast is added to the overlay itself, so that another toast of the window does not replace
 * it. */
static void
filter_ignored (SiWindow *self, const char *sku, const char *godown_id, guint n_products)
{
  g_autofree char *text = si_held_text_ignored (n_products);

  g_assert (SI_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, si_toast_new (text));
}

static void
changes_changed (SiWindow *self)
{
  SiPersistence *persistence = si_engine_get_persistence (self->engine);
  SiComparison *changes = si_baseline_get_changes (si_persistence_get_baseline (persistence));

  g_assert (SI_IS_WINDOW (self));

  si_product_list_set_changes (self->list, changes);
  si_product_view_set_has_changes (self->view, changes != NULL);
}

static void
show_unfiltered (SiWindow *self)
{
  si_window_set_changes_shown (self, FALSE);
  si_filter_set_godown_ids (si_product_list_get_filter (self->list), NULL);
  si_filter_set_findings (si_product_list_get_filter (self->list), SI_FINDING_NONE);
}

static void
show_wanted (SiWindow *self)
{
  SiTable *table = si_product_list_get_table (self->list);
  g_autoptr (SiProduct) product = NULL;
  guint row = SI_NO_ROW;

  g_assert (SI_IS_WINDOW (self));

  if (self->wanted != NULL && table != NULL)
    row = si_table_find_key (table, self->wanted);
  if (row == SI_NO_ROW)
    return;
  product = si_product_list_get_product (self->list, row);
  g_clear_pointer (&self->wanted, si_product_key_free);
  show_unfiltered (self);
  si_product_selection_set_selected (self->selection, product);
  si_window_set_panel_shown (self, TRUE);
  si_product_view_reveal_selected (self->view);
}

/* Drops the wanted product when a person types, who wants something else by then. */
static void
drop_wanted (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  g_clear_pointer (&self->wanted, si_product_key_free);
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

  si_window_search (self, *product->sku != '\0' ? product->sku : product->id);
  g_clear_pointer (&self->wanted, si_product_key_free);
  self->wanted = si_product_key_copy (product);
  show_wanted (self);
}

/**
 * si_window_show_low:
 * @self: a window
 *
 * Shows the products whose stock is below its minimum, and no others.
 */
void
si_window_show_low (SiWindow *self)
{
  g_return_if_fail (SI_IS_WINDOW (self));

  si_window_search (self, "");
  show_unfiltered (self);
  si_filter_set_findings (si_product_list_get_filter (self->list), SI_FINDING_LOW);
}

/**
 * si_window_follow_memory:
 * @self: a window with its list
 *
 * Connects the window with the history, alerts and problems of its engine.
 */
void
si_window_follow_memory (SiWindow *self)
{
  const struct
  {
    GType part;
    const char *signal;
    GCallback callback;
  } followed[] = {
    { SI_TYPE_ANSWER_GUARD, "filter-ignored", G_CALLBACK (filter_ignored) },
    { SI_TYPE_BASELINE, "notify::changes", G_CALLBACK (changes_changed) },
    { SI_TYPE_PERSISTENCE, "notify::problem", G_CALLBACK (si_window_update_problems) },
    { SI_TYPE_REFRESH, "notify::problem", G_CALLBACK (si_window_update_problems) },
    { SI_TYPE_STOCK_ALERTS, "changed", G_CALLBACK (alerts_changed) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    si_engine_signals_connect (self->signals, followed[i].part, followed[i].signal,
                               followed[i].callback);
  g_signal_connect_object (self->list, "notify::table", G_CALLBACK (show_wanted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (drop_wanted), self,
                           G_CONNECT_SWAPPED);
  self->alert_toasts = si_stock_alert_toasts_new ();
  g_signal_connect_object (self->alert_toasts, "toast", G_CALLBACK (show_alert_toast), self,
                           G_CONNECT_SWAPPED);
  si_side_panel_set_up (self->panel, self->list, self->selection);
}

/**
 * si_window_show_memory:
 * @self: a window with its engine
 *
 * Shows the history and the alerts of an engine that the window has taken.
 */
void
si_window_show_memory (SiWindow *self)
{
  drop_wanted (self);
  si_stock_alert_toasts_set_engine (self->alert_toasts, self->engine);
  si_side_panel_set_engine (self->panel, self->engine);
  alerts_changed (self);
  changes_changed (self);
}
