/* si-http-transaction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-http-transaction.h"

#include <string.h>

#include "si-api-error.h"
#include "si-body-converter.h"
#include "si-network-error.h"
#include "si-redirect.h"
#include "si-status-error.h"

#define MOST_REDIRECTS 3

/* The most informational answers, such as "103 Early Hints", to one request. libsoup reads them in
 * a loop that does not end while they come, and nothing else runs meanwhile. */
#define MOST_ANNOUNCEMENTS 32

struct _SiHttpTransaction
{
  GObject parent_instance;

  /* Input data */
  SoupSession *session;       /* (owned) */
  char *host;                 /* (owned) */
  SiWatchdog *watchdog;       /* (owned) */
  SiCredentials *credentials; /* (owned) (nullable) */
  SiAuthMode form;
  SiHttpTransactionFunc done;
  gpointer done_data;

  /* In-progress state */
  GUri *uri;      /* (owned): changes with a redirect */
  gint64 started; /* monotonic */
  guint n_announcements;
  guint n_redirects;
  gboolean through_proxy;
  GByteArray *words; /* (owned) (nullable): the body of an error response */

  /* Output data */
  SoupMessage *message; /* (owned) (nullable) */
  GInputStream *body;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SiHttpTransaction, si_http_transaction, G_TYPE_OBJECT)

static void send_request (SiHttpTransaction *self);
static void sent_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_words (SiHttpTransaction *self);
static void words_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* libsoup frees its copy of the header as it is. Nothing is sent again once there is an answer. */
static void
wipe_authorization (SoupMessage *message)
{
  const char *value
      = soup_message_headers_get_one (soup_message_get_request_headers (message), "Authorization");

  if (value != NULL)
    explicit_bzero ((char *) value, strlen (value));
}

static void
si_http_transaction_dispose (GObject *object)
{
  SiHttpTransaction *self = SI_HTTP_TRANSACTION (object);

  if (self->message != NULL)
    wipe_authorization (self->message);
  g_clear_object (&self->session);
  g_clear_object (&self->credentials);
  g_clear_object (&self->message);
  g_clear_object (&self->body);

  G_OBJECT_CLASS (si_http_transaction_parent_class)->dispose (object);
}

static void
si_http_transaction_finalize (GObject *object)
{
  SiHttpTransaction *self = SI_HTTP_TRANSACTION (object);

  g_free (self->host);
  si_watchdog_unref (self->watchdog);
  g_uri_unref (self->uri);
  g_clear_pointer (&self->words, g_byte_array_unref);

  G_OBJECT_CLASS (si_http_transaction_parent_class)->finalize (object);
}

static void
si_http_transaction_class_init (SiHttpTransactionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_http_transaction_dispose;
  object_class->finalize = si_http_transaction_finalize;
}

static void
si_http_transaction_init (SiHttpTransaction *self)
{
}

/* Says that the body can be read, or why there is none. Takes @error. */
static void
finish (SiHttpTransaction *self, GError *error)
{
  self->done (self, error, self->done_data);
}

static void
check_protocol (SiHttpTransaction *self, GTlsProtocolVersion version)
{
  if (version != G_TLS_PROTOCOL_VERSION_UNKNOWN && version < G_TLS_PROTOCOL_VERSION_TLS_1_2)
    si_watchdog_stop (self->watchdog, si_network_error_make_for_protocol (version, self->host));
}

static void
announced_cb (SoupMessage *message, gpointer user_data)
{
  SiHttpTransaction *self = user_data;
  guint status = soup_message_get_status (message);

  if (++self->n_announcements > MOST_ANNOUNCEMENTS)
    si_watchdog_stop (self->watchdog, si_status_error_make_for_announcements (self->host, status));
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  SiHttpTransaction *self = user_data;
  g_autoptr (GSocketAddress) address = NULL;

  /* The handshake is over, and nothing has been sent yet, the key above all. */
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED && G_IS_TLS_CONNECTION (connection))
    check_protocol (self, g_tls_connection_get_protocol_version (G_TLS_CONNECTION (connection)));
  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  self->through_proxy = G_IS_PROXY_ADDRESS (address);
}

static void
set_headers (SiHttpTransaction *self)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (self->message);
  char *authorization = si_credentials_make_header (self->credentials, self->form, NULL);

  soup_message_headers_replace (headers, "Authorization", authorization);
  soup_message_headers_replace (headers, "Content-Type", "application/json");
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  si_credentials_free_header (authorization);
}

