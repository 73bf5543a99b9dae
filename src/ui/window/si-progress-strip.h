/* si-progress-strip.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_PROGRESS_STRIP (si_progress_strip_get_type ())

/* The progress of a request. It is hidden while there is none, and for an answer that comes sooner
 * than a person can read. */
G_DECLARE_FINAL_TYPE (SiProgressStrip, si_progress_strip, SI, PROGRESS_STRIP, AdwBin)

void si_progress_strip_set_engine (SiProgressStrip *self, SiEngine *engine);

G_END_DECLS
