/* si-refresh-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-refresh-actions.h"

#include "si-engine-signals.h"

struct _SiRefreshActions
{
  GObject parent_instance;

  GSimpleAction *refresh;        /* (owned) */
  GSimpleAction *refresh_godown; /* (owned) */
  GSimpleAction *cancel;         /* (owned) */
  SiFilter *filter;              /* (owned) */
  SiRefreshReport *report;       /* (owned) */
  SiEngine *engine;              /* (owned) (nullable) */
  SiEngineSignals *signals;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiRefreshActions, si_refresh_actions, G_TYPE_OBJECT)

/* Enables and disables the actions. No other code does. */
static void
update (SiRefreshActions *self)
{
  SiRefreshState state;
  gboolean can_ask;
  const char *godown_id = si_filter_get_godown_id (self->filter);

  g_assert (SI_IS_REFRESH_ACTIONS (self));

  if (self->engine == NULL)
    return;
  state = si_refresh_get_state (si_engine_get_refresh (self->engine));
  can_ask = state != SI_REFRESH_UNCONNECTED && state != SI_REFRESH_LOADING;
  g_simple_action_set_enabled (self->refresh, can_ask);
  g_simple_action_set_enabled (self->cancel, state == SI_REFRESH_LOADING);
  g_simple_action_set_enabled (
      self->refresh_godown,
      can_ask && si_inventory_get_table (si_engine_get_inventory (self->engine)) != NULL
          && godown_id != NULL && si_godown_has_id (godown_id));
}

static void
refresh_activated (SiRefreshActions *self)
{
  g_assert (SI_IS_REFRESH_ACTIONS (self));

  si_refresh_report_expect (self->report);
  si_refresh_start (si_engine_get_refresh (self->engine));
}

static void
refresh_godown_activated (SiRefreshActions *self)
{
  g_assert (SI_IS_REFRESH_ACTIONS (self));

  si_refresh_ask (si_engine_get_refresh (self->engine), NULL,
                  si_filter_get_godown_id (self->filter));
}

static void
cancel_activated (SiRefreshActions *self)
{
  g_assert (SI_IS_REFRESH_ACTIONS (self));

  si_refresh_cancel (si_engine_get_refresh (self->engine));
}

static void
si_refresh_actions_dispose (GObject *object)
{
  SiRefreshActions *self = SI_REFRESH_ACTIONS (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->refresh);
  g_clear_object (&self->refresh_godown);
  g_clear_object (&self->cancel);
  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (si_refresh_actions_parent_class)->dispose (object);
}

static void
si_refresh_actions_class_init (SiRefreshActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_refresh_actions_dispose;
}

static void
si_refresh_actions_init (SiRefreshActions *self)
{
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, "notify::table",
                             G_CALLBACK (update));
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "notify::state", G_CALLBACK (update));
}

static GSimpleAction *
add (SiRefreshActions *self, GActionMap *map, const char *name, GCallback activated)
{
  GSimpleAction *action = g_simple_action_new (name, NULL);

  g_simple_action_set_enabled (action, FALSE);
  g_signal_connect_object (action, "activate", activated, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (map, G_ACTION (action));
  return action;
}

/**
 * si_refresh_actions_new:
 * @map: the actions of a window
 * @filter: its filter, with the chosen godown
 * @report: tells what an answer has changed, if a person has asked for it
 *
 * Returns: (transfer full): the actions, which need an engine, and live as long as this object
 */
SiRefreshActions *
si_refresh_actions_new (GActionMap *map, SiFilter *filter, SiRefreshReport *report)
{
  SiRefreshActions *self;

  g_return_val_if_fail (G_IS_ACTION_MAP (map), NULL);
  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);
  g_return_val_if_fail (SI_IS_REFRESH_REPORT (report), NULL);

  self = g_object_new (SI_TYPE_REFRESH_ACTIONS, NULL);
  self->filter = g_object_ref (filter);
  self->report = g_object_ref (report);
  self->refresh = add (self, map, "refresh", G_CALLBACK (refresh_activated));
  self->refresh_godown = add (self, map, "refresh-godown", G_CALLBACK (refresh_godown_activated));
  self->cancel = add (self, map, "cancel", G_CALLBACK (cancel_activated));
  g_signal_connect_object (filter, "notify::godown-ids", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_refresh_actions_set_engine:
 * @self: the actions
 * @engine: the engine that is asked, from now on
 */
void
si_refresh_actions_set_engine (SiRefreshActions *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_REFRESH_ACTIONS (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  si_engine_signals_set_engine (self->signals, engine);
  update (self);
}
