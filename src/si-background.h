/* si-background.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*SiBackgroundFunc) (gboolean allowed, gpointer user_data);
void si_background_request (SiBackgroundFunc func, gpointer user_data);

G_END_DECLS
