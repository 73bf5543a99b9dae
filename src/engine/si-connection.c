/* si-connection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-connection-private.h"

#include "si-keyring.h"

struct _SiConnection
{
  GObject parent_instance;

  SiAddress *address; /* (owned) */
  SiAuthMode auth;
  char *name;                     /* (owned) */
  SiCredentials *own_credentials; /* (owned) (nullable): with the key it carries itself */
};

G_DEFINE_FINAL_TYPE (SiConnection, si_connection, G_TYPE_OBJECT)

static void
si_connection_finalize (GObject *object)
{
  SiConnection *self = SI_CONNECTION (object);

  g_clear_pointer (&self->address, si_address_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->own_credentials);

  G_OBJECT_CLASS (si_connection_parent_class)->finalize (object);
}

static void
si_connection_class_init (SiConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_connection_finalize;
}

static void
si_connection_init (SiConnection *self)
{
}

/**
 * si_connection_new:
 * @address: the service's address, as a person pasted it
 * @auth: (nullable): "auto", "bearer" or "basic"; anything else is "auto"
 * @error: return location for an error
 *
 * Makes a connection whose key is in the keyring.
 *
 * Returns: (transfer full): the connection, or %NULL with %SI_API_ERROR_ADDRESS
 */
SiConnection *
si_connection_new (const char *address, const char *auth, GError **error)
{
  g_autoptr (SiAddress) parsed = NULL;
  SiConnection *self;

  g_return_val_if_fail (address != NULL, NULL);

  parsed = si_address_parse (address, error);
  if (parsed == NULL)
    return NULL;

  self = g_object_new (SI_TYPE_CONNECTION, NULL);
  if (auth == NULL || !si_auth_mode_from_nick (auth, &self->auth))
    self->auth = SI_AUTH_AUTO;
  self->name = g_strdup (si_address_get_host (parsed));
  self->address = g_steal_pointer (&parsed);
  return self;
}

/**
 * si_connection_new_with_key:
 * @address: the service's address
 * @auth: (nullable): how the key is sent, see si_connection_new()
 * @key: the API key
 * @name: the connection's name for people
 * @error: return location for an error
 *
 * Makes a connection that carries its key itself and never meets the keyring.
 *
 * Returns: (transfer full): the connection, or %NULL with %SI_API_ERROR_ADDRESS
 */
SiConnection *
si_connection_new_with_key (const char *address,
                            const char *auth,
                            const char *key,
                            const char *name,
                            GError **error)
{
  SiConnection *self;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = si_connection_new (address, auth, error);
  if (self == NULL)
    return NULL;

  g_free (self->name);
  self->name = g_strdup (name);
  self->own_credentials = si_credentials_new (key, self->auth, NULL);
  return self;
}

/**
 * si_connection_get_address:
 * @self: a connection
 *
 * Returns: the address, in the one spelling that is saved and shown
 */
const char *
si_connection_get_address (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return si_address_get_text (self->address);
}

/**
 * si_connection_get_auth:
 * @self: a connection
 *
 * Returns: how the key is sent: "auto", "bearer" or "basic"
 */
const char *
si_connection_get_auth (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return si_auth_mode_to_nick (self->auth);
}

/**
 * si_connection_get_name:
 * @self: a connection
 *
 * Returns: the connection's name for people; its host, unless it was given one
 */
const char *
si_connection_get_name (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return self->name;
}

/**
 * si_connection_has_own_key:
 * @self: a connection
 *
 * Returns: whether it carries its key itself, as the sample data's does
 */
gboolean
si_connection_has_own_key (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), FALSE);

  return self->own_credentials != NULL;
}

/*< private >
 * si_connection_get_parsed_address:
 * @self: a connection
 *
 * Returns: (transfer none): the address
 */
SiAddress *
si_connection_get_parsed_address (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return self->address;
}

/*< private >
 * si_connection_get_own_credentials:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): the credentials that it carries itself
 */
SiCredentials *
si_connection_get_own_credentials (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return self->own_credentials;
}

/*< private >
 * si_connection_make_credentials:
 * @self: a connection
 * @key: the API key from the keyring
 *
 * Returns: (transfer full): the key with how this connection sends it
 */
SiCredentials *
si_connection_make_credentials (SiConnection *self, const char *key)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return si_credentials_new (key, self->auth, NULL);
}

/**
 * si_connection_store_key_async:
 * @self: a connection
 * @key: its API key
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts the key into the keyring, in the place of the one that is there.
 */
void
si_connection_store_key_async (SiConnection *self,
                               const char *key,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (SI_IS_CONNECTION (self));
  g_return_if_fail (key != NULL);

  si_keyring_store_async (si_address_get_key_scope (self->address), key, cancellable, callback,
                          user_data);
}

/**
 * si_connection_store_key_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the key is in the keyring; if not, with an error of %SI_KEYRING_ERROR
 *   or %G_IO_ERROR_CANCELLED
 */
gboolean
si_connection_store_key_finish (SiConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), FALSE);

  return si_keyring_store_finish (result, error);
}
