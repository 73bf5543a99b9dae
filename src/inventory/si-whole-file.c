/* si-whole-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError **error, int saved_errno)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                       g_strerror (saved_errno));
  return FALSE;
}

/* Beside the file that it will replace, since a rename does not cross file systems. */
static gboolean
write_whole (const char *path,
             int mode,
             SiFileWriter write,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".sync-inventory-XXXXXX", NULL);
  int descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  gboolean written;

  if (descriptor < 0)
    return fail (error, errno);

  written = write (descriptor, data, cancellable, error);
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

/**
 * si_whole_file_write:
 * @path: the file
 * @write: writes what is to be in it
 * @data: for @write
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes a file whole or not at all: what was there before stays until the last byte is on the
 * disk. What is no regular file, such as a pipe, is written to as it is. Blocks.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR or of @write
 */
gboolean
si_whole_file_write (const char *path,
                     SiFileWriter write,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *real = NULL;
  struct stat status;
  int descriptor;
  gboolean written;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (write != NULL, FALSE);

  /* A link stays a link: what it points to is replaced. */
  real = realpath (path, NULL);
  if (real != NULL)
    path = real;

  if (stat (path, &status) != 0)
    return write_whole (path, 0, write, data, cancellable, error);
  if (S_ISREG (status.st_mode))
    return write_whole (path, status.st_mode & 07777, write, data, cancellable, error);

  descriptor = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  if (descriptor < 0)
    return fail (error, errno);
  written = write (descriptor, data, cancellable, error);
  return g_close (descriptor, written ? error : NULL) && written;
}
