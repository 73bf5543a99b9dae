/* si-held-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_HELD_VIEW (si_held_view_get_type ())

/* A window of its own with a held answer, so that nobody takes it for the inventory. The answer is
 * neither compared nor stored nor exported. The window closes when it is not held any more. */
G_DECLARE_FINAL_TYPE (SiHeldView, si_held_view, SI, HELD_VIEW, AdwWindow)

SiHeldView *si_held_view_new (GtkWindow *parent, SiEngine *engine);

G_END_DECLS
