/* si-connection-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-draft-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-connection-private.h"
#include "si-paste.h"

G_DEFINE_FINAL_TYPE (SiConnectionDraft, si_connection_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ADDRESS,
  PROP_ALLOW_INSECURE,
  PROP_AUTH,
  PROP_DROPPED,
  PROP_INSECURE,
  PROP_NAME,
  PROP_PROBLEM,
  PROP_UNDERSTOOD,
  PROP_USER,
  PROP_VALID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
wipe_key (SiConnectionDraft *self)
{
  if (self->key != NULL)
    explicit_bzero (self->key, strlen (self->key));
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->key_origin, g_free);
  self->pasted = FALSE;
}

/* Scheme, host and port. */
static char *
make_origin (const SiAddress *address)
{
  const char *scope = si_address_get_key_scope (address);
  const char *host = strstr (scope, "://") + strlen ("://");

  return g_strndup (scope, host + strcspn (host, "/") - scope);
}

/*< private >
 * si_connection_draft_make:
 * @self: a draft
 * @with_key: whether the connection carries the key that was typed
 * @error: return location for an error
 *
 * Returns: (transfer full): the connection that it describes, or %NULL with
 *   %SI_API_ERROR_ADDRESS
 */
SiConnection *
si_connection_draft_make (SiConnectionDraft *self, gboolean with_key, GError **error)
{
  const SiConnectionDetails details = {
    .id = self->id,
    .name = self->name,
    .address = self->address,
    .auth = self->auth,
    .user = self->user,
    .allow_insecure = self->allow_insecure,
  };

  return si_connection_new (&details, with_key ? self->key : NULL, error);
}

static void
set_understood (SiConnectionDraft *self, char *understood)
{
  g_free (self->understood);
  self->understood = understood;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDERSTOOD]);
}

static void
set_dropped (SiConnectionDraft *self, char *dropped)
{
  g_free (self->dropped);
  self->dropped = dropped;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DROPPED]);
}

/* A key that was pasted with an address is hidden, so it would go to another server unseen. */
static void
drop_key_of_another_place (SiConnectionDraft *self)
{
  g_autofree char *origin = NULL;
  const char *host;

  if (self->key_origin == NULL || self->connection == NULL)
    return;
  origin = make_origin (si_connection_get_parsed_address (self->connection));
  if (g_str_equal (origin, self->key_origin))
    return;

  host = strstr (self->key_origin, "://") + strlen ("://");
  set_dropped (self,
               g_strdup_printf (_ ("The API key that you pasted was for %s, so it was removed."
                                   " It is not sent to another server."),
                                host));
  wipe_key (self);
}

/* A yes to plain http is for the address that the person saw, and for no other. */
static void
check_consent (SiConnectionDraft *self)
{
  const char *scope;

  if (!self->allow_insecure || self->connection == NULL)
    return;
  scope = si_connection_get_key_scope (self->connection);
  if (self->consent_scope == NULL)
    self->consent_scope = g_strdup (scope);
  if (g_str_equal (self->consent_scope, scope))
    return;

  self->allow_insecure = FALSE;
  g_clear_pointer (&self->consent_scope, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOW_INSECURE]);
}

