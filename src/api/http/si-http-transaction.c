/* si-http-transaction.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-http-transaction.h"

#include <string.h>

#include "si-api-error.h"
#include "si-body-converter.h"
#include "si-decoder.h"
#include "si-fetch-meter.h"
#include "si-fetch-pace.h"
#include "si-network-error.h"
#include "si-response.h"

#define PIECE (64 * 1024)
#define MOST_REDIRECTS 3

/* The priority is not below that of GTK's redraws: where each frame takes longer than there is for
 * it, sources of a lower priority never run. */
#define READ_PRIORITY G_PRIORITY_DEFAULT
/* The priority is that of GTK's redraws: a fast server must not keep the window from being drawn
 * either, so they have their turn after some reading. */
#define TURN_PRIORITY (G_PRIORITY_HIGH_IDLE + 20)
#define TURN_BYTES (1024 * 1024)
#define TURN_USEC 8000

/* The most informational answers, such as "103 Early Hints", to one request. libsoup reads them in
 * a loop that does not end while they come, and nothing else runs meanwhile. */
#define MOST_ANNOUNCEMENTS 32

#define PACE_INTERVAL_MS 500

typedef struct
{
  /* Input data */
  SoupSession *session;       /* (owned) */
  GUri *uri;                  /* (owned): changes with a redirect */
  char *host;                 /* (owned) */
  SiCredentials *credentials; /* (owned) */
  SiAuthMode form;
  guint patience;
  guint max_products;

  /* In-progress state */
  GCancellable *stop; /* (owned): cancelled by the caller's, or by the watchdog */
  GSource *caller;    /* (owned) (nullable): looks at the caller's cancellable */
  GSource *watchdog;  /* (owned) (nullable) */
  GSource *pacer;     /* (owned) (nullable): looks at the pace */
  SiFetchPace pace;
  GError *verdict; /* (owned) (nullable): why it was stopped, unless by the caller */
  guint n_announcements;
  gboolean through_proxy;
  guint n_redirects;
  SoupMessage *message;       /* (owned) (nullable) */
  GInputStream *body;         /* (owned) (nullable) */
  GByteArray *words;          /* (owned) (nullable): the body of a refusal */
  SiBodyConverter *converter; /* (owned) (nullable) */
  SiDecoder *decoder;         /* (owned) (nullable) */
  gboolean ended;             /* all bytes are in */
  gboolean at_rest;           /* nothing is under way but the decoder's work, or the next turn */
  GSource *turn;              /* (owned) (nullable): the next one */
  gint64 turn_started;
  gsize turn_bytes;
  char *remark;        /* (owned) (nullable): outlives the run */
  SiFetchMeter *meter; /* (owned) */
  gint64 started;
} Run;

static void send_request (GTask *task);
static void sent_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_words (GTask *task);
static void words_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_piece (GTask *task);
static void piece_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void take_piece (GTask *task);
static void decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

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
run_clear (Run *run)
{
  if (run->message != NULL)
    wipe_authorization (run->message);
  g_clear_object (&run->session);
  g_clear_pointer (&run->uri, g_uri_unref);
  g_clear_pointer (&run->host, g_free);
  g_clear_object (&run->credentials);
  g_clear_object (&run->stop);
  g_clear_object (&run->message);
  g_clear_object (&run->body);
  g_clear_pointer (&run->words, g_byte_array_unref);
  g_clear_pointer (&run->converter, si_body_converter_free);
  g_clear_object (&run->decoder);
  g_clear_pointer (&run->meter, si_fetch_meter_free);
}

