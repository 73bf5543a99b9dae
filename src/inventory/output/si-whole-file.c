/* si-whole-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The milliseconds between two looks at whether a pipe has a reader. */
#define READER_INTERVAL 50

/* More names in a row that are taken are no accident. */
#define MOST_TRIES 100

/* A file that is written, and its place. */
typedef struct
{
  int folder;       /* (owned): the folder, without a right to list it */
  char *name;       /* (owned): the file's name in it */
  gboolean there;   /* whether there is one already */
  struct stat old;  /* the status of that one */
  gboolean created; /* whether it was made just now, empty, to find its place */
  int descriptor;   /* (owned): what is written */
  char *temporary;  /* (owned) (nullable): its name, while it has one in the folder */
} Place;

static gboolean
fail (GError **error, int saved_errno)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                       g_strerror (saved_errno));
  return FALSE;
}

static void
close_descriptor (int *descriptor)
{
  if (*descriptor >= 0)
    close (*descriptor);
  *descriptor = -1;
}

static void
place_clear (Place *self)
{
  if (self->temporary != NULL)
    unlinkat (self->folder, self->temporary, 0);
  if (self->created && self->folder >= 0)
    unlinkat (self->folder, self->name, 0);
  close_descriptor (&self->descriptor);
  close_descriptor (&self->folder);
  g_free (self->temporary);
  g_free (self->name);
}

static char *
make_link_name (int descriptor)
{
  return g_strdup_printf ("/proc/self/fd/%d", descriptor);
}

static gboolean
open_folder (Place *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  self->name = g_path_get_basename (path);
  self->folder = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return self->folder >= 0 || fail (error, errno);
}

/* Finds the folder and the name of the file that was really opened, wherever links led. The kernel
 * has followed them by its rules for folders that others may write to. */
static gboolean
find_opened (Place *self, int opened, const char *path, GError **error)
{
  g_autofree char *link = make_link_name (opened);
  g_autofree char *real = g_file_read_link (link, NULL);
  struct stat now;

  if (real == NULL)
    real = realpath (path, NULL);
  if (real == NULL)
    return fail (error, errno);
  if (!open_folder (self, real, error))
    return FALSE;
  if (fstat (opened, &self->old) != 0
      || fstatat (self->folder, self->name, &now, AT_SYMLINK_NOFOLLOW) != 0)
    return fail (error, errno);
  /* The file may have been removed or replaced meanwhile. */
  if (now.st_dev != self->old.st_dev || now.st_ino != self->old.st_ino)
    return fail (error, ESTALE);
  self->there = TRUE;
  return TRUE;
}

/* Makes a file without a name, which is gone when it is closed, or a named one where the file
 * system cannot. The umask lessens the mode. */