/* Everything that follows from what was typed. */
static void
think (SiConnectionDraft *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->connection);
  g_clear_pointer (&self->problem, g_free);
  if (self->address[strspn (self->address, " \t\r\n")] != '\0')
    {
      self->connection = si_connection_draft_make (self, FALSE, &error);
      if (self->connection == NULL)
        self->problem = g_strdup (error->message);
    }
  check_consent (self);
  drop_key_of_another_place (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSECURE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
set_text (SiConnectionDraft *self, char **text, const char *value, guint property)
{
  if (value == NULL)
    value = "";
  if (g_strcmp0 (*text, value) == 0)
    return;

  g_free (*text);
  *text = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  /* It is no longer what was pasted. */
  if (property != PROP_NAME)
    set_understood (self, NULL);
  think (self);
}

static void
si_connection_draft_finalize (GObject *object)
{
  SiConnectionDraft *self = SI_CONNECTION_DRAFT (object);

  wipe_key (self);
  g_clear_object (&self->edited);
  g_clear_object (&self->connection);
  g_free (self->id);
  g_free (self->address);
  g_free (self->name);
  g_free (self->user);
  g_free (self->auth);
  g_free (self->problem);
  g_free (self->understood);
  g_free (self->dropped);
  g_free (self->consent_scope);

  G_OBJECT_CLASS (si_connection_draft_parent_class)->finalize (object);
}

static void
si_connection_draft_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiConnectionDraft *self = SI_CONNECTION_DRAFT (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_ALLOW_INSECURE:
      g_value_set_boolean (value, self->allow_insecure);
      break;
    case PROP_AUTH:
      g_value_set_string (value, self->auth);
      break;
    case PROP_DROPPED:
      g_value_set_string (value, self->dropped);
      break;
    case PROP_INSECURE:
      g_value_set_boolean (value, si_connection_draft_get_insecure (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_UNDERSTOOD:
      g_value_set_string (value, self->understood);
      break;
    case PROP_USER:
      g_value_set_string (value, self->user);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, si_connection_draft_get_valid (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_connection_draft_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  SiConnectionDraft *self = SI_CONNECTION_DRAFT (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
      set_text (self, &self->address, g_value_get_string (value), prop_id);
      break;
    case PROP_ALLOW_INSECURE:
      if (self->allow_insecure != g_value_get_boolean (value))
        {
          self->allow_insecure = g_value_get_boolean (value);
          g_clear_pointer (&self->consent_scope, g_free);
          g_object_notify_by_pspec (object, pspec);
          think (self);
        }
      break;
    case PROP_AUTH:
      set_text (self, &self->auth, g_value_get_string (value), prop_id);
      break;
    case PROP_NAME:
      set_text (self, &self->name, g_value_get_string (value), prop_id);
      break;
    case PROP_USER:
      set_text (self, &self->user, g_value_get_string (value), prop_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_connection_draft_class_init (SiConnectionDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = si_connection_draft_finalize;
  object_class->get_property = si_connection_draft_get_property;
  object_class->set_property = si_connection_draft_set_property;

  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", writable);
  properties[PROP_ALLOW_INSECURE]
      = g_param_spec_boolean ("allow-insecure", NULL, NULL, FALSE, writable);
  properties[PROP_AUTH] = g_param_spec_string ("auth", NULL, NULL, "auto", writable);
  properties[PROP_DROPPED] = g_param_spec_string ("dropped", NULL, NULL, NULL, readable);
  properties[PROP_INSECURE] = g_param_spec_boolean ("insecure", NULL, NULL, FALSE, readable);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", writable);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, readable);
  properties[PROP_UNDERSTOOD] = g_param_spec_string ("understood", NULL, NULL, NULL, readable);
  properties[PROP_USER] = g_param_spec_string ("user", NULL, NULL, "", writable);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_connection_draft_init (SiConnectionDraft *self)
{
  self->address = g_strdup ("");
  self->name = g_strdup ("");
  self->user = g_strdup ("");
  self->auth = g_strdup ("auto");
}

/**
 * si_connection_draft_new:
 * @connection: (nullable): the saved connection to change; %NULL for a new one
 *
 * Returns: (transfer full): a draft
 */
SiConnectionDraft *
si_connection_draft_new (SiConnection *connection)
{
  SiConnectionDraft *self;
  SiConnectionDetails details;

  g_return_val_if_fail (connection == NULL || SI_IS_CONNECTION (connection), NULL);

  self = g_object_new (SI_TYPE_CONNECTION_DRAFT, NULL);
  if (connection == NULL)
    {
      self->id = g_uuid_string_random ();
      return self;
    }

  self->edited = g_object_ref (connection);
  si_connection_get_details (connection, &details);
  self->id = g_strdup (details.id);
  self->allow_insecure = details.allow_insecure;
  g_object_set (self, "address", details.address, "name", details.name, "user", details.user,
                "auth", details.auth, NULL);
  return self;
}

/* What was taken from a paste, in a line for the person who has to believe it. */
static char *
describe (const SiPaste *paste)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (paste->address != NULL)
    g_ptr_array_add (parts, (gpointer) _ ("the address"));
  if (paste->key != NULL)
    g_ptr_array_add (parts, (gpointer) _ ("the API key"));
  if (paste->form == SI_AUTH_BEARER)
    g_ptr_array_add (parts, (gpointer) _ ("sent as Bearer"));
  else if (paste->form == SI_AUTH_BASIC)
    g_ptr_array_add (parts, (gpointer) _ ("sent as Basic"));
  if (paste->filters)
    g_ptr_array_add (parts, (gpointer) _ ("without its filters"));
  g_ptr_array_add (parts, NULL);

  {
    g_autofree char *list = g_strjoinv (_ (", "), (char **) parts->pdata);
    /* Translators: %s is a list such as “the address, the API key, sent as Bearer”. */
    return g_strdup_printf (_ ("Taken from what you pasted: %s"), list);
  }
}

/**
 * si_connection_draft_paste:
 * @self: a draft
 * @text: what a person pasted
 *
 * Takes a text apart that may be more than an address: an Authorization line, a curl
 * command, an address with filters. What is understood goes into the draft, and is said in
 * "understood". A key in it is for the origin of the address that comes with it, or else of
 * the address that is there: it is dropped as soon as the address has another one.
 *
 * Returns: whether there was an address or a key in it
 */
gboolean
si_connection_draft_paste (SiConnectionDraft *self, const char *text)
{
  g_autoptr (SiPaste) paste = NULL;

  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  paste = si_paste_read (text, NULL);
  if (paste == NULL || (paste->address == NULL && paste->key == NULL))
    return FALSE;

  if (paste->address != NULL)
    g_object_set (self, "address", si_address_get_text (paste->address), NULL);
  if (paste->key != NULL)
    {
      si_connection_draft_set_key (self, paste->key);
      self->pasted = TRUE;
      if (self->connection != NULL)
        self->key_origin = make_origin (si_connection_get_parsed_address (self->connection));
      g_object_set (self, "auth", si_auth_mode_to_nick (paste->form), NULL);
    }
  if (paste->user != NULL)
    g_object_set (self, "user", paste->user, NULL);
  set_understood (self, describe (paste));
  return TRUE;
}

/**
 * si_connection_draft_set_key:
 * @self: a draft
 * @key: (nullable): the API key, %NULL or empty to leave the one in the keyring
 */
void
si_connection_draft_set_key (SiConnectionDraft *self, const char *key)
{
  g_return_if_fail (SI_IS_CONNECTION_DRAFT (self));

  wipe_key (self);
  if (key != NULL && key[0] != '\0')
    {
      self->key = g_strdup (key);
      set_dropped (self, NULL);
    }
  set_understood (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

/**
 * si_connection_draft_has_key:
 * @self: a draft
 *
 * Returns: whether a key was typed or pasted
 */
gboolean
si_connection_draft_has_key (SiConnectionDraft *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);

  return self->key != NULL;
}

/**
 * si_connection_draft_has_pasted_key:
 * @self: a draft
 *
 * Returns: whether it has a key that was taken out of a paste, and not typed
 */
gboolean
si_connection_draft_has_pasted_key (SiConnectionDraft *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);

  return self->key != NULL && self->pasted;
}

/**
 * si_connection_draft_has_saved_key:
 * @self: a draft
 *
 * A key is for one place: where that changes, it has to be entered again.
 *
 * Returns: whether the key in the keyring is for the connection as it is now
 */
gboolean
si_connection_draft_has_saved_key (SiConnectionDraft *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);

  return self->connection != NULL && self->edited != NULL
         && !si_connection_has_own_key (self->edited)
         && g_str_equal (si_connection_get_key_scope (self->edited),
                         si_connection_get_key_scope (self->connection));
}

/**
 * si_connection_draft_get_host:
 * @self: a draft
 *
 * Returns: (nullable): what it is called unless it is given a name; %NULL while there is no
 *   address
 */
const char *
si_connection_draft_get_host (SiConnectionDraft *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), NULL);

  return self->connection != NULL ? si_connection_get_host (self->connection) : NULL;
}

/**
 * si_connection_draft_get_valid:
 * @self: a draft
 *
 * Returns: whether it can be tested and saved
 */
gboolean
si_connection_draft_get_valid (SiConnectionDraft *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);

  return self->connection != NULL
         && (self->allow_insecure || !si_connection_get_insecure (self->connection))
         && (self->key != NULL || si_connection_draft_has_saved_key (self));
}

/**
 * si_connection_draft_get_insecure:
 * @self: a draft
 *
 * Returns: whether the address is plain http to another machine
 */
gboolean
si_connection_draft_get_insecure (SiConnectionDraft *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);

  return self->connection != NULL && si_connection_get_insecure (self->connection);
}

/**
 * si_connection_draft_is_new:
 * @self: a draft
 *
 * Returns: whether it is of a new connection
 */
gboolean
si_connection_draft_is_new (SiConnectionDraft *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), FALSE);

  return self->edited == NULL;
}
