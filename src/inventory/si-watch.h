/* si-watch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-product-key.h"
#include "si-snapshot.h"

G_BEGIN_DECLS

/**
 * SiWatch:
 * @id: its number; 0 for one that is not kept yet
 * @product_id: the product's id
 * @sku: its SKU code
 * @description: (nullable): its description; %NULL where it is not known
 * @ordinal: how many products before it have the same three
 * @godown_id: (nullable): the godown; %NULL for the product's stock in all
 * @bound: the person is told when the stock falls below it
 * @below: it has, and the person was told
 * @snoozed_until: until when nothing is told, in microseconds since 1970, UTC; 0 for always
 *
 * A lower bound that a person has set on a stock. The store says anew with each inventory what the
 * product is known by: the watch stays with it.
 */
typedef struct
{
  gint64 id;
  char *product_id;  /* (owned) */
  char *sku;         /* (owned) */
  char *description; /* (owned) (nullable) */
  guint ordinal;
  char *godown_id; /* (owned) (nullable) */
  SiQuantity bound;
  gboolean below;
  gint64 snoozed_until;
} SiWatch;

/**
 * SiWatchNews:
 * @SI_WATCH_NOTHING: nothing that has not been told
 * @SI_WATCH_FELL: the stock has fallen below the bound
 * @SI_WATCH_ROSE: it is well above the bound again
 *
 * What a new inventory means for a watch.
 */
typedef enum
{
  SI_WATCH_NOTHING,
  SI_WATCH_FELL,
  SI_WATCH_ROSE,
} SiWatchNews;

#define SI_TYPE_WATCH (si_watch_get_type ())

GType si_watch_get_type (void) G_GNUC_CONST;
SiWatch *si_watch_copy (const SiWatch *self);
void si_watch_free (SiWatch *self);
SiProductKey si_watch_get_product (const SiWatch *self);
void si_watch_set_product (SiWatch *self, const SiProductKey *key);
SiQuantity si_watch_get_stock (const SiWatch *self, const SiTable *table);
gboolean si_watch_is_covered (const SiWatch *self,
                              const SiTable *table,
                              SiSnapshotKind kind,
                              const char *filter);
gboolean si_watch_is_below (const SiWatch *self, const SiTable *table);
SiWatchNews si_watch_check (SiWatch *self, const SiTable *table, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiWatch, si_watch_free)

G_END_DECLS
