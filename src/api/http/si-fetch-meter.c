/* si-fetch-meter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-fetch-meter.h"

#define INTERVAL_MS 100

/* A snapshot copies what is there. At four times the products of the one before, all of
 * them together cost a third more than the last. */
#define FIRST_SNAPSHOT 500
#define SNAPSHOT_GROWTH 4

struct _SiFetchMeter
{
  SiFetchProgressFunc progress; /* (nullable) */
  gpointer progress_data;
  SiDecoder *decoder; /* (owned) (nullable): while it runs */
  GSource *ticker;    /* (owned) (nullable): while it runs */
  guint64 bytes;
  guint64 bytes_total;
  guint64 told_bytes;
  guint told_products;
  guint next_snapshot;
};

/**
 * si_fetch_meter_new:
 * @progress: (nullable): whom to tell
 * @progress_data: for @progress
 *
 * Returns: (transfer full): a new meter
 */
SiFetchMeter *
si_fetch_meter_new (SiFetchProgressFunc progress, gpointer progress_data)
{
  SiFetchMeter *self = g_new0 (SiFetchMeter, 1);

  self->progress = progress;
  self->progress_data = progress_data;
  self->next_snapshot = FIRST_SNAPSHOT;
  return self;
}

/**
 * si_fetch_meter_free:
 * @self: (transfer full): a meter
 */
void
si_fetch_meter_free (SiFetchMeter *self)
{
  si_fetch_meter_stop (self);
  g_free (self);
}

/* The decoder makes a snapshot when it is first asked, and hands it out a tick later. */
static SiTable *
take_snapshot (SiFetchMeter *self, guint n_products)
{
  SiTable *table;

  if (n_products < self->next_snapshot)
    return NULL;

  table = si_decoder_snapshot (self->decoder);
  if (table != NULL)
    self->next_snapshot = si_table_get_n_products (table) * SNAPSHOT_GROWTH;
  return table;
}

static gboolean
tick_cb (gpointer user_data)
{
  SiFetchMeter *self = user_data;
  guint n_products = si_decoder_get_n_products (self->decoder);
  g_autoptr (SiTable) so_far = take_snapshot (self, n_products);
  const SiFetchProgress progress = {
    .bytes = self->bytes,
    .bytes_total = self->bytes_total,
    .n_products = n_products,
    .so_far = so_far,
  };

  if (self->bytes == self->told_bytes && n_products == self->told_products && so_far == NULL)
    return G_SOURCE_CONTINUE;

  self->told_bytes = self->bytes;
  self->told_products = n_products;
  self->progress (&progress, self->progress_data);
  return G_SOURCE_CONTINUE;
}

/**
 * si_fetch_meter_start:
 * @self: a meter
 * @decoder: what the answer goes into
 * @bytes_total: how long the answer will be; 0 where nobody knows
 *
 * Begins to tell, in the main context of the caller.
 */
void
si_fetch_meter_start (SiFetchMeter *self, SiDecoder *decoder, guint64 bytes_total)
{
  g_return_if_fail (self->ticker == NULL);

  self->bytes_total = bytes_total;
  if (self->progress == NULL)
    return;

  self->decoder = g_object_ref (decoder);
  self->ticker = g_timeout_source_new (INTERVAL_MS);
  g_source_set_callback (self->ticker, tick_cb, self, NULL);
  g_source_attach (self->ticker, g_main_context_get_thread_default ());
}

/**
 * si_fetch_meter_add:
 * @self: a meter
 * @bytes: how much has come
 */
void
si_fetch_meter_add (SiFetchMeter *self, gsize bytes)
{
  self->bytes += bytes;
}

/**
 * si_fetch_meter_get_bytes:
 * @self: a meter
 *
 * Returns: how much has come in all
 */
guint64
si_fetch_meter_get_bytes (SiFetchMeter *self)
{
  return self->bytes;
}

/**
 * si_fetch_meter_stop:
 * @self: a meter
 *
 * Tells nothing from here on.
 */
void
si_fetch_meter_stop (SiFetchMeter *self)
{
  if (self->ticker != NULL)
    g_source_destroy (self->ticker);
  g_clear_pointer (&self->ticker, g_source_unref);
  g_clear_object (&self->decoder);
}
