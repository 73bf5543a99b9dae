/* si-color-scheme.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void si_color_scheme_follow (GSettings *settings, AdwStyleManager *style);

G_END_DECLS
