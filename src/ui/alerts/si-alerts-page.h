/* si-alerts-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-page.h"
#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERTS_PAGE (si_alerts_page_get_type ())

/* The view of all alerts that are set. Its badge is the number of those that are low. */
G_DECLARE_FINAL_TYPE (SiAlertsPage, si_alerts_page, SI, ALERTS_PAGE, SiPage)

void si_alerts_page_set_up (SiAlertsPage *self, SiProductList *list, SiProductSelection *selection);
void si_alerts_page_set_engine (SiAlertsPage *self, SiEngine *engine);
void si_alerts_page_set_settings (SiAlertsPage *self, GSettings *settings);
void si_alerts_page_show_alert (SiAlertsPage *self, gint64 id);

G_END_DECLS
