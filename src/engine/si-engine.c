/* si-engine.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine.h"

#include "si-request.h"

struct _SiEngine
{
  GObject parent_instance;

  SiConnection *connection;     /* (owned) (nullable) */
  char *folder;                 /* (owned) (nullable): of the stored inventories */
  SiSession *session;           /* (owned) (nullable): of the connection */
  SiInventory *inventory;       /* (owned) */
  SiAnswerGuard *guard;         /* (owned) */
  SiStockAlerts *alerts;        /* (owned) */
  SiStockAlertChecker *checker; /* (owned) */
  SiPersistence *persistence;   /* (owned) */
  SiRefresh *refresh;           /* (owned) */
  SiSchedule *schedule;         /* (owned) */
  SiYesterday *yesterday;       /* (owned) (nullable): made when it is first asked for */
};

G_DEFINE_FINAL_TYPE (SiEngine, si_engine, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONNECTION,
  PROP_FOLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
restored_cb (SiEngine *self, SiTable *table, GDateTime *time, SiPersistence *persistence)
{
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  if (table != NULL)
    si_inventory_replace (self->inventory, table, local);
}

/* The alerts are checked before the answer is saved, since the program does not end until then. */
static void
answered_cb (SiEngine *self, SiTable *table, guint kind, const char *filter, SiRefresh *refresh)
{
  si_stock_alert_checker_check (self->checker, table, kind, filter, g_get_real_time ());
}

/* The sample data are made anew at each start, so nothing of their answers is stored. */
static void
open_files (SiEngine *self)
{
  const char *id = si_connection_get_id (self->connection);
  const gboolean lasts = id != NULL || !si_connection_has_own_key (self->connection);

  si_answer_guard_set_address (self->guard, lasts ? self->folder : NULL,
                               si_connection_get_address (self->connection), id != NULL);
  si_persistence_set_folder (self->persistence, self->folder);
  si_persistence_open (self->persistence, id);
  si_stock_alerts_set_store (self->alerts, si_persistence_get_store (self->persistence));
}

static void
si_engine_constructed (GObject *object)
{
  SiEngine *self = SI_ENGINE (object);

  if (self->connection != NULL)
    {
      self->session = si_session_new (self->connection);
      open_files (self);
    }
  self->refresh = si_refresh_new (self->session, self->inventory, self->guard, self->persistence);
  self->schedule = si_schedule_new (self->inventory, self->refresh);
  g_signal_connect_object (self->refresh, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);

  G_OBJECT_CLASS (si_engine_parent_class)->constructed (object);
}

static void
si_engine_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiEngine *self = SI_ENGINE (object);

  switch (prop_id)
    {
    case PROP_CONNECTION:
      g_value_set_object (value, self->connection);
      break;
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_engine_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SiEngine *self = SI_ENGINE (object);

  switch (prop_id)
    {
    case PROP_CONNECTION:
      self->connection = g_value_dup_object (value);
      break;
    case PROP_FOLDER:
      self->folder = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_engine_dispose (GObject *object)
{
  SiEngine *self = SI_ENGINE (object);

  /* A request under way holds its refresh, and would go on without anybody to wait for it. */
  if (self->refresh != NULL)
    si_refresh_stop (self->refresh);
  g_clear_object (&self->yesterday);
  g_clear_object (&self->schedule);
  g_clear_object (&self->refresh);
  g_clear_object (&self->persistence);
  g_clear_object (&self->checker);
  g_clear_object (&self->alerts);
  g_clear_object (&self->guard);
  g_clear_object (&self->inventory);
  g_clear_object (&self->session);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (si_engine_parent_class)->dispose (object);
}

static void
si_engine_finalize (GObject *object)
{
  g_free (SI_ENGINE (object)->folder);

  G_OBJECT_CLASS (si_engine_parent_class)->finalize (object);
}

static void
si_engine_class_init (SiEngineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = si_engine_constructed;
  object_class->get_property = si_engine_get_property;
  object_class->set_property = si_engine_set_property;
  object_class->dispose = si_engine_dispose;
  object_class->finalize = si_engine_finalize;

  properties[PROP_CONNECTION]
      = g_param_spec_object ("connection", NULL, NULL, SI_TYPE_CONNECTION, flags);
  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_engine_init (SiEngine *self)
{
  self->inventory = si_inventory_new ();
  self->guard = si_answer_guard_new ();
  self->alerts = si_stock_alerts_new ();
  self->checker = si_stock_alert_checker_new (self->alerts);
  self->persistence = si_persistence_new ();

  g_signal_connect_object (self->persistence, "restored", G_CALLBACK (restored_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guard, "failed", G_CALLBACK (si_persistence_report),
                           self->persistence, G_CONNECT_SWAPPED);
}

/**
 * si_engine_new:
 * @connection: (nullable): where to ask
 * @folder: (nullable): the folder of the stored inventories; nothing is stored without one
 *
 * Creates an engine, which begins at once to read the stored inventory of a connection that is
 * saved.
 *
 * Returns: (transfer full): the engine; without a connection, it stays unconnected
 */
SiEngine *
si_engine_new (SiConnection *connection, const char *folder)
{
  g_return_val_if_fail (connection == NULL || SI_IS_CONNECTION (connection), NULL);

  return g_object_new (SI_TYPE_ENGINE, "connection", connection, "folder", folder, NULL);
}

/**
 * si_engine_get_connection:
 * @self: an engine
 *
 * Returns: (transfer none) (nullable): the connection
 */
SiConnection *
si_engine_get_connection (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->connection;
}

/**
 * si_engine_get_session:
 * @self: an engine
 *
 * Returns: (transfer none) (nullable): the session, through which its requests go; %NULL without a
 *   connection
 */
SiSession *
si_engine_get_session (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->session;
}

/**
 * si_engine_get_inventory:
 * @self: an engine
 *
 * Returns: (transfer none): the last good inventory of the connection
 */
SiInventory *
si_engine_get_inventory (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->inventory;
}

/**
 * si_engine_get_refresh:
 * @self: an engine
 *
 * Returns: (transfer none): the refresh, which updates the inventory
 */
SiRefresh *
si_engine_get_refresh (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->refresh;
}

/**
 * si_engine_get_guard:
 * @self: an engine
 *
 * Returns: (transfer none): the guard that judges each answer
 */
SiAnswerGuard *
si_engine_get_guard (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->guard;
}

/**
 * si_engine_get_persistence:
 * @self: an engine
 *
 * Returns: (transfer none): the persistence, which restores and saves the inventory
 */
SiPersistence *
si_engine_get_persistence (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->persistence;
}

/**
 * si_engine_get_stock_alerts:
 * @self: an engine
 *
 * Returns: (transfer none): the stock alerts of the connection
 */
SiStockAlerts *
si_engine_get_stock_alerts (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->alerts;
}

/**
 * si_engine_get_stock_alert_checker:
 * @self: an engine
 *
 * Returns: (transfer none): the checker of the alerts, which tells of stocks that have fallen
 */
SiStockAlertChecker *
si_engine_get_stock_alert_checker (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->checker;
}

/**
 * si_engine_get_schedule:
 * @self: an engine
 *
 * Returns: (transfer none): the schedule, which starts a refresh by itself
 */
SiSchedule *
si_engine_get_schedule (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->schedule;
}

/**
 * si_engine_get_yesterday:
 * @self: an engine
 *
 * An engine whose changes nobody asks for compares nothing.
 *
 * Returns: (transfer none): the changes since yesterday
 */
SiYesterday *
si_engine_get_yesterday (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  if (self->yesterday == NULL)
    self->yesterday = si_yesterday_new (self->inventory, self->persistence);
  return self->yesterday;
}

/**
 * si_engine_create_request:
 * @self: an engine with a connection
 * @accept: whether to take an answer that would be held, if it has lost no more than the one that
 *   is held
 *
 * Creates a request for a reader that needs one answer and no state, such as the command line. A
 * whole answer is saved; the engine's own inventory stays as it is.
 *
 * Returns: (transfer full): the request
 */
SiRequest *
si_engine_create_request (SiEngine *self, gboolean accept)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);
  g_return_val_if_fail (self->session != NULL, NULL);

  return si_request_new (self->session, self->guard, self->inventory, self->persistence,
                         SI_REQUEST_SAVE | (accept ? SI_REQUEST_ACCEPT : 0));
}
