/* si-held-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_HELD_BAR (si_held_bar_get_type ())

/* An inline message about a held answer: what it lacks, which inventory is shown instead, and
 * buttons to look at it or use it. It follows the engine's guard. */
G_DECLARE_FINAL_TYPE (SiHeldBar, si_held_bar, SI, HELD_BAR, AdwBin)

void si_held_bar_set_engine (SiHeldBar *self, SiEngine *engine);
void si_held_bar_set_narrow (SiHeldBar *self, gboolean narrow);

G_END_DECLS
