/* si-connection-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-draft.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-connection-save.h"
#include "si-paste.h"

enum
{
  PROP_0,
  PROP_ADDRESS,
  PROP_AUTH,
  PROP_DROPPED,
  PROP_NAME,
  PROP_PROBLEM,
  PROP_UNDERSTOOD,
  PROP_USER,
  /* The properties before this one are texts. */
  PROP_ALLOW_INSECURE,
  PROP_INSECURE,
  N_PROPS
};

struct _SiConnectionDraft
{
  GObject parent_instance;

  SiConnection *edited;             /* (owned) (nullable): the saved connection that it changes */
  char *id;                         /* (owned) */
  char *texts[PROP_ALLOW_INSECURE]; /* (owned) (nullable): the text properties, as typed */
  gboolean allow_insecure;
  char *consent_scope;      /* (owned) (nullable): the place that plain http was allowed for */
  char *key;                /* (owned) (nullable): wiped when it goes */
  gboolean pasted;          /* the key came out of a paste, so no row shows it */
  char *key_origin;         /* (owned) (nullable): the only server that a pasted key is for */
  SiConnection *connection; /* (owned) (nullable): what the texts make, without the key */
};

G_DEFINE_FINAL_TYPE (SiConnectionDraft, si_connection_draft, G_TYPE_OBJECT)

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

static SiConnection *
make_connection (SiConnectionDraft *self, const char *key, GError **error)
{
  const SiConnectionDetails details = {
    .id = self->id,
    .name = self->texts[PROP_NAME],
    .address = self->texts[PROP_ADDRESS],
    .auth = self->texts[PROP_AUTH],
    .user = self->texts[PROP_USER],
    .allow_insecure = self->allow_insecure,
  };

  return si_connection_new (&details, key, error);
}

static void
take_text (SiConnectionDraft *self, guint property, char *text)
{
  g_free (self->texts[property]);
  self->texts[property] = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* No row of the dialog shows a pasted key, so it would go to another server unseen. */
static void
drop_key_of_another_server (SiConnectionDraft *self)
{
  g_autofree char *origin = NULL;
  const char *host;

  if (self->key_origin == NULL || self->connection == NULL)
    return;
  origin = si_connection_make_origin (self->connection);
  if (g_str_equal (origin, self->key_origin))
    return;

  host = strstr (self->key_origin, "://") + strlen ("://");
  take_text (self, PROP_DROPPED,
             g_strdup_printf (_ ("The API key that you pasted was for %s, so it was removed."
                                 " It is not sent to another server."),
                              host));
  wipe_key (self);
}

/* The person allows plain http for the address that is seen, and for no other one. */
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

/* Makes a new connection of the texts, and brings everything up to date that depends on it. */
static void
update (SiConnectionDraft *self)
{
  const char *address = self->texts[PROP_ADDRESS];
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->connection);
  if (address[strspn (address, " \t\r\n")] != '\0')
    self->connection = make_connection (self, NULL, &error);
  take_text (self, PROP_PROBLEM, error != NULL ? g_strdup (error->message) : NULL);
  check_consent (self);
  drop_key_of_another_server (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSECURE]);
}

static void
set_text (SiConnectionDraft *self, guint property, const char *text)
{
  if (text == NULL)
    text = "";
  if (g_str_equal (self->texts[property], text))
    return;

  take_text (self, property, g_strdup (text));
  /* The name never came from a paste; any other text is no longer the one that did. */
  if (property != PROP_NAME)
    take_text (self, PROP_UNDERSTOOD, NULL);
  update (self);
}

static void
set_allow_insecure (SiConnectionDraft *self, gboolean allow_insecure)
{
  if (self->allow_insecure == allow_insecure)
    return;

  self->allow_insecure = allow_insecure;
  g_clear_pointer (&self->consent_scope, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOW_INSECURE]);
  update (self);
}

/* Returns a line that tells the person the parts that were taken from a paste. */
static char *
describe_paste (const SiPaste *paste)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *list = NULL;

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

  list = g_strjoinv (_ (", "), (char **) parts->pdata);
  /* Translators: %s is a list such as “the address, the API key, sent as Bearer”. */
  return g_strdup_printf (_ ("Taken from what you pasted: %s"), list);
}

