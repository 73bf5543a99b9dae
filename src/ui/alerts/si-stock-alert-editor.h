/* si-stock-alert-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-product.h"
#include "si-stock-alerts.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_ALERT_EDITOR (si_stock_alert_editor_get_type ())

/* A button with a popover in which a person sets a minimum on a product's stock. */
G_DECLARE_FINAL_TYPE (SiStockAlertEditor, si_stock_alert_editor, SI, STOCK_ALERT_EDITOR, AdwBin)

void si_stock_alert_editor_set_stock_alerts (SiStockAlertEditor *self, SiStockAlerts *alerts);
void si_stock_alert_editor_set_product (SiStockAlertEditor *self, SiProduct *product);
gboolean si_stock_alert_editor_open (SiStockAlertEditor *self);

G_END_DECLS
