/* si-fault-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-fault-server.h"

#include <string.h>

/* The first byte of a client that speaks TLS. */
#define TLS_HANDSHAKE '\x16'

typedef struct
{
  GBytes *bytes; /* (owned) */
  SiFaultEnd end;
} Answer;

struct _SiFaultServer
{
  GObject parent_instance;

  GSocketService *service;      /* (owned) */
  GTlsCertificate *certificate; /* (owned) (nullable) */
  GCancellable *stop;           /* (owned) */
  char *address;                /* (owned) */
  guint16 port;
  guint16 target_port;
  GPtrArray *answers;  /* (owned) (element-type Answer) */
  GPtrArray *requests; /* (owned) (element-type utf8) */
  guint n_open;
};

G_DEFINE_FINAL_TYPE (SiFaultServer, si_fault_server, G_TYPE_OBJECT)

/* One connection. It lives until its running operation ends. */
typedef struct
{
  SiFaultServer *server; /* (not owned): NULL after the server is finalized */
  GCancellable *stop;    /* (owned) */
  GIOStream *stream;     /* (owned) */
  GString *head;         /* (owned): the request so far */
  char buffer[4096];
  GBytes *rest; /* (owned) (nullable): what is being written */
  SiFaultEnd end;
} Visit;

static void
answer_free (Answer *answer)
{
  g_bytes_unref (answer->bytes);
  g_free (answer);
}

static void
visit_free (Visit *visit)
{
  if (visit->server != NULL)
    {
      visit->server->n_open--;
      g_object_remove_weak_pointer (G_OBJECT (visit->server), (gpointer *) &visit->server);
    }
  g_object_unref (visit->stop);
  g_object_unref (visit->stream);
  g_string_free (visit->head, TRUE);
  g_clear_pointer (&visit->rest, g_bytes_unref);
  g_free (visit);
}

static void read_more (Visit *visit, GAsyncReadyCallback callback);
static void write_rest (Visit *visit);

static gboolean
write_on_cb (gpointer user_data)
{
  Visit *visit = user_data;

  if (g_cancellable_is_cancelled (visit->stop))
    visit_free (visit);
  else
    write_rest (visit);
  return G_SOURCE_REMOVE;
}

/* Frees the visit when the client leaves, which is what ends the read: the client sends nothing
 * more. */
static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  visit_free (user_data);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_io_stream_splice_finish (result, NULL);
  visit_free (user_data);
}

static void
target_reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Visit *visit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) target
      = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, &error);

  g_assert_no_error (error);
  g_io_stream_splice_async (visit->stream, G_IO_STREAM (target),
                            G_IO_STREAM_SPLICE_CLOSE_STREAM1 | G_IO_STREAM_SPLICE_CLOSE_STREAM2,
                            G_PRIORITY_DEFAULT, visit->stop, spliced_cb, visit);
}

static void
open_tunnel (Visit *visit)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_host_async (client, "127.0.0.1", visit->server->target_port,
                                         visit->stop, target_reached_cb, visit);
}

static void
end_answer (Visit *visit)
{
  switch (visit->end)
    {
    case SI_FAULT_CLOSE:
      visit_free (visit);
      break;
    case SI_FAULT_SILENCE:
      read_more (visit, left_cb);
      break;
    case SI_FAULT_REPEAT:
      /* The low priority lets the client work, which runs in the same main loop. */
      g_idle_add_full (G_PRIORITY_LOW, write_on_cb, visit, NULL);
      break;
    case SI_FAULT_TRICKLE:
      g_clear_pointer (&visit->rest, g_bytes_unref);
      visit->rest = g_bytes_new_static (" ", 1);
      g_timeout_add (100, write_on_cb, visit);
      break;
    case SI_FAULT_TUNNEL:
      open_tunnel (visit);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Visit *visit = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    {
      visit_free (visit);
      return;
    }

  if (visit->end == SI_FAULT_REPEAT)
    {
      gsize size;
      const char *data = g_bytes_get_data (visit->rest, &size);
      const char *line = g_strrstr_len (data, size - 1, "\n");
      gsize start = line != NULL ? line + 1 - data : 0;
      g_autoptr (GBytes) whole = g_steal_pointer (&visit->rest);

      visit->rest = g_bytes_new_from_bytes (whole, start, size - start);
    }
  end_answer (visit);
}

static void
write_rest (Visit *visit)
{
  gsize size;
  const void *data = g_bytes_get_data (visit->rest, &size);

  g_output_stream_write_all_async (g_io_stream_get_output_stream (visit->stream), data, size,
                                   G_PRIORITY_DEFAULT, visit->stop, written_cb, visit);
}

static void
answer_request (Visit *visit)
{
  SiFaultServer *server = visit->server;
  const Answer *answer;

  g_assert_cmpuint (server->answers->len, >, 0);
  answer = server->answers->pdata[MIN (server->requests->len, server->answers->len - 1)];
  g_ptr_array_add (server->requests, g_strdup (visit->head->str));
  visit->rest = g_bytes_ref (answer->bytes);
  visit->end = answer->end;
  write_rest (visit);
}

static void
request_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Visit *visit = user_data;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (size <= 0 || visit->server == NULL)
    {
      visit_free (visit);
      return;
    }

  g_string_append_len (visit->head, visit->buffer, size);
  if (strstr (visit->head->str, "\r\n\r\n") != NULL || visit->head->str[0] == TLS_HANDSHAKE)
    answer_request (visit);
  else
    read_more (visit, request_read_cb);
}

