/* si-godown-comparer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-stock-change.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiGodownComparer:
 *
 * Compares the stock of products in each godown of two tables. It knows which godowns of the tables
 * are the same, and adds up the lines of a product in each. A godown that comes under several names
 * in one product is compared by name, since each name may stand for a place of its own.
 */
typedef struct _SiGodownComparer SiGodownComparer;

/**
 * SiGodownChange:
 * @godown_before: the godown in the older table, or %SI_NO_GODOWN
 * @godown_after: the godown in the newer table, or %SI_NO_GODOWN
 * @name_before: the number of its name in the product's older lines, or %SI_NO_GODOWN
 * @name_after: the number of its name in the product's newer lines, or %SI_NO_GODOWN
 * @kinds: the kinds of the change, without %SI_CHANGE_TRANSFER
 * @may_be_moved: whether this much of the stock may have come from, or gone to, another godown
 *
 * A change of the stock in a godown, or of the godown's name.
 */
typedef struct
{
  guint32 godown_before;
  guint32 godown_after;
  guint32 name_before;
  guint32 name_after;
  guint32 kinds;
  gboolean may_be_moved;
} SiGodownChange;

/**
 * SiGodownChanges:
 * @changes: (element-type SiGodownChange): the changes in the order of the lines
 * @renamed: whether a godown goes by another name
 * @changed: whether a stock is not as it was
 * @moved: whether some godowns have as much less as others have more
 *
 * The changes of a product in its godowns.
 */
typedef struct
{
  GArray *changes;
  gboolean renamed;
  gboolean changed;
  gboolean moved;
} SiGodownChanges;

SiGodownComparer *si_godown_comparer_new (SiTable *before, SiTable *after);
void si_godown_comparer_free (SiGodownComparer *self);
const SiGodownChanges *
si_godown_comparer_compare (SiGodownComparer *self, guint row_before, guint row_after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiGodownComparer, si_godown_comparer_free)

G_END_DECLS