static void
si_connection_draft_finalize (GObject *object)
{
  SiConnectionDraft *self = SI_CONNECTION_DRAFT (object);

  wipe_key (self);
  g_clear_object (&self->edited);
  g_clear_object (&self->connection);
  g_free (self->id);
  g_free (self->consent_scope);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (si_connection_draft_parent_class)->finalize (object);
}

static void
si_connection_draft_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiConnectionDraft *self = SI_CONNECTION_DRAFT (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
    case PROP_AUTH:
    case PROP_DROPPED:
    case PROP_NAME:
    case PROP_PROBLEM:
    case PROP_UNDERSTOOD:
    case PROP_USER:
      g_value_set_string (value, self->texts[prop_id]);
      break;
    case PROP_ALLOW_INSECURE:
      g_value_set_boolean (value, self->allow_insecure);
      break;
    case PROP_INSECURE:
      g_value_set_boolean (value, si_connection_draft_get_insecure (self));
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
    case PROP_AUTH:
    case PROP_NAME:
    case PROP_USER:
      set_text (self, prop_id, g_value_get_string (value));
      break;
    case PROP_ALLOW_INSECURE:
      set_allow_insecure (self, g_value_get_boolean (value));
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_connection_draft_init (SiConnectionDraft *self)
{
  self->texts[PROP_ADDRESS] = g_strdup ("");
  self->texts[PROP_AUTH] = g_strdup ("auto");
  self->texts[PROP_NAME] = g_strdup ("");
  self->texts[PROP_USER] = g_strdup ("");
}

/**
 * si_connection_draft_new:
 * @connection: (nullable): the saved connection to change; %NULL for a new one
 *
 * Returns: (transfer full): a draft with the details of the connection
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

/**
 * si_connection_draft_paste:
 * @self: a draft
 * @text: a text that a person pasted
 *
 * Takes a text apart that may be more than an address: an Authorization line, a curl command, an
 * address with filters. The parts go into the draft, and "understood" tells them to the person. A
 * key in the text is for the server of the address that comes with it, or else of the address that
 * is there. It is dropped as soon as the address is that of another server.
 *
 * Returns: whether the text had an address or a key in it
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
        self->key_origin = si_connection_make_origin (self->connection);
      g_object_set (self, "auth", si_auth_mode_to_nick (paste->form), NULL);
    }
  if (paste->user != NULL)
    g_object_set (self, "user", paste->user, NULL);
  take_text (self, PROP_UNDERSTOOD, describe_paste (paste));
  return TRUE;
}

/**
 * si_connection_draft_set_key:
 * @self: a draft
 * @key: (nullable): the API key; %NULL or empty to leave the one in the keyring
 */
void
si_connection_draft_set_key (SiConnectionDraft *self, const char *key)
{
  g_return_if_fail (SI_IS_CONNECTION_DRAFT (self));

  wipe_key (self);
  if (key != NULL && key[0] != '\0')
    {
      self->key = g_strdup (key);
      take_text (self, PROP_DROPPED, NULL);
    }
  take_text (self, PROP_UNDERSTOOD, NULL);
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
 * Returns: whether it has a key that was taken out of a paste
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
 * A saved key is for one address. It has to be entered again where the address changes.
 *
 * Returns: whether the keyring has the key of the connection as it is now
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
 * Returns: (nullable): the host of the address, which is the name of a connection without one;
 *   %NULL while there is no address
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

/**
 * si_connection_draft_make_connection:
 * @self: a draft
 * @error: return location for an error
 *
 * Makes a connection that carries the key which was entered, so that it works without the keyring
 * for as long as the program runs.
 *
 * Returns: (transfer full): the connection, or %NULL with %SI_API_ERROR_ADDRESS
 */
SiConnection *
si_connection_draft_make_connection (SiConnectionDraft *self, GError **error)
{
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (self), NULL);

  return make_connection (self, self->key, error);
}

/**
 * si_connection_draft_save_async:
 * @self: a draft that is valid
 * @list: the list that gets the connection
 * @cancellable: (nullable): stops the saving
 * @callback: called when it is saved; si_connection_save_finish() tells whether it is
 * @user_data: for @callback
 *
 * Saves the connection by si_connection_save_async(), with the key that was entered. The draft
 * still has the key where that fails.
 */
void
si_connection_draft_save_async (SiConnectionDraft *self,
                                SiConnectionList *list,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (SI_IS_CONNECTION_DRAFT (self));
  g_return_if_fail (si_connection_draft_get_valid (self));

  si_connection_save_async (self->connection, self->key, list, cancellable, callback, user_data);
}