static void
read_more (Visit *visit, GAsyncReadyCallback callback)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (visit->stream), visit->buffer,
                             sizeof visit->buffer, G_PRIORITY_DEFAULT, visit->stop, callback,
                             visit);
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  SiFaultServer *self = user_data;
  Visit *visit = g_new0 (Visit, 1);

  visit->server = self;
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *) &visit->server);
  self->n_open++;
  visit->stop = g_object_ref (self->stop);
  if (self->certificate != NULL)
    visit->stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  else
    visit->stream = G_IO_STREAM (g_object_ref (connection));
  visit->head = g_string_new (NULL);
  read_more (visit, request_read_cb);
  return TRUE;
}

static void
si_fault_server_finalize (GObject *object)
{
  SiFaultServer *self = SI_FAULT_SERVER (object);

  g_cancellable_cancel (self->stop);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_clear_object (&self->stop);
  g_free (self->address);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->requests);

  G_OBJECT_CLASS (si_fault_server_parent_class)->finalize (object);
}

static void
si_fault_server_class_init (SiFaultServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_fault_server_finalize;
}

static void
si_fault_server_init (SiFaultServer *self)
{
  self->stop = g_cancellable_new ();
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
}

SiFaultServer *
si_fault_server_new (GTlsCertificate *certificate)
{
  SiFaultServer *self = g_object_new (SI_TYPE_FAULT_SERVER, NULL);
  g_autoptr (GSocketAddress) loopback = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_set_object (&self->certificate, certificate);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), loopback, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->address = g_strdup_printf ("%s://127.0.0.1:%u/admin/indexyii.php?r=api/SyncInventory",
                                   certificate != NULL ? "https" : "http", self->port);
  return self;
}

void
si_fault_server_set_target (SiFaultServer *self, SiFaultServer *target)
{
  self->target_port = target->port;
}

guint16
si_fault_server_get_port (SiFaultServer *self)
{
  return self->port;
}

const char *
si_fault_server_get_address (SiFaultServer *self)
{
  return self->address;
}

void
si_fault_server_say (SiFaultServer *self, const char *bytes, gssize length, SiFaultEnd end)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->bytes = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  answer->end = end;
  g_ptr_array_add (self->answers, answer);
}

void
si_fault_server_answer (SiFaultServer *self,
                        const char *status,
                        const char *headers,
                        const char *body)
{
  g_autofree char *bytes
      = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n%s", status,
                         strlen (body), headers != NULL ? headers : "", body);

  si_fault_server_say (self, bytes, -1, SI_FAULT_CLOSE);
}

static GBytes *
pack (const char *text, gsize length)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zip));

  g_output_stream_write_all (stream, text, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

void
si_fault_server_answer_packed (SiFaultServer *self, const char *body, gsize length, gsize lost)
{
  g_autoptr (GBytes) packed = pack (body, length);
  g_autoptr (GString) bytes
      = g_string_new ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");

  g_string_append_len (bytes, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed) - lost);
  si_fault_server_say (self, bytes->str, bytes->len, SI_FAULT_CLOSE);
}

guint
si_fault_server_get_n_requests (SiFaultServer *self)
{
  return self->requests->len;
}

const char *
si_fault_server_get_request (SiFaultServer *self, guint nth)
{
  g_assert_cmpuint (nth, <, self->requests->len);
  return self->requests->pdata[nth];
}

gboolean
si_fault_server_saw (SiFaultServer *self, guint nth, const char *header_line)
{
  g_autofree char *line = g_strdup_printf ("\r\n%s\r\n", header_line);

  return strstr (si_fault_server_get_request (self, nth), line) != NULL;
}

guint
si_fault_server_get_n_open (SiFaultServer *self)
{
  return self->n_open;
}
