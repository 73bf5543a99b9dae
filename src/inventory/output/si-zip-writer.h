/* si-zip-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SiZipWriter:
 *
 * Writes a ZIP archive to a stream, front to back and in little memory, so that the stream may be a
 * pipe. The archive has no times, so equal content gives equal bytes.
 */
typedef struct _SiZipWriter SiZipWriter;

SiZipWriter *si_zip_writer_new (GOutputStream *stream, GCancellable *cancellable);
void si_zip_writer_free (SiZipWriter *self);
gboolean si_zip_writer_begin_part (SiZipWriter *self, const char *name, GError **error);
gboolean si_zip_writer_write (SiZipWriter *self, const char *data, gsize length, GError **error);
gboolean si_zip_writer_end_part (SiZipWriter *self, GError **error);
gboolean si_zip_writer_end (SiZipWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiZipWriter, si_zip_writer_free)

G_END_DECLS
