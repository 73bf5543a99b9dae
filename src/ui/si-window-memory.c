/* si-window-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window shows of the past, of the bounds that the person has set, and of what is wrong.
 */

#include "config.h"

#include "si-held-text.h"
#include "si-text.h"
#include "si-toast.h"
#include "si-window-private.h"

/**
 * si_window_update_reports:
 * @self: a window
 *
 * Says what went wrong, above an inventory that is still good.
 */
void
si_window_update_reports (SiWindow *self)
{
  /* Without an inventory a failed request has a page of its own. */
  gboolean table = si_engine_get_table (self->engine) != NULL;

  g_assert (SI_IS_WINDOW (self));

  si_report_bar_set_report (self->report_bar, table ? si_engine_get_report (self->engine) : NULL);
  si_report_bar_set_report (self->memory_bar, si_engine_get_memory_report (self->engine));
}

/**
 * si_window_dismiss_report:
 * @self: a window
 * @bar: what the person wants gone
 */
void
si_window_dismiss_report (SiWindow *self, SiReportBar *bar)
{
  g_assert (SI_IS_WINDOW (self));

  si_engine_dismiss_report (self->engine);
}

/**
 * si_window_dismiss_memory_report:
 * @self: a window
 * @bar: what the person wants gone
 */
void
si_window_dismiss_memory_report (SiWindow *self, SiReportBar *bar)
{
  g_assert (SI_IS_WINDOW (self));

  si_engine_dismiss_memory_report (self->engine);
}

static char *
describe_watch (SiProduct *product, gpointer user_data)
{
  SiWindow *self = user_data;
  SiTable *table = si_product_get_table (product);
  const SiProductKey key = si_product_key_of (table, si_product_get_row (product));
  const SiWatch *watch = si_watches_find_below (si_engine_get_watches (self->engine), &key);

  return watch != NULL ? si_text_below (watch, table) : NULL;
}

static void
watches_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  si_product_list_set_note_func (self->list, describe_watch, self);
}

static void
watch_failed (SiWindow *self, const GError *error)
{
  g_assert (SI_IS_WINDOW (self));

  si_window_toast (self, error->message);
}

/**
 * si_window_update_history:
 * @self: a window
 *
 * Shows what is remembered of the inventory by now.
 */
void
si_window_update_history (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (!si_engine_get_keeping (self->engine))
    si_godown_panel_set_history (self->panel, si_engine_get_history (self->engine));
}

/* Beside other toasts, which must not take it away. */
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
  SiComparison *changes = si_engine_get_changes (self->engine);

  g_assert (SI_IS_WINDOW (self));

  si_product_list_set_changes (self->list, changes);
  si_product_view_set_has_changes (self->view, changes != NULL);
}

/**
 * si_window_follow_memory:
 * @self: a window with its engine and list
 *
 * Follows what the engine remembers.
 */
void
si_window_follow_memory (SiWindow *self)
{
  SiWatches *watches = si_engine_get_watches (self->engine);

  si_godown_panel_set_watches (self->panel, self->list, watches);
  si_held_bar_set_engine (self->held_bar, self->engine);
  g_signal_connect_object (si_engine_get_guard (self->engine), "filter-ignored",
                           G_CALLBACK (filter_ignored), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (watches, "changed", G_CALLBACK (watches_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (watches, "failed", G_CALLBACK (watch_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engine, "notify::changes", G_CALLBACK (changes_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engine, "notify::keeping", G_CALLBACK (si_window_update_history),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engine, "notify::report", G_CALLBACK (si_window_update_reports),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engine, "notify::memory-report",
                           G_CALLBACK (si_window_update_reports), self, G_CONNECT_SWAPPED);
}
