/* si-run-marker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-run-marker.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _SiRunMarker
{
  char *path;     /* (owned) */
  int descriptor; /* (owned): locked; the lock ends with the process, even by a crash */
};

/**
 * si_run_marker_new:
 * @folder: the folder of the inventories
 * @left_over: (out): whether a process left its marker behind without closing its window
 *
 * Makes the marker. If that fails, or another process holds the marker, the next start has nothing
 * to tell.
 *
 * Returns: (transfer full) (nullable): the marker, to be freed when the last window is closed
 */
SiRunMarker *
si_run_marker_new (const char *folder, gboolean *left_over)
{
  g_autofree char *path = NULL;
  SiRunMarker *self;
  int descriptor;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (left_over != NULL, NULL);

  *left_over = FALSE;
  path = g_build_filename (folder, "window-is-open", NULL);
  descriptor = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  *left_over = descriptor >= 0;
  if (descriptor < 0 && g_mkdir_with_parents (folder, 0700) == 0)
    descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0 || flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      *left_over = FALSE;
      if (descriptor >= 0)
        close (descriptor);
      return NULL;
    }

  self = g_new0 (SiRunMarker, 1);
  self->path = g_steal_pointer (&path);
  self->descriptor = descriptor;
  return self;
}

/**
 * si_run_marker_free:
 * @self: (transfer full): a marker
 *
 * Deletes the marker, since the window was closed.
 */
void
si_run_marker_free (SiRunMarker *self)
{
  g_return_if_fail (self != NULL);

  g_unlink (self->path);
  close (self->descriptor);
  g_free (self->path);
  g_free (self);
}
