/* si-background.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void si_background_request_async (GApplication *application,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean si_background_request_finish (GApplication *application, GAsyncResult *result);

G_END_DECLS
