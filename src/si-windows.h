/* si-windows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-window.h"

G_BEGIN_DECLS

#define SI_TYPE_WINDOWS (si_windows_get_type ())

/* The windows of the program. After the last one is closed it goes on with that one's engine, if
 * the settings and the desktop allow that. While a window is open, a run marker tells of it. */
G_DECLARE_FINAL_TYPE (SiWindows, si_windows, SI, WINDOWS, GObject)

SiWindows *si_windows_new (GtkApplication *application, SiEngines *engines, GSettings *settings);
void si_windows_set_engine (SiWindows *self, SiEngine *engine);
SiWindow *si_windows_get_last (SiWindows *self);
SiWindow *si_windows_open (SiWindows *self);
SiWindow *si_windows_present (SiWindows *self);
SiWindow *si_windows_show_connection (SiWindows *self, SiConnection *connection);
gboolean si_windows_close_all (SiWindows *self);

G_END_DECLS
