/* si-body-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-body-reader.h"

#include "si-body-converter.h"
#include "si-fetch-pace.h"

#define PIECE (64 * 1024)

/* The priority is not below that of GTK's redraws: where each frame takes longer than there is for
 * it, sources of a lower priority never run. */
#define READ_PRIORITY G_PRIORITY_DEFAULT
/* The priority is that of GTK's redraws: a fast server must not keep the window from being drawn
 * either, so they have their turn after some reading. */
#define TURN_PRIORITY (G_PRIORITY_HIGH_IDLE + 20)
#define TURN_BYTES (1024 * 1024)
#define TURN_USEC 8000

#define PACE_INTERVAL_MS 500

struct _SiBodyReader
{
  GObject parent_instance;

  /* Input data */
  GInputStream *body;    /* (owned) */
  SiDecoder *decoder;    /* (owned) */
  char *host;            /* (owned) (nullable) */
  SiWatchdog *watchdog;  /* (owned) (nullable) */
  SiBodyReaderFunc done; /* (nullable): once it has been called */
  gpointer done_data;

  /* In-progress state */
  SiBodyConverter *converter; /* (owned) */
  SiFetchPace pace;
  GSource *pacer;     /* (owned) (nullable): looks at the pace */
  GSource *cancelled; /* (owned) (nullable): looks at the watchdog's cancellable */
  GSource *turn;      /* (owned) (nullable): the next turn */
  gint64 turn_started;
  gsize turn_bytes;
  guint64 n_bytes;
  gboolean ended;   /* all bytes are in */
  gboolean at_rest; /* nothing is under way but the decoder's work, or the next turn */
};

G_DEFINE_FINAL_TYPE (SiBodyReader, si_body_reader, G_TYPE_OBJECT)

static void read_piece (SiBodyReader *self);
static void piece_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void take_piece (SiBodyReader *self);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
clear_sources (SiBodyReader *self)
{
  clear_source (&self->pacer);
  clear_source (&self->cancelled);
  clear_source (&self->turn);
}

static void
attach_source (GSource *source, GSourceFunc callback, SiBodyReader *self)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_set_static_name (source, "SiBodyReader");
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
si_body_reader_dispose (GObject *object)
{
  SiBodyReader *self = SI_BODY_READER (object);

  clear_sources (self);
  g_clear_object (&self->body);
  g_clear_object (&self->decoder);

  G_OBJECT_CLASS (si_body_reader_parent_class)->dispose (object);
}

static void
si_body_reader_finalize (GObject *object)
{
  SiBodyReader *self = SI_BODY_READER (object);

  g_free (self->host);
  g_clear_pointer (&self->watchdog, si_watchdog_unref);
  si_body_converter_free (self->converter);

  G_OBJECT_CLASS (si_body_reader_parent_class)->finalize (object);
}

static void
si_body_reader_class_init (SiBodyReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_body_reader_dispose;
  object_class->finalize = si_body_reader_finalize;
}

static void
si_body_reader_init (SiBodyReader *self)
{
}

/* The one exit of success, failure and cancellation. Takes @error. */
static void
finish (SiBodyReader *self, GError *error)
{
  SiBodyReaderFunc done = g_steal_pointer (&self->done);

  clear_sources (self);
  si_watchdog_rest (self->watchdog);
  g_signal_handlers_disconnect_by_data (self->decoder, self);
  done (self, error, self->done_data);
}

static void
rest (SiBodyReader *self)
{
  self->at_rest = TRUE;
  si_watchdog_rest (self->watchdog);
}

/* Where a piece is being read, the stream is cancelled too, and says so. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  SiBodyReader *self = user_data;

  if (self->at_rest)
    finish (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
  return G_SOURCE_REMOVE;
}

/* Stops a server that is too slow. The time that the decoder takes does not count against it. */
static gboolean
pace_cb (gpointer user_data)
{
  SiBodyReader *self = user_data;
  GError *error;

  if (self->at_rest)
    {
      si_fetch_pace_rest (&self->pace);
      return G_SOURCE_CONTINUE;
    }
  error = si_fetch_pace_check (&self->pace, self->n_bytes,
                               si_decoder_get_n_products (self->decoder), self->host);
  if (error == NULL)
    return G_SOURCE_CONTINUE;
  si_watchdog_stop (self->watchdog, error);
  return G_SOURCE_REMOVE;
}

static void
begin_turn (SiBodyReader *self)
{
  self->turn_started = g_get_monotonic_time ();
  self->turn_bytes = 0;
}

static gboolean
turn_is_over (SiBodyReader *self)
{
  return self->turn_bytes >= TURN_BYTES
         || g_get_monotonic_time () - self->turn_started >= TURN_USEC;
}

