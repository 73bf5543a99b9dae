/* si-output.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-page.h"
#include "si-product-selection.h"
#include "si-toaster.h"

G_BEGIN_DECLS

#define SI_TYPE_OUTPUT (si_output_get_type ())

/* Copies, exports and prints what a window shows: the list of the page on screen, the selected
 * product, or the whole inventory. It has the actions for that, and their keys. */
G_DECLARE_FINAL_TYPE (SiOutput, si_output, SI, OUTPUT, GObject)

SiOutput *
si_output_new (GtkApplicationWindow *window, SiToaster *toaster, SiProductSelection *selection);

void si_output_set_engine (SiOutput *self, SiEngine *engine);
void si_output_set_page (SiOutput *self, SiPage *page, const char *title);

G_END_DECLS