static void
run_free (Run *run)
{
  run_clear (run);
  g_clear_error (&run->verdict);
  g_free (run->remark);
  g_free (run);
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* What a server said may repeat the key that it was sent. */
static void
redact (Run *run, GError *error)
{
  char *redacted = si_credentials_redact (run->credentials, error->message);

  g_free (error->message);
  error->message = redacted;
}

/* The one exit of success, failure and cancellation. Takes @table and @error. */
static void
finish_run (GTask *task, SiTable *table, GError *error)
{
  g_autoptr (GTask) kept = g_object_ref (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;

  clear_source (&run->caller);
  clear_source (&run->watchdog);
  clear_source (&run->pacer);
  clear_source (&run->turn);
  si_fetch_meter_stop (run->meter);
  if (run->decoder != NULL)
    g_signal_handlers_disconnect_by_data (run->decoder, task);
  if (error != NULL)
    g_cancellable_cancel (run->stop);

  g_debug ("GET %s%s: %u after %" G_GINT64_FORMAT " ms, %" G_GUINT64_FORMAT " bytes",
           g_uri_get_host (run->uri), g_uri_get_path (run->uri),
           run->message != NULL ? soup_message_get_status (run->message) : 0,
           (g_get_monotonic_time () - run->started) / 1000, si_fetch_meter_get_bytes (run->meter));

  if (run->verdict != NULL && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&cause);
      cause = g_steal_pointer (&run->verdict);
    }
  if (cause != NULL && run->n_redirects > 0)
    cause = si_response_name_place (g_steal_pointer (&cause), run->uri);
  if (cause != NULL)
    redact (run, cause);
  run_clear (run);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) si_table_unref);
  else
    g_task_return_error (task, g_steal_pointer (&cause));
}

static void
fail_with_network (GTask *task, GError *error)
{
  Run *run = g_task_get_task_data (task);
  SoupMessage *message = run->message;
  g_autoptr (GError) cause = error;

  if (run->through_proxy && run->body == NULL && cause->domain == G_IO_ERROR)
    error = si_network_error_make_for_proxy (cause, run->host);
  else
    error = si_network_error_make (
        cause, run->host, soup_message_get_tls_peer_certificate (message),
        soup_message_get_tls_peer_certificate_errors (message), run->body != NULL);
  finish_run (task, NULL, error);
}

static gboolean
caller_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (!run->at_rest)
    g_cancellable_cancel (run->stop);
  else
    finish_run (task, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
  return G_SOURCE_REMOVE;
}

/* Takes @verdict. */
static void
stop_run (Run *run, GError *verdict)
{
  if (run->verdict == NULL)
    run->verdict = verdict;
  else
    g_error_free (verdict);
  g_cancellable_cancel (run->stop);
}

static gboolean
too_late_cb (gpointer user_data)
{
  Run *run = g_task_get_task_data (user_data);

  stop_run (run, si_network_error_make_late (run->host));
  return G_SOURCE_REMOVE;
}

/* The time that the decoder takes for itself does not count against the server. */
static gboolean
pace_cb (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error;

  if (run->at_rest)
    {
      si_fetch_pace_rest (&run->pace);
      return G_SOURCE_CONTINUE;
    }
  error = si_fetch_pace_check (&run->pace, si_fetch_meter_get_bytes (run->meter),
                               si_decoder_get_n_products (run->decoder), run->host);
  if (error == NULL)
    return G_SOURCE_CONTINUE;
  stop_run (run, error);
  return G_SOURCE_REMOVE;
}

/* A socket's own timeout knows nothing of the name service, nor of a second address that
 * is tried after the first: twice the patience is enough for all of it. */
static void
feed_watchdog (Run *run)
{
  g_source_set_ready_time (run->watchdog,
                           g_get_monotonic_time () + 2 * run->patience * (gint64) G_USEC_PER_SEC);
}

static void
rest_watchdog (Run *run)
{
  g_source_set_ready_time (run->watchdog, -1);
}

static void
check_protocol (Run *run, GTlsProtocolVersion version)
{
  if (version != G_TLS_PROTOCOL_VERSION_UNKNOWN && version < G_TLS_PROTOCOL_VERSION_TLS_1_2)
    stop_run (run, si_network_error_make_for_protocol (version, run->host));
}

