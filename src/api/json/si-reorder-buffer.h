/* si-reorder-buffer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table-builder.h"

G_BEGIN_DECLS

/**
 * SiReorderBuffer:
 *
 * Puts the parts of an inventory together in their order, whichever of the workers is done first.
 * Any thread may use it.
 */
typedef struct _SiReorderBuffer SiReorderBuffer;

/**
 * SiReorderBufferFunc:
 * @so_far: (transfer none): the products that are in their places
 * @user_data: what the buffer was given
 */
typedef void (*SiReorderBufferFunc) (SiTableBuilder *so_far, gpointer user_data);

SiReorderBuffer *si_reorder_buffer_new (void);
void si_reorder_buffer_free (SiReorderBuffer *self);

void si_reorder_buffer_expect (SiReorderBuffer *self, gsize n_bytes);
gsize
si_reorder_buffer_add (SiReorderBuffer *self, guint number, SiTableBuilder *part, gsize n_bytes);
SiTableBuilder *si_reorder_buffer_take_whole (SiReorderBuffer *self, guint n_parts);
gsize si_reorder_buffer_get_backlog (SiReorderBuffer *self);
guint si_reorder_buffer_get_n_products (SiReorderBuffer *self);
void si_reorder_buffer_look (SiReorderBuffer *self, SiReorderBufferFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiReorderBuffer, si_reorder_buffer_free)

G_END_DECLS
