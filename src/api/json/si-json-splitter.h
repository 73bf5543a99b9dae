/* si-json-splitter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiJsonElement:
 * @start: where the element starts in the text of its batch
 * @length: how many bytes it has
 * @broken: whether it cannot be JSON, so that nobody needs to parse it
 *
 * One element of the outer array, as it came, without the white space around it.
 */
typedef struct
{
  guint32 start;
  guint32 length;
  gboolean broken;
} SiJsonElement;

/**
 * SiJsonBatch:
 * @text: (owned): the bytes of the elements, one after another
 * @elements: (owned) (element-type SiJsonElement): where each of them is
 *
 * Neighbouring elements of the outer array.
 */
typedef struct
{
  GByteArray *text;
  GArray *elements;
} SiJsonBatch;

void si_json_batch_free (SiJsonBatch *self);

/* Called with each batch in its order. (transfer full) */
typedef void (*SiJsonBatchFunc) (SiJsonBatch *batch, gpointer user_data);

/**
 * SiJsonSplitter:
 *
 * Cuts the service's answer at the elements of its outer array while the bytes
 * come, in whichever pieces, and takes nothing but one whole array for success. What other
 * servers put around the array is read past.
 */
typedef struct _SiJsonSplitter SiJsonSplitter;

SiJsonSplitter *si_json_splitter_new (SiJsonBatchFunc take, gpointer user_data);
void si_json_splitter_free (SiJsonSplitter *self);
void si_json_splitter_set_limits (SiJsonSplitter *self, guint64 max_bytes, gsize max_element_bytes);
gboolean
si_json_splitter_feed (SiJsonSplitter *self, const char *bytes, gsize length, GError **error);
void si_json_splitter_flush (SiJsonSplitter *self);
gboolean si_json_splitter_end (SiJsonSplitter *self, GError **error);
char *si_json_splitter_make_remark (SiJsonSplitter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonBatch, si_json_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonSplitter, si_json_splitter_free)

G_END_DECLS
