/* si-low-products.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-stock-alerts.h"
#include "si-table.h"

G_BEGIN_DECLS

const SiStockAlert *si_low_products_find (SiStockAlerts *alerts, const SiTable *table, guint row);
GArray *si_low_products_list (SiStockAlerts *alerts, const SiTable *table, const SiTable *listed);

G_END_DECLS
