/* si-comparison.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiComparison:
 *
 * What is different between an inventory and an older one of the same service. Immutable once
 * made, so any thread may read it. #SiPairing says which products are the same. A product that is
 * in a row that could not be read, then or now, is neither new nor gone; one whose id alone is
 * another is as it was.
 */
typedef struct _SiComparison SiComparison;

#define SI_TYPE_COMPARISON (si_comparison_get_type ())

/**
 * SiChangeKinds:
 * @SI_CHANGE_NEW: it was not there
 * @SI_CHANGE_GONE: it is no longer there
 * @SI_CHANGE_UP: the stock has risen
 * @SI_CHANGE_DOWN: the stock has fallen
 * @SI_CHANGE_RENAMED: the SKU code, the description, or a godown's name is another
 * @SI_CHANGE_TRANSFER: probably moved: as much less in some godowns as there is more in
 *   others, and the total is as it was
 * @SI_CHANGE_GODOWNS: the stock in the godowns is not as it was, though the total is, and it was
 *   not moved between them
 * @SI_CHANGE_UNCLEAR: the stock is given otherwise, and then or now it is no exact number
 *
 * What happened to a product, or to its stock in one godown.
 */
typedef enum
{
  SI_CHANGE_NONE = 0,
  SI_CHANGE_NEW = 1 << 0,
  SI_CHANGE_GONE = 1 << 1,
  SI_CHANGE_UP = 1 << 2,
  SI_CHANGE_DOWN = 1 << 3,
  SI_CHANGE_RENAMED = 1 << 4,
  SI_CHANGE_TRANSFER = 1 << 5,
  SI_CHANGE_GODOWNS = 1 << 6,
  SI_CHANGE_UNCLEAR = 1 << 7,
} SiChangeKinds;

#define SI_N_CHANGE_KINDS 8

/**
 * SiChangeEntry:
 * @kinds: what happened
 * @row_before: the product's row in the older table, or %SI_NO_ROW
 * @row_after: its row in the newer table, or %SI_NO_ROW
 * @godown_before: the godown in the older table; %SI_NO_GODOWN where it was not there, or
 *   where this is about the product as a whole
 * @godown_after: the same in the newer table
 * @before: the stock as it was
 * @after: the stock as it is
 * @before_text: (nullable): the stock as the server wrote it then, where @before is not exact
 * @after_text: (nullable): the stock as the server writes it now, where @after is not exact
 * @difference: new minus old; absent where one of them is not known exactly. What was not
 *   there, or is not any more, counts as nothing
 */
typedef struct
{
  SiChangeKinds kinds;
  guint row_before;
  guint row_after;
  guint godown_before;
  guint godown_after;
  SiQuantity before;
  SiQuantity after;
  const char *before_text;
  const char *after_text;
  SiQuantity difference;
} SiChangeEntry;

GType si_comparison_get_type (void) G_GNUC_CONST;
SiComparison *si_comparison_new (SiTable *before, SiTable *after);
SiComparison *si_comparison_ref (SiComparison *self);
void si_comparison_unref (SiComparison *self);

SiTable *si_comparison_get_before (const SiComparison *self);
SiTable *si_comparison_get_after (const SiComparison *self);

/* By product, in the order of the newer table, those that are gone last; and by product and
 * godown, in the same order. */
guint si_comparison_get_n_products (const SiComparison *self);
void si_comparison_get_product (const SiComparison *self, guint nth, SiChangeEntry *entry);
guint si_comparison_get_n_godowns (const SiComparison *self);
void si_comparison_get_godown (const SiComparison *self, guint nth, SiChangeEntry *entry);

/* What happened to a product of the newer table, if anything did; O(1). */
gboolean
si_comparison_find_product (const SiComparison *self, guint row_after, SiChangeEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiComparison, si_comparison_unref)

G_END_DECLS
