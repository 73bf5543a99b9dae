/* si-keyring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-keyring.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>
#include <string.h>

#define SCOPE "scope"

typedef struct
{
  char *scope;        /* (owned) */
  GSource *cancelled; /* (owned) (nullable): until the operation has ended */
  gboolean has_ended;
} Operation;

static const SecretSchema schema = {
  "com.example.SyncInventory.ApiKey",
  SECRET_SCHEMA_NONE,
  { { SCOPE, SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static void
operation_free (Operation *operation)
{
  g_free (operation->scope);
  g_free (operation);
}

/**
 * si_keyring_error_quark:
 *
 * Returns: the domain of #SiKeyringError
 */
G_DEFINE_QUARK (si_keyring_error, si_keyring_error)

/* These errors come from a keyring: from its service, or from the file that a sandbox has in its
 * place. */
static gboolean
is_of_a_keyring (const GError *error)
{
  switch (error->code)
    {
    case G_IO_ERROR_DBUS_ERROR:
    case G_IO_ERROR_INVALID_DATA:
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_DIRECTORY:
    case G_IO_ERROR_NO_SPACE:
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_WRONG_ETAG:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_without_service (const GError *error)
{
  if (error->domain == G_DBUS_ERROR)
    switch (error->code)
      {
      case G_DBUS_ERROR_SERVICE_UNKNOWN:
      case G_DBUS_ERROR_NAME_HAS_NO_OWNER:
      case G_DBUS_ERROR_NO_SERVER:
      case G_DBUS_ERROR_NO_NETWORK:
      case G_DBUS_ERROR_NO_REPLY:
      case G_DBUS_ERROR_DISCONNECTED:
      case G_DBUS_ERROR_ACCESS_DENIED:
      case G_DBUS_ERROR_SPAWN_EXEC_FAILED:
      case G_DBUS_ERROR_SPAWN_CHILD_EXITED:
      case G_DBUS_ERROR_SPAWN_CHILD_SIGNALED:
      case G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND:
        return TRUE;
      default:
        return FALSE;
      }

  /* GDBus has the other I/O errors and the spawn errors where it finds no bus. */
  return (error->domain == G_IO_ERROR && !is_of_a_keyring (error)) || error->domain == G_SPAWN_ERROR
         || error->domain == G_SPAWN_EXIT_ERROR;
}

/* The service has no keyring yet, and was not allowed to make one. */
static gboolean
is_without_keyring (const GError *error)
{
  return g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT);
}

static gboolean
has_ended (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  return operation->has_ended;
}

/* Ends the operation, and tells whether the caller has to return from @task: a cancelled operation
 * has returned before libsecret does. */
static gboolean
end (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  if (operation->has_ended)
    return FALSE;

  operation->has_ended = TRUE;
  if (operation->cancelled != NULL)
    g_source_destroy (operation->cancelled);
  g_clear_pointer (&operation->cancelled, g_source_unref);
  return TRUE;
}

static void
succeed (GTask *task)
{
  if (end (task))
    g_task_return_boolean (task, TRUE);
}

static void
fail_locked (GTask *task)
{
  if (end (task))
    g_task_return_new_error (task, SI_KEYRING_ERROR, SI_KEYRING_ERROR_LOCKED, "%s",
                             _ ("The keyring is locked. Unlock it and try again."));
}

/* Ends @task with an error whose message tells the person what to do. */
static void
fail (GTask *task, GError *error)
{
  g_autoptr (GError) cause = error;

  if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    {
      fail_locked (task);
      return;
    }

  if (!end (task))
    return;

  if (is_without_service (cause))
    {
      g_task_return_new_error (task, SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_SERVICE, "%s",
                               _ ("No keyring service answers. Start one, such as GNOME "
                                  "Keyring, and try again."));
    }
  else if (is_without_keyring (cause))
    {
      g_task_return_new_error (
          task, SI_KEYRING_ERROR, SI_KEYRING_ERROR_FAILED, "%s",
          _ ("There is no keyring to put the API key into. Create one and try again."));
    }
  else
    {
      g_dbus_error_strip_remote_error (cause);
      /* Translators: %s is the message of the keyring service. */
      g_task_return_new_error (task, SI_KEYRING_ERROR, SI_KEYRING_ERROR_FAILED,
                               _ ("The keyring failed: %s"), cause->message);
    }
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  if (end (task))
    g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/* Makes a task that returns as soon as it is cancelled; NULL if it is already. libsecret is not
 * told of that and goes on by itself: a prompt that a program dismisses takes down GNOME Keyring
 * 42, and then libsecret 0.20 never returns. */
static GTask *
begin (const char *scope,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Operation *operation = g_new0 (Operation, 1);

  operation->scope = g_strdup (scope);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, operation, (GDestroyNotify) operation_free);
  if (g_task_return_error_if_cancelled (task))
    return NULL;

  if (cancellable != NULL)
    {
      operation->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, operation->cancelled, G_SOURCE_FUNC (cancelled_cb));
    }
  return g_steal_pointer (&task);
}

/* Searches the items of the task's scope, including locked ones. */
static void
search (GTask *task, SecretSearchFlags flags, GAsyncReadyCallback callback)
{
  Operation *operation = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes
      = secret_attributes_build (&schema, SCOPE, operation->scope, NULL);

  secret_service_search (NULL, &schema, attributes, SECRET_SEARCH_ALL | flags, NULL, callback,
                         g_object_ref (task));
}

/* Tells whether search() found an item that stays locked. A sandbox keeps its keys in a file, and
 * the search fails there, since it has no service. */
static gboolean
is_locked (GAsyncResult *result)
{
  g_autolist (SecretItem) items = secret_service_search_finish (NULL, result, NULL);

  for (GList *item = items; item != NULL; item = item->next)
    if (secret_item_get_locked (item->data))
      return TRUE;
  return FALSE;
}

/* Returns the part of a scope that a person knows. */
static char *
get_address (const char *scope)
{
  return g_strndup (scope, strcspn (scope, "#"));
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Operation *operation = g_task_get_task_data (task);
  g_autofree char *address = get_address (operation->scope);

  g_assert (G_IS_TASK (task));

  if (is_locked (result))
    fail_locked (task);
  else if (end (task))
    g_task_return_new_error (task, SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_KEY,
                             _ ("No API key is stored for %s. Enter it first."), address);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *key;

  g_assert (G_IS_TASK (task));

  key = secret_password_lookup_nonpageable_finish (result, &error);
  /* libsecret tells no difference between a key that is not there and one that stayed locked. */
  if (error != NULL)
    fail (task, error);
  else if (key == NULL && !has_ended (task))
    search (task, SECRET_SEARCH_NONE, searched_cb);
  else if (end (task))
    g_task_return_pointer (task, key, (GDestroyNotify) si_keyring_free_key);
  else
    si_keyring_free_key (key);
}

/**
 * si_keyring_look_up_async:
 * @scope: the scope of the key
 * @cancellable: (nullable): stops the waiting; a prompt stays until it is answered
 * @callback: called when the key is there
 * @user_data: for @callback
 *
 * Looks up the key of @scope. The keyring may ask the person for its password, which takes as long
 * as the person does.
 *
 * Inside a sandbox, libsecret's first call asks the portal for its version and blocks until it is
 * answered.
 */
void
si_keyring_look_up_async (const char *scope,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (scope != NULL);

  task = begin (scope, si_keyring_look_up_async, cancellable, callback, user_data);
  if (task != NULL)
    secret_password_lookup (&schema, NULL, looked_up_cb, task, SCOPE, scope, NULL);
}

/**
 * si_keyring_look_up_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the key, to be freed with si_keyring_free_key(), or %NULL with an error
 *   of %SI_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 */
char *
si_keyring_look_up_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_keyring_look_up_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * si_keyring_free_key:
 * @key: (transfer full) (nullable): a key that was looked up
 *
 * Wipes the key and frees it. libsecret has it in memory that is never swapped to disk.
 */
void
si_keyring_free_key (char *key)
{
  secret_password_free (key);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  g_assert (G_IS_TASK (task));

  if (secret_password_store_finish (result, &error))
    succeed (task);
  else
    fail (task, error);
}

/**
 * si_keyring_store_async:
 * @scope: the scope of the key
 * @name: (nullable): the name that a keyring manager shows to the person; %NULL for the address
 * @key: the key
 * @cancellable: (nullable): stops the waiting; the key may be stored all the same
 * @callback: called when the key is stored
 * @user_data: for @callback
 *
 * Puts the key into the person's default keyring, in the place of the one that is there for @scope.
 * The keyring may ask the person for its password.
 */
void
si_keyring_store_async (const char *scope,
                        const char *name,
                        const char *key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autofree char *label = NULL;
  g_autofree char *address = NULL;
  GTask *task;

  g_return_if_fail (scope != NULL);
  g_return_if_fail (key != NULL);

  address = get_address (scope);
  /* Translators: the name of the key in a keyring manager. %s is a shop or its server. */
  label = g_strdup_printf (_ ("Sync Inventory API key for %s"), name != NULL ? name : address);
  task = begin (scope, si_keyring_store_async, cancellable, callback, user_data);
  if (task != NULL)
    secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, key, NULL, stored_cb, task,
                           SCOPE, scope, NULL);
}

/**
 * si_keyring_store_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the key is stored; if not, with an error of %SI_KEYRING_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
si_keyring_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_keyring_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  g_assert (G_IS_TASK (task));

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    fail (task, error);
  else
    succeed (task);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Operation *operation = g_task_get_task_data (task);

  g_assert (G_IS_TASK (task));

  if (is_locked (result))
    fail_locked (task);
  else if (!operation->has_ended)
    secret_password_clear (&schema, NULL, cleared_cb, g_object_ref (task), SCOPE, operation->scope,
                           NULL);
}

/**
 * si_keyring_clear_async:
 * @scope: the scope of the key
 * @cancellable: (nullable): stops the waiting; the key may be removed all the same
 * @callback: called when the key is removed
 * @user_data: for @callback
 *
 * Removes the key of @scope. It is no error if there is none. The keyring may ask the person for
 * its password.
 */
void
si_keyring_clear_async (const char *scope,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (scope != NULL);

  /* secret_password_clear() skips locked items, so they are unlocked first. */
  task = begin (scope, si_keyring_clear_async, cancellable, callback, user_data);
  if (task != NULL)
    search (task, SECRET_SEARCH_UNLOCK, unlocked_cb);
}

/**
 * si_keyring_clear_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the keyring has no such key any more; if not, with an error of
 *   %SI_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
si_keyring_clear_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_keyring_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
