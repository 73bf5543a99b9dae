/* si-engine.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine.h"

#include "si-request.h"

struct _SiEngine
{
  GObject parent_instance;

  SiInventory *inventory;       /* (owned) */
  SiAnswerGuard *guard;         /* (owned) */
  SiStockAlerts *alerts;        /* (owned) */
  SiStockAlertChecker *checker; /* (owned) */
  SiPersistence *persistence;   /* (owned) */
  SiRefresh *refresh;           /* (owned) */
  SiSchedule *schedule;         /* (owned) */
  SiYesterday *yesterday;       /* (owned) (nullable): made when it is first asked for */
  SiSession *session;           /* (owned) (nullable): of the connection */

  /* For the sessions to come */
  GNetworkMonitor *monitor; /* (owned) (nullable): instead of the system's own */
  guint retry_pause;        /* milliseconds; 0 for the usual one */
  guint max_products;       /* 0 for the usual limit */
};

G_DEFINE_FINAL_TYPE (SiEngine, si_engine, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONNECTION,
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

static void
si_engine_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONNECTION:
      g_value_set_object (value, si_engine_get_connection (SI_ENGINE (object)));
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
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (si_engine_parent_class)->dispose (object);
}

static void
si_engine_class_init (SiEngineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_engine_get_property;
  object_class->dispose = si_engine_dispose;

  properties[PROP_CONNECTION] = g_param_spec_object ("connection", NULL, NULL, SI_TYPE_CONNECTION,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
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
  self->refresh = si_refresh_new (self->inventory, self->guard, self->persistence);
  self->schedule = si_schedule_new (self->inventory, self->refresh);

  g_signal_connect_object (self->persistence, "restored", G_CALLBACK (restored_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refresh, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guard, "failed", G_CALLBACK (si_persistence_report),
                           self->persistence, G_CONNECT_SWAPPED);
}

/**
 * si_engine_new:
 *
 * Returns: (transfer full): an engine without a connection
 */
SiEngine *
si_engine_new (void)
{
  return g_object_new (SI_TYPE_ENGINE, NULL);
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

  return self->session != NULL ? si_session_get_connection (self->session) : NULL;
}

static SiSession *
create_session (SiEngine *self, SiConnection *connection)
{
  SiSession *session = si_session_new (connection);

  if (self->monitor != NULL)
    si_session_set_network_monitor (session, self->monitor);
  if (self->retry_pause > 0)
    si_session_set_pause (session, self->retry_pause);
  if (self->max_products > 0)
    si_session_set_max_products (session, self->max_products);
  return session;
}

/* The sample data are made anew at each start, so nothing of their answers is stored. */
static void
open_files (SiEngine *self, SiConnection *connection)
{
  const char *id = si_connection_get_id (connection);
  const gboolean lasts = id != NULL || !si_connection_has_own_key (connection);

  si_answer_guard_set_address (self->guard,
                               lasts ? si_persistence_get_folder (self->persistence) : NULL,
                               si_connection_get_address (connection), id != NULL);
  si_persistence_open (self->persistence, id);
  si_stock_alerts_set_store (self->alerts, si_persistence_get_store (self->persistence));
}

static void
close_files (SiEngine *self)
{
  si_answer_guard_set_address (self->guard, NULL, NULL, FALSE);
  si_stock_alerts_set_store (self->alerts, NULL);
  si_persistence_close (self->persistence);
}

/**
 * si_engine_set_connection:
 * @self: an engine
 * @connection: (nullable): where to ask from now on
 *
 * Stops the request under way, and drops the other connection's inventory.
 */
void
si_engine_set_connection (SiEngine *self, SiConnection *connection)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (connection == NULL || SI_IS_CONNECTION (connection));

  if (si_engine_get_connection (self) == connection)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_freeze_notify (G_OBJECT (self->inventory));
  g_object_freeze_notify (G_OBJECT (self->refresh));

  si_refresh_set_session (self->refresh, NULL);
  close_files (self);
  si_inventory_clear (self->inventory);
  g_clear_object (&self->session);
  if (connection != NULL)
    {
      self->session = create_session (self, connection);
      open_files (self, connection);
    }
  si_refresh_set_session (self->refresh, self->session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);

  g_object_thaw_notify (G_OBJECT (self->refresh));
  g_object_thaw_notify (G_OBJECT (self->inventory));
  g_object_thaw_notify (G_OBJECT (self));
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

/**
 * si_engine_forget_connection:
 * @self: an engine
 * @connection: a connection that was removed, and is not in use
 *
 * Deletes what is stored of its inventory and its answers. A damaged file that was quarantined
 * stays.
 */
void
si_engine_forget_connection (SiEngine *self, SiConnection *connection)
{
  const char *folder;

  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (SI_IS_CONNECTION (connection));

  folder = si_persistence_get_folder (self->persistence);
  if (folder == NULL || si_connection_get_id (connection) == NULL)
    return;
  si_answer_guard_delete (self->guard, folder, si_connection_get_address (connection));
  si_persistence_delete (self->persistence, si_connection_get_id (connection));
}

/**
 * si_engine_set_max_products:
 * @self: an engine
 * @max_products: how many products an answer may have; 0 for the usual limit
 *
 * Limits what an answer can do to the memory of this machine, from the next connection on.
 */
void
si_engine_set_max_products (SiEngine *self, guint max_products)
{
  g_return_if_fail (SI_IS_ENGINE (self));

  self->max_products = max_products;
}

/**
 * si_engine_set_network_monitor:
 * @self: an engine
 * @monitor: tells whether there is a network; the system's own unless this is called
 */
void
si_engine_set_network_monitor (SiEngine *self, GNetworkMonitor *monitor)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (monitor));

  g_set_object (&self->monitor, monitor);
  if (self->session != NULL)
    si_session_set_network_monitor (self->session, monitor);
}

/**
 * si_engine_set_retry_pause:
 * @self: an engine
 * @first_pause: how long a request that failed waits before it is made again for the first time,
 *   in milliseconds
 */
void
si_engine_set_retry_pause (SiEngine *self, guint first_pause)
{
  g_return_if_fail (SI_IS_ENGINE (self));
  g_return_if_fail (first_pause > 0);

  self->retry_pause = first_pause;
  if (self->session != NULL)
    si_session_set_pause (self->session, first_pause);
}
