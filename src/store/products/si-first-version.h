/* si-first-version.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-numbers.h"
#include "si-state.h"
#include "si-stock-alert.h"

G_BEGIN_DECLS

gboolean si_first_version_is (SiDatabase *database);
SiProductNumbers *si_first_version_read_numbers (SiDatabase *database,
                                                 const SiState *state,
                                                 SiTable *table,
                                                 GError **error);
GPtrArray *
si_first_version_read_stock_alerts (SiDatabase *database, gboolean *whole, GError **error);
void si_first_version_name_products (GPtrArray *alerts, const SiTable *table);

G_END_DECLS
