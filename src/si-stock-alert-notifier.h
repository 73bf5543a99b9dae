/* si-stock-alert-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"

G_BEGIN_DECLS

GNotification *
si_stock_alert_notification (GPtrArray *alerts, SiConnection *connection, const char *secret);
char *si_stock_alert_notification_body (GPtrArray *alerts, SiTable *table);

G_END_DECLS
