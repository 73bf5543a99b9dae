/* si-connection-save.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection-list.h"

G_BEGIN_DECLS

void si_connection_save_async (SiConnection *connection,
                               const char *key,
                               SiConnectionList *list,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean si_connection_save_finish (SiConnection *connection, GAsyncResult *result, GError **error);

G_END_DECLS
