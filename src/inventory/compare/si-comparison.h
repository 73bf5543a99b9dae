/* si-comparison.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-stock-change.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiComparison:
 *
 * The changes between an inventory and an older one of the same service. #SiPairing says which
 * products are the same. A product in a row that could not be read, then or now, is neither new nor
 * gone; a product with another id alone is as it was. Immutable once made, so any thread may read
 * it.
 */
typedef struct _SiComparison SiComparison;

#define SI_TYPE_COMPARISON (si_comparison_get_type ())

/**
 * SiChangeEntry:
 * @kinds: the kinds of the change
 * @row_before: the product's row in the older table, or %SI_NO_ROW
 * @row_after: its row in the newer table, or %SI_NO_ROW
 * @godown_before: the godown in the older table; %SI_NO_GODOWN where it was not there, or
 *   where this is about the product as a whole
 * @godown_after: the same in the newer table
 * @name_before: (nullable): the name of the godown on the product's older lines; %NULL where the
 *   product was not there
 * @name_after: (nullable): the same on its newer lines
 * @before: the stock as it was
 * @after: the stock as it is
 * @before_text: (nullable): the stock as the server wrote it then, where @before is not exact
 * @after_text: (nullable): the stock as the server writes it now, where @after is not exact
 * @difference: new minus old; absent where one of them is not known exactly. A product that was not
 *   there, or is gone, counts as nothing
 *
 * A change of a product, or of its stock in one godown.
 */
typedef struct
{
  SiChangeKinds kinds;
  guint row_before;
  guint row_after;
  guint godown_before;
  guint godown_after;
  const char *name_before;
  const char *name_after;
  SiQuantity before;
  SiQuantity after;
  const char *before_text;
  const char *after_text;
  SiQuantity difference;
} SiChangeEntry;

GType si_comparison_get_type (void) G_GNUC_CONST;
SiComparison *si_comparison_new (SiTable *before, SiTable *after);
void si_comparison_new_async (SiTable *before,
                              SiTable *after,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
SiComparison *si_comparison_new_finish (GAsyncResult *result, GError **error);
SiComparison *si_comparison_ref (SiComparison *self);
void si_comparison_unref (SiComparison *self);

SiTable *si_comparison_get_before (const SiComparison *self);
SiTable *si_comparison_get_after (const SiComparison *self);

/* The changes by product are in the order of the newer table, with the products that are gone at
 * the end; those by product and godown are in the same order. */
guint si_comparison_get_n_products (const SiComparison *self);
void si_comparison_get_product (const SiComparison *self, guint index, SiChangeEntry *entry);
guint si_comparison_get_n_godowns (const SiComparison *self);
void si_comparison_get_godown (const SiComparison *self, guint index, SiChangeEntry *entry);
guint si_comparison_get_product_of_godown (const SiComparison *self, guint index);
guint si_comparison_find_godowns (const SiComparison *self, guint product, guint *n_godowns);
gboolean
si_comparison_find_product (const SiComparison *self, guint row_after, SiChangeEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiComparison, si_comparison_unref)

G_END_DECLS