static void
announced_cb (SoupMessage *message, gpointer user_data)
{
  Run *run = g_task_get_task_data (user_data);

  if (++run->n_announcements > MOST_ANNOUNCEMENTS)
    stop_run (run,
              si_response_make_announcements_error (run->host, soup_message_get_status (message)));
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  Run *run = g_task_get_task_data (user_data);
  g_autoptr (GSocketAddress) address = NULL;

  /* The handshake is over, and nothing has been sent yet, the key above all. */
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED && G_IS_TLS_CONNECTION (connection))
    check_protocol (run, g_tls_connection_get_protocol_version (G_TLS_CONNECTION (connection)));
  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  run->through_proxy = G_IS_PROXY_ADDRESS (address);
}

static void
send_request (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  char *authorization = si_credentials_make_header (run->credentials, run->form);
  SoupMessageHeaders *headers;

  if (run->message != NULL)
    wipe_authorization (run->message);
  g_clear_object (&run->message);
  run->message = soup_message_new_from_uri (SOUP_METHOD_GET, run->uri);
  soup_message_add_flags (run->message, SOUP_MESSAGE_NO_REDIRECT);
  /* A session without this feature would read the whole body of a 401 into memory. */
  soup_message_disable_feature (run->message, SOUP_TYPE_AUTH_MANAGER);
  /* The converter knows how much is packed into how little, and makes a little at a time. */
  soup_message_disable_feature (run->message, SOUP_TYPE_CONTENT_DECODER);

  headers = soup_message_get_request_headers (run->message);
  soup_message_headers_replace (headers, "Authorization", authorization);
  soup_message_headers_replace (headers, "Content-Type", "application/json");
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  si_credentials_free_header (authorization);
  g_signal_connect_object (run->message, "network-event", G_CALLBACK (network_event_cb), task, 0);
  g_signal_connect_object (run->message, "got-informational", G_CALLBACK (announced_cb), task, 0);

  feed_watchdog (run);
  soup_session_send_async (run->session, run->message, READ_PRIORITY, run->stop, sent_cb,
                           g_object_ref (task));
}

static GUri *
get_redirect_target (Run *run)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (run->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GUri) target = NULL;

  if (location != NULL && location[0] != '\0')
    target = g_uri_parse_relative (run->uri, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (target == NULL || g_uri_get_host (target) == NULL)
    return NULL;
  return g_steal_pointer (&target);
}

/* libsoup would follow anywhere, and take up to twenty turns. */
static void
follow (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (GUri) target = get_redirect_target (run);

  if (target == NULL || !si_response_is_same_origin (run->uri, target)
      || run->n_redirects == MOST_REDIRECTS)
    {
      finish_run (task, NULL, si_response_make_redirect_error (run->host, run->uri, target));
      return;
    }

  run->n_redirects++;
  g_clear_object (&run->body);
  g_uri_unref (run->uri);
  run->uri = g_steal_pointer (&target);
  send_request (task);
}

static guint64
get_length (SoupMessageHeaders *headers)
{
  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
      || soup_message_headers_get_one (headers, "Content-Encoding") != NULL)
    return 0;
  return MAX (soup_message_headers_get_content_length (headers), 0);
}

static void
begin_turn (Run *run)
{
  run->turn_started = g_get_monotonic_time ();
  run->turn_bytes = 0;
}

static void
drained_cb (SiDecoder *decoder, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (!run->at_rest || run->turn != NULL)
    return;
  run->at_rest = FALSE;
  begin_turn (run);
  take_piece (task);
}

/* (transfer full) (nullable) */
static char *
get_charset (SoupMessage *message)
{
  g_autoptr (GHashTable) parameters = NULL;

  soup_message_headers_get_content_type (soup_message_get_response_headers (message), &parameters);
  return parameters != NULL ? g_strdup (g_hash_table_lookup (parameters, "charset")) : NULL;
}

