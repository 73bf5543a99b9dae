/* si-decoder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_DECODER (si_decoder_get_type ())

/* Backlog in bytes above which the network should not be read. */
#define SI_DECODER_BACKLOG_MAX (8 * 1024 * 1024)

/* Reads the service's answer from bytes as they come: splits the outer array into
 * batches of elements, has json-glib parse them on worker threads, and puts the
 * products together in their order. Fed from one thread. Emits "drained", in the main
 * context that was the maker's, when the backlog was above SI_DECODER_BACKLOG_MAX and has
 * come down to half of it. */
G_DECLARE_FINAL_TYPE (SiDecoder, si_decoder, SI, DECODER, GObject)

SiDecoder *si_decoder_new (void);
/* FALSE with an SI_API_ERROR as soon as the bytes can no longer become an inventory.
 * Takes its own reference to @bytes. May be called from the main thread: it only
 * hands over, and never waits. */
gboolean si_decoder_feed (SiDecoder *self, GBytes *bytes, GError **error);
/* Bytes handed over and not worked off. */
gsize si_decoder_get_backlog (SiDecoder *self);
guint si_decoder_get_n_products (SiDecoder *self);
/* A table of the products so far, NULL when there is none. It is made by a worker: the
 * first call asks for it, a later one, some 0.1 s on, gets it. */
SiTable *si_decoder_snapshot (SiDecoder *self);
/* All bytes are in. Fails with SI_API_ERROR_CUT_SHORT, _NOT_INVENTORY, _TOO_LARGE, or
 * with _REFUSED or _WRONG_KEY and the server's message for the documented error object. */
void si_decoder_finish_async (SiDecoder *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
SiTable *si_decoder_finish (SiDecoder *self, GAsyncResult *result, GError **error);

G_END_DECLS
