/* si-refresh-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-refresh-report.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-digits.h"
#include "si-held-text.h"
#include "si-toast.h"

struct _SiRefreshReport
{
  GObject parent_instance;

  GtkWidget *widget;         /* (unowned) (nullable): announces for a screen reader */
  SiToaster *toaster;        /* (owned) */
  SiEngine *engine;          /* (owned) (nullable) */
  GSignalGroup *of_refresh;  /* (owned) */
  GSignalGroup *of_baseline; /* (owned) */
  GSignalGroup *of_guard;    /* (owned) */
  SiTable *before;           /* (owned) (nullable): the inventory when a person asked */
  gboolean loading;
  gboolean expected; /* a person has asked for the answer */
  gboolean has_come; /* the answer is there, and its changes are still being looked for */
};

G_DEFINE_FINAL_TYPE (SiRefreshReport, si_refresh_report, G_TYPE_OBJECT)

static SiTable *
get_table (SiRefreshReport *self)
{
  return si_inventory_get_table (si_engine_get_inventory (self->engine));
}

static void
forget (SiRefreshReport *self)
{
  self->expected = FALSE;
  self->has_come = FALSE;
  g_clear_pointer (&self->before, si_table_unref);
}

static void
tell_changes (SiRefreshReport *self, guint n)
{
  g_autofree char *words = NULL;

  if (n == 0)
    words = g_strdup (_ ("Nothing has changed"));
  else
    words = si_digits_printf (ngettext ("%'u product changed", "%'u products changed", n), n);
  forget (self);
  si_toaster_say (self->toaster, words);
}

/* Tells the changes once they are those of the inventory on screen. */
static void
changes_changed (SiRefreshReport *self)
{
  SiBaseline *baseline = si_persistence_get_baseline (si_engine_get_persistence (self->engine));
  SiComparison *changes = si_baseline_get_changes (baseline);

  g_assert (SI_IS_REFRESH_REPORT (self));

  if (!self->has_come)
    return;
  if (self->before == get_table (self))
    tell_changes (self, 0);
  else if (changes != NULL && si_comparison_get_after (changes) == get_table (self))
    tell_changes (self, si_comparison_get_n_products (changes));
}

/* The bar or page of a problem announces that itself. */
static void
announce (SiRefreshReport *self)
{
  const guint n = si_table_get_n_products (get_table (self));
  g_autofree char *count = si_digits_printf (ngettext ("%'u product", "%'u products", n), n);
  /* Translators: read out when the inventory has come; %s is such as “2,014 products”. */
  g_autofree char *words = g_strdup_printf (_ ("Refreshed: %s"), count);

  if (self->widget != NULL)
    si_compat_announce (self->widget, words);
}

static void
answer_came (SiRefreshReport *self)
{
  SiRefresh *refresh = si_engine_get_refresh (self->engine);

  if (get_table (self) == NULL || si_refresh_get_problem (refresh) != NULL
      || si_refresh_get_state (refresh) != SI_REFRESH_IDLE
      || si_answer_guard_get_held (si_engine_get_guard (self->engine)) != NULL)
    {
      forget (self);
      return;
    }
  announce (self);
  /* A first inventory has no changes. */
  self->has_come = self->expected && self->before != NULL;
  changes_changed (self);
}

static void
state_changed (SiRefreshReport *self)
{
  const gboolean loading
      = si_refresh_get_state (si_engine_get_refresh (self->engine)) == SI_REFRESH_LOADING;
  const gboolean has_ended = self->loading && !loading;

  g_assert (SI_IS_REFRESH_REPORT (self));

  self->loading = loading;
  if (has_ended)
    answer_came (self);
}

static void
filter_ignored (SiRefreshReport *self, const char *sku, const char *godown_id, guint n_products)
{
  g_autofree char *text = si_held_text_ignored (n_products);

  g_assert (SI_IS_REFRESH_REPORT (self));

  si_toaster_keep (self->toaster, si_toast_new (text));
}

static void
si_refresh_report_dispose (GObject *object)
{
  SiRefreshReport *self = SI_REFRESH_REPORT (object);

  forget (self);
  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->of_refresh);
  g_clear_object (&self->of_baseline);
  g_clear_object (&self->of_guard);
  g_clear_object (&self->engine);
  g_clear_object (&self->toaster);

  G_OBJECT_CLASS (si_refresh_report_parent_class)->dispose (object);
}

static void
si_refresh_report_class_init (SiRefreshReportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_refresh_report_dispose;
}

static void
si_refresh_report_init (SiRefreshReport *self)
{
  self->of_refresh = g_signal_group_new (SI_TYPE_REFRESH);
  g_signal_group_connect_swapped (self->of_refresh, "notify::state", G_CALLBACK (state_changed),
                                  self);
  self->of_baseline = g_signal_group_new (SI_TYPE_BASELINE);
  g_signal_group_connect_swapped (self->of_baseline, "notify::changes",
                                  G_CALLBACK (changes_changed), self);
  self->of_guard = g_signal_group_new (SI_TYPE_ANSWER_GUARD);
  g_signal_group_connect_swapped (self->of_guard, "filter-ignored", G_CALLBACK (filter_ignored),
                                  self);
}

/**
 * si_refresh_report_new:
 * @widget: a widget of the window
 * @toaster: shows the report
 *
 * Returns: (transfer full): a report, which needs an engine
 */
SiRefreshReport *
si_refresh_report_new (GtkWidget *widget, SiToaster *toaster)
{
  SiRefreshReport *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (SI_IS_TOASTER (toaster), NULL);

  self = g_object_new (SI_TYPE_REFRESH_REPORT, NULL);
  g_set_weak_pointer (&self->widget, widget);
  self->toaster = g_object_ref (toaster);
  return self;
}

/**
 * si_refresh_report_set_engine:
 * @self: a report
 * @engine: the engine whose refreshes it tells of, from now on
 */
void
si_refresh_report_set_engine (SiRefreshReport *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_REFRESH_REPORT (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  forget (self);
  g_set_object (&self->engine, engine);
  self->loading = si_refresh_get_state (si_engine_get_refresh (engine)) == SI_REFRESH_LOADING;
  g_signal_group_set_target (self->of_refresh, si_engine_get_refresh (engine));
  g_signal_group_set_target (self->of_guard, si_engine_get_guard (engine));
  g_signal_group_set_target (self->of_baseline,
                             si_persistence_get_baseline (si_engine_get_persistence (engine)));
}

/**
 * si_refresh_report_expect:
 * @self: a report with its engine
 *
 * Tells in a toast what the next answer changes, since a person has asked for it.
 */
void
si_refresh_report_expect (SiRefreshReport *self)
{
  SiTable *table;

  g_return_if_fail (SI_IS_REFRESH_REPORT (self));

  table = get_table (self);
  forget (self);
  self->expected = TRUE;
  self->before = table != NULL ? si_table_ref (table) : NULL;
}