/* Whether nobody has shown a certificate yet: the answer is to the wish for a tunnel. */
static gboolean
is_from_proxy (Run *run)
{
  return g_str_equal (g_uri_get_scheme (run->uri), "https")
         && soup_message_get_tls_peer_certificate (run->message) == NULL;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  g_assert (SOUP_IS_SESSION (source));

  run->body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (run->message != NULL)
    wipe_authorization (run->message);
  if (run->body == NULL)
    {
      fail_with_network (task, error);
      return;
    }

  status = soup_message_get_status (run->message);
  if (is_from_proxy (run)
      || (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED && run->through_proxy))
    finish_run (task, NULL, si_network_error_make_for_proxy_status (status, run->host));
  else if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED)
    follow (task);
  else if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      run->words = g_byte_array_new ();
      feed_watchdog (run);
      read_words (task);
    }
  else
    {
      g_autofree char *charset = get_charset (run->message);

      run->converter = si_body_converter_new (charset);
      run->decoder = si_decoder_new ();
      si_decoder_set_max_products (run->decoder, run->max_products);
      si_fetch_pace_start (&run->pace, run->patience);
      run->pacer = g_timeout_source_new (PACE_INTERVAL_MS);
      g_task_attach_source (task, run->pacer, pace_cb);
      begin_turn (run);
      g_signal_connect (run->decoder, "drained", G_CALLBACK (drained_cb), task);
      si_fetch_meter_start (run->meter, run->decoder,
                            get_length (soup_message_get_response_headers (run->message)));
      read_piece (task);
    }
}

static void
read_words (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (run->body, SI_RESPONSE_WORDS_MAX - run->words->len,
                                   READ_PRIORITY, run->stop, words_read_cb, g_object_ref (task));
}

static void
words_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) piece
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (GBytes) words = NULL;
  g_autofree char *charset = NULL;
  const char *retry_after;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && run->verdict == NULL)
    {
      fail_with_network (task, g_steal_pointer (&error));
      return;
    }

  /* A refusal that breaks off, or does not end, is a refusal. */
  if (piece != NULL && g_bytes_get_size (piece) > 0)
    {
      g_byte_array_append (run->words, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
      if (run->words->len < SI_RESPONSE_WORDS_MAX)
        {
          read_words (task);
          return;
        }
    }

  charset = get_charset (run->message);
  raw = g_byte_array_free_to_bytes (g_steal_pointer (&run->words));
  words = si_body_converter_convert (charset, raw, SI_RESPONSE_WORDS_MAX);
  retry_after = soup_message_headers_get_one (soup_message_get_response_headers (run->message),
                                              "Retry-After");
  finish_run (task, NULL,
              si_response_make_error (soup_message_get_status (run->message), run->host,
                                      retry_after, words));
}

static void
read_piece (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  feed_watchdog (run);
  g_input_stream_read_bytes_async (run->body, PIECE, READ_PRIORITY, run->stop, piece_read_cb,
                                   g_object_ref (task));
}

static void
piece_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = NULL;

  g_assert (G_IS_INPUT_STREAM (source));

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (piece == NULL)
    {
      fail_with_network (task, error);
      return;
    }

  run->ended = g_bytes_get_size (piece) == 0;
  if (run->ended)
    si_body_converter_end (run->converter);
  else
    si_body_converter_feed (run->converter, piece);
  take_piece (task);
}

static gboolean
turn_cb (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (g_source_get_priority (run->turn) == TURN_PRIORITY)
    begin_turn (run);
  clear_source (&run->turn);
  run->at_rest = FALSE;
  take_piece (task);
  return G_SOURCE_REMOVE;
}

static gboolean
turn_is_over (Run *run)
{
  return run->turn_bytes >= TURN_BYTES || g_get_monotonic_time () - run->turn_started >= TURN_USEC;
}

