/* si-body-converter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-body-converter.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"

/* The most text that is made in one go, since more would hold up the main loop where much is packed
 * into little. */
#define PIECE (64 * 1024)
/* An inventory packs to a tenth or, at the very most, a hundredth. An answer that is packed tighter
 * than this is refused, since two megabytes could be two gigabytes; small answers are exempt. */
#define MOST_TIMES 200
#define FREE_BYTES (64 * 1024 * 1024)
/* The number of bytes at the beginning that tell the encoding. */
#define TELLING 4

#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

struct _SiBodyConverter
{
  char *charset; /* (owned) (nullable): as the Content-Type has it */
  gboolean ended;

  gboolean knows_packing;
  GConverter *unpacker; /* (owned) (nullable): where it is packed */
  gboolean is_gzip;
  gboolean unpacked; /* the end of the packed bytes was reached */
  GByteArray *raw;   /* (owned): bytes before they are unpacked */
  guint64 n_packed;
  guint64 n_unpacked;

  gboolean knows_charset;
  GIConv conversion; /* or -1: it is UTF-8 */
  GByteArray *plain; /* (owned): unpacked bytes in their own charset */
};

#define NO_CONVERSION ((GIConv) -1)

/**
 * si_body_converter_new:
 * @charset: (nullable): the charset that the Content-Type names
 *
 * Returns: (transfer full): a converter for one answer
 */
SiBodyConverter *
si_body_converter_new (const char *charset)
{
  SiBodyConverter *self = g_new0 (SiBodyConverter, 1);

  self->charset = g_strdup (charset);
  self->conversion = NO_CONVERSION;
  self->raw = g_byte_array_new ();
  self->plain = g_byte_array_new ();
  return self;
}

/**
 * si_body_converter_free:
 * @self: (transfer full): a converter
 */
void
si_body_converter_free (SiBodyConverter *self)
{
  g_free (self->charset);
  g_clear_object (&self->unpacker);
  if (self->conversion != NO_CONVERSION)
    g_iconv_close (self->conversion);
  g_byte_array_unref (self->raw);
  g_byte_array_unref (self->plain);
  g_free (self);
}

/**
 * si_body_converter_feed:
 * @self: a converter
 * @bytes: the next bytes of the answer
 *
 * Takes @bytes in. si_body_converter_next() returns the text that is made of them.
 */
void
si_body_converter_feed (SiBodyConverter *self, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (self->raw, data, size);
}

/**
 * si_body_converter_end:
 * @self: a converter
 *
 * Takes in that no more bytes come.
 */
void
si_body_converter_end (SiBodyConverter *self)
{
  self->ended = TRUE;
}

static gboolean
begins_as_gzip (const GByteArray *raw)
{
  return raw->len >= 2 && raw->data[0] == 0x1f && raw->data[1] == 0x8b;
}

/* Whether the bytes begin as RFC 1950 has it, and no text does. */
static gboolean
begins_as_zlib (const GByteArray *raw)
{
  return raw->len >= 2 && raw->data[0] == 0x78 && raw->data[1] != '^'
         && (raw->data[0] * 256 + raw->data[1]) % 31 == 0;
}

