/* si-engine-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the engine follows the connection's persistence. */

#include "si-engine-private.h"

/* For how long nothing is asked while the last inventory is read from disk, in milliseconds. */
#define RESTORE_PATIENCE 1000

/*< private >
 * si_engine_restored:
 * @self: an engine
 * @table: (nullable): the last inventory
 * @time: (nullable): when the service gave it as a whole
 *
 * Shows the inventory that was restored, and goes on with what waited for it.
 */
void
si_engine_restored (SiEngine *self, SiTable *table, GDateTime *time)
{
  const gboolean asked = self->refresh_wanted;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_freeze_notify (G_OBJECT (self->inventory));
  g_clear_handle_id (&self->restore_timeout, g_source_remove);
  self->refresh_wanted = FALSE;
  if (table != NULL)
    {
      g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

      si_inventory_replace (self->inventory, table, local);
    }
  if (self->request == NULL && self->state == SI_ENGINE_LOADING)
    si_engine_set_state (self, SI_ENGINE_IDLE);
  if (asked)
    si_engine_refresh (self);
  g_object_thaw_notify (G_OBJECT (self->inventory));
  g_object_thaw_notify (G_OBJECT (self));
  si_engine_use_answer (self);
}

static gboolean
restore_takes_long_cb (gpointer user_data)
{
  SiEngine *self = user_data;

  self->restore_timeout = 0;
  if (self->refresh_wanted)
    si_engine_refresh (self);
  self->refresh_wanted = FALSE;
  return G_SOURCE_REMOVE;
}

/* The guard stores nothing of the sample data, which are made anew at each start. */
static void
follow_address (SiEngine *self, SiConnection *connection)
{
  const gboolean saved = connection != NULL && si_connection_get_id (connection) != NULL;
  const gboolean lasts = connection != NULL && (saved || !si_connection_has_own_key (connection));

  si_answer_guard_set_address (
      self->guard, lasts ? si_persistence_get_folder (self->persistence) : NULL,
      connection != NULL ? si_connection_get_address (connection) : NULL, saved);
}

/*< private >
 * si_engine_begin_memory:
 * @self: an engine with a new connection
 *
 * Opens the store of the connection, if it is saved.
 */
void
si_engine_begin_memory (SiEngine *self)
{
  SiConnection *connection = si_engine_get_connection (self);

  follow_address (self, connection);
  si_persistence_open (self->persistence,
                       connection != NULL ? si_connection_get_id (connection) : NULL);
  si_stock_alerts_set_store (self->watches, si_persistence_get_store (self->persistence));
  if (!si_persistence_get_restoring (self->persistence))
    return;
  si_engine_set_state (self, SI_ENGINE_LOADING);
  self->restore_timeout = g_timeout_add (RESTORE_PATIENCE, restore_takes_long_cb, self);
}

/*< private >
 * si_engine_end_memory:
 * @self: an engine
 *
 * Closes the store of the connection.
 */
void
si_engine_end_memory (SiEngine *self)
{
  g_clear_handle_id (&self->restore_timeout, g_source_remove);
  self->refresh_wanted = FALSE;
  si_engine_use_answer (self);
  si_stock_alerts_set_store (self->watches, NULL);
  si_persistence_close (self->persistence);
}

/**
 * si_engine_get_persistence:
 * @self: an engine
 *
 * Returns: (transfer none): what restores and saves the inventory of the connection
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
 * Returns: (transfer none): the alerts that the person has set on stocks of the connection
 */
SiStockAlerts *
si_engine_get_stock_alerts (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->watches;
}

/**
 * si_engine_get_guard:
 * @self: an engine
 *
 * Returns: (transfer none): the guard that judges each answer of the connection
 */
SiAnswerGuard *
si_engine_get_guard (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->guard;
}

/**
 * si_engine_forget_connection:
 * @self: an engine
 * @connection: a connection that was removed, and is not in use
 *
 * Deletes what is stored of a connection. A damaged file that was quarantined stays.
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
