/* si-scope.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiScope:
 *
 * The chosen godowns of an inventory, or all of them: the products that have a line there, their
 * stock there, and the findings about it. Immutable, so any thread may read it.
 */
typedef struct _SiScope SiScope;

SiScope *si_scope_new (SiTable *table, const char *const *godown_ids);
SiScope *si_scope_ref (SiScope *self);
void si_scope_unref (SiScope *self);
SiTable *si_scope_get_table (const SiScope *self);
const char *const *si_scope_get_godown_ids (const SiScope *self);

gboolean si_scope_has_godown (const SiScope *self, guint godown);
gboolean si_scope_has_product (const SiScope *self, guint row);
SiQuantity si_scope_get_stock (const SiScope *self, guint row);
const char *si_scope_get_stock_text (const SiScope *self, guint row);
SiFindings si_scope_get_findings (const SiScope *self, guint row);
guint si_scope_count_findings (const SiScope *self, SiFindings finding);
void si_scope_filter (const SiScope *self, SiFindings findings, guint8 *matches);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiScope, si_scope_unref)

G_END_DECLS
