/* si-fetch-meter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-fetch-meter.h"

#define INTERVAL_MS 100

/* A snapshot copies all products so far. At four times the products of the one before, all of them
 * together cost a third more than the last. */
#define FIRST_SNAPSHOT 500
#define SNAPSHOT_GROWTH 4

struct _SiFetchMeter
{
  SiBodyReader *reader; /* (owned) */
  SiDecoder *decoder;   /* (owned) */
  SiFetchProgressFunc progress;
  gpointer progress_data;
  GSource *ticker; /* (owned) */
  SiFetchProgress told;
  guint next_snapshot;
};

/* The decoder makes a snapshot when it is first asked, and hands it out a tick later. */
static gboolean
tick_cb (gpointer user_data)
{
  SiFetchMeter *self = user_data;
  SiFetchProgress progress = {
    .bytes = si_body_reader_get_n_bytes (self->reader),
    .bytes_total = self->told.bytes_total,
    .n_products = si_decoder_get_n_products (self->decoder),
  };

  if (progress.n_products >= self->next_snapshot)
    progress.so_far = si_decoder_snapshot (self->decoder);
  if (progress.so_far != NULL)
    self->next_snapshot = progress.n_products * SNAPSHOT_GROWTH;
  else if (progress.bytes == self->told.bytes && progress.n_products == self->told.n_products)
    return G_SOURCE_CONTINUE;

  self->told = progress;
  self->progress (&progress, self->progress_data);
  g_clear_pointer (&progress.so_far, si_table_unref);
  return G_SOURCE_CONTINUE;
}

/**
 * si_fetch_meter_new:
 * @reader: what reads the answer
 * @decoder: what the answer goes into
 * @bytes_total: how long the answer will be; 0 where nobody knows
 * @progress: called in the thread-default main context
 * @progress_data: for @progress
 *
 * Returns: (transfer full): a meter, which tells until it is freed
 */
SiFetchMeter *
si_fetch_meter_new (SiBodyReader *reader,
                    SiDecoder *decoder,
                    guint64 bytes_total,
                    SiFetchProgressFunc progress,
                    gpointer progress_data)
{
  SiFetchMeter *self = g_new0 (SiFetchMeter, 1);

  self->reader = g_object_ref (reader);
  self->decoder = g_object_ref (decoder);
  self->progress = progress;
  self->progress_data = progress_data;
  self->told.bytes_total = bytes_total;
  self->next_snapshot = FIRST_SNAPSHOT;
  self->ticker = g_timeout_source_new (INTERVAL_MS);
  g_source_set_callback (self->ticker, tick_cb, self, NULL);
  g_source_set_static_name (self->ticker, "SiFetchMeter");
  g_source_attach (self->ticker, g_main_context_get_thread_default ());
  return self;
}

/**
 * si_fetch_meter_free:
 * @self: (transfer full): a meter
 */
void
si_fetch_meter_free (SiFetchMeter *self)
{
  g_source_destroy (self->ticker);
  g_source_unref (self->ticker);
  g_object_unref (self->decoder);
  g_object_unref (self->reader);
  g_free (self);
}
