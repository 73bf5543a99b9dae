/* si-engine.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine.h"

#include "si-low-since.h"
#include "si-request.h"
#include "si-store-path.h"

struct _SiEngine
{
  GObject parent_instance;

  SiConnection *connection;     /* (owned) (nullable) */
  SiSession *session;           /* (owned) (nullable): of the connection */
  SiInventory *inventory;       /* (owned) */
  SiAnswerGuard *guard;         /* (owned) */
  SiStockAlerts *alerts;        /* (owned) */
  SiStockAlertChecker *checker; /* (owned) */
  SiLowSince *low_since;        /* (owned) */
  SiPersistence *persistence;   /* (owned) */
  SiRefresh *refresh;           /* (owned) */
  SiSchedule *schedule;         /* (owned) */
  SiYesterday *yesterday;       /* (owned) (nullable): made when it is first asked for */
};

G_DEFINE_FINAL_TYPE (SiEngine, si_engine, G_TYPE_OBJECT)

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
  g_clear_object (&self->low_since);
  g_clear_object (&self->alerts);
  g_clear_object (&self->guard);
  g_clear_object (&self->inventory);
  g_clear_object (&self->session);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (si_engine_parent_class)->dispose (object);
}

static void
si_engine_class_init (SiEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_engine_dispose;
}

static void
si_engine_init (SiEngine *self)
{
}

/* The sample data are made anew at each start, so the sizes of their answers are not stored. */
static SiAnswerGuard *
create_guard (SiConnection *connection, const char *folder)
{
  const gboolean is_saved = si_connection_get_id (connection) != NULL;
  const gboolean lasts = is_saved || !si_connection_has_own_key (connection);
  g_autoptr (SiAnswerFile) file = si_answer_file_new (
      lasts ? folder : NULL, si_connection_get_address (connection), is_saved);

  return si_answer_guard_new (file, is_saved);
}

static SiPersistence *
create_persistence (SiConnection *connection, const char *folder)
{
  const char *id = connection != NULL ? si_connection_get_id (connection) : NULL;
  const char *own = connection != NULL ? si_connection_get_store_path (connection) : NULL;
  g_autofree char *path = folder != NULL && id != NULL ? si_store_path_new (folder, id) : NULL;

  return si_persistence_new (own != NULL ? own : path);
}

static void
connect_parts (SiEngine *self)
{
  g_signal_connect_object (self->persistence, "restored", G_CALLBACK (restored_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guard, "failed", G_CALLBACK (si_persistence_report),
                           self->persistence, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refresh, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
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
  SiEngine *self;

  g_return_val_if_fail (connection == NULL || SI_IS_CONNECTION (connection), NULL);

  self = g_object_new (SI_TYPE_ENGINE, NULL);
  if (connection != NULL)
    {
      self->connection = g_object_ref (connection);
      self->session = si_session_new (connection);
    }
  self->inventory = si_inventory_new ();
  self->guard
      = connection != NULL ? create_guard (connection, folder) : si_answer_guard_new (NULL, FALSE);
  self->persistence = create_persistence (connection, folder);
  self->alerts = si_stock_alerts_new (si_persistence_get_store (self->persistence));
  self->checker = si_stock_alert_checker_new (self->alerts);
  self->low_since = si_low_since_new (self->alerts);
  self->refresh = si_refresh_new (self->session, self->inventory, self->guard, self->persistence);
  self->schedule = si_schedule_new (self->inventory, self->refresh);
  connect_parts (self);
  return self;
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
