/* si-client.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-client.h"

#include <glib/gi18n.h>

#include "si-api-error.h"
#include "si-fetch-meter.h"
#include "si-http-transaction.h"
#include "si-key-forms.h"
#include "si-status-error.h"

#define USUAL_PATIENCE 30
#define USUAL_MAX_PRODUCTS 5000000
#define USER_AGENT "sync-inventory/" SI_VERSION

struct _SiClient
{
  GObject parent_instance;

  SoupSession *session;      /* (owned) */
  SoupSession *near_session; /* (owned): for this machine */
  guint patience;
  guint max_products;
};

G_DEFINE_FINAL_TYPE (SiClient, si_client, G_TYPE_OBJECT)

typedef enum
{
  PROP_MAX_PRODUCTS = 1,
  PROP_PATIENCE,
} SiClientProperty;

static GParamSpec *properties[PROP_PATIENCE + 1];

/* A fetch is one request, or two where the key is refused in the first form. */
typedef struct
{
  /* Input data */
  SiAddress *address;         /* (owned) */
  SiCredentials *credentials; /* (owned) */
  char *uri;                  /* (owned): with the filters */
  SiFetchProgressFunc progress;
  gpointer progress_data;

  /* In-progress state */
  SiKeyForms *forms; /* (owned) */
  GSource *caller;   /* (owned) (nullable): looks at the caller's cancellable */

  /* In-progress state of the present request */
  SiWatchdog *watchdog;           /* (owned) (nullable) */
  SiHttpTransaction *transaction; /* (owned) (nullable) */
  SiDecoder *decoder;             /* (owned) (nullable) */
  SiBodyReader *reader;           /* (owned) (nullable) */
  SiFetchMeter *meter;            /* (owned) (nullable) */
  gboolean is_decoding;           /* the answer is in, and the decoder works it off */

  /* Output data */
  char *remark; /* (owned) (nullable) */
} Fetch;

static void send_request (GTask *task);
static void answered_cb (SiHttpTransaction *transaction, GError *error, gpointer user_data);
static void body_read_cb (SiBodyReader *reader, GError *error, gpointer user_data);
static void decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static Fetch *
fetch_new (const SiFetchRequest *request, SiFetchProgressFunc progress, gpointer progress_data)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->address = si_address_ref (request->address);
  fetch->credentials = g_object_ref (request->credentials);
  fetch->uri = si_address_build_uri (request->address, request->sku, request->godown_id);
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  fetch->forms = si_key_forms_new (request->credentials);
  return fetch;
}

static void
fetch_clear_request (Fetch *fetch)
{
  g_clear_pointer (&fetch->meter, si_fetch_meter_free);
  g_clear_object (&fetch->reader);
  g_clear_object (&fetch->decoder);
  g_clear_object (&fetch->transaction);
  g_clear_pointer (&fetch->watchdog, si_watchdog_unref);
  fetch->is_decoding = FALSE;
}

static void
fetch_clear_caller (Fetch *fetch)
{
  if (fetch->caller != NULL)
    g_source_destroy (fetch->caller);
  g_clear_pointer (&fetch->caller, g_source_unref);
}

static void
fetch_free (Fetch *fetch)
{
  fetch_clear_request (fetch);
  fetch_clear_caller (fetch);
  si_address_unref (fetch->address);
  g_object_unref (fetch->credentials);
  si_key_forms_free (fetch->forms);
  g_free (fetch->uri);
  g_free (fetch->remark);
  g_free (fetch);
}

static void
si_client_constructed (GObject *object)
{
  SiClient *self = SI_CLIENT (object);

  G_OBJECT_CLASS (si_client_parent_class)->constructed (object);

  /* Requests go through the desktop's proxy, except those to this machine, which must stay in it.
   */
  self->session
      = soup_session_new_with_options ("timeout", self->patience, "user-agent", USER_AGENT, NULL);
  self->near_session = soup_session_new_with_options ("timeout", self->patience, "user-agent",
                                                      USER_AGENT, "proxy-resolver", NULL, NULL);
}

