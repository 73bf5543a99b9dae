/* si-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-session.h"

#include <glib/gi18n.h>

#include "si-api-error.h"
#include "si-credentials.h"
#include "si-keyring.h"
#include "si-retry.h"

struct _SiSession
{
  GObject parent_instance;

  SiConnection *connection;   /* (owned) */
  SiAddress *address;         /* (owned): the connection's */
  SiCredentials *own;         /* (owned) (nullable): with the key that the connection carries */
  SiClient *client;           /* (owned) */
  SiCredentials *credentials; /* (owned) (nullable): from the keyring, while they are accepted */
  GNetworkMonitor *monitor;   /* (owned) */
  guint first_pause;          /* milliseconds */
  guint n_look_ups;           /* of the key, under way */
  char *remark;               /* (owned) (nullable): of the last answer */
};

typedef struct _Fetch Fetch;

static void begin (Fetch *fetch);
static void look_up_key (Fetch *fetch);

G_DEFINE_FINAL_TYPE (SiSession, si_session, G_TYPE_OBJECT)

enum
{
  ONLINE,
  WAITING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One question on its way, with all its repetitions. */
struct _Fetch
{
  SiSession *session; /* (owned) */
  SiQuestion question;
  GCancellable *cancellable; /* (owned) (nullable) */
  SiSessionFunc done;
  gpointer user_data; /* for @done */

  guint n_retries;
  gboolean remembered; /* the key was looked up for an earlier request */
  GError *refused;     /* (owned) (nullable): the error with the remembered key */
};

/* Ends the fetch, and is its one exit. Takes @error. */
static void
finish (Fetch *fetch, SiTable *table, GError *error)
{
  fetch->done (table, error, fetch->user_data);
  g_clear_error (&error);
  g_clear_error (&fetch->refused);
  g_clear_object (&fetch->cancellable);
  g_object_unref (fetch->session);
  g_free (fetch);
}

static void
network_changed (SiSession *self, gboolean available, GNetworkMonitor *monitor)
{
  if (available)
    g_signal_emit (self, signals[ONLINE], 0);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  Fetch *fetch = user_data;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (fetch->cancellable, &error))
    finish (fetch, NULL, error);
  else
    begin (fetch);
  return G_SOURCE_REMOVE;
}

