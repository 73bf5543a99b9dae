/* si-json-splitter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-json-batcher.h"

G_BEGIN_DECLS

/**
 * SiJsonSplitter:
 *
 * Finds the list of products in an answer while the bytes come, in whichever pieces, and has it
 * cut into batches. The answer succeeds if it has one whole list. Other servers put a preamble, an
 * envelope or a trailer around it, which is read past.
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonSplitter, si_json_splitter_free)

G_END_DECLS
