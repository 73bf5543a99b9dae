/* si-service.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-service.h"

#include "si-api-error.h"
#include "si-connection-private.h"
#include "si-keyring.h"

struct _SiService
{
  GObject parent_instance;

  SiConnection *connection;   /* (owned) */
  SiClient *client;           /* (owned) */
  SiCredentials *credentials; /* (owned) (nullable): from the keyring, while they are accepted */
};

G_DEFINE_FINAL_TYPE (SiService, si_service, G_TYPE_OBJECT)

typedef struct
{
  char *sku;       /* (owned) (nullable) */
  char *godown_id; /* (owned) (nullable) */
  SiFetchProgressFunc progress;
  gpointer progress_data;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_free (fetch->sku);
  g_free (fetch->godown_id);
  g_free (fetch);
}

static void
si_service_dispose (GObject *object)
{
  SiService *self = SI_SERVICE (object);

  g_clear_object (&self->credentials);
  g_clear_object (&self->client);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (si_service_parent_class)->dispose (object);
}

static void
si_service_class_init (SiServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_service_dispose;
}

static void
si_service_init (SiService *self)
{
  self->client = si_client_new ();
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiService *self = g_task_get_source_object (task);
  g_autoptr (SiTable) table = NULL;
  GError *error = NULL;

  g_assert (SI_IS_CLIENT (source));

  table = si_client_fetch_finish (SI_CLIENT (source), result, &error);
  if (table != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&table), (GDestroyNotify) si_table_unref);
      return;
    }

  /* The key may be replaced in the keyring meanwhile: look there again next time. */
  if (g_error_matches (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY))
    g_clear_object (&self->credentials);
  g_task_return_error (task, error);
}

static void
ask (SiService *self, GTask *task, SiCredentials *credentials)
{
  Fetch *fetch = g_task_get_task_data (task);
  const SiFetchRequest request = {
    .address = si_connection_get_parsed_address (self->connection),
    .credentials = credentials,
    .sku = fetch->sku,
    .godown_id = fetch->godown_id,
  };

  si_client_fetch_async (self->client, &request, fetch->progress, fetch->progress_data,
                         g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

static void
key_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiService *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *key = si_keyring_look_up_finish (result, &error);

  if (key == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_object (&self->credentials);
  self->credentials = si_connection_make_credentials (self->connection, key);
  si_keyring_free_key (key);
  ask (self, task, self->credentials);
}

/**
 * si_service_new:
 * @connection: where to ask, and how
 *
 * Returns: (transfer full): a new service
 */
SiService *
si_service_new (SiConnection *connection)
{
  SiService *self;

  g_return_val_if_fail (SI_IS_CONNECTION (connection), NULL);

  self = g_object_new (SI_TYPE_SERVICE, NULL);
  self->connection = g_object_ref (connection);
  return self;
}

/**
 * si_service_get_connection:
 * @self: a service
 *
 * Returns: (transfer none): its connection
 */
SiConnection *
si_service_get_connection (SiService *self)
{
  g_return_val_if_fail (SI_IS_SERVICE (self), NULL);

  return self->connection;
}

/**
 * si_service_fetch_async:
 * @self: a service
 * @sku: (nullable): only products with this SKU code
 * @godown_id: (nullable): only this godown
 * @progress: (nullable): called while the answer comes in
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it at any moment
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks up the key where it is not known yet, and asks the server.
 */
void
si_service_fetch_async (SiService *self,
                        const char *sku,
                        const char *godown_id,
                        SiFetchProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SiCredentials *credentials;
  Fetch *fetch;

  g_return_if_fail (SI_IS_SERVICE (self));

  fetch = g_new0 (Fetch, 1);
  fetch->sku = g_strdup (sku);
  fetch->godown_id = g_strdup (godown_id);
  fetch->progress = progress;
  fetch->progress_data = progress_data;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_service_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  credentials = si_connection_get_own_credentials (self->connection);
  if (credentials == NULL)
    credentials = self->credentials;
  if (credentials != NULL)
    {
      ask (self, task, credentials);
      return;
    }

  si_keyring_look_up_async (
      si_address_get_key_scope (si_connection_get_parsed_address (self->connection)), cancellable,
      key_looked_up_cb, g_object_ref (task));
}

/**
 * si_service_fetch_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the answer, or %NULL with an error of %SI_API_ERROR or
 *   %SI_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 */
SiTable *
si_service_fetch_finish (SiService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_service_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
