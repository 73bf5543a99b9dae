/* si-connection-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-list.h"

#include <glib/gi18n.h>

struct _SiConnectionList
{
  GObject parent_instance;

  GSettings *settings;    /* (owned) */
  GPtrArray *connections; /* (owned) (element-type SiConnection) */
  SiConnection *current;  /* (owned) (nullable) */
  GHashTable *newest;     /* (owned) (element-type utf8 SiConnection): saved by this list, by id */
};

enum
{
  PROP_0,
  PROP_CURRENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return SI_TYPE_CONNECTION;
}

static guint
get_n_items (GListModel *model)
{
  return SI_CONNECTION_LIST (model)->connections->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *connections = SI_CONNECTION_LIST (model)->connections;

  return position < connections->len ? g_object_ref (connections->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiConnectionList,
                               si_connection_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
same_details (SiConnection *a, SiConnection *b)
{
  g_autoptr (GVariant) variant_a = g_variant_ref_sink (si_connection_to_variant (a));
  g_autoptr (GVariant) variant_b = g_variant_ref_sink (si_connection_to_variant (b));

  return g_variant_equal (variant_a, variant_b);
}

/* Returns the position of the connection with an id, or G_MAXUINT. */
static guint
find_position (GPtrArray *connections, const char *id)
{
  for (guint i = 0; i < connections->len; i++)
    if (g_strcmp0 (si_connection_get_id (connections->pdata[i]), id) == 0)
      return i;
  return G_MAXUINT;
}

static SiConnection *
find_id (GPtrArray *connections, const char *id)
{
  const guint position = find_position (connections, id);

  return position != G_MAXUINT ? connections->pdata[position] : NULL;
}

static void
choose_current (SiConnectionList *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "current-connection");
  SiConnection *current = find_id (self->connections, id);

  if (current == NULL && self->connections->len > 0)
    current = self->connections->pdata[0];
  if (g_set_object (&self->current, current))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* A connection that did not change keeps its object: a request of it may be under way, and it may
 * carry a key that is saved nowhere. */
static SiConnection *
reuse_unchanged (SiConnectionList *self, GPtrArray *before, SiConnection *connection)
{
  const char *id = si_connection_get_id (connection);
  SiConnection *old = g_hash_table_lookup (self->newest, id);

  if (old == NULL)
    old = find_id (before, id);
  return g_object_ref (old != NULL && same_details (old, connection) ? old : connection);
}

static void
read_settings (SiConnectionList *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, "connections");
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->connections);
  GVariantIter iter;
  GVariant *variant;

  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_variant_iter_init (&iter, saved);
  while ((variant = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiConnection) connection = si_connection_new_from_variant (variant, &error);

      g_variant_unref (variant);
      if (connection == NULL)
        g_message ("A saved connection cannot be read: %s", error->message);
      else if (si_connection_get_id (connection) != NULL)
        g_ptr_array_add (self->connections, reuse_unchanged (self, before, connection));
    }

  /* Readers are notified when list and current connection agree with each other. */
  g_object_freeze_notify (G_OBJECT (self));
  choose_current (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, self->connections->len);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
write_settings (SiConnectionList *self, GPtrArray *connections)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < connections->len; i++)
    g_variant_builder_add_value (&builder, si_connection_to_variant (connections->pdata[i]));
  g_settings_set_value (self->settings, "connections", g_variant_builder_end (&builder));
}

static gpointer
ref_connection (gconstpointer connection, gpointer user_data)
{
  return g_object_ref ((gpointer) connection);
}

static GPtrArray *
copy (SiConnectionList *self)
{
  return g_ptr_array_copy (self->connections, ref_connection, NULL);
}

static void
si_connection_list_dispose (GObject *object)
{
  SiConnectionList *self = SI_CONNECTION_LIST (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->current);
  g_ptr_array_set_size (self->connections, 0);

  G_OBJECT_CLASS (si_connection_list_parent_class)->dispose (object);
}

static void
si_connection_list_finalize (GObject *object)
{
  SiConnectionList *self = SI_CONNECTION_LIST (object);

  g_ptr_array_unref (self->connections);
  g_hash_table_unref (self->newest);

  G_OBJECT_CLASS (si_connection_list_parent_class)->finalize (object);
}

