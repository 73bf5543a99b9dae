/* si-held-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_HELD_NOTIFIER (si_held_notifier_get_type ())

/* Sends a notification about a held answer while no window is open: at once, and then once a day
 * for as long as the answer is held. */
G_DECLARE_FINAL_TYPE (SiHeldNotifier, si_held_notifier, SI, HELD_NOTIFIER, GObject)

SiHeldNotifier *si_held_notifier_new (GtkApplication *application, SiEngine *engine);

G_END_DECLS
