/* si-assembly.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table-builder.h"

G_BEGIN_DECLS

/**
 * SiAssembly:
 *
 * Puts the parts of an inventory together in their order, whichever of the
 * workers is done first. Reference counted; any thread may use it.
 */
typedef struct _SiAssembly SiAssembly;

SiAssembly *si_assembly_new (void);
SiAssembly *si_assembly_ref (SiAssembly *self);
void si_assembly_unref (SiAssembly *self);

void si_assembly_expect (SiAssembly *self, gsize n_bytes);
gsize si_assembly_add (SiAssembly *self, guint number, SiTableBuilder *part, gsize n_bytes);
SiTableBuilder *si_assembly_take_whole (SiAssembly *self, guint n_parts);
gsize si_assembly_get_backlog (SiAssembly *self);
guint si_assembly_get_n_products (SiAssembly *self);
void si_assembly_make_snapshot (SiAssembly *self);
SiTable *si_assembly_take_snapshot (SiAssembly *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiAssembly, si_assembly_unref)

G_END_DECLS