static void
schedule_turn (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->turn = g_idle_source_new ();
  g_source_set_priority (run->turn, turn_is_over (run) ? TURN_PRIORITY : READ_PRIORITY);
  g_task_attach_source (task, run->turn, turn_cb);
}

static void
finish_decoding (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->at_rest = TRUE;
  rest_watchdog (run);
  g_signal_handlers_disconnect_by_data (run->decoder, task);
  si_decoder_finish_async (run->decoder, run->stop, decoded_cb, g_object_ref (task));
}

/* Hands on one piece of what the converter has; then there is another turn, a rest, or more to
 * read. */
static void
take_piece (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = si_body_converter_next (run->converter, &error);

  if (error != NULL && error->domain == SI_API_ERROR)
    finish_run (task, NULL, error);
  else if (error != NULL)
    fail_with_network (task, error);
  else if (piece == NULL && run->ended)
    finish_decoding (task);
  else if (piece == NULL)
    read_piece (task);
  else if (!si_decoder_feed (run->decoder, piece, &error))
    finish_run (task, NULL, si_response_explain_error (error, run->host));
  else
    {
      gboolean is_full = si_decoder_get_backlog (run->decoder) > SI_DECODER_BACKLOG_MAX;

      si_fetch_meter_add (run->meter, g_bytes_get_size (piece));
      run->turn_bytes += g_bytes_get_size (piece);
      if (!is_full && !run->ended && !turn_is_over (run)
          && si_body_converter_is_empty (run->converter))
        {
          read_piece (task);
          return;
        }
      run->at_rest = TRUE;
      rest_watchdog (run);
      if (!is_full)
        schedule_turn (task);
    }
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_decoder_finish (SI_DECODER (source), result, &error);

  /* Cancelled: the decoder may take a moment to put its work down. */
  if (run->decoder == NULL)
    return;

  if (si_decoder_get_remark (run->decoder) != NULL)
    run->remark = si_credentials_redact (run->credentials, si_decoder_get_remark (run->decoder));
  if (error != NULL)
    error = si_response_explain_error (g_steal_pointer (&error), run->host);
  finish_run (task, g_steal_pointer (&table), g_steal_pointer (&error));
}

/**
 * si_http_transaction_run_async:
 * @exchange: what to ask, and whom; copied
 * @cancellable: (nullable): stops it at any moment
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Sends one request and reads the answer while it comes.
 */
void
si_http_transaction_run_async (const SiHttpTransaction *exchange,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, si_http_transaction_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  run->session = g_object_ref (exchange->session);
  run->uri = g_uri_parse (exchange->uri, SOUP_HTTP_URI_FLAGS, NULL);
  run->host = g_strdup (exchange->host);
  run->credentials = g_object_ref (exchange->credentials);
  run->form = exchange->form;
  run->patience = exchange->patience;
  run->max_products = exchange->max_products;
  run->stop = g_cancellable_new ();
  run->meter = si_fetch_meter_new (exchange->progress, exchange->progress_data);
  run->started = g_get_monotonic_time ();

  if (cancellable != NULL)
    {
      run->caller = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, run->caller, G_SOURCE_FUNC (caller_cancelled_cb));
    }
  run->watchdog = g_timeout_source_new_seconds (2 * run->patience);
  g_task_attach_source (task, run->watchdog, too_late_cb);

  send_request (task);
}

/**
 * si_http_transaction_run_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the table, or %NULL with an error of %SI_API_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
SiTable *
si_http_transaction_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_http_transaction_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_http_transaction_get_remark:
 * @result: what the callback was given
 *
 * Returns: (transfer none) (nullable): the words of the server about an error beside the products,
 *   in one line and without the key; it lives as long as @result
 */
const char *
si_http_transaction_get_remark (GAsyncResult *result)
{
  Run *run;

  g_return_val_if_fail (g_async_result_is_tagged (result, si_http_transaction_run_async), NULL);

  run = g_task_get_task_data (G_TASK (result));
  return run->remark;
}