static void
si_client_dispose (GObject *object)
{
  SiClient *self = SI_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->near_session);

  G_OBJECT_CLASS (si_client_parent_class)->dispose (object);
}

static void
si_client_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  SiClient *self = SI_CLIENT (object);

  switch ((SiClientProperty) property_id)
    {
    case PROP_MAX_PRODUCTS:
      self->max_products = g_value_get_uint (value);
      break;
    case PROP_PATIENCE:
      self->patience = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
si_client_class_init (SiClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = si_client_constructed;
  object_class->dispose = si_client_dispose;
  object_class->set_property = si_client_set_property;

  /**
   * SiClient:max-products:
   *
   * The most products that an answer may have. More are an error, before they fill the memory.
   */
  properties[PROP_MAX_PRODUCTS]
      = g_param_spec_uint ("max-products", NULL, NULL, 1, G_MAXUINT, USUAL_MAX_PRODUCTS,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  /**
   * SiClient:patience:
   *
   * The seconds for which a server may be silent.
   */
  properties[PROP_PATIENCE]
      = g_param_spec_uint ("patience", NULL, NULL, 1, 3600, USUAL_PATIENCE,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
si_client_init (SiClient *self)
{
}

/* Finds what is wrong before anything is sent. */
static GError *
check_request (const SiFetchRequest *request)
{
  GError *error = NULL;
  char *header;

  if (!request->allow_insecure && !si_address_is_secure (request->address))
    return g_error_new (SI_API_ERROR, SI_API_ERROR_INSECURE,
                        _ ("Anybody on the way to %s could read the API key. Use an address that "
                           "begins with https."),
                        si_address_get_host (request->address));

  header = si_credentials_make_header (request->credentials, SI_AUTH_BEARER, &error);
  si_credentials_free_header (header);
  return error;
}

/* Ends the operation, and is its one exit once anything was sent. Takes @table and @error. */
static void
finish_fetch (GTask *task, SiTable *table, GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);

  fetch_clear_caller (fetch);
  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) si_table_unref);
  else
    g_task_return_error (task, error);
}

/* Ends the present request, and sends another where the other form of the key may be the right one.
 * Takes @table and @error. */
static void
finish_request (GTask *task, SiTable *table, GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);
  gboolean is_cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (task));
  guint64 n_bytes = fetch->reader != NULL ? si_body_reader_get_n_bytes (fetch->reader) : 0;

  si_http_transaction_log (fetch->transaction, n_bytes);
  if (error != NULL)
    {
      error = si_http_transaction_explain (fetch->transaction, error);
      si_watchdog_stop (fetch->watchdog, NULL);
    }
  fetch_clear_request (fetch);

  if (error == NULL)
    si_key_forms_accept (fetch->forms);
  if (error != NULL && !is_cancelled && si_key_forms_try_next (fetch->forms, &error))
    send_request (task);
  else
    finish_fetch (task, table, error);
}

/* The decoder may take a moment to put its work down, so it is not waited for. */
static gboolean
caller_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);

  si_watchdog_stop (fetch->watchdog, NULL);
  if (fetch->is_decoding)
    finish_request (task, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
  return G_SOURCE_REMOVE;
}

static void
send_request (GTask *task)
{
  SiClient *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  const char *host = si_address_get_host (fetch->address);
  SoupSession *session
      = si_address_is_this_machine (fetch->address) ? self->near_session : self->session;

  fetch->watchdog = si_watchdog_new (self->patience, host);
  fetch->transaction = si_http_transaction_new (session, fetch->uri, host, fetch->watchdog);
  si_http_transaction_send (fetch->transaction, fetch->credentials,
                            si_key_forms_get_present (fetch->forms), answered_cb,
                            g_object_ref (task));
}

