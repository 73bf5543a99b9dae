/* si-connection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION (si_connection_get_type ())

/* One service that the person uses: its address, its name, how the key is sent.
 * The key itself is in the keyring, but for a connection that carries its own
 * (the demo), which is never saved. Immutable. */
G_DECLARE_FINAL_TYPE (SiConnection, si_connection, SI, CONNECTION, GObject)

/* @address: as a person pasted it. @auth: "auto", "bearer" or "basic". Fails with
 * SI_API_ERROR_ADDRESS. */
SiConnection *si_connection_new (const char *address, const char *auth, GError **error);
SiConnection *si_connection_new_with_key (const char *address,
                                          const char *auth,
                                          const char *key,
                                          const char *name,
                                          GError **error);
const char *si_connection_get_address (SiConnection *self);
const char *si_connection_get_auth (SiConnection *self);
/* For people: the host, unless it was given a name. */
const char *si_connection_get_name (SiConnection *self);
gboolean si_connection_has_own_key (SiConnection *self);

void si_connection_store_key_async (SiConnection *self,
                                    const char *key,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean si_connection_store_key_finish (SiConnection *self, GAsyncResult *result, GError **error);

G_END_DECLS
