/* si-engines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engines.h"

#include "si-answer-file.h"
#include "si-session.h"
#include "si-store-path.h"

struct _SiEngines
{
  GObject parent_instance;

  GSettings *settings;           /* (owned) */
  SiConnectionList *connections; /* (owned) (nullable) */
  char *folder;                  /* (owned) (nullable): of the stored inventories */

  GPtrArray *engines; /* (owned) (element-type SiEngine): weak references to those in use */
  GPtrArray *saving;  /* (owned) (element-type SiEngine): (owned) those that write an answer */
  GPtrArray *saved;   /* (owned) (element-type SiConnection): (owned) the list before its change */
};

G_DEFINE_FINAL_TYPE (SiEngines, si_engines, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SAVING,
  N_PROPS
};

enum
{
  ADDED,
  REPLACED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
engine_gone_cb (gpointer user_data, GObject *engine)
{
  SiEngines *self = user_data;

  g_ptr_array_remove (self->engines, engine);
}

static void
drop (SiEngines *self, SiEngine *engine)
{
  if (g_ptr_array_remove (self->engines, engine))
    g_object_weak_unref (G_OBJECT (engine), engine_gone_cb, self);
}

static SiEngine *
find_persistence (GPtrArray *engines, SiPersistence *persistence)
{
  for (guint i = 0; i < engines->len; i++)
    if (si_engine_get_persistence (engines->pdata[i]) == persistence)
      return engines->pdata[i];
  return NULL;
}

/* Holds an engine while it writes an answer, since the last of its users may go meanwhile. */
static void
saving_changed (SiEngines *self, GParamSpec *pspec, SiPersistence *persistence)
{
  const guint n_before = self->saving->len;
  SiEngine *engine = find_persistence (self->saving, persistence);

  if (engine != NULL)
    g_ptr_array_remove (self->saving, engine);
  else if ((engine = find_persistence (self->engines, persistence)) != NULL)
    g_ptr_array_add (self->saving, g_object_ref (engine));
  if ((n_before > 0) != (self->saving->len > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void
apply_settings (SiEngines *self, SiEngine *engine)
{
  SiHoldRule rule = SI_HOLD_RULE_INIT;
  SiSession *session = si_engine_get_session (engine);

  g_settings_get (self->settings, "hold-below", "(uu)", &rule.part, &rule.whole);
  rule.takes_third = g_settings_get_boolean (self->settings, "take-repeated-answers");
  si_answer_guard_set_rule (si_engine_get_guard (engine), &rule);
  si_persistence_set_days (si_engine_get_persistence (engine),
                           g_settings_get_uint (self->settings, "history-days"));
  si_schedule_set_minutes (si_engine_get_schedule (engine),
                           g_settings_get_uint (self->settings, "refresh-minutes"));
  if (session != NULL)
    si_session_set_max_products (session, g_settings_get_uint (self->settings, "max-products"));
}

static void
settings_changed (SiEngines *self, const char *key)
{
  static const char *const keys[] = { "hold-below",      "history-days",          "max-products",
                                      "refresh-minutes", "take-repeated-answers", NULL };

  if (!g_strv_contains (keys, key))
    return;
  for (guint i = 0; i < self->engines->len; i++)
    apply_settings (self, self->engines->pdata[i]);
}

static void
keep_connections (SiEngines *self)
{
  GListModel *connections = G_LIST_MODEL (self->connections);

  g_ptr_array_set_size (self->saved, 0);
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++)
    g_ptr_array_add (self->saved, g_list_model_get_item (connections, i));
}

static gboolean
was_saved (SiEngines *self, SiConnection *connection)
{
  return connection != NULL && g_ptr_array_find (self->saved, connection, NULL);
}

/* Finds the connection that an engine is to have: the changed one, or the one in use where its own
 * was removed or it has none. */
static SiConnection *
choose_connection (SiEngines *self, SiConnection *connection)
{
  SiConnection *changed = NULL;

  if (connection != NULL && !was_saved (self, connection))
    return connection;
  if (connection != NULL)
    changed = si_connection_list_find (self->connections, si_connection_get_id (connection));
  return changed != NULL ? changed : si_connection_list_get_current (self->connections);
}

static void
replace (SiEngines *self, SiEngine *engine, SiConnection *connection)
{
  g_autoptr (SiEngine) after = NULL;

  drop (self, engine);
  si_refresh_stop (si_engine_get_refresh (engine));
  after = si_engines_start (self, connection);
  g_signal_emit (self, signals[REPLACED], 0, engine, after);
}

static gpointer
ref_engine (gconstpointer engine, gpointer user_data)
{
  return g_object_ref ((gpointer) engine);
}

static void
connections_changed (SiEngines *self)
{
  g_autoptr (GPtrArray) engines = g_ptr_array_copy (self->engines, ref_engine, NULL);

  g_ptr_array_set_free_func (engines, g_object_unref);
  for (guint i = 0; i < engines->len; i++)
    {
      SiConnection *before = si_engine_get_connection (engines->pdata[i]);
      SiConnection *after = choose_connection (self, before);

      if (before != after)
        replace (self, engines->pdata[i], after);
    }
  keep_connections (self);
}

static void
si_engines_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SAVING:
      g_value_set_boolean (value, si_engines_get_saving (SI_ENGINES (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_engines_dispose (GObject *object)
{
  SiEngines *self = SI_ENGINES (object);

  while (self->engines->len > 0)
    drop (self, self->engines->pdata[0]);
  g_ptr_array_set_size (self->saving, 0);
  g_ptr_array_set_size (self->saved, 0);
  g_clear_object (&self->connections);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_engines_parent_class)->dispose (object);
}

static void
si_engines_finalize (GObject *object)
{
  SiEngines *self = SI_ENGINES (object);

  g_ptr_array_unref (self->engines);
  g_ptr_array_unref (self->saving);
  g_ptr_array_unref (self->saved);
  g_free (self->folder);

  G_OBJECT_CLASS (si_engines_parent_class)->finalize (object);
}

static void
si_engines_class_init (SiEnginesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_engines_get_property;
  object_class->dispose = si_engines_dispose;
  object_class->finalize = si_engines_finalize;

  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_ENGINE);
  signals[REPLACED]
      = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, SI_TYPE_ENGINE, SI_TYPE_ENGINE);
}

static void
si_engines_init (SiEngines *self)
{
  self->engines = g_ptr_array_new ();
  self->saving = g_ptr_array_new_with_free_func (g_object_unref);
  self->saved = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * si_engines_new:
 * @settings: the program's settings, which every engine follows
 * @connections: (nullable): the saved connections
 * @folder: (nullable): the folder of the stored inventories; nothing is stored without one
 *
 * Returns: (transfer full): a registry without an engine
 */
SiEngines *
si_engines_new (GSettings *settings, SiConnectionList *connections, const char *folder)
{
  SiEngines *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (connections == NULL || SI_IS_CONNECTION_LIST (connections), NULL);

  self = g_object_new (SI_TYPE_ENGINES, NULL);
  self->settings = g_object_ref (settings);
  self->folder = g_strdup (folder);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed), self,
                           G_CONNECT_SWAPPED);
  if (connections == NULL)
    return self;

  self->connections = g_object_ref (connections);
  keep_connections (self);
  g_signal_connect_object (connections, "items-changed", G_CALLBACK (connections_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connections, "notify::current", G_CALLBACK (connections_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_engines_get_connections:
 * @self: a registry
 *
 * Returns: (transfer none) (nullable): the saved connections
 */
SiConnectionList *
si_engines_get_connections (SiEngines *self)
{
  g_return_val_if_fail (SI_IS_ENGINES (self), NULL);

  return self->connections;
}

/**
 * si_engines_find:
 * @self: a registry
 * @connection: (nullable): a connection
 *
 * Returns: (transfer none) (nullable): the engine of the connection, if it is in use
 */
SiEngine *
si_engines_find (SiEngines *self, SiConnection *connection)
{
  g_return_val_if_fail (SI_IS_ENGINES (self), NULL);

  for (guint i = 0; i < self->engines->len; i++)
    if (si_engine_get_connection (self->engines->pdata[i]) == connection)
      return self->engines->pdata[i];
  return NULL;
}

/**
 * si_engines_get:
 * @self: a registry
 * @connection: (nullable): where to ask
 *
 * Gets the engine of a connection, or makes it. It lives until the last of its users drops it.
 *
 * Returns: (transfer full): the engine; without a connection, it is unconnected
 */
SiEngine *
si_engines_get (SiEngines *self, SiConnection *connection)
{
  SiEngine *engine;

  g_return_val_if_fail (SI_IS_ENGINES (self), NULL);
  g_return_val_if_fail (connection == NULL || SI_IS_CONNECTION (connection), NULL);

  engine = si_engines_find (self, connection);
  if (engine != NULL)
    return g_object_ref (engine);

  engine = si_engine_new (connection, self->folder);
  g_ptr_array_add (self->engines, engine);
  g_object_weak_ref (G_OBJECT (engine), engine_gone_cb, self);
  apply_settings (self, engine);
  g_signal_connect_object (si_engine_get_persistence (engine), "notify::saving",
                           G_CALLBACK (saving_changed), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[ADDED], 0, engine);
  return engine;
}

/**
 * si_engines_start:
 * @self: a registry
 * @connection: (nullable): where to ask
 *
 * Does as si_engines_get(), and refreshes the inventory of an engine that it makes.
 *
 * Returns: (transfer full): the engine
 */
SiEngine *
si_engines_start (SiEngines *self, SiConnection *connection)
{
  const gboolean is_used = si_engines_find (self, connection) != NULL;
  SiEngine *engine = si_engines_get (self, connection);

  if (!is_used && engine != NULL)
    si_refresh_start (si_engine_get_refresh (engine));
  return engine;
}

/**
 * si_engines_get_saving:
 * @self: a registry
 *
 * Returns: %TRUE while an engine writes an answer
 */
gboolean
si_engines_get_saving (SiEngines *self)
{
  g_return_val_if_fail (SI_IS_ENGINES (self), FALSE);

  return self->saving->len > 0;
}

/**
 * si_engines_stop:
 * @self: a registry
 *
 * Stops the requests under way, at the end of the program.
 */
void
si_engines_stop (SiEngines *self)
{
  g_return_if_fail (SI_IS_ENGINES (self));

  for (guint i = 0; i < self->engines->len; i++)
    si_refresh_stop (si_engine_get_refresh (self->engines->pdata[i]));
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SiAnswerFile *file = task_data;

  si_answer_file_begin (file, TRUE);
  si_answer_file_delete (file);
  si_answer_file_end (file, FALSE, NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * si_engines_forget:
 * @self: a registry
 * @connection: a connection that was removed
 *
 * Deletes what is stored of its inventory and its answers, on a thread. A damaged file that was
 * quarantined stays.
 */
void
si_engines_forget (SiEngines *self, SiConnection *connection)
{
  g_autofree char *path = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SI_IS_ENGINES (self));
  g_return_if_fail (SI_IS_CONNECTION (connection));

  if (self->folder == NULL || si_connection_get_id (connection) == NULL)
    return;
  path = si_store_path_new (self->folder, si_connection_get_id (connection));
  si_store_path_delete (path);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, si_engines_forget);
  g_task_set_task_data (
      task, si_answer_file_new (self->folder, si_connection_get_address (connection), TRUE),
      (GDestroyNotify) si_answer_file_unref);
  g_task_run_in_thread (task, forget_in_thread);
}
