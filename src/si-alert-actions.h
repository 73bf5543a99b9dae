/* si-alert-actions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-seal.h"
#include "si-windows.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERT_ACTIONS (si_alert_actions_get_type ())

/* The actions of the program behind the notifications of stock alerts. The desktop can start the
 * program for each of them. */
G_DECLARE_FINAL_TYPE (SiAlertActions, si_alert_actions, SI, ALERT_ACTIONS, GObject)

SiAlertActions *si_alert_actions_new (GApplication *application,
                                      SiWindows *windows,
                                      SiEngines *engines,
                                      SiSeal *seal);
void si_alert_actions_withdraw_try (SiAlertActions *self);

G_END_DECLS
