/* si-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-connection-list.h"
#include "si-engine.h"
#include "si-product-key.h"

G_BEGIN_DECLS

#define SI_TYPE_WINDOW (si_window_get_type ())

/* The program's window, which shows the state of the engine. Properties, for its actions:
 * connection-id (string), panel-visible (boolean), sort-column (string) and sort-descending
 * (boolean). */
G_DECLARE_FINAL_TYPE (SiWindow, si_window, SI, WINDOW, AdwApplicationWindow)

SiWindow *si_window_new (GtkApplication *app,
                         SiEngine *engine,
                         SiConnectionList *connections,
                         GSettings *settings);
void si_window_search (SiWindow *self, const char *text);
void si_window_show_product (SiWindow *self, const SiProductKey *product);
void si_window_show_low (SiWindow *self);
void si_window_toast (SiWindow *self, const char *text);

G_END_DECLS
