/* si-status-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"
#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_STATUS_LINE (si_status_line_get_type ())

/* How many products there are, what cannot be right about them, and of when they
 * are. What cannot be right can be pressed to see just that. */
G_DECLARE_FINAL_TYPE (SiStatusLine, si_status_line, SI, STATUS_LINE, AdwBin)

void si_status_line_set_up (SiStatusLine *self, SiEngine *engine, SiProductList *list);
void si_status_line_update (SiStatusLine *self);
void si_status_line_set_narrow (SiStatusLine *self, gboolean narrow);

G_END_DECLS
