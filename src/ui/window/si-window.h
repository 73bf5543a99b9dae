/* si-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-engines.h"
#include "si-product-key.h"

G_BEGIN_DECLS

#define SI_TYPE_WINDOW (si_window_get_type ())

/* A window of the program: the views of an engine's inventory, with the panel beside them. Its
 * parts have their own state and actions; the window makes them and connects them. It takes another
 * engine when the person chooses another connection, or when the registry replaces its own. */
G_DECLARE_FINAL_TYPE (SiWindow, si_window, SI, WINDOW, AdwApplicationWindow)

SiWindow *
si_window_new (GtkApplication *app, SiEngines *engines, SiEngine *engine, GSettings *settings);
SiEngine *si_window_get_engine (SiWindow *self);
void si_window_set_engine (SiWindow *self, SiEngine *engine);
void si_window_search (SiWindow *self, const char *text);
void si_window_show_product (SiWindow *self, const SiProductKey *product);
void si_window_show_alert (SiWindow *self, gint64 id);
void si_window_toast (SiWindow *self, const char *text);

G_END_DECLS
