/* si-decoder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_DECODER (si_decoder_get_type ())

/* The backlog in bytes above which nothing more should be read from the network. */
#define SI_DECODER_BACKLOG_MAX (4 * 1024 * 1024)

/* Reads an answer from its bytes as they come: cuts the list of products into batches, has
 * json-glib parse them on worker threads, and puts the products together in their order. It is fed
 * from one thread. Emits "drained", in the main context of its maker, when the backlog was above
 * SI_DECODER_BACKLOG_MAX and has come down to half of it. */
G_DECLARE_FINAL_TYPE (SiDecoder, si_decoder, SI, DECODER, GObject)

SiDecoder *si_decoder_new (void);
void si_decoder_set_max_products (SiDecoder *self, guint max_products);
gboolean si_decoder_feed (SiDecoder *self, GBytes *bytes, GError **error);
gsize si_decoder_get_backlog (SiDecoder *self);
guint si_decoder_get_n_products (SiDecoder *self);
SiTable *si_decoder_snapshot (SiDecoder *self);
void si_decoder_finish_async (SiDecoder *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
SiTable *si_decoder_finish (SiDecoder *self, GAsyncResult *result, GError **error);
const char *si_decoder_get_remark (SiDecoder *self);

G_END_DECLS
