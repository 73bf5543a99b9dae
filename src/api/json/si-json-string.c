/* si-json-string.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-string.h"

#include <string.h>

/* No byte becomes more than three. */
#define GROWTH 3
#define SPARE 16

#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

/* The results of read_code() that are no code. */
#define NO_CODE -1
#define CUT_OFF -2

const guint8 si_json_string_plain[256] = {
  [' '] = 1,
  ['!'] = 1,
  ['#' ... '['] = 1,
  [']' ... '~'] = 1,
};

/* Makes room for what @n_bytes of the answer can become, so that no character has to check. */
static void
reserve (SiJsonString *self, gsize n_bytes)
{
  gsize length = self->json->len;

  g_string_set_size (self->json, length + GROWTH * n_bytes + SPARE);
  self->json->len = length;
}

static inline void
put (SiJsonString *self, char c)
{
  self->json->str[self->json->len++] = c;
}

static inline void
put_bytes (SiJsonString *self, const char *bytes, gsize length)
{
  memcpy (self->json->str + self->json->len, bytes, length);
  self->json->len += length;
}

static void
put_text (SiJsonString *self, const char *text)
{
  put_bytes (self, text, strlen (text));
}

static void
put_character (SiJsonString *self, gunichar c)
{
  self->json->len += g_unichar_to_utf8 (c, self->json->str + self->json->len);
}

/* A run of white space with anything but plain spaces in it becomes one space, since the line
 * breaks of Windows are two characters. */
static void
put_blank (SiJsonString *self)
{
  while (self->json->len > self->start && self->json->str[self->json->len - 1] == ' ')
    self->json->len--;
  put (self, ' ');
  self->eats_spaces = TRUE;
}

/* Returns the code of "\uXXXX" at @p, NO_CODE if there is none, or CUT_OFF if @end comes first. */
static int
read_code (const char *p, const char *end)
{
  int code = 0;

  for (guint i = 0; i < strlen ("\\uXXXX"); i++)
    {
      int digit;

      if (p + i == end)
        return CUT_OFF;
      if (i < 2 && p[i] != "\\u"[i])
        return NO_CODE;
      if (i < 2)
        continue;
      digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return NO_CODE;
      code = code * 16 + digit;
    }
  return code;
}

/* Cleans "\u" and what follows it. A half of a surrogate pair and the character that would end the
 * string are replaced, and the other control characters are white space. */
static const char *
read_unicode_escape (SiJsonString *self, const char *p, const char *end)
{
  int code = read_code (p, end);
  int low = code >= 0xD800 && code < 0xDC00 ? read_code (p + 6, end) : NO_CODE;

  if (code == CUT_OFF || low == CUT_OFF)
    return NULL;
  if (low >= 0xDC00 && low < 0xE000)
    {
      put_character (self, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
      return p + 12;
    }

  if (code < 0)
    {
      put_text (self, "\\\\");
      return p + 1;
    }
  if (code == 0 || (code >= 0xD800 && code < 0xE000))
    put_text (self, REPLACEMENT_CHARACTER);
  else if (code < 0x20)
    put_blank (self);
  else if (code < 0x80)
    put_bytes (self, p, 6);
  else
    put_character (self, code);
  return p + 6;
}

/* Cleans an escape. JSON does not know all of them; the others stay as they look. */
static const char *
read_escape (SiJsonString *self, const char *p, const char *end)
{
  if (end - p < 2)
    return NULL;

  switch (p[1])
    {
    case 'u':
      return read_unicode_escape (self, p, end);

    case '\0':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      put_blank (self);
      return p + 2;

    case '"':
    case '\\':
    case '/':
      put_bytes (self, p, 2);
      return p + 2;

    case '\'':
      put (self, '\'');
      return p + 2;

    default:
      put_text (self, "\\\\");
      return p + 1;
    }
}

/* Cleans a byte that is no plain ASCII character, with those that belong to it. */
static const char *
read_character (SiJsonString *self, const char *p, const char *end)
{
  gunichar c;

  if ((guchar) *p < 0x80)
    {
      put_blank (self);
      return p + 1;
    }

  c = g_utf8_get_char_validated (p, end - p);
  /* GLib takes a null byte for the end as well. */
  if (c == (gunichar) -2 && memchr (p, '\0', MIN (end - p, 6)) == NULL)
    return NULL;
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      put_text (self, REPLACEMENT_CHARACTER);
      return p + 1;
    }
  put_bytes (self, p, g_utf8_skip[(guchar) *p]);
  return p + g_utf8_skip[(guchar) *p];
}

/**
 * si_json_string_begin:
 * @self: the contents of a string
 * @json: what to append to
 *
 * Begins the contents of another string.
 */
void
si_json_string_begin (SiJsonString *self, GString *json)
{
  self->json = json;
  self->start = json->len;
  self->eats_spaces = FALSE;
}

/**
 * si_json_string_read:
 * @self: the contents of a string that has been begun
 * @p: the next bytes of the string
 * @end: where they end
 *
 * Cleans the contents up to the closing quote, to @end, or to a character that @end cuts off.
 *
 * Returns: the first byte that has not been read
 */
const char *
si_json_string_read (SiJsonString *self, const char *p, const char *end)
{
  reserve (self, end - p);
  while (p < end)
    {
      const char *run, *next;

      while (self->eats_spaces && p < end && *p == ' ')
        p++;
      if (p == end)
        break;
      self->eats_spaces = FALSE;

      run = p;
      while (p < end && si_json_string_plain[(guchar) *p])
        p++;
      put_bytes (self, run, p - run);
      if (p == end || *p == '"')
        break;

      next = *p == '\\' ? read_escape (self, p, end) : read_character (self, p, end);
      if (next == NULL)
        break;
      p = next;
    }
  return p;
}
