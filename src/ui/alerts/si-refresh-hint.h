/* si-refresh-hint.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_REFRESH_HINT (si_refresh_hint_get_type ())

/* A bar that says that no alert can be told while nothing refreshes by itself, with a button that
 * turns that on. */
G_DECLARE_FINAL_TYPE (SiRefreshHint, si_refresh_hint, SI, REFRESH_HINT, AdwBin)

void si_refresh_hint_set_settings (SiRefreshHint *self, GSettings *settings);
void si_refresh_hint_set_wanted (SiRefreshHint *self, gboolean wanted);

G_END_DECLS