static void
send_request (SiHttpTransaction *self)
{
  g_clear_object (&self->message);
  self->message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  /* A session without this feature would read the whole body of a 401 into memory. */
  soup_message_disable_feature (self->message, SOUP_TYPE_AUTH_MANAGER);
  /* The converter knows how much is packed into how little, and makes a little at a time. */
  soup_message_disable_feature (self->message, SOUP_TYPE_CONTENT_DECODER);
  set_headers (self);
  g_signal_connect_object (self->message, "network-event", G_CALLBACK (network_event_cb), self, 0);
  g_signal_connect_object (self->message, "got-informational", G_CALLBACK (announced_cb), self, 0);

  si_watchdog_feed (self->watchdog);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT,
                           si_watchdog_get_cancellable (self->watchdog), sent_cb,
                           g_object_ref (self));
}

/* Follows a redirect. libsoup would follow anywhere, and take up to twenty turns. */
static void
follow (SiHttpTransaction *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  g_autoptr (GUri) target
      = si_redirect_find_target (self->uri, soup_message_headers_get_one (headers, "Location"));

  if (target == NULL || !si_redirect_is_same_origin (self->uri, target)
      || self->n_redirects == MOST_REDIRECTS)
    {
      finish (self, si_redirect_make_error (self->host, self->uri, target));
      return;
    }

  self->n_redirects++;
  g_clear_object (&self->body);
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&target);
  send_request (self);
}

/* Whether nobody has shown a certificate yet: the answer is to the wish for a tunnel. */
static gboolean
is_from_proxy (SiHttpTransaction *self)
{
  return g_str_equal (g_uri_get_scheme (self->uri), "https")
         && soup_message_get_tls_peer_certificate (self->message) == NULL;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiHttpTransaction) self = user_data;
  GError *error = NULL;
  guint status;

  g_assert (SOUP_IS_SESSION (source));
  g_assert (SI_IS_HTTP_TRANSACTION (self));

  self->body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  wipe_authorization (self->message);
  if (self->body == NULL)
    {
      finish (self, error);
      return;
    }

  status = soup_message_get_status (self->message);
  if (is_from_proxy (self)
      || (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED && self->through_proxy))
    finish (self, si_network_error_make_for_proxy_status (status, self->host));
  else if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED)
    follow (self);
  else if (SOUP_STATUS_IS_SUCCESSFUL (status))
    finish (self, NULL);
  else
    {
      self->words = g_byte_array_new ();
      si_watchdog_feed (self->watchdog);
      read_words (self);
    }
}

static void
read_words (SiHttpTransaction *self)
{
  g_input_stream_read_bytes_async (self->body, SI_STATUS_ERROR_MAX_WORDS - self->words->len,
                                   G_PRIORITY_DEFAULT, si_watchdog_get_cancellable (self->watchdog),
                                   words_read_cb, g_object_ref (self));
}

static GError *
make_status_error (SiHttpTransaction *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  g_autofree char *charset = si_http_transaction_dup_charset (self);
  g_autoptr (GBytes) raw = g_byte_array_free_to_bytes (g_steal_pointer (&self->words));
  g_autoptr (GBytes) words = si_body_converter_convert (charset, raw, SI_STATUS_ERROR_MAX_WORDS);

  return si_status_error_make (soup_message_get_status (self->message), self->host,
                               soup_message_headers_get_one (headers, "Retry-After"), words);
}

static void
words_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiHttpTransaction) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) piece = NULL;
  gsize length;

  g_assert (G_IS_INPUT_STREAM (source));
  g_assert (SI_IS_HTTP_TRANSACTION (self));

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  length = piece != NULL ? g_bytes_get_size (piece) : 0;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !si_watchdog_has_reason (self->watchdog))
    {
      finish (self, g_steal_pointer (&error));
      return;
    }

  /* An error response that breaks off, or does not end, is one all the same. */
  if (length > 0)
    g_byte_array_append (self->words, g_bytes_get_data (piece, NULL), length);
  if (length > 0 && self->words->len < SI_STATUS_ERROR_MAX_WORDS)
    read_words (self);
  else
    finish (self, make_status_error (self));
}

/**
 * si_http_transaction_new:
 * @session: the session to send it in
 * @uri: what is asked for, filters included
 * @host: the server's name for people
 * @watchdog: what stops the transaction
 *
 * Returns: (transfer full): a transaction that is still to be sent
 */
SiHttpTransaction *
si_http_transaction_new (SoupSession *session,
                         const char *uri,
                         const char *host,
                         SiWatchdog *watchdog)
{
  SiHttpTransaction *self = g_object_new (SI_TYPE_HTTP_TRANSACTION, NULL);

  self->session = g_object_ref (session);
  self->uri = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);
  self->host = g_strdup (host);
  self->watchdog = si_watchdog_ref (watchdog);
  return self;
}