static int
create_in (int folder, mode_t mode, char **name)
{
  int descriptor = -1;

  *name = NULL;
  if (g_access ("/proc/self/fd", X_OK) == 0)
    descriptor = openat (folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
  for (guint i = 0; descriptor < 0 && i < MOST_TRIES; i++)
    {
      g_autofree char *random = g_strdup_printf (".sync-inventory-%08x", g_random_int ());

      descriptor = openat (folder, random, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode);
      if (descriptor >= 0)
        *name = g_steal_pointer (&random);
      else if (errno != EEXIST)
        break;
    }
  return descriptor;
}

/* Returns the mode that a new file gets by the umask and the folder. */
static mode_t
find_usual_mode (int folder)
{
  g_autofree char *name = NULL;
  int descriptor = create_in (folder, 0666, &name);
  struct stat status;
  const gboolean known = descriptor >= 0 && fstat (descriptor, &status) == 0;

  if (name != NULL)
    unlinkat (folder, name, 0);
  close_descriptor (&descriptor);
  return known ? status.st_mode & 0777 : 0600;
}

/* Gives the file the mode of the old one, now that it is whole. Until then nobody else could read
 * it. */
static gboolean
take_over_mode (Place *self, GError **error)
{
  mode_t mode = self->there ? self->old.st_mode & 07777 : find_usual_mode (self->folder);
  struct stat now;

  if (self->there && fstat (self->descriptor, &now) == 0
      && (now.st_uid != self->old.st_uid || now.st_gid != self->old.st_gid)
      && fchown (self->descriptor, self->old.st_uid, self->old.st_gid) != 0
      && fchown (self->descriptor, (uid_t) -1, self->old.st_gid) != 0
      && now.st_gid != self->old.st_gid)
    mode = (mode & ~070) | (mode & 07) << 3; /* another group gets no more rights than everybody */
  return fchmod (self->descriptor, mode) == 0 || fail (error, errno);
}

static gboolean
give_name (Place *self, GError **error)
{
  g_autofree char *link = make_link_name (self->descriptor);

  for (guint i = 0; self->temporary == NULL; i++)
    {
      g_autofree char *random = g_strdup_printf (".sync-inventory-%08x", g_random_int ());

      if (linkat (AT_FDCWD, link, self->folder, random, AT_SYMLINK_FOLLOW) == 0)
        self->temporary = g_steal_pointer (&random);
      else if (errno != EEXIST || i == MOST_TRIES)
        return fail (error, errno);
    }
  if (renameat (self->folder, self->temporary, self->folder, self->name) != 0)
    return fail (error, errno);
  g_clear_pointer (&self->temporary, g_free);
  self->created = FALSE;
  return TRUE;
}

static gboolean
write_whole (Place *self,
             SiFileWriter write,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  self->descriptor = create_in (self->folder, 0600, &self->temporary);
  if (self->descriptor < 0)
    return fail (error, errno);
  if (!write (self->descriptor, data, cancellable, error) || !take_over_mode (self, error))
    return FALSE;
  if (fsync (self->descriptor) != 0)
    return fail (error, errno);
  return give_name (self, error);
}

static gboolean
wait_for_reader (GCancellable *cancellable, GError **error)
{
  GPollFD waiting = { .fd = -1 };
  const gboolean pollable = g_cancellable_make_pollfd (cancellable, &waiting);

  g_poll (&waiting, pollable ? 1 : 0, READER_INTERVAL);
  if (pollable)
    g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Writes to a pipe, a terminal or the like. It never waits in the system, where it could not be
 * cancelled. */
static gboolean
write_as_it_is (int opened,
                const char *path,
                SiFileWriter write,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *link = make_link_name (opened);
  const char *name = g_access (link, F_OK) == 0 ? link : path;
  int descriptor;
  gboolean written;

  while ((descriptor = open (name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) < 0)
    {
      if (errno != ENXIO && errno != EINTR)
        return fail (error, errno);
      if (!wait_for_reader (cancellable, error))
        return FALSE;
    }
  written = write (descriptor, data, cancellable, error);
  return g_close (descriptor, written ? error : NULL) && written;
}

static gboolean
is_link (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0 && S_ISLNK (status.st_mode);
}

/* Opens the file to replace. Where a link leads to no file yet, the kernel makes it or refuses to.
 */
static int
open_target (const char *path, gboolean *created)
{
  int opened = open (path, O_PATH | O_CLOEXEC);

  *created = FALSE;
  if (opened >= 0 || errno != ENOENT || !is_link (path))
    return opened;
  opened = open (path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666);
  *created = opened >= 0;
  return opened;
}

static gboolean
is_writable (int opened, GError **error)
{
  g_autofree char *link = make_link_name (opened);
  int descriptor;

  if (g_access (link, F_OK) != 0)
    return TRUE;
  descriptor = open (link, O_WRONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fail (error, errno);
  close_descriptor (&descriptor);
  return TRUE;
}

/**
 * si_whole_file_write:
 * @path: the file
 * @write: writes its content
 * @data: for @write
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes a file whole or not at all. The old file stays until the last byte is on the disk. Until
 * then nobody else can read the new file, which gets the mode of the old one. A link stays a link,
 * and is followed where the system allows that. A pipe or another file that is not regular is
 * written to directly. It blocks, but ends when it is cancelled.
 *
 * Returns: whether the file was written; if not, with an error of %G_IO_ERROR or of @write
 */
gboolean
si_whole_file_write (const char *path,
                     SiFileWriter write,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  Place place = { .folder = -1, .descriptor = -1 };
  struct stat status;
  gboolean written;
  int opened, saved_errno;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (write != NULL, FALSE);

  opened = open_target (path, &place.created);
  saved_errno = errno;
  /* A link that leads into a missing folder is not replaced. */
  if (opened < 0 && (saved_errno != ENOENT || is_link (path)))
    return fail (error, saved_errno);

  if (opened >= 0 && fstat (opened, &status) == 0 && !S_ISREG (status.st_mode))
    written = write_as_it_is (opened, path, write, data, cancellable, error);
  else
    written
        = (opened >= 0 ? is_writable (opened, error) && find_opened (&place, opened, path, error)
                       : open_folder (&place, path, error))
          && write_whole (&place, write, data, cancellable, error);
  place_clear (&place);
  close_descriptor (&opened);
  return written;
}
