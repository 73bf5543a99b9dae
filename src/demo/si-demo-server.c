/* si-demo-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-demo-server.h"

#include "si-demo-inventory.h"

#include <libsoup/soup.h>
#include <string.h>

#define PATH "/admin/indexyii.php"
#define ROUTE "api/SyncInventory"
#define BASIC_USER "admin"

struct _SiDemoServer
{
  GObject parent_instance;

  SiDemoInventory *inventory; /* (owned) */
  SoupServer *server;         /* (owned) (nullable): once started */
  char *address;              /* (owned) (nullable): once started */
  char *key;                  /* (owned) */
  gboolean accepts_bearer;
  gboolean accepts_basic;
  guint n_requests;
};

G_DEFINE_FINAL_TYPE (SiDemoServer, si_demo_server, G_TYPE_OBJECT)

typedef struct
{
  SiDemoInventory *inventory; /* (owned) */
  char *sku;                  /* (owned) (nullable) */
  char *godown_id;            /* (owned) (nullable) */
} Query;

static void
query_free (Query *query)
{
  si_demo_inventory_unref (query->inventory);
  g_free (query->sku);
  g_free (query->godown_id);
  g_free (query);
}

static void
answer (SoupServerMessage *message, guint status, GBytes *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         "application/json", NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

static void
refuse (SoupServerMessage *message, guint status, const char *words)
{
  g_autofree char *text = g_strdup_printf ("{\"status\":\"error\",\"message\":\"%s\"}\n", words);
  gsize length = strlen (text);
  g_autoptr (GBytes) body = g_bytes_new_take (g_steal_pointer (&text), length);

  answer (message, status, body);
}

/* Compares in a time that does not depend on the given key, so that it cannot be guessed piece by
 * piece. */
static gboolean
is_same (const char *expected, const char *given, gsize given_length)
{
  gsize length = strlen (expected);
  guint difference = length != given_length;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) expected[i] ^ (guchar) (i < given_length ? given[i] : 0);
  return difference == 0;
}

static gboolean
is_bearer (SiDemoServer *self, const char *token)
{
  return self->accepts_bearer && is_same (self->key, token, strlen (token));
}

static gboolean
is_basic (SiDemoServer *self, const char *token)
{
  g_autofree char *expected = g_strconcat (BASIC_USER ":", self->key, NULL);
  gsize length = 0;
  g_autofree char *given = (char *) g_base64_decode (token, &length);

  return self->accepts_basic && is_same (expected, given, length);
}

static gboolean
is_authorized (SiDemoServer *self, SoupServerMessage *message)
{
  const char *header = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");

  if (header == NULL)
    return FALSE;
  if (g_ascii_strncasecmp (header, "Bearer ", 7) == 0)
    return is_bearer (self, header + 7);
  if (g_ascii_strncasecmp (header, "Basic ", 6) == 0)
    return is_basic (self, header + 6);
  return FALSE;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Query *query = data;

  g_task_return_pointer (task,
                         si_demo_inventory_answer (query->inventory, query->sku, query->godown_id),
                         (GDestroyNotify) g_bytes_unref);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoupServerMessage) message = user_data;
  g_autoptr (GBytes) body = NULL;

  g_assert (G_IS_TASK (result));
  g_assert (SOUP_IS_SERVER_MESSAGE (message));

  body = g_task_propagate_pointer (G_TASK (result), NULL);
  /* The client is gone. */
  if (body == NULL)
    return;

  answer (message, SOUP_STATUS_OK, body);
  soup_server_message_unpause (message);
}

