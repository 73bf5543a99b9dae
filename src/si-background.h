/* si-background.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_TYPE_BACKGROUND (si_background_get_type ())

/* Keeps the program alive without a window, if the desktop allows it.
 *
 * Signal "refused": the desktop does not allow it. */
G_DECLARE_FINAL_TYPE (SiBackground, si_background, SI, BACKGROUND, GObject)

SiBackground *si_background_new (GApplication *application);
void si_background_set_held (SiBackground *self, gboolean held);
gboolean si_background_get_held (SiBackground *self);

G_END_DECLS
