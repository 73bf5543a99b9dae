/* si-connection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-connection.h"

#include <string.h>

#include "si-address.h"
#include "si-credentials.h"
#include "si-keyring.h"

struct _SiConnection
{
  GObject parent_instance;

  char *id;           /* (owned) (nullable) */
  char *name;         /* (owned) (nullable): where it is not the host */
  SiAddress *address; /* (owned) */
  SiAuthMode auth;
  char *user; /* (owned) (nullable): where it is not admin */
  gboolean allow_insecure;
  char *store_path;           /* (owned) (nullable) */
  char *key_scope;            /* (owned) */
  SiCredentials *credentials; /* (owned) (nullable): with the key that it carries itself */
};

G_DEFINE_FINAL_TYPE (SiConnection, si_connection, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CREDENTIALS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_unless_empty (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && stripped[0] != '\0' ? g_steal_pointer (&stripped) : NULL;
}

static void
si_connection_finalize (GObject *object)
{
  SiConnection *self = SI_CONNECTION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, si_address_unref);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->store_path, g_free);
  g_clear_pointer (&self->key_scope, g_free);
  g_clear_object (&self->credentials);

  G_OBJECT_CLASS (si_connection_parent_class)->finalize (object);
}

static void
si_connection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CREDENTIALS:
      g_value_set_object (value, SI_CONNECTION (object)->credentials);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_connection_class_init (SiConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = si_connection_finalize;
  object_class->get_property = si_connection_get_property;

  properties[PROP_CREDENTIALS] = g_param_spec_object (
      "credentials", NULL, NULL, SI_TYPE_CREDENTIALS, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_connection_init (SiConnection *self)
{
}

/**
 * si_connection_new:
 * @details: everything but its key
 * @own_key: (nullable): a key that it carries itself, without the keyring; %NULL where the key is
 * in the keyring
 * @error: return location for an error
 *
 * Returns: (transfer full): the connection, or %NULL with %SI_API_ERROR_ADDRESS
 */
SiConnection *
si_connection_new (const SiConnectionDetails *details, const char *own_key, GError **error)
{
  g_autoptr (SiAddress) address = NULL;
  SiConnection *self;

  g_return_val_if_fail (details != NULL, NULL);
  g_return_val_if_fail (details->address != NULL, NULL);

  address = si_address_parse (details->address, error);
  if (address == NULL)
    return NULL;

  self = g_object_new (SI_TYPE_CONNECTION, NULL);
  self->id = dup_unless_empty (details->id);
  self->name = dup_unless_empty (details->name);
  self->user = dup_unless_empty (details->user);
  self->allow_insecure = details->allow_insecure;
  self->store_path = g_strdup (details->store_path);
  if (details->auth == NULL || !si_auth_mode_from_nick (details->auth, &self->auth))
    self->auth = SI_AUTH_AUTO;

  /* One provider hosts many shops, so an address alone does not tell whose key it is. */
  self->key_scope = self->id != NULL
                        ? g_strconcat (si_address_get_key_scope (address), "#", self->id, NULL)
                        : g_strdup (si_address_get_key_scope (address));
  self->address = g_steal_pointer (&address);
  if (own_key != NULL)
    self->credentials = si_credentials_new (own_key, self->auth, self->user);
  return self;
}

/**
 * si_connection_new_from_variant:
 * @variant: a value that si_connection_to_variant() made
 * @error: return location for an error
 *
 * Returns: (transfer full): the connection, or %NULL with %SI_API_ERROR_ADDRESS
 */
SiConnection *
si_connection_new_from_variant (GVariant *variant, GError **error)
{
  SiConnectionDetails details = { .address = "" };

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), NULL);

  g_variant_lookup (variant, "id", "&s", &details.id);
  g_variant_lookup (variant, "name", "&s", &details.name);
  g_variant_lookup (variant, "address", "&s", &details.address);
  g_variant_lookup (variant, "auth", "&s", &details.auth);
  g_variant_lookup (variant, "user", "&s", &details.user);
  g_variant_lookup (variant, "allow-insecure", "b", &details.allow_insecure);
  return si_connection_new (&details, NULL, error);
}

/**
 * si_connection_to_variant:
 * @self: a connection
 *
 * Returns: (transfer floating): its details, for the settings
 */
