/* si-engine-signals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine-signals.h"

struct _SiEngineSignals
{
  GObject parent_instance;

  GObject *follower; /* (not owned): it owns this */
  GPtrArray *groups; /* (owned) (element-type GSignalGroup): one for each part that is followed */
};

G_DEFINE_FINAL_TYPE (SiEngineSignals, si_engine_signals, G_TYPE_OBJECT)

static void
si_engine_signals_dispose (GObject *object)
{
  SiEngineSignals *self = SI_ENGINE_SIGNALS (object);

  si_engine_signals_set_engine (self, NULL);
  g_ptr_array_set_size (self->groups, 0);

  G_OBJECT_CLASS (si_engine_signals_parent_class)->dispose (object);
}

static void
si_engine_signals_finalize (GObject *object)
{
  g_ptr_array_unref (SI_ENGINE_SIGNALS (object)->groups);

  G_OBJECT_CLASS (si_engine_signals_parent_class)->finalize (object);
}

static void
si_engine_signals_class_init (SiEngineSignalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_engine_signals_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_engine_signals_finalize;
}

static void
si_engine_signals_init (SiEngineSignals *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
}

static GType
get_part (GSignalGroup *group)
{
  GType part;

  g_object_get (group, "target-type", &part, NULL);
  return part;
}

static GSignalGroup *
find_group (SiEngineSignals *self, GType part)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (get_part (self->groups->pdata[i]) == part)
      return self->groups->pdata[i];
  return NULL;
}

static GObject *
find_part (SiEngine *engine, GType part)
{
  SiPersistence *persistence = si_engine_get_persistence (engine);
  gpointer parts[] = {
    si_engine_get_inventory (engine),
    si_engine_get_refresh (engine),
    si_engine_get_guard (engine),
    si_engine_get_stock_alerts (engine),
    si_persistence_get_baseline (persistence),
    persistence,
  };

  /* It compares as soon as it is made, so it is made only for a follower. */
  if (part == SI_TYPE_YESTERDAY)
    return G_OBJECT (si_engine_get_yesterday (engine));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (parts[i], part))
      return parts[i];
  g_return_val_if_reached (NULL);
}

/**
 * si_engine_signals_new:
 * @follower: the object that follows the engine, and owns these connections
 *
 * Returns: (transfer full): connections to no signal yet
 */
SiEngineSignals *
si_engine_signals_new (gpointer follower)
{
  SiEngineSignals *self;

  g_return_val_if_fail (G_IS_OBJECT (follower), NULL);

  self = g_object_new (SI_TYPE_ENGINE_SIGNALS, NULL);
  self->follower = follower;
  return self;
}

/**
 * si_engine_signals_connect:
 * @self: connections without an engine
 * @part: the type of the engine's part, such as %SI_TYPE_INVENTORY
 * @signal: a signal of the part, with its detail
 * @callback: the handler, which gets the follower first
 */
void
si_engine_signals_connect (SiEngineSignals *self,
                           GType part,
                           const char *signal,
                           GCallback callback)
{
  GSignalGroup *group;

  g_return_if_fail (SI_IS_ENGINE_SIGNALS (self));
  g_return_if_fail (signal != NULL && callback != NULL);

  group = find_group (self, part);
  if (group == NULL)
    {
      group = g_signal_group_new (part);
      g_ptr_array_add (self->groups, group);
    }
  g_signal_group_connect_object (group, signal, callback, self->follower, G_CONNECT_SWAPPED);
}

/**
 * si_engine_signals_set_engine:
 * @self: connections
 * @engine: (nullable): the engine to follow from now on
 */
void
si_engine_signals_set_engine (SiEngineSignals *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_ENGINE_SIGNALS (self));
  g_return_if_fail (engine == NULL || SI_IS_ENGINE (engine));

  for (guint i = 0; i < self->groups->len; i++)
    {
      GSignalGroup *group = self->groups->pdata[i];

      g_signal_group_set_target (group,
                                 engine != NULL ? find_part (engine, get_part (group)) : NULL);
    }
}
