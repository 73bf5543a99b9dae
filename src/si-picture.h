/* si-picture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-engine.h"

G_BEGIN_DECLS

void si_picture_take_async (GtkWindow *window,
                            SiEngine *engine,
                            const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean si_picture_take_finish (GtkWindow *window, GAsyncResult *result, GError **error);

G_END_DECLS