/* Asks again after a pause, or ends the fetch at once when it is cancelled meanwhile. */
static void
ask_later (Fetch *fetch, guint pause)
{
  g_autoptr (GSource) source = g_timeout_source_new (pause);

  if (fetch->cancellable != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (fetch->cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_callback (source, pause_over_cb, fetch, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/* Tells a machine without a network from a server that cannot be reached. */
static GError *
explain (SiSession *self, GError *error)
{
  if (!g_error_matches (error, SI_API_ERROR, SI_API_ERROR_UNREACHABLE)
      || g_network_monitor_get_network_available (self->monitor)
      || si_address_is_this_machine (self->address))
    return error;

  g_error_free (error);
  return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_OFFLINE,
                              _ ("There is no network. Connect this computer to one and try"
                                 " again."));
}

/* Makes a request again after a pause where its failure may pass by itself. */
static gboolean
retry (Fetch *fetch, const GError *error)
{
  SiSession *self = fetch->session;
  guint pause;

  if (!si_retry_is_worth (error, fetch->n_retries))
    return FALSE;

  pause = si_retry_choose_pause (error, fetch->n_retries, self->first_pause);
  g_signal_emit (self, signals[WAITING], 0, pause, fetch->n_retries, error);
  fetch->n_retries++;
  ask_later (fetch, pause);
  return TRUE;
}

/* Ends a request that failed, unless it is made again. */
static void
handle_failure (Fetch *fetch, GError *error)
{
  if (retry (fetch, error))
    {
      g_error_free (error);
      return;
    }
  if (g_error_matches (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY))
    {
      /* The key may have been replaced in the keyring, in another window or by another program. */
      if (fetch->remembered && fetch->refused == NULL)
        {
          fetch->refused = error;
          look_up_key (fetch);
          return;
        }
      g_clear_object (&fetch->session->credentials);
    }
  finish (fetch, NULL, error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  SiSession *self = fetch->session;
  g_autoptr (SiTable) table = NULL;
  GError *error = NULL;

  g_assert (SI_IS_CLIENT (source));

  table = si_client_fetch_finish (SI_CLIENT (source), result, &error);
  if (table == NULL)
    {
      handle_failure (fetch, explain (self, error));
      return;
    }
  g_free (self->remark);
  self->remark = g_strdup (si_client_get_remark (SI_CLIENT (source), result));
  finish (fetch, table, NULL);
}

static SiCredentials *
get_credentials (SiSession *self)
{
  return self->own != NULL ? self->own : self->credentials;
}

static void
ask (Fetch *fetch)
{
  SiSession *self = fetch->session;
  const SiFetchRequest request = {
    .address = self->address,
    .credentials = get_credentials (self),
    .allow_insecure = si_connection_get_allow_insecure (self->connection),
    .sku = fetch->question.sku,
    .godown_id = fetch->question.godown_id,
  };

  si_client_fetch_async (self->client, &request, fetch->question.progress,
                         fetch->question.progress_data, fetch->cancellable, fetched_cb, fetch);
}

static SiCredentials *
make_credentials (SiSession *self, const char *key)
{
  SiConnectionDetails details;
  SiAuthMode mode = SI_AUTH_AUTO;

  si_connection_get_details (self->connection, &details);
  si_auth_mode_from_nick (details.auth, &mode);
  return si_credentials_new (key, mode, details.user);
}

static void
key_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  SiSession *self = fetch->session;
  GError *error = NULL;
  char *key = si_keyring_look_up_finish (result, &error);
  const gboolean same = fetch->refused != NULL && self->credentials != NULL && key != NULL
                        && si_credentials_has_key (self->credentials, key);

  self->n_look_ups--;
  g_clear_object (&self->credentials);
  if (key != NULL && !same)
    {
      self->credentials = make_credentials (self, key);
      ask (fetch);
    }
  else if (fetch->refused != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      finish (fetch, NULL, g_steal_pointer (&fetch->refused));
    }
  else
    finish (fetch, NULL, error);
  si_keyring_free_key (key);
}

static void
look_up_key (Fetch *fetch)
{
  SiSession *self = fetch->session;

  self->n_look_ups++;
  si_keyring_look_up_async (si_connection_get_key_scope (self->connection), fetch->cancellable,
                            key_looked_up_cb, fetch);
}

/* Asks at once where the key is known, and else looks it up in the keyring first. */
static void
begin (Fetch *fetch)
{
  SiSession *self = fetch->session;

  if (get_credentials (self) == NULL)
    {
      look_up_key (fetch);
      return;
    }

  /* A connection's own key is not in the keyring, so there is no newer one to be found. */
  fetch->remembered = self->own == NULL;
  ask (fetch);
}

static void
si_session_dispose (GObject *object)
{
  SiSession *self = SI_SESSION (object);

  g_clear_object (&self->credentials);
  g_clear_object (&self->client);
  g_clear_object (&self->connection);
  g_clear_object (&self->own);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (si_session_parent_class)->dispose (object);
}

static void
si_session_finalize (GObject *object)
{
  SiSession *self = SI_SESSION (object);

  g_clear_pointer (&self->address, si_address_unref);
  g_free (self->remark);

  G_OBJECT_CLASS (si_session_parent_class)->finalize (object);
}

static void
si_session_class_init (SiSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_session_finalize;

  signals[ONLINE] = g_signal_new ("online", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[WAITING]
      = g_signal_new ("waiting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
si_session_init (SiSession *self)
{
  self->client = si_client_new ();
  self->first_pause = SI_RETRY_PAUSE;
  si_session_set_network_monitor (self, g_network_monitor_get_default ());
}

/**
 * si_session_new:
 * @connection: where to ask, and how
 *
 * Returns: (transfer full): a new session
 */
SiSession *
si_session_new (SiConnection *connection)
{
  SiSession *self;

  g_return_val_if_fail (SI_IS_CONNECTION (connection), NULL);

  self = g_object_new (SI_TYPE_SESSION, NULL);
  self->connection = g_object_ref (connection);
  self->address = si_address_parse (si_connection_get_address (connection), NULL);
  g_object_get (connection, "credentials", &self->own, NULL);
  return self;
}

/**
 * si_session_set_max_products:
 * @self: a session
 * @max_products: how many products an answer may have
 */
void
si_session_set_max_products (SiSession *self, guint max_products)
{
  g_return_if_fail (SI_IS_SESSION (self));

  g_object_set (self->client, "max-products", max_products, NULL);
}

/**
 * si_session_waits_for_keyring:
 * @self: a session
 *
 * Returns: whether a key is being looked up before a request is made, which takes long where the
 *   keyring asks the person for a password
 */
gboolean
si_session_waits_for_keyring (SiSession *self)
{
  g_return_val_if_fail (SI_IS_SESSION (self), FALSE);

  return self->n_look_ups > 0;
}

/**
 * si_session_get_remark:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the words of the server about an error beside the products
 *   of its last answer, in one line
 */
const char *
si_session_get_remark (SiSession *self)
{
  g_return_val_if_fail (SI_IS_SESSION (self), NULL);

  return self->remark;
}

/**
 * si_session_set_pause:
 * @self: a session
 * @first_pause: how long it waits before it asks again for the first time, in milliseconds
 */
void
si_session_set_pause (SiSession *self, guint first_pause)
{
  g_return_if_fail (SI_IS_SESSION (self));
  g_return_if_fail (first_pause > 0);

  self->first_pause = first_pause;
}

/**
 * si_session_set_network_monitor:
 * @self: a session
 * @monitor: tells whether there is a network; the system's own unless this is called
 */
void
si_session_set_network_monitor (SiSession *self, GNetworkMonitor *monitor)
{
  g_return_if_fail (SI_IS_SESSION (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (monitor));

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_func (self->monitor, network_changed, self);
  g_set_object (&self->monitor, monitor);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_session_ask:
 * @self: a session
 * @question: (nullable): the question, with texts that live until it is answered; %NULL for the
 *   whole inventory
 * @cancellable: (nullable): stops it at any moment
 * @done: called once, when it is answered or has failed
 * @user_data: for @done
 *
 * Looks up the key where it is not known yet, and asks the server. Where the failure may pass by
 * itself, it asks again after a pause, three times at most. Where a key that was known is refused,
 * and there is another one in the keyring by now, it tries that one once.
 */
void
si_session_ask (SiSession *self,
                const SiQuestion *question,
                GCancellable *cancellable,
                SiSessionFunc done,
                gpointer user_data)
{
  Fetch *fetch;

  g_return_if_fail (SI_IS_SESSION (self));
  g_return_if_fail (done != NULL);

  fetch = g_new0 (Fetch, 1);
  fetch->session = g_object_ref (self);
  if (question != NULL)
    fetch->question = *question;
  g_set_object (&fetch->cancellable, cancellable);
  fetch->done = done;
  fetch->user_data = user_data;
  begin (fetch);
}
