/* si-json-normal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-normal.h"

#include <string.h>

/* json-glib 1.6 overruns its stack on deep nesting. */
#define MAX_DEPTH 64

#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.' || c == '_';
}

/* Numbers become strings: json-glib's are doubles and wrapping integers. So do
 * NaN, undefined and the like, which then show up where the figure should be. */
static const char *
copy_word (GString *json, const char *p, const char *end)
{
  const char *start = p;
  gsize length;

  while (p < end && is_word_character (*p))
    p++;
  length = p - start;

  if ((length == 4 && (memcmp (start, "true", 4) == 0 || memcmp (start, "null", 4) == 0))
      || (length == 5 && memcmp (start, "false", 5) == 0))
    g_string_append_len (json, start, length);
  else
    {
      g_string_append_c (json, '"');
      g_string_append_len (json, start, length);
      g_string_append_c (json, '"');
    }
  return p;
}

/* The value of four hexadecimal digits, or -1. */
static int
read_hex (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* A run of white space with anything but plain spaces in it becomes one space: the line breaks
 * of Windows are two characters. */
static void
append_blank (GString *json, gsize start)
{
  while (json->len > start && json->str[json->len - 1] == ' ')
    g_string_truncate (json, json->len - 1);
  g_string_append_c (json, ' ');
}

static gboolean
is_control (const char *p, const char *end)
{
  if (p < end && (guchar) *p < 0x20)
    return TRUE;
  return end - p >= 2 && p[0] == '\\' && strchr ("bfnrt", p[1]) != NULL;
}

/* Passes over the spaces that follow a control character. */
static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p;
}

/* At "\u". Half a character, and the one that would end the string, are replaced;
 * other control characters are white space. */
static const char *
copy_code (GString *json, gsize start, const char *p, const char *end)
{
  int code = read_hex (p + 2, end);
  int low;

  if (code < 0)
    {
      g_string_append (json, "\\\\");
      return p + 1;
    }
  if (code >= 0xD800 && code < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u')
    {
      low = read_hex (p + 8, end);
      if (low >= 0xDC00 && low < 0xE000)
        {
          g_string_append_unichar (json, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
          return p + 12;
        }
    }

  if (code == 0 || (code >= 0xD800 && code < 0xE000))
    g_string_append (json, REPLACEMENT_CHARACTER);
  else if (code < 0x20)
    {
      append_blank (json, start);
      return skip_spaces (p + 6, end);
    }
  else if (code < 0x80)
    g_string_append_len (json, p, 6);
  else
    g_string_append_unichar (json, code);
  return p + 6;
}

/* At a backslash. An escape that JSON does not know is taken as it is written. */
static const char *
copy_escape (GString *json, gsize start, const char *p, const char *end)
{
  if (end - p < 2)
    return end;
  if (is_control (p, end))
    {
      append_blank (json, start);
      return skip_spaces (p + 2, end);
    }

  switch (p[1])
    {
    case 'u':
      return copy_code (json, start, p, end);

    case '"':
    case '\\':
    case '/':
      g_string_append_len (json, p, 2);
      return p + 2;

    case '\'':
      g_string_append_c (json, '\'');
      return p + 2;

    default:
      g_string_append (json, "\\\\");
      return p + 1;
    }
}

/* At a byte that is no plain ASCII character. */
static const char *
copy_character (GString *json, gsize start, const char *p, const char *end)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  if ((guchar) *p < 0x80)
    {
      append_blank (json, start);
      return skip_spaces (p + 1, end);
    }
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      g_string_append (json, REPLACEMENT_CHARACTER);
      return p + 1;
    }
  g_string_append_len (json, p, g_utf8_skip[(guchar) *p]);
  return p + g_utf8_skip[(guchar) *p];
}

/* Visible ASCII that needs no escape, and the space. */
static const gboolean is_plain[256] = {
  [' '] = TRUE,
  ['!'] = TRUE,
  ['#' ... '['] = TRUE,
  [']' ... '~'] = TRUE,
};

/* Up to the closing quote, or to @end. */
static const char *
copy_contents (GString *json, const char *p, const char *end)
{
  gsize start = json->len;

  while (p < end && *p != '"')
    {
      const char *run = p;

      while (p < end && is_plain[(guchar) *p])
        p++;
      g_string_append_len (json, run, p - run);

      if (p < end && *p == '\\')
        p = copy_escape (json, start, p, end);
      else if (p < end && *p != '"')
        p = copy_character (json, start, p, end);
    }
  return p;
}

/* At the opening quote. NULL where the string does not end. */
static const char *
copy_string (GString *json, const char *p, const char *end)
{
  g_string_append_c (json, '"');
  p = copy_contents (json, p + 1, end);
  if (p == end)
    return NULL;
  g_string_append_c (json, '"');
  return p + 1;
}

