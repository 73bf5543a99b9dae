/* si-stock-alert.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-product-key.h"
#include "si-snapshot.h"

G_BEGIN_DECLS

/**
 * SiStockAlert:
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
} SiStockAlert;

/**
 * SiStockAlertNews:
 * @SI_STOCK_ALERT_NOTHING: nothing that has not been told
 * @SI_STOCK_ALERT_FELL: the stock has fallen below the bound
 * @SI_STOCK_ALERT_ROSE: it is well above the bound again
 *
 * What a new inventory means for a watch.
 */
typedef enum
{
  SI_STOCK_ALERT_NOTHING,
  SI_STOCK_ALERT_FELL,
  SI_STOCK_ALERT_ROSE,
} SiStockAlertNews;

#define SI_TYPE_STOCK_ALERT (si_stock_alert_get_type ())

GType si_stock_alert_get_type (void) G_GNUC_CONST;
SiStockAlert *si_stock_alert_copy (const SiStockAlert *self);
void si_stock_alert_free (SiStockAlert *self);
SiProductKey si_stock_alert_get_product (const SiStockAlert *self);
void si_stock_alert_set_product (SiStockAlert *self, const SiProductKey *key);
SiQuantity si_stock_alert_get_stock (const SiStockAlert *self, const SiTable *table);
gboolean si_stock_alert_is_covered (const SiStockAlert *self,
                                    const SiTable *table,
                                    SiSnapshotKind kind,
                                    const char *filter);
gboolean si_stock_alert_is_below (const SiStockAlert *self, const SiTable *table);
SiStockAlertNews si_stock_alert_check (SiStockAlert *self, const SiTable *table, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiStockAlert, si_stock_alert_free)

G_END_DECLS
