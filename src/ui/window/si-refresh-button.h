/* si-refresh-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_REFRESH_BUTTON (si_refresh_button_get_type ())

/* The button that refreshes, and stops a refresh under way. */
G_DECLARE_FINAL_TYPE (SiRefreshButton, si_refresh_button, SI, REFRESH_BUTTON, AdwBin)

void si_refresh_button_set_engine (SiRefreshButton *self, SiEngine *engine);

G_END_DECLS
