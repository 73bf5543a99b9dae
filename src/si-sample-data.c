/* si-sample-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-sample-data.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "si-demo-server.h"

#define STORE_NAME "sample.db"

struct _SiSampleData
{
  GObject parent_instance;

  SiDemoServer *server;     /* (owned) */
  SiConnection *connection; /* (owned) (nullable): once the server has started */
  char *folder;             /* (owned) (nullable): of the store */
  SiStore *store;           /* (owned) (nullable): of the newest engine */
};

G_DEFINE_FINAL_TYPE (SiSampleData, si_sample_data, G_TYPE_OBJECT)

/* The thread of the store may still have files in it open, which take no room any more when it
 * closes them. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (g_rmdir (folder) != 0)
    g_message ("“%s” could not be removed", folder);
}

static void
si_sample_data_finalize (GObject *object)
{
  SiSampleData *self = SI_SAMPLE_DATA (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->server);
  if (self->store != NULL)
    si_store_abandon (self->store);
  g_clear_object (&self->store);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);

  G_OBJECT_CLASS (si_sample_data_parent_class)->finalize (object);
}

static void
si_sample_data_class_init (SiSampleDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_sample_data_finalize;
}

static void
si_sample_data_init (SiSampleData *self)
{
  self->server = si_demo_server_new (SI_SAMPLE_SEED, 0);
}

/* Without room for a store, the sample data have no past. */
static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("sync-inventory-sample-XXXXXX", &error);

  if (folder == NULL)
    g_message ("The sample data have no history: %s", error->message);
  return folder;
}

/**
 * si_sample_data_new:
 * @stored: whether its inventories are stored, in a temporary folder
 * @error: return location for an error
 *
 * Starts the embedded server.
 *
 * Returns: (transfer full): the sample data, or %NULL with an error
 */
SiSampleData *
si_sample_data_new (gboolean stored, GError **error)
{
  g_autoptr (SiSampleData) self = g_object_new (SI_TYPE_SAMPLE_DATA, NULL);
  SiConnectionDetails details = { .name = _ ("Sample Data") };
  g_autofree char *path = NULL;

  if (!si_demo_server_start (self->server, error))
    return NULL;
  if (stored)
    self->folder = make_folder ();
  if (self->folder != NULL)
    path = g_build_filename (self->folder, STORE_NAME, NULL);
  details.address = si_demo_server_get_address (self->server);
  details.store_path = path;
  self->connection = si_connection_new (&details, si_demo_server_get_key (self->server), error);
  return self->connection != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * si_sample_data_get_connection:
 * @self: sample data
 *
 * Returns: (transfer none): the connection to the embedded server, which carries its key
 */
SiConnection *
si_sample_data_get_connection (SiSampleData *self)
{
  g_return_val_if_fail (SI_IS_SAMPLE_DATA (self), NULL);

  return self->connection;
}

/**
 * si_sample_data_create_history:
 * @self: sample data
 * @engine: an engine of their connection, before its first request
 *
 * Returns: (transfer full): the history that fills the store of the engine
 */
SiSampleHistory *
si_sample_data_create_history (SiSampleData *self, SiEngine *engine)
{
  g_return_val_if_fail (SI_IS_SAMPLE_DATA (self), NULL);
  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);

  g_set_object (&self->store, si_persistence_get_store (si_engine_get_persistence (engine)));
  return si_sample_history_new (engine);
}
