/* si-connection-test.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection.h"

G_BEGIN_DECLS

void si_connection_test_async (SiConnection *connection,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *si_connection_test_finish (SiConnection *connection, GAsyncResult *result, GError **error);

G_END_DECLS