GVariant *
si_connection_to_variant (SiConnection *self)
{
  GVariantDict dict;

  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  g_variant_dict_init (&dict, NULL);
  if (self->id != NULL)
    g_variant_dict_insert (&dict, "id", "s", self->id);
  if (self->name != NULL)
    g_variant_dict_insert (&dict, "name", "s", self->name);
  if (self->user != NULL)
    g_variant_dict_insert (&dict, "user", "s", self->user);
  g_variant_dict_insert (&dict, "address", "s", si_address_get_text (self->address));
  g_variant_dict_insert (&dict, "auth", "s", si_auth_mode_to_nick (self->auth));
  g_variant_dict_insert (&dict, "allow-insecure", "b", self->allow_insecure);
  return g_variant_dict_end (&dict);
}

/**
 * si_connection_get_details:
 * @self: a connection
 * @details: (out caller-allocates): its details; the strings belong to @self
 */
void
si_connection_get_details (SiConnection *self, SiConnectionDetails *details)
{
  g_return_if_fail (SI_IS_CONNECTION (self));
  g_return_if_fail (details != NULL);

  *details = (SiConnectionDetails){
    .id = self->id,
    .name = self->name,
    .address = si_address_get_text (self->address),
    .auth = si_auth_mode_to_nick (self->auth),
    .user = self->user,
    .allow_insecure = self->allow_insecure,
    .store_path = self->store_path,
  };
}

/**
 * si_connection_get_id:
 * @self: a connection
 *
 * Returns: (nullable): its id, %NULL where it is not a saved one
 */
const char *
si_connection_get_id (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return self->id;
}

/**
 * si_connection_get_host:
 * @self: a connection
 *
 * Returns: the host of its address
 */
const char *
si_connection_get_host (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return si_address_get_host (self->address);
}

/**
 * si_connection_make_origin:
 * @self: a connection
 *
 * Returns: (transfer full): the scheme, host and port of its address
 */
char *
si_connection_make_origin (SiConnection *self)
{
  const char *scope;
  const char *host;

  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  scope = si_address_get_key_scope (self->address);
  host = strstr (scope, "://") + strlen ("://");
  return g_strndup (scope, host + strcspn (host, "/") - scope);
}

/**
 * si_connection_get_key_scope:
 * @self: a connection
 *
 * Returns: the name that the keyring has its key under
 */
const char *
si_connection_get_key_scope (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return self->key_scope;
}

/**
 * si_connection_get_insecure:
 * @self: a connection
 *
 * Returns: whether others on the network could read the key and the inventory
 */
gboolean
si_connection_get_insecure (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), FALSE);

  return !si_address_is_secure (self->address);
}

/**
 * si_connection_get_allow_insecure:
 * @self: a connection
 *
 * Returns: whether the person allowed plain http to another machine
 */
gboolean
si_connection_get_allow_insecure (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), FALSE);

  return self->allow_insecure;
}

/**
 * si_connection_get_address:
 * @self: a connection
 *
 * Returns: the address, in the spelling that is saved and shown
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
 * Returns: the form in which the key is sent: "auto", "bearer" or "basic"
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
 * Returns: the connection's name for people: the host where it was given none
 */
const char *
si_connection_get_name (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return self->name != NULL ? self->name : si_address_get_host (self->address);
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

  return self->credentials != NULL;
}

/**
 * si_connection_get_store_path:
 * @self: a connection
 *
 * Returns: (nullable): the file that stores its inventories; %NULL where that depends on whether it
 *   is saved
 */
const char *
si_connection_get_store_path (SiConnection *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), NULL);

  return self->store_path;
}

/**
 * si_connection_store_key_async:
 * @self: a connection
 * @key: its API key
 * @cancellable: (nullable): stops the storing
 * @callback: called when the key is stored
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
  g_autofree char *name = NULL;

  g_return_if_fail (SI_IS_CONNECTION (self));
  g_return_if_fail (key != NULL);

  if (self->name != NULL)
    name = g_strdup_printf ("%s (%s)", self->name, si_address_get_host (self->address));
  si_keyring_store_async (self->key_scope, name, key, cancellable, callback, user_data);
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

/**
 * si_connection_clear_key_async:
 * @self: a connection
 * @cancellable: (nullable): stops the clearing
 * @callback: called when the key is cleared
 * @user_data: for @callback
 *
 * Takes the key out of the keyring.
 */
void
si_connection_clear_key_async (SiConnection *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (SI_IS_CONNECTION (self));

  si_keyring_clear_async (self->key_scope, cancellable, callback, user_data);
}

/**
 * si_connection_clear_key_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the keyring has no key of this connection any more; if not, with an error of
 *   %SI_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
si_connection_clear_key_finish (SiConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SI_IS_CONNECTION (self), FALSE);

  return si_keyring_clear_finish (result, error);
}
