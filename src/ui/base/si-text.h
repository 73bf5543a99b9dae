/* si-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-change-query.h"
#include "si-change.h"
#include "si-comparison.h"
#include "si-quantity.h"
#include "si-snapshot.h"
#include "si-stock-alert.h"

G_BEGIN_DECLS

char *si_text_age (GDateTime *then, GDateTime *now);
char *si_text_clock (GDateTime *time);
char *si_text_date (GDateTime *time);
char *si_text_moment (GDateTime *time);
char *si_text_change (const SiChangeEntry *entry);
char *si_text_change_cell (SiChange *change, SiChangeColumn column);
char *si_text_difference (SiQuantity difference);
char *si_text_kinds (SiChangeKinds kinds);
char *si_text_snapshot (const SiSnapshot *snapshot);
char *si_text_alert (const SiStockAlert *alert, const SiTable *table);
char *si_text_alert_set (const SiStockAlert *alert, const SiTable *table);
char *si_text_low_now (const SiStockAlert *alert, const SiTable *table);
char *si_text_below (const SiStockAlert *alert, const SiTable *table);
char *si_text_stock_alert (const SiStockAlert *alert, const SiTable *table);
char *si_text_stock (SiQuantity stock, const char *given);

G_END_DECLS