static void
answered_cb (SiHttpTransaction *transaction, GError *error, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiClient *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *charset = NULL;

  g_assert (SI_IS_HTTP_TRANSACTION (transaction));

  if (error != NULL)
    {
      finish_request (task, NULL, error);
      return;
    }

  charset = si_http_transaction_dup_charset (transaction);
  fetch->decoder = si_decoder_new ();
  si_decoder_set_max_products (fetch->decoder, self->max_products);
  fetch->reader
      = si_body_reader_new (si_http_transaction_get_body (transaction), charset, fetch->decoder);
  if (fetch->progress != NULL)
    fetch->meter = si_fetch_meter_new (fetch->reader, fetch->decoder,
                                       si_http_transaction_get_length (transaction),
                                       fetch->progress, fetch->progress_data);
  si_body_reader_run (fetch->reader, self->patience, si_address_get_host (fetch->address),
                      fetch->watchdog, body_read_cb, g_object_ref (task));
}

static void
body_read_cb (SiBodyReader *reader, GError *error, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);

  g_assert (SI_IS_BODY_READER (reader));

  if (error != NULL)
    {
      finish_request (task, NULL,
                      si_status_error_explain (error, si_address_get_host (fetch->address)));
      return;
    }
  fetch->is_decoding = TRUE;
  si_decoder_finish_async (fetch->decoder, si_watchdog_get_cancellable (fetch->watchdog),
                           decoded_cb, g_object_ref (task));
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  SiTable *table;
  const char *remark;

  g_assert (SI_IS_DECODER (source));

  table = si_decoder_finish (SI_DECODER (source), result, &error);
  /* The operation has ended without it, as the caller has cancelled. */
  if (fetch->decoder == NULL)
    {
      g_clear_pointer (&table, si_table_unref);
      g_clear_error (&error);
      return;
    }

  remark = si_decoder_get_remark (fetch->decoder);
  if (remark != NULL && table != NULL)
    fetch->remark = si_credentials_redact (fetch->credentials, remark);
  if (error != NULL)
    error = si_status_error_explain (error, si_address_get_host (fetch->address));
  finish_request (task, table, error);
}

/**
 * si_client_new:
 *
 * Returns: (transfer full): a new client
 */
SiClient *
si_client_new (void)
{
  return g_object_new (SI_TYPE_CLIENT, NULL);
}

/**
 * si_client_fetch_async:
 * @self: a client
 * @request: what to ask, and whom; copied with its strings
 * @progress: (nullable): called while the answer comes in, in the main context of the
 *   caller, ten times a second at most and never after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it at any moment
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks for the inventory with one GET, and with one more where the mode is automatic and the key
 * was refused in the first form. The form that was accepted is saved in the credentials. Nothing is
 * sent where the key would be readable on the way, unless the request allows it.
 */
void
si_client_fetch_async (SiClient *self,
                       const SiFetchRequest *request,
                       SiFetchProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;
  GError *error;

  g_return_if_fail (SI_IS_CLIENT (self));
  g_return_if_fail (request != NULL && request->address != NULL);
  g_return_if_fail (SI_IS_CREDENTIALS (request->credentials));

  fetch = fetch_new (request, progress, progress_data);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_client_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  if (g_task_return_error_if_cancelled (task))
    return;
  error = check_request (request);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (cancellable != NULL)
    {
      fetch->caller = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, fetch->caller, G_SOURCE_FUNC (caller_cancelled_cb));
    }
  send_request (task);
}

/**
 * si_client_fetch_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the table, or %NULL with an error of %SI_API_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
SiTable *
si_client_fetch_finish (SiClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_client_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_client_get_remark:
 * @self: a client
 * @result: what the callback was given
 *
 * Returns: (transfer none) (nullable): the words of the server about an error beside the products,
 *   in one line; it lives as long as @result
 */
const char *
si_client_get_remark (SiClient *self, GAsyncResult *result)
{
  Fetch *fetch;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_client_fetch_async), NULL);

  fetch = g_task_get_task_data (G_TASK (result));
  return fetch->remark;
}
