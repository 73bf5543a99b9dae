/* si-export-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-export-file.h"

#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "si-whole-file.h"

typedef struct
{
  char *path; /* (owned): "-" is standard output */
  SiExportFunc func;
  gpointer data; /* (owned) */
  GDestroyNotify free_data;
  SiExportFormat format;
} Export;

static void
export_free (Export *export)
{
  g_free (export->path);
  if (export->free_data != NULL)
    export->free_data (export->data);
  g_free (export);
}

static gboolean
write_to_descriptor (int descriptor, gpointer data, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (descriptor, FALSE);

  return export->func (export->data, export->format, stream, cancellable, error);
}

/* A pipe is opened again without blocking, so that no write to it waits in the system, where it
 * could not be cancelled. Setting the flag on standard output would set it for other programs, too.
 */
static gboolean
write_to_output (Export *export, GCancellable *cancellable, GError **error)
{
  struct stat status;
  int own = -1;
  gboolean written;

  if ((fcntl (STDOUT_FILENO, F_GETFL) & O_ACCMODE) == O_RDONLY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("standard output is closed"));
      return FALSE;
    }
  if (fstat (STDOUT_FILENO, &status) == 0 && S_ISFIFO (status.st_mode))
    own = g_open ("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_CLOEXEC, 0);

  written = write_to_descriptor (own >= 0 ? own : STDOUT_FILENO, export, cancellable, error);
  if (own >= 0)
    g_close (own, NULL);
  return written;
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;
  gboolean written;

  if (g_str_equal (export->path, "-"))
    written = write_to_output (export, cancellable, &error);
  else
    written = si_whole_file_write (export->path, write_to_descriptor, export, cancellable, &error);

  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * si_export_file_write_async:
 * @path: the file to write, or "-" for standard output
 * @func: writes it, on a thread
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data
 * @format: the format
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes an export to a file, on a thread. The file is written whole or not at all, and the old
 * file stays until the last byte is on the disk.
 */
void
si_export_file_write_async (const char *path,
                            SiExportFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            SiExportFormat format,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (path != NULL);
  g_return_if_fail (func != NULL);

  export = g_new0 (Export, 1);
  export->path = g_strdup (path);
  export->func = func;
  export->data = data;
  export->free_data = free_data;
  export->format = format;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_export_file_write_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_thread);
}

static gboolean
write_products (gconstpointer data,
                SiExportFormat format,
                GOutputStream *stream,
                GCancellable *cancellable,
                GError **error)
{
  return si_export_write (data, NULL, 0, format, stream, cancellable, error);
}

/**
 * si_export_file_async:
 * @path: the file to write, or "-" for standard output
 * @table: an inventory
 * @format: the format
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all products to a file, as si_export_file_write_async() does.
 */
void
si_export_file_async (const char *path,
                      SiTable *table,
                      SiExportFormat format,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (path != NULL);
  g_return_if_fail (table != NULL);

  si_export_file_write_async (path, write_products, si_table_ref (table),
                              (GDestroyNotify) si_table_unref, format, cancellable, callback,
                              user_data);
}

/**
 * si_export_file_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Returns: whether the file was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_export_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_export_file_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
