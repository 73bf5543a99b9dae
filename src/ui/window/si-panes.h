/* si-panes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_PANES (si_panes_get_type ())

/* A content with a panel beside it. Where it is narrow, the panel takes the place of the content.
 *
 * Properties: content (GtkWidget); panel (GtkWidget); available (boolean): whether there is
 * anything for the panel to show; panel-shown (boolean, explicit notify): whether the panel is on
 * screen, or would be if it were available; narrow (boolean). The content and the panel are set by
 * templates.
 */
G_DECLARE_FINAL_TYPE (SiPanes, si_panes, SI, PANES, AdwBin)

void si_panes_set_settings (SiPanes *self, GSettings *settings);
gboolean si_panes_get_panel_shown (SiPanes *self);
void si_panes_set_panel_shown (SiPanes *self, gboolean shown);
gboolean si_panes_get_covered (SiPanes *self);
void si_panes_set_available (SiPanes *self, gboolean available);
void si_panes_set_narrow (SiPanes *self, gboolean narrow);

G_END_DECLS
