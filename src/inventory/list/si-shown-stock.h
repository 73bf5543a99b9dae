/* si-shown-stock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-comparison.h"
#include "si-scope.h"

G_BEGIN_DECLS

/**
 * SiShownStock:
 *
 * The stock of each product as a list shows it: in some godowns or in all, and how it has changed
 * there since an older inventory. Lists, files and paper ask it alone, so that they agree. It is
 * immutable, so any thread may read it.
 */
typedef struct _SiShownStock SiShownStock;

SiShownStock *si_shown_stock_new (SiScope *scope, SiComparison *changes);
SiShownStock *si_shown_stock_ref (SiShownStock *self);
void si_shown_stock_unref (SiShownStock *self);

SiScope *si_shown_stock_get_scope (const SiShownStock *self);
gboolean si_shown_stock_find_change (const SiShownStock *self, guint row, SiChangeEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiShownStock, si_shown_stock_unref)

G_END_DECLS
