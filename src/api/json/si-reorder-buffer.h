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
 * Puts the parts of an inventory together in their order, whichever of the
 * workers is done first. Reference counted; any thread may use it.
 */
typedef struct _SiReorderBuffer SiReorderBuffer;

SiReorderBuffer *si_reorder_buffer_new (void);
SiReorderBuffer *si_reorder_buffer_ref (SiReorderBuffer *self);
void si_reorder_buffer_unref (SiReorderBuffer *self);

void si_reorder_buffer_expect (SiReorderBuffer *self, gsize n_bytes);
gsize
si_reorder_buffer_add (SiReorderBuffer *self, guint number, SiTableBuilder *part, gsize n_bytes);
SiTableBuilder *si_reorder_buffer_take_whole (SiReorderBuffer *self, guint n_parts);
gsize si_reorder_buffer_get_backlog (SiReorderBuffer *self);
guint si_reorder_buffer_get_n_products (SiReorderBuffer *self);
void si_reorder_buffer_make_snapshot (SiReorderBuffer *self);
SiTable *si_reorder_buffer_take_snapshot (SiReorderBuffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiReorderBuffer, si_reorder_buffer_unref)

G_END_DECLS
