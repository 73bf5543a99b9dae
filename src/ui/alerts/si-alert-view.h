/* si-alert-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-shown-alerts.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERT_VIEW (si_alert_view_get_type ())

/* The list of alerts with its columns, its selection and its context menu, whose items are actions
 * of the group "alerts".
 *
 * Signals: "selected": the person has selected other alerts; "activated" (SiShownAlert): a row was
 * activated. */
G_DECLARE_FINAL_TYPE (SiAlertView, si_alert_view, SI, ALERT_VIEW, AdwBin)

void si_alert_view_set_list (SiAlertView *self, SiShownAlerts *list);
void si_alert_view_set_menu (SiAlertView *self, GMenuModel *menu);
void si_alert_view_set_narrow (SiAlertView *self, gboolean narrow);
GPtrArray *si_alert_view_get_selected (SiAlertView *self);
void si_alert_view_select (SiAlertView *self, gint64 id);
gboolean si_alert_view_focus_list (SiAlertView *self);
gboolean si_alert_view_get_place (SiAlertView *self, GtkWidget *other, GdkRectangle *place);

G_END_DECLS
