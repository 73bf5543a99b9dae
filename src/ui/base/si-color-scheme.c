/* si-color-scheme.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-color-scheme.h"

/* These are in the order of the schema's values, and of the choices in the preferences. */
static const AdwColorScheme schemes[]
    = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

static void
apply (AdwStyleManager *style, const char *key, GSettings *settings)
{
  const int chosen = g_settings_get_enum (settings, key);

  g_assert (ADW_IS_STYLE_MANAGER (style));

  if (chosen >= 0 && chosen < (int) G_N_ELEMENTS (schemes))
    adw_style_manager_set_color_scheme (style, schemes[chosen]);
}

/**
 * si_color_scheme_follow:
 * @settings: the person's settings
 * @style: the style of all windows
 *
 * Draws windows light or dark from now on, as the person has chosen or as the desktop does.
 */
void
si_color_scheme_follow (GSettings *settings, AdwStyleManager *style)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (ADW_IS_STYLE_MANAGER (style));

  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply), style,
                           G_CONNECT_SWAPPED);
  apply (style, "color-scheme", settings);
}
