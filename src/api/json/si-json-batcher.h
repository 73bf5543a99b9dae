/* si-json-batcher.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-json-cleaner.h"

G_BEGIN_DECLS

/**
 * SiJsonElement:
 * @start: where the element starts in the text of its batch
 * @length: its length in bytes
 * @broken: whether it cannot be JSON, so that nobody needs to parse it
 *
 * One element of the list of products as it came, without the white space around it.
 */
typedef struct
{
  guint32 start;
  guint32 length;
  gboolean broken;
} SiJsonElement;

/**
 * SiJsonBatch:
 * @text: (owned): the bytes of the elements as they came
 * @elements: (owned) (element-type SiJsonElement): where each of them is
 * @json: (owned): a JSON array of the elements that are not broken, which json-glib can read; see
 *   #SiJsonCleaner
 *
 * Neighbouring elements of the list of products.
 */
typedef struct
{
  GByteArray *text;
  GArray *elements;
  GString *json;
} SiJsonBatch;

void si_json_batch_free (SiJsonBatch *self);

/**
 * SiJsonBatchFunc:
 * @batch: (transfer full): a batch
 * @user_data: what the batcher was given
 *
 * Called with each batch in its order.
 */
typedef void (*SiJsonBatchFunc) (SiJsonBatch *batch, gpointer user_data);

/**
 * SiJsonBatcher:
 *
 * Cuts a list of products at its elements while the bytes come, and makes batches of these.
 */
typedef struct _SiJsonBatcher SiJsonBatcher;

SiJsonBatcher *si_json_batcher_new (SiJsonBatchFunc take, gpointer user_data);
void si_json_batcher_free (SiJsonBatcher *self);
void si_json_batcher_set_max_element (SiJsonBatcher *self, gsize max_bytes);
void si_json_batcher_begin (SiJsonBatcher *self, SiJsonList list);
const char *si_json_batcher_read (SiJsonBatcher *self, const char *p, const char *end);
gboolean si_json_batcher_is_open (const SiJsonBatcher *self);
guint64 si_json_batcher_get_n_elements (const SiJsonBatcher *self);
void si_json_batcher_flush (SiJsonBatcher *self, gsize least_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonBatch, si_json_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonBatcher, si_json_batcher_free)

G_END_DECLS
