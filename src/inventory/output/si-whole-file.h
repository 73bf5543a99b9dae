/* si-whole-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SiFileWriter:
 * @descriptor: an open file, which is not to be closed
 * @data: the data that si_whole_file_write() was given
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the content of a file.
 *
 * Returns: whether everything was written
 */
typedef gboolean (*SiFileWriter) (int descriptor,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

gboolean si_whole_file_write (const char *path,
                              SiFileWriter write,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