/**
 * si_http_transaction_send:
 * @self: a transaction that has not been sent
 * @credentials: the key
 * @form: how the key is sent, Bearer or Basic
 * @done: called once, when the answer begins or the transaction fails
 * @user_data: for @done
 *
 * Sends the request. An error response is read, and becomes an error with the server's words.
 */
void
si_http_transaction_send (SiHttpTransaction *self,
                          SiCredentials *credentials,
                          SiAuthMode form,
                          SiHttpTransactionFunc done,
                          gpointer user_data)
{
  g_return_if_fail (SI_IS_HTTP_TRANSACTION (self));
  g_return_if_fail (SI_IS_CREDENTIALS (credentials));
  g_return_if_fail (self->message == NULL);

  self->credentials = g_object_ref (credentials);
  self->form = form;
  self->done = done;
  self->done_data = user_data;
  self->started = g_get_monotonic_time ();
  send_request (self);
}

/**
 * si_http_transaction_get_body:
 * @self: a transaction that has begun to be answered
 *
 * Returns: (transfer none): the stream of the answer's body, packed as the server sends it
 */
GInputStream *
si_http_transaction_get_body (SiHttpTransaction *self)
{
  g_return_val_if_fail (SI_IS_HTTP_TRANSACTION (self), NULL);

  return self->body;
}

/**
 * si_http_transaction_dup_charset:
 * @self: a transaction that has begun to be answered
 *
 * Returns: (transfer full) (nullable): the charset that the Content-Type names
 */
char *
si_http_transaction_dup_charset (SiHttpTransaction *self)
{
  g_autoptr (GHashTable) parameters = NULL;

  g_return_val_if_fail (SI_IS_HTTP_TRANSACTION (self), NULL);

  soup_message_headers_get_content_type (soup_message_get_response_headers (self->message),
                                         &parameters);
  return parameters != NULL ? g_strdup (g_hash_table_lookup (parameters, "charset")) : NULL;
}

/**
 * si_http_transaction_get_length:
 * @self: a transaction that has begun to be answered
 *
 * Returns: the bytes that the body will have when it is unpacked; 0 while nobody knows
 */
guint64
si_http_transaction_get_length (SiHttpTransaction *self)
{
  SoupMessageHeaders *headers;

  g_return_val_if_fail (SI_IS_HTTP_TRANSACTION (self), 0);

  headers = soup_message_get_response_headers (self->message);
  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
      || soup_message_headers_get_one (headers, "Content-Encoding") != NULL)
    return 0;
  return MAX (soup_message_headers_get_content_length (headers), 0);
}

/**
 * si_http_transaction_log:
 * @self: a transaction that was sent
 * @n_bytes: the bytes of the body that were read
 *
 * Logs how the transaction has gone, without the query, which may hold something private.
 */
void
si_http_transaction_log (SiHttpTransaction *self, guint64 n_bytes)
{
  g_return_if_fail (SI_IS_HTTP_TRANSACTION (self));

  g_debug ("GET %s%s: %u after %" G_GINT64_FORMAT " ms, %" G_GUINT64_FORMAT " bytes",
           g_uri_get_host (self->uri), g_uri_get_path (self->uri),
           soup_message_get_status (self->message),
           (g_get_monotonic_time () - self->started) / 1000, n_bytes);
}

static GError *
explain_network (SiHttpTransaction *self, const GError *error)
{
  if (self->through_proxy && self->body == NULL && error->domain == G_IO_ERROR)
    return si_network_error_make_for_proxy (error, self->host);
  return si_network_error_make (
      error, self->host, soup_message_get_tls_peer_certificate (self->message),
      soup_message_get_tls_peer_certificate_errors (self->message), self->body != NULL);
}

/**
 * si_http_transaction_explain:
 * @self: a transaction that was sent
 * @error: (transfer full): why it, or the reading of its answer, has failed
 *
 * Puts a failure of the network into words, says why the watchdog has stopped the transaction, and
 * names the place that answered where a redirect led there. The server may repeat the key that it
 * was sent, so that is taken out.
 *
 * Returns: (transfer full): an error of %SI_API_ERROR, or %G_IO_ERROR_CANCELLED
 */
GError *
si_http_transaction_explain (SiHttpTransaction *self, GError *error)
{
  g_autoptr (GError) bare = NULL;
  char *redacted;

  g_return_val_if_fail (SI_IS_HTTP_TRANSACTION (self), error);
  g_return_val_if_fail (self->message != NULL, error);

  bare = si_watchdog_explain (self->watchdog, error);
  error = bare->domain == SI_API_ERROR ? g_steal_pointer (&bare) : explain_network (self, bare);
  if (self->n_redirects > 0)
    error = si_redirect_name_place (error, self->uri);

  redacted = si_credentials_redact (self->credentials, error->message);
  g_free (error->message);
  error->message = redacted;
  return error;
}