static void
drained_cb (SiDecoder *decoder, gpointer user_data)
{
  SiBodyReader *self = user_data;

  if (!self->at_rest || self->turn != NULL)
    return;
  self->at_rest = FALSE;
  begin_turn (self);
  take_piece (self);
}

static gboolean
turn_cb (gpointer user_data)
{
  SiBodyReader *self = user_data;

  if (g_source_get_priority (self->turn) == TURN_PRIORITY)
    begin_turn (self);
  clear_source (&self->turn);
  self->at_rest = FALSE;
  take_piece (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_turn (SiBodyReader *self)
{
  self->turn = g_idle_source_new ();
  g_source_set_priority (self->turn, turn_is_over (self) ? TURN_PRIORITY : READ_PRIORITY);
  attach_source (self->turn, turn_cb, self);
}

static void
read_piece (SiBodyReader *self)
{
  si_watchdog_feed (self->watchdog);
  g_input_stream_read_bytes_async (self->body, PIECE, READ_PRIORITY,
                                   si_watchdog_get_cancellable (self->watchdog), piece_read_cb,
                                   g_object_ref (self));
}

static void
piece_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiBodyReader) self = user_data;
  g_autoptr (GBytes) piece = NULL;
  GError *error = NULL;

  g_assert (G_IS_INPUT_STREAM (source));
  g_assert (SI_IS_BODY_READER (self));

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (piece == NULL)
    {
      finish (self, error);
      return;
    }

  self->ended = g_bytes_get_size (piece) == 0;
  if (self->ended)
    si_body_converter_end (self->converter);
  else
    si_body_converter_feed (self->converter, piece);
  take_piece (self);
}

/* Reads on, or lets the decoder or the window have their turn first. */
static void
go_on (SiBodyReader *self)
{
  gboolean is_full = si_decoder_get_backlog (self->decoder) > SI_DECODER_BACKLOG_MAX;

  if (!is_full && !self->ended && !turn_is_over (self)
      && si_body_converter_is_empty (self->converter))
    {
      read_piece (self);
      return;
    }
  rest (self);
  if (!is_full)
    schedule_turn (self);
}

/* Hands on one piece of the converter's text. */
static void
take_piece (SiBodyReader *self)
{
  GError *error = NULL;
  g_autoptr (GBytes) piece = si_body_converter_next (self->converter, &error);

  if (error != NULL || (piece == NULL && self->ended))
    finish (self, error);
  else if (piece == NULL)
    read_piece (self);
  else if (!si_decoder_feed (self->decoder, piece, &error))
    finish (self, error);
  else
    {
      self->n_bytes += g_bytes_get_size (piece);
      self->turn_bytes += g_bytes_get_size (piece);
      go_on (self);
    }
}

/**
 * si_body_reader_new:
 * @body: the body of an answer
 * @charset: (nullable): the charset that the Content-Type names
 * @decoder: a decoder that has not been fed
 *
 * Returns: (transfer full): a reader
 */
SiBodyReader *
si_body_reader_new (GInputStream *body, const char *charset, SiDecoder *decoder)
{
  SiBodyReader *self = g_object_new (SI_TYPE_BODY_READER, NULL);

  self->body = g_object_ref (body);
  self->converter = si_body_converter_new (charset);
  self->decoder = g_object_ref (decoder);
  return self;
}

/**
 * si_body_reader_run:
 * @self: a reader that has not been run
 * @patience: for how many seconds the server may be silent
 * @host: the server's name for people
 * @watchdog: what stops it
 * @done: called once, when all of the body is in the decoder or reading has failed
 * @user_data: for @done
 *
 * Reads the body, in the thread-default main context.
 */
void
si_body_reader_run (SiBodyReader *self,
                    guint patience,
                    const char *host,
                    SiWatchdog *watchdog,
                    SiBodyReaderFunc done,
                    gpointer user_data)
{
  g_return_if_fail (SI_IS_BODY_READER (self));
  g_return_if_fail (self->watchdog == NULL);

  self->host = g_strdup (host);
  self->watchdog = si_watchdog_ref (watchdog);
  self->done = done;
  self->done_data = user_data;

  si_fetch_pace_start (&self->pace, patience);
  self->pacer = g_timeout_source_new (PACE_INTERVAL_MS);
  attach_source (self->pacer, pace_cb, self);
  self->cancelled = g_cancellable_source_new (si_watchdog_get_cancellable (watchdog));
  attach_source (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self);
  g_signal_connect_object (self->decoder, "drained", G_CALLBACK (drained_cb), self, 0);
  begin_turn (self);
  read_piece (self);
}

/**
 * si_body_reader_get_n_bytes:
 * @self: a reader
 *
 * Returns: the number of unpacked bytes that the decoder was given
 */
guint64
si_body_reader_get_n_bytes (SiBodyReader *self)
{
  g_return_val_if_fail (SI_IS_BODY_READER (self), 0);

  return self->n_bytes;
}
