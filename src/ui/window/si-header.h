/* si-header.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-connection-list.h"
#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_HEADER (si_header_get_type ())

/* The header of a window: the button to refresh, the views, the connection, the panel and the menu.
 * On a narrow window, the connection takes the place of the views, which are at the bottom then.
 *
 * Properties, with explicit notify: narrow (boolean); panel-available (boolean): whether the button
 * for the panel is shown where there is room for it. */
G_DECLARE_FINAL_TYPE (SiHeader, si_header, SI, HEADER, AdwBin)

GMenu *si_header_get_columns_menu (SiHeader *self);
void si_header_set_stack (SiHeader *self, AdwViewStack *stack);
void si_header_set_connections (SiHeader *self, SiConnectionList *connections);
void si_header_set_engine (SiHeader *self, SiEngine *engine);
void si_header_set_narrow (SiHeader *self, gboolean narrow);
void si_header_set_panel_available (SiHeader *self, gboolean available);

G_END_DECLS
