/* si-preferences.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_PREFERENCES (si_preferences_get_type ())

/* The window with the settings that a person can change. */
G_DECLARE_FINAL_TYPE (SiPreferences, si_preferences, SI, PREFERENCES, AdwPreferencesWindow)

SiPreferences *si_preferences_new (GtkWindow *parent, SiEngine *engine, GSettings *settings);

G_END_DECLS
