/* si-connection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION (si_connection_get_type ())

/* A service that the person uses: its address, its name, and how the key is sent. The key is in the
 * keyring, except for a connection that carries its own: that of the sample data, and one that is
 * used without a keyring. A connection is immutable.
 *
 * Property: credentials (SiCredentials, nullable, read-only: the key that it carries itself, and
 * how it is sent), for the session alone. */
G_DECLARE_FINAL_TYPE (SiConnection, si_connection, SI, CONNECTION, GObject)

/**
 * SiConnectionDetails:
 * @id: (nullable): the id of a saved connection; %NULL for one that is not saved
 * @name: (nullable): its name for people; %NULL or empty for the host
 * @address: the service's address, in any spelling
 * @auth: (nullable): how the key is sent: "auto", "bearer" or "basic"; anything else is "auto"
 * @user: (nullable): the Basic user name; %NULL or empty for "admin"
 * @allow_insecure: whether the person allowed plain http to another machine
 * @store_path: (nullable): the file that stores its inventories, if it is not saved and they are
 *   stored all the same
 *
 * The details of a connection, without its key.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *address;
  const char *auth;
  const char *user;
  gboolean allow_insecure;
  const char *store_path;
} SiConnectionDetails;

SiConnection *
si_connection_new (const SiConnectionDetails *details, const char *own_key, GError **error);
SiConnection *si_connection_new_from_variant (GVariant *variant, GError **error);
GVariant *si_connection_to_variant (SiConnection *self);
void si_connection_get_details (SiConnection *self, SiConnectionDetails *details);
const char *si_connection_get_id (SiConnection *self);
const char *si_connection_get_host (SiConnection *self);
char *si_connection_make_origin (SiConnection *self);
const char *si_connection_get_key_scope (SiConnection *self);
gboolean si_connection_get_insecure (SiConnection *self);
gboolean si_connection_get_allow_insecure (SiConnection *self);
const char *si_connection_get_address (SiConnection *self);
const char *si_connection_get_auth (SiConnection *self);
const char *si_connection_get_name (SiConnection *self);
gboolean si_connection_has_own_key (SiConnection *self);
const char *si_connection_get_store_path (SiConnection *self);

void si_connection_store_key_async (SiConnection *self,
                                    const char *key,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean si_connection_store_key_finish (SiConnection *self, GAsyncResult *result, GError **error);
void si_connection_clear_key_async (SiConnection *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean si_connection_clear_key_finish (SiConnection *self, GAsyncResult *result, GError **error);

G_END_DECLS