static void
si_connection_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_object (value, si_connection_list_get_current (SI_CONNECTION_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_connection_list_class_init (SiConnectionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_connection_list_dispose;
  object_class->finalize = si_connection_list_finalize;
  object_class->get_property = si_connection_list_get_property;

  properties[PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, SI_TYPE_CONNECTION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_connection_list_init (SiConnectionList *self)
{
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * si_connection_list_new:
 * @settings: the program's settings, with the keys connections and current-connection
 *
 * Returns: (transfer full): a list of the connections that are saved there
 */
SiConnectionList *
si_connection_list_new (GSettings *settings)
{
  SiConnectionList *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SI_TYPE_CONNECTION_LIST, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_swapped (settings, "changed::connections", G_CALLBACK (read_settings), self);
  g_signal_connect_swapped (settings, "changed::current-connection", G_CALLBACK (choose_current),
                            self);
  read_settings (self);
  return self;
}

/**
 * si_connection_list_get_current:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the connection in use
 */
SiConnection *
si_connection_list_get_current (SiConnectionList *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_LIST (self), NULL);

  return self->current;
}

/**
 * si_connection_list_set_current:
 * @self: a list
 * @connection: (nullable): the connection of the list to use from now on
 */
void
si_connection_list_set_current (SiConnectionList *self, SiConnection *connection)
{
  const char *id;

  g_return_if_fail (SI_IS_CONNECTION_LIST (self));
  g_return_if_fail (connection == NULL || SI_IS_CONNECTION (connection));

  id = connection != NULL ? si_connection_get_id (connection) : NULL;
  g_settings_set_string (self->settings, "current-connection", id != NULL ? id : "");
}

/**
 * si_connection_list_find:
 * @self: a list
 * @id: a connection's id
 *
 * Returns: (transfer none) (nullable): the connection
 */
SiConnection *
si_connection_list_find (SiConnectionList *self, const char *id)
{
  g_return_val_if_fail (SI_IS_CONNECTION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find_id (self->connections, id);
}

/**
 * si_connection_list_find_address:
 * @self: a list
 * @address: an address in the spelling of si_connection_get_address()
 *
 * Returns: (transfer none) (nullable): the only saved connection with this address; %NULL where
 * there is none, or more than one
 */
SiConnection *
si_connection_list_find_address (SiConnectionList *self, const char *address)
{
  SiConnection *found = NULL;

  g_return_val_if_fail (SI_IS_CONNECTION_LIST (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  for (guint i = 0; i < self->connections->len; i++)
    if (g_str_equal (si_connection_get_address (self->connections->pdata[i]), address))
      {
        if (found != NULL)
          return NULL;
        found = self->connections->pdata[i];
      }
  return found;
}

/**
 * si_connection_list_check_writable:
 * @self: a list
 * @error: return location for an error
 *
 * Returns: whether connections can be saved and removed; if not, with
 *   %G_IO_ERROR_PERMISSION_DENIED
 */
gboolean
si_connection_list_check_writable (SiConnectionList *self, GError **error)
{
  g_return_val_if_fail (SI_IS_CONNECTION_LIST (self), FALSE);

  if (g_settings_is_writable (self->settings, "connections"))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                       _ ("The connections are locked in the settings of this computer"));
  return FALSE;
}

/**
 * si_connection_list_save:
 * @self: a list
 * @connection: a connection with an id
 * @error: return location for an error
 *
 * Puts the connection in the place of the one with its id, or at the end, and makes it the one in
 * use. Its key in the keyring is not touched.
 *
 * Returns: whether it was saved; if not, with %G_IO_ERROR_PERMISSION_DENIED
 */
gboolean
si_connection_list_save (SiConnectionList *self, SiConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) connections = NULL;
  guint position;

  g_return_val_if_fail (SI_IS_CONNECTION_LIST (self), FALSE);
  g_return_val_if_fail (SI_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (si_connection_get_id (connection) != NULL, FALSE);

  if (!si_connection_list_check_writable (self, error))
    return FALSE;
  connections = copy (self);
  position = find_position (connections, si_connection_get_id (connection));
  if (position != G_MAXUINT)
    g_ptr_array_remove_index (connections, position);
  g_ptr_array_insert (connections, MIN (position, connections->len), g_object_ref (connection));

  g_hash_table_replace (self->newest, g_strdup (si_connection_get_id (connection)),
                        g_object_ref (connection));
  write_settings (self, connections);
  /* A connection of which only the key changed leaves the settings as they were, so that they tell
   * of no change. */
  if (find_id (self->connections, si_connection_get_id (connection)) != connection)
    read_settings (self);
  si_connection_list_set_current (self, connection);
  choose_current (self);
  return TRUE;
}

/**
 * si_connection_list_remove:
 * @self: a list
 * @connection: the connection to remove
 *
 * Takes the connection off the list. Its key stays in the keyring, so that it can come back
 * by si_connection_list_insert(), until si_connection_clear_key_async().
 *
 * Returns: the position that it had, %G_MAXUINT where the list does not have it
 */
guint
si_connection_list_remove (SiConnectionList *self, SiConnection *connection)
{
  g_autoptr (GPtrArray) connections = NULL;
  guint position;

  g_return_val_if_fail (SI_IS_CONNECTION_LIST (self), G_MAXUINT);
  g_return_val_if_fail (SI_IS_CONNECTION (connection), G_MAXUINT);

  connections = copy (self);
  position = find_position (connections, si_connection_get_id (connection));
  if (position == G_MAXUINT)
    return G_MAXUINT;

  g_ptr_array_remove_index (connections, position);
  write_settings (self, connections);
  return position;
}

/**
 * si_connection_list_insert:
 * @self: a list
 * @position: the position that it had
 * @connection: a connection that was removed
 *
 * Undoes si_connection_list_remove().
 */
void
si_connection_list_insert (SiConnectionList *self, guint position, SiConnection *connection)
{
  g_autoptr (GPtrArray) connections = NULL;

  g_return_if_fail (SI_IS_CONNECTION_LIST (self));
  g_return_if_fail (SI_IS_CONNECTION (connection));

  connections = copy (self);
  g_ptr_array_insert (connections, MIN (position, connections->len), g_object_ref (connection));
  write_settings (self, connections);
}
