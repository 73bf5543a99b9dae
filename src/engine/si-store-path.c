/* si-store-path.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The file of a connection's store. */

#include "si-store-path.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Checks an id before it becomes part of a path: the settings can be written by hand. */
static gboolean
is_file_name (const char *id)
{
  const gsize length = strlen (id);

  return length > 0 && length <= 100 && id[0] != '.'
         && strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.") == length;
}

/**
 * si_store_path_new:
 * @folder: the folder of the stores
 * @connection_id: the id of a saved connection
 *
 * Makes the path of the store of a connection. It is in the folder whatever the id, which is
 * hashed where it could lead elsewhere.
 *
 * Returns: (transfer full): the path
 */
char *
si_store_path_new (const char *folder, const char *connection_id)
{
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL && connection_id != NULL, NULL);

  if (!is_file_name (connection_id))
    sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, connection_id, -1);
  name = g_strconcat (sum != NULL ? sum : connection_id, ".db", NULL);
  return g_build_filename (folder, name, NULL);
}

static void
delete_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (task_data, endings[i], NULL);

      g_unlink (path);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * si_store_path_delete:
 * @path: the path of a store that is not in use
 *
 * Deletes the file, and what SQLite has beside it, on a thread. A damaged file that was quarantined
 * stays.
 */
void
si_store_path_delete (const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, si_store_path_delete);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, delete_in_thread);
}
