/* si-watch-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-product.h"
#include "si-watches.h"

G_BEGIN_DECLS

#define SI_TYPE_WATCH_EDITOR (si_watch_editor_get_type ())

/* A button that opens what sets a lower bound on a product's stock. */
G_DECLARE_FINAL_TYPE (SiWatchEditor, si_watch_editor, SI, WATCH_EDITOR, AdwBin)

void si_watch_editor_set_watches (SiWatchEditor *self, SiWatches *watches);
void si_watch_editor_set_product (SiWatchEditor *self, SiProduct *product);

G_END_DECLS