static const char *
skip_blank (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

typedef struct
{
  const char *start;
  const char *end;
  gboolean is_plain;
} Span;

/* The contents of a string or a number. */
static const char *
find_text (const char *p, const char *end, Span *text)
{
  gboolean is_string = p < end && *p == '"';

  text->start = p + is_string;
  text->is_plain = TRUE;
  if (is_string)
    for (p++; p < end && *p != '"'; p++)
      if (!is_plain[(guchar) *p])
        {
          text->is_plain = FALSE;
          p += *p == '\\';
        }
  if (!is_string)
    while (p < end && (g_ascii_isdigit (*p) || *p == '-' || *p == '.'))
      p++;

  text->end = p;
  if (p >= end || (!is_string && p == text->start))
    return NULL;
  return p + is_string;
}

/* At the opening brace: a godown line with its three members, texts or numbers, in any
 * order. NULL for whatever else. */
static const char *
find_line (const char *p, const char *end, Span *name, Span *id, Span *stock)
{
  for (guint i = 0; i < 3; i++)
    {
      Span key, *value;
      gsize length;

      p = skip_blank (p + 1, end);
      if (p == end || *p != '"' || (p = find_text (p, end, &key)) == NULL)
        return NULL;
      length = key.end - key.start;
      if (length == 6 && memcmp (key.start, "Godown", 6) == 0)
        value = name;
      else if (length == 8 && memcmp (key.start, "Godownid", 8) == 0)
        value = id;
      else if (length == 5 && memcmp (key.start, "Stock", 5) == 0)
        value = stock;
      else
        return NULL;

      p = skip_blank (p, end);
      if (p == end || *p != ':' || value->start != NULL)
        return NULL;
      p = find_text (skip_blank (p + 1, end), end, value);
      if (p == NULL)
        return NULL;
      p = skip_blank (p, end);
      if (p == end || *p != (i < 2 ? ',' : '}'))
        return NULL;
    }
  return p + 1;
}

static const char *
copy_line (GString *json, const char *p, const char *end)
{
  Span texts[3] = { { NULL, NULL, FALSE }, { NULL, NULL, FALSE }, { NULL, NULL, FALSE } };

  p = find_line (p, end, &texts[0], &texts[1], &texts[2]);
  if (p == NULL)
    return NULL;

  for (guint i = 0; i < 3; i++)
    {
      if (texts[i].is_plain)
        g_string_append_len (json, texts[i].start, texts[i].end - texts[i].start);
      else
        copy_contents (json, texts[i].start, texts[i].end);
      g_string_append (json, i < 2 ? "\\t" : "\\n");
    }
  return p;
}

/* At the opening bracket. Godown lines are nearly all that a large inventory consists of,
 * and json-glib makes a hash table, a queue and some twenty pieces of memory of each.
 * NULL for whatever is not an array of such lines alone. */
static const char *
copy_lines (GString *json, const char *p, const char *end)
{
  gsize length = json->len;
  char c = '[';

  g_string_append_c (json, '"');
  while (c != ']')
    {
      p = skip_blank (p + 1, end);
      p = p < end && *p == '{' ? copy_line (json, p, end) : NULL;
      p = p != NULL ? skip_blank (p, end) : end;
      c = p < end ? *p : '\0';
      if (c != ',' && c != ']')
        {
          g_string_truncate (json, length);
          return NULL;
        }
    }
  g_string_append_c (json, '"');
  return p + 1;
}

/**
 * si_json_normalise:
 * @json: what to append to
 * @text: an element of the answer, as it came
 * @length: its length in bytes
 *
 * Appends @text as json-glib 1.6 can take it without loss: bare numbers as strings,
 * so that every digit is kept; strings in valid UTF-8, with a replacement
 * character where they were not, and without raw control characters; no
 * comments, no single quotes, no comma before a closing bracket. The order of brackets,
 * commas and colons is left to json-glib to judge.
 *
 * An array of godown lines of the usual shape becomes one string (see
 * %SI_JSON_LINE_SEPARATOR), which parses many times as fast. No other string can
 * hold its separators, since white space in strings becomes a space.
 *
 * Returns: %FALSE if @text cannot be JSON, or is nested too deeply; @json then holds
 *   some of it
 */
gboolean
si_json_normalise (GString *json, const char *text, gsize length)
{
  const char *p = text;
  const char *end = text + length;
  gsize start = json->len;
  guint depth = 0;

  while (p != NULL && p < end)
    {
      const char *after_lines = *p == '[' ? copy_lines (json, p, end) : NULL;
      char c = *p;

      if (after_lines != NULL)
        p = after_lines;
      else if (c == '"')
        p = copy_string (json, p, end);
      else if (c == '{' || c == '[')
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
          g_string_append_c (json, c);
          p++;
        }
      else if (c == '}' || c == ']' || c == ',' || c == ':')
        {
          depth -= (c == '}' || c == ']') && depth > 0;
          if ((c == '}' || c == ']') && json->len > start && json->str[json->len - 1] == ',')
            g_string_truncate (json, json->len - 1);
          g_string_append_c (json, c);
          p++;
        }
      else if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
        p++;
      else if (is_word_character (c))
        p = copy_word (json, p, end);
      else
        return FALSE;
    }
  return p != NULL;
}
