/* si-export-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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
fail (GError **error, int saved_errno)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                       g_strerror (saved_errno));
  return FALSE;
}

static gboolean
write_to_descriptor (const Export *export,
                     int descriptor,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (descriptor, FALSE);

  return export->func (export->data, export->format, stream, cancellable, error);
}

/* Beside the file that it will replace, since a rename does not cross file systems. */
static gboolean
write_whole (const Export *export,
             const char *path,
             int mode,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".sync-inventory-XXXXXX", NULL);
  int descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  gboolean written;

  if (descriptor < 0)
    return fail (error, errno);

  written = write_to_descriptor (export, descriptor, cancellable, error);
  if (written && mode != 0 && fchmod (descriptor, mode) != 0)
    written = fail (error, errno);
  if (written && fsync (descriptor) != 0)
    written = fail (error, errno);
  if (!g_close (descriptor, written ? error : NULL))
    written = FALSE;
  if (written && g_rename (temporary, path) != 0)
    written = fail (error, errno);

  if (!written)
    g_unlink (temporary);
  return written;
}

static gboolean
write_file (const Export *export, GCancellable *cancellable, GError **error)
{
  /* A link stays a link: what it points to is replaced. */
  g_autofree char *real = realpath (export->path, NULL);
  const char *path = real != NULL ? real : export->path;
  struct stat status;
  int descriptor;
  gboolean written;

  if (stat (path, &status) != 0)
    return write_whole (export, path, 0, cancellable, error);
  if (S_ISREG (status.st_mode))
    return write_whole (export, path, status.st_mode & 07777, cancellable, error);

  descriptor = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  if (descriptor < 0)
    return fail (error, errno);
  written = write_to_descriptor (export, descriptor, cancellable, error);
  return g_close (descriptor, written ? error : NULL) && written;
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Export *export = task_data;
  GError *error = NULL;
  gboolean written;

  if (g_str_equal (export->path, "-"))
    written = write_to_descriptor (export, STDOUT_FILENO, cancellable, &error);
  else
    written = write_file (export, cancellable, &error);

  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * si_export_file_write_async:
 * @path: the file to write, or "-" for standard output
 * @func: what writes it, on a thread
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data
 * @format: how it is written
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes an export to a file, on a thread. A file is there whole or not at all: what was
 * there before stays until the last byte is on the disk.
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

/* The products of an inventory. */
typedef struct
{
  SiTable *table; /* (owned) */
  GArray *rows;   /* (owned) (nullable): of guint32 */
} Products;

static void
products_free (gpointer data)
{
  Products *products = data;

  si_table_unref (products->table);
  g_clear_pointer (&products->rows, g_array_unref);
  g_free (products);
}

static gboolean
write_products (gconstpointer data,
                SiExportFormat format,
                GOutputStream *stream,
                GCancellable *cancellable,
                GError **error)
{
  const Products *products = data;
  const GArray *rows = products->rows;

  return si_export_write (products->table, rows != NULL ? (const guint32 *) rows->data : NULL,
                          rows != NULL ? rows->len : 0, format, stream, cancellable, error);
}

/**
 * si_export_file_async:
 * @path: the file to write, or "-" for standard output
 * @table: an inventory
 * @rows: (nullable) (element-type guint32): the products to write, in this order; all
 *   where %NULL
 * @format: how they are written
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes products to a file, as si_export_file_write_async() does.
 */
void
si_export_file_async (const char *path,
                      SiTable *table,
                      GArray *rows,
                      SiExportFormat format,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Products *products;

  g_return_if_fail (path != NULL);
  g_return_if_fail (table != NULL);

  products = g_new0 (Products, 1);
  products->table = si_table_ref (table);
  products->rows = rows != NULL ? g_array_ref (rows) : NULL;
  si_export_file_write_async (path, write_products, products, products_free, format, cancellable,
                              callback, user_data);
}

/**
 * si_export_file_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_export_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_export_file_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
