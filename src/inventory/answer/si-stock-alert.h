/* si-stock-alert.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-table.h"
#include "si-snapshot.h"

G_BEGIN_DECLS

/**
 * SiStockAlert:
 * @id: the number of the alert; 0 before it is saved
 * @product_id: the id of the product
 * @sku: the SKU code of the product
 * @description: (nullable): the description of the product; %NULL where it is not known
 * @ordinal: the number of products with the same three that come before it
 * @godown_id: (nullable): the id of the godown; %NULL for the stock in all godowns
 * @minimum: the least stock that the person wants
 * @below: whether the stock has fallen below the minimum, and the person was told
 * @snoozed_until: the time until which the person is not told, in microseconds since 1970, UTC; 0
 *   where the alert is not snoozed
 * @low_since: the time since which the stock is below the minimum, in microseconds since 1970, UTC;
 *   0 where it is not, and %SI_STOCK_ALERT_LOW_SINCE_UNKNOWN where it was before that was noted
 *
 * A minimum that a person has set on a stock. An alert stays with its product when the product's id
 * or SKU code changes: the store finds the new ones in each inventory.
 */
typedef struct
{
  gint64 id;
  char *product_id;  /* (owned) */
  char *sku;         /* (owned) */
  char *description; /* (owned) (nullable) */
  guint ordinal;
  char *godown_id; /* (owned) (nullable) */
  SiQuantity minimum;
  gboolean below;
  gint64 snoozed_until;
  gint64 low_since;
} SiStockAlert;

/* Stands for the time since which a stock is low, where it was low before the alert was set, or in
 * a file of an older version of the program. */
#define SI_STOCK_ALERT_LOW_SINCE_UNKNOWN 1

/**
 * SiStockAlertState:
 * @SI_STOCK_ALERT_LOW: the stock is an exact number below the minimum
 * @SI_STOCK_ALERT_FINE: it is not, or is not known
 * @SI_STOCK_ALERT_SNOOZED: the person wants to hear nothing of it for a time
 *
 * The state of an alert, in the order in which people want to see them.
 */
typedef enum
{
  SI_STOCK_ALERT_LOW,
  SI_STOCK_ALERT_FINE,
  SI_STOCK_ALERT_SNOOZED,
} SiStockAlertState;

#define SI_N_STOCK_ALERT_STATES (SI_STOCK_ALERT_SNOOZED + 1)

/**
 * SiStockAlertNews:
 * @SI_STOCK_ALERT_NOTHING: nothing has changed that the person does not know
 * @SI_STOCK_ALERT_FELL: the stock has fallen below the minimum
 * @SI_STOCK_ALERT_ROSE: the stock is well above the minimum again
 *
 * The news that a new inventory has for an alert.
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
gboolean si_stock_alert_is_gone (const SiStockAlert *self, const SiTable *table);
SiStockAlertState
si_stock_alert_get_state (const SiStockAlert *self, const SiTable *table, gint64 now);
SiStockAlertNews si_stock_alert_check (SiStockAlert *self, const SiTable *table, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiStockAlert, si_stock_alert_free)

G_END_DECLS
