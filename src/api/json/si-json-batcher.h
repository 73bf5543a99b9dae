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
 * @max_element_bytes: how many bytes an element may have, with the white space around it
 * @list: the shape of the list that is being read, or was read last
 * @is_open: whether a list has begun and not ended
 * @n_elements: the number of elements that have been read
 *
 * Cuts a list of products at its elements while the bytes come, and makes batches of these.
 */
typedef struct
{
  gsize max_element_bytes;
  SiJsonList list;
  gboolean is_open;
  guint64 n_elements;

  /*< private >*/
  SiJsonBatchFunc take;
  gpointer take_data;
  SiJsonCleaner cleaner;
  GString *json;      /* (owned): the present element */
  gboolean wrong_key; /* the present element of a keyed list has a key that is no number */
  SiJsonBatch *batch; /* (owned) */
  gsize start;        /* of the present element, in the batch's text */
  gsize at;           /* how far the batch's text has been read */
} SiJsonBatcher;

void si_json_batcher_init (SiJsonBatcher *self, SiJsonBatchFunc take, gpointer user_data);
void si_json_batcher_clear (SiJsonBatcher *self);
void si_json_batcher_begin (SiJsonBatcher *self, SiJsonList list);
const char *si_json_batcher_read (SiJsonBatcher *self, const char *p, const char *end);
void si_json_batcher_flush (SiJsonBatcher *self, gsize least_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonBatch, si_json_batch_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiJsonBatcher, si_json_batcher_clear)

G_END_DECLS
