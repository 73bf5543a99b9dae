/* si-status-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engine.h"
#include "si-page.h"
#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_STATUS_LINE (si_status_line_get_type ())

/* The line below the list, with the number of products, their findings and the age of the
 * inventory. Each finding is a button that filters the list by it. */
G_DECLARE_FINAL_TYPE (SiStatusLine, si_status_line, SI, STATUS_LINE, AdwBin)

void si_status_line_set_up (SiStatusLine *self, SiProductList *list);
void si_status_line_set_engine (SiStatusLine *self, SiEngine *engine);
void si_status_line_set_page (SiStatusLine *self, SiPage *page);
void si_status_line_update (SiStatusLine *self);
void si_status_line_set_narrow (SiStatusLine *self, gboolean narrow);

G_END_DECLS
