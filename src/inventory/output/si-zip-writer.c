/* si-zip-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-zip-writer.h"

#include <glib/gi18n.h>
#include <string.h>
#include <zlib.h>

#define CHUNK (64 * 1024)

/* A higher level takes half as long again for a table, and saves a twentieth. */
#define LEVEL 4

/* The fields below are those of PKWARE's APPNOTE.TXT, 4.3 and 4.4. */
#define LOCAL_HEADER 0x04034b50
#define DATA_DESCRIPTOR 0x08074b50
#define CENTRAL_HEADER 0x02014b50
#define END_OF_DIRECTORY 0x06054b50
#define VERSION 20
#define FLAGS (1 << 3 | 1 << 11) /* the sizes come after the data; names are UTF-8 */
#define DEFLATED 8
#define DATE (0 << 9 | 1 << 5 | 1) /* 1 January 1980, the first date there is */

/* A part of the archive. */
typedef struct
{
  char *name; /* (owned) */
  guint32 crc;
  guint64 compressed;
  guint64 size;
  guint64 offset; /* of its header */
} Part;

struct _SiZipWriter
{
  GOutputStream *stream;     /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  GArray *parts;             /* (owned) (element-type Part) */
  GConverter *compressor;    /* (owned) (nullable): of the part that is written */
  guint64 offset;
};

static void
clear_part (gpointer part)
{
  g_free (((Part *) part)->name);
}

static Part *
get_last_part (SiZipWriter *self)
{
  return &g_array_index (self->parts, Part, self->parts->len - 1);
}

static void
append_16 (GByteArray *bytes, guint value)
{
  const guint8 little[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (bytes, little, sizeof little);
}

static void
append_32 (GByteArray *bytes, guint32 value)
{
  append_16 (bytes, value & 0xffff);
  append_16 (bytes, value >> 16);
}

/* Appends the fields that a part has in its local header and in the directory. */
static void
append_part (GByteArray *bytes, const Part *part)
{
  append_16 (bytes, VERSION);
  append_16 (bytes, FLAGS);
  append_16 (bytes, DEFLATED);
  append_16 (bytes, 0); /* midnight */
  append_16 (bytes, DATE);
  append_32 (bytes, part->crc);
  append_32 (bytes, part->compressed);
  append_32 (bytes, part->size);
  append_16 (bytes, strlen (part->name));
  append_16 (bytes, 0); /* no extra field */
}

static void
append_name (GByteArray *bytes, const Part *part)
{
  g_byte_array_append (bytes, (const guint8 *) part->name, strlen (part->name));
}

/* Larger archives need 64-bit fields, which some spreadsheets do not read. */
static gboolean
check_size (guint64 size, GError **error)
{
  if (size <= G_MAXUINT32)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                       _ ("it would be larger than 4 GB, which this format cannot hold"));
  return FALSE;
}

static gboolean
put (SiZipWriter *self, const guint8 *data, gsize length, GError **error)
{
  /* Some streams ignore the cancellable. */
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  self->offset += length;
  return check_size (self->offset, error)
         && g_output_stream_write_all (self->stream, data, length, NULL, self->cancellable, error);
}

/* Compresses data, and writes what comes out. With %G_CONVERTER_INPUT_AT_END all of it does. */
static gboolean
compress_data (SiZipWriter *self,
               const char *data,
               gsize length,
               GConverterFlags flags,
               GError **error)
{
  Part *part = get_last_part (self);
  guint8 out[CHUNK];
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (length > 0 || (flags != 0 && result != G_CONVERTER_FINISHED))
    {
      gsize n_read, n_written;

      result = g_converter_convert (self->compressor, data, length, out, sizeof out, flags, &n_read,
                                    &n_written, error);
      if (result == G_CONVERTER_ERROR || !put (self, out, n_written, error))
        return FALSE;
      data += n_read;
      length -= n_read;
      part->compressed += n_written;
    }
  return TRUE;
}

/**
 * si_zip_writer_new:
 * @stream: the stream to write to
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full): a writer of an empty archive
 */
SiZipWriter *
si_zip_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  SiZipWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  self = g_new0 (SiZipWriter, 1);
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  return self;
}

/**
 * si_zip_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees the writer, whether the archive is whole or not.
 */
void
si_zip_writer_free (SiZipWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->compressor);
  g_clear_object (&self->cancellable);
  g_object_unref (self->stream);
  g_array_unref (self->parts);
  g_free (self);
}

/**
 * si_zip_writer_begin_part:
 * @self: a writer, between two parts
 * @name: the path of the part in the archive
 * @error: return location for an error
 *
 * Begins a part. Blocks, as all of the writer's functions do.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_zip_writer_begin_part (SiZipWriter *self, const char *name, GError **error)
{
  const Part part = { .name = g_strdup (name), .offset = self->offset };
  g_autoptr (GByteArray) header = g_byte_array_new ();

  g_return_val_if_fail (self->compressor == NULL && name != NULL, FALSE);

  g_array_append_val (self->parts, part);
  self->compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL));
  append_32 (header, LOCAL_HEADER);
  append_part (header, &part);
  append_name (header, &part);
  return put (self, header->data, header->len, error);
}

/**
 * si_zip_writer_write:
 * @self: a writer, in a part
 * @data: (array length=length): the next bytes of the part
 * @length: the number of bytes
 * @error: return location for an error
 *
 * Returns: whether they were written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_zip_writer_write (SiZipWriter *self, const char *data, gsize length, GError **error)
{
  Part *part;

  g_return_val_if_fail (self->compressor != NULL, FALSE);

  part = get_last_part (self);
  part->crc = crc32_z (part->crc, (const guint8 *) data, length);
  part->size += length;
  return check_size (part->size, error) && compress_data (self, data, length, 0, error);
}

/**
 * si_zip_writer_end_part:
 * @self: a writer, in a part
 * @error: return location for an error
 *
 * Returns: whether the end of the part was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_zip_writer_end_part (SiZipWriter *self, GError **error)
{
  g_autoptr (GByteArray) descriptor = g_byte_array_new ();
  const Part *part;

  g_return_val_if_fail (self->compressor != NULL, FALSE);

  if (!compress_data (self, "", 0, G_CONVERTER_INPUT_AT_END, error))
    return FALSE;
  g_clear_object (&self->compressor);
  part = get_last_part (self);
  append_32 (descriptor, DATA_DESCRIPTOR);
  append_32 (descriptor, part->crc);
  append_32 (descriptor, part->compressed);
  append_32 (descriptor, part->size);
  return put (self, descriptor->data, descriptor->len, error);
}

/**
 * si_zip_writer_end:
 * @self: a writer, after its last part
 * @error: return location for an error
 *
 * Writes the directory of the archive, which is whole after that.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_zip_writer_end (SiZipWriter *self, GError **error)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint32 size;

  g_return_val_if_fail (self->compressor == NULL, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      append_32 (directory, CENTRAL_HEADER);
      append_16 (directory, VERSION);
      append_part (directory, part);
      append_16 (directory, 0); /* no remark */
      append_16 (directory, 0); /* the first disk */
      append_16 (directory, 0); /* no attributes */
      append_32 (directory, 0);
      append_32 (directory, part->offset);
      append_name (directory, part);
    }
  size = directory->len;
  append_32 (directory, END_OF_DIRECTORY);
  append_32 (directory, 0); /* the first disk, twice */
  append_16 (directory, self->parts->len);
  append_16 (directory, self->parts->len);
  append_32 (directory, size);
  append_32 (directory, self->offset);
  append_16 (directory, 0); /* no remark */
  return put (self, directory->data, directory->len, error);
}
