/* si-notices.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_NOTICES (si_notices_get_type ())

/* The lines above an inventory that stays on screen: the progress of a request, an answer that is
 * held, and problems of requests and of the store. */
G_DECLARE_FINAL_TYPE (SiNotices, si_notices, SI, NOTICES, AdwBin)

void si_notices_set_engine (SiNotices *self, SiEngine *engine);
void si_notices_set_narrow (SiNotices *self, gboolean narrow);

G_END_DECLS
