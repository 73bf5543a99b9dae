/* si-stock-alert-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-numbers.h"
#include "si-state.h"
#include "si-stock-alert.h"

G_BEGIN_DECLS

GPtrArray *
si_stock_alerts_read (SiDatabase *database, GArray *products, gboolean *whole, GError **error);
GPtrArray *si_stock_alerts_read_all (SiDatabase *database,
                                     const SiState *state,
                                     GArray *products,
                                     GError **error);
GHashTable *si_stock_alerts_read_products (SiDatabase *database, GError **error);
gboolean
si_stock_alert_read_product (SiDatabase *database, gint64 id, guint32 *product, GError **error);
gboolean si_stock_alert_find_same (SiDatabase *database,
                                   guint32 product,
                                   const char *godown_id,
                                   gint64 *id,
                                   GError **error);
gboolean si_stock_alert_write (SiDatabase *database,
                               SiState *state,
                               SiStockAlert *alert,
                               guint32 product,
                               GError **error);
gboolean si_stock_alerts_write_all (SiDatabase *database,
                                    SiState *state,
                                    SiProductNumbers *numbers,
                                    const GPtrArray *alerts,
                                    GError **error);
gboolean si_stock_alert_delete (SiDatabase *database, SiState *state, gint64 id, GError **error);

G_END_DECLS