/* Returns the value of a filter; NULL for an empty one, which the service ignores. */
static char *
get_filter (GHashTable *parameters, const char *name)
{
  const char *value = g_hash_table_lookup (parameters, name);

  return value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

static void
answer_query (SiDemoServer *self, SoupServerMessage *message, GHashTable *parameters)
{
  g_autoptr (GCancellable) gone = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, gone, written_cb, g_object_ref (message));
  Query *query = g_new0 (Query, 1);

  query->inventory = si_demo_inventory_ref (self->inventory);
  query->sku = get_filter (parameters, "Skucode");
  query->godown_id = get_filter (parameters, "Godownid");

  g_task_set_source_tag (task, answer_query);
  g_task_set_task_data (task, query, (GDestroyNotify) query_free);
  g_signal_connect_object (message, "disconnected", G_CALLBACK (g_cancellable_cancel), gone,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "finished", G_CALLBACK (g_cancellable_cancel), gone,
                           G_CONNECT_SWAPPED);
  /* The thread must never hold the last reference, since the message may emit a signal that cancels
   * it at the same time. */
  g_object_set_data_full (G_OBJECT (message), "si-gone", g_object_ref (gone), g_object_unref);
  soup_server_message_pause (message);
  g_task_run_in_thread (task, write_in_thread);
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *parameters,
            gpointer user_data)
{
  SiDemoServer *self = SI_DEMO_SERVER (user_data);
  const char *route = parameters != NULL ? g_hash_table_lookup (parameters, "r") : NULL;

  self->n_requests++;
  if (!g_str_equal (path, PATH) || g_strcmp0 (route, ROUTE) != 0)
    {
      refuse (message, SOUP_STATUS_NOT_FOUND, "Unable to resolve the request.");
    }
  else if (!g_str_equal (soup_server_message_get_method (message), "GET"))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow",
                                    "GET");
      refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "Only GET is allowed.");
    }
  else if (!is_authorized (self, message))
    {
      refuse (message, SOUP_STATUS_UNAUTHORIZED, "Invalid API key.");
    }
  else
    {
      answer_query (self, message, parameters);
    }
}

static void
si_demo_server_finalize (GObject *object)
{
  SiDemoServer *self = SI_DEMO_SERVER (object);

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->inventory, si_demo_inventory_unref);
  g_free (self->address);
  g_free (self->key);

  G_OBJECT_CLASS (si_demo_server_parent_class)->finalize (object);
}

static void
si_demo_server_class_init (SiDemoServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_demo_server_finalize;
}

static void
si_demo_server_init (SiDemoServer *self)
{
  self->accepts_bearer = TRUE;
  self->accepts_basic = TRUE;
  self->key = g_uuid_string_random ();
}

/**
 * si_demo_server_new:
 * @seed: decides the whole inventory and its changes
 * @n_products: the number of products, 0 for that of the sample data
 *
 * Makes a server that does not listen yet. Its inventory is invented on a thread when the first
 * request comes.
 *
 * Returns: (transfer full): a new server
 */
SiDemoServer *
si_demo_server_new (guint32 seed, guint n_products)
{
  SiDemoServer *self = g_object_new (SI_TYPE_DEMO_SERVER, NULL);

  self->inventory = si_demo_inventory_new (seed, n_products);
  return self;
}

/**
 * si_demo_server_start:
 * @self: a server that was not started
 * @error: return location for an error
 *
 * Listens on a free port of 127.0.0.1, and answers in the main context of the thread that calls
 * this.
 *
 * Returns: whether it listens; if not, with an error of %G_IO_ERROR
 */
gboolean
si_demo_server_start (SiDemoServer *self, GError **error)
{
  g_autoptr (SoupServer) server = NULL;
  GSList *uris;

  g_return_val_if_fail (SI_IS_DEMO_SERVER (self), FALSE);
  g_return_val_if_fail (self->server == NULL, FALSE);

  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, request_cb, self, NULL);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (server);
  self->address
      = g_strdup_printf ("http://127.0.0.1:%d" PATH "?r=" ROUTE, g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->server = g_steal_pointer (&server);
  return TRUE;
}

/**
 * si_demo_server_get_address:
 * @self: a server
 *
 * Returns: (nullable) (transfer none): its address with path and route; %NULL before it is started
 */
const char *
si_demo_server_get_address (SiDemoServer *self)
{
  g_return_val_if_fail (SI_IS_DEMO_SERVER (self), NULL);

  return self->address;
}

/**
 * si_demo_server_get_key:
 * @self: a server
 *
 * Returns: (transfer none): the random key that it accepts
 */
const char *
si_demo_server_get_key (SiDemoServer *self)
{
  g_return_val_if_fail (SI_IS_DEMO_SERVER (self), NULL);

  return self->key;
}

/**
 * si_demo_server_accept:
 * @self: a server
 * @bearer: whether the key is accepted as a bearer token
 * @basic: whether the key is accepted as the password of user "admin"
 *
 * Chooses the documented forms in which the key is accepted. At first, both are.
 */
void
si_demo_server_accept (SiDemoServer *self, gboolean bearer, gboolean basic)
{
  g_return_if_fail (SI_IS_DEMO_SERVER (self));

  self->accepts_bearer = bearer;
  self->accepts_basic = basic;
}

/**
 * si_demo_server_get_n_requests:
 * @self: a server
 *
 * Returns: the number of requests so far, including those that were refused
 */
guint
si_demo_server_get_n_requests (SiDemoServer *self)
{
  g_return_val_if_fail (SI_IS_DEMO_SERVER (self), 0);

  return self->n_requests;
}