static void
choose_unpacker (SiBodyConverter *self)
{
  self->is_gzip = begins_as_gzip (self->raw);
  if (self->is_gzip || begins_as_zlib (self->raw))
    self->unpacker = G_CONVERTER (g_zlib_decompressor_new (
        self->is_gzip ? G_ZLIB_COMPRESSOR_FORMAT_GZIP : G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  self->knows_packing = TRUE;
}

/* A byte order mark is a safer source than the header, so it goes first. */
static const char *
choose_charset (const char *named, const guint8 *start, gsize length)
{
  static const char *const latin1[] = { "iso-8859-1", "iso_8859-1", "iso8859-1", "latin1", NULL };
  g_autofree char *lower = NULL;

  if (length >= 3 && memcmp (start, "\xEF\xBB\xBF", 3) == 0)
    return NULL;
  if (length >= 2 && start[0] == 0xFF && start[1] == 0xFE)
    return "UTF-16LE";
  if (length >= 2 && start[0] == 0xFE && start[1] == 0xFF)
    return "UTF-16BE";
  /* The first character of an answer is one of ASCII, so a null byte beside it tells UTF-16. */
  if (length >= 2 && start[0] != '\0' && start[1] == '\0')
    return "UTF-16LE";
  if (length >= 2 && start[0] == '\0' && start[1] != '\0')
    return "UTF-16BE";

  if (named == NULL)
    return NULL;
  lower = g_ascii_strdown (named, -1);
  if (g_str_has_prefix (lower, "utf") || g_str_equal (lower, "us-ascii")
      || strspn (lower, "abcdefghijklmnopqrstuvwxyz0123456789-_:.") != strlen (lower))
    return NULL;
  /* As in each browser, Latin-1 has the quotes and dashes of Windows. */
  return g_strv_contains (latin1, lower) ? "WINDOWS-1252" : named;
}

static gboolean
knows_enough (const SiBodyConverter *self, gsize length, gboolean ended)
{
  return length >= TELLING || ended;
}

/* Goes on with the next member behind the end of a gzip file, since RFC 1952 allows several. Leaves
 * out what else is there. */
static void
begin_member (SiBodyConverter *self)
{
  self->unpacked = !self->is_gzip || !begins_as_gzip (self->raw);
  if (!self->unpacked)
    g_converter_reset (self->unpacker);
  else if (self->raw->len >= 2 || self->ended)
    g_byte_array_set_size (self->raw, 0);
}

static void
unpack (SiBodyConverter *self, GError **error)
{
  guint8 buffer[PIECE];
  gsize n_read = 0, n_written = 0;
  GConverterResult result;

  if (self->unpacked)
    begin_member (self);
  if (self->unpacked || (self->raw->len == 0 && !self->ended))
    return;
  result = g_converter_convert (self->unpacker, self->raw->data, self->raw->len, buffer,
                                sizeof buffer, self->ended ? G_CONVERTER_INPUT_AT_END : 0, &n_read,
                                &n_written, error);
  if (result == G_CONVERTER_ERROR)
    {
      if (!self->ended && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        g_clear_error (error);
      return;
    }
  self->unpacked = result == G_CONVERTER_FINISHED;
  self->n_packed += n_read;
  self->n_unpacked += n_written;
  if (self->n_unpacked > FREE_BYTES && self->n_unpacked / MOST_TIMES > self->n_packed)
    {
      g_set_error (error, SI_API_ERROR, SI_API_ERROR_TOO_LARGE,
                   _ ("The server’s answer unpacks to more than %u times its size, as no inventory "
                      "does. Check the address."),
                   MOST_TIMES);
      return;
    }
  g_byte_array_remove_range (self->raw, 0, n_read);
  g_byte_array_append (self->plain, buffer, n_written);
}

/* Converts all but the bytes of half a character, which stay unless no more will come. */
static GBytes *
convert (SiBodyConverter *self, gboolean ended)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  gchar *p = (gchar *) self->plain->data;
  gsize n_left = self->plain->len;
  gboolean is_broken = FALSE;

  while (n_left > 0 && !is_broken)
    {
      gchar buffer[4096];
      gchar *out = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (self->conversion, &p, &n_left, &out, &room);
      int problem = result == (gsize) -1 ? errno : 0;

      g_byte_array_append (text, (guint8 *) buffer, out - buffer);
      is_broken = problem == EINVAL && !ended;
      if (problem == EILSEQ || (problem == EINVAL && ended))
        {
          g_byte_array_append (text, (const guint8 *) REPLACEMENT_CHARACTER,
                               strlen (REPLACEMENT_CHARACTER));
          p++;
          n_left--;
        }
    }
  g_byte_array_remove_range (self->plain, 0, self->plain->len - n_left);
  if (text->len == 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

static GBytes *
take_plain (SiBodyConverter *self)
{
  gboolean ended = self->ended && self->raw->len == 0 && (self->unpacker == NULL || self->unpacked);
  GByteArray *plain;

  if (!self->knows_charset)
    {
      const char *charset;

      if (!knows_enough (self, self->plain->len, ended))
        return NULL;
      charset = choose_charset (self->charset, self->plain->data, self->plain->len);
      if (charset != NULL)
        self->conversion = g_iconv_open ("UTF-8", charset);
      self->knows_charset = TRUE;
    }
  if (self->plain->len == 0)
    return NULL;
  if (self->conversion != NO_CONVERSION)
    return convert (self, ended);

  plain = self->plain;
  self->plain = g_byte_array_new ();
  return g_byte_array_free_to_bytes (plain);
}

/**
 * si_body_converter_is_empty:
 * @self: a converter
 *
 * Returns: whether si_body_converter_next() is sure to have nothing
 */
gboolean
si_body_converter_is_empty (const SiBodyConverter *self)
{
  return self->knows_charset && self->unpacker == NULL && self->raw->len == 0
         && self->plain->len == 0;
}

/**
 * si_body_converter_next:
 * @self: a converter
 * @error: return location for an error
 *
 * Makes some 64 KiB of text at most, so that it can be called once in each turn of a main loop.
 *
 * Returns: (transfer full) (nullable): the next bytes in UTF-8, possibly none; %NULL with
 *   %G_IO_ERROR_INVALID_DATA or _PARTIAL_INPUT if they cannot be unpacked, or
 *   %SI_API_ERROR_TOO_LARGE if they become too many; %NULL without an error
 *   if more has to be fed, or all of it has been taken
 */
GBytes *
si_body_converter_next (SiBodyConverter *self, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  const guint64 n_before = self->n_packed + self->n_unpacked;
  GBytes *piece;

  if (!self->knows_packing)
    {
      if (!knows_enough (self, self->raw->len, self->ended))
        return NULL;
      choose_unpacker (self);
    }

  if (self->unpacker != NULL && self->plain->len < PIECE)
    unpack (self, &own_error);
  else if (self->unpacker == NULL)
    {
      g_byte_array_append (self->plain, self->raw->data, self->raw->len);
      g_byte_array_set_size (self->raw, 0);
    }
  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return NULL;
    }
  piece = take_plain (self);
  /* Half a character was unpacked, and the rest of it may be in what is to be unpacked yet. */
  if (piece == NULL && self->n_packed + self->n_unpacked > n_before)
    piece = g_bytes_new (NULL, 0);
  return piece;
}

/**
 * si_body_converter_convert:
 * @charset: (nullable): the charset that the Content-Type names
 * @bytes: an answer, or its beginning
 * @max_bytes: the most bytes that are wanted
 *
 * Returns: (transfer full): the text in UTF-8, as far as it can be unpacked
 */
GBytes *
si_body_converter_convert (const char *charset, GBytes *bytes, gsize max_bytes)
{
  g_autoptr (SiBodyConverter) self = si_body_converter_new (charset);
  GByteArray *text = g_byte_array_new ();
  GBytes *piece;

  si_body_converter_feed (self, bytes);
  si_body_converter_end (self);
  while (text->len < max_bytes && (piece = si_body_converter_next (self, NULL)) != NULL)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (piece, &size);

      g_byte_array_append (text, data, MIN (size, max_bytes - text->len));
      g_bytes_unref (piece);
    }
  return g_byte_array_free_to_bytes (text);
}
