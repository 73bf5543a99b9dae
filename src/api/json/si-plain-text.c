/* si-plain-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-plain-text.h"

#include <string.h>

/* A number may have leading zeros: "&#0000039;". */
#define MAX_ENTITY 12

/* HTML's names for U+00A0 to U+00FF, in their order. */
static const char *const latin1_names[] = {
  "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
  "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
  "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
  "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
  "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
  "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
  "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
  "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
  "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
  "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct
{
  const char *name;
  gunichar character;
} other_names[] = {
  { "amp", '&' },      { "lt", '<' },        { "gt", '>' },        { "quot", '"' },
  { "apos", '\'' },    { "ndash", 0x2013 },  { "mdash", 0x2014 },  { "lsquo", 0x2018 },
  { "rsquo", 0x2019 }, { "sbquo", 0x201A },  { "ldquo", 0x201C },  { "rdquo", 0x201D },
  { "bdquo", 0x201E }, { "bull", 0x2022 },   { "hellip", 0x2026 }, { "prime", 0x2032 },
  { "Prime", 0x2033 }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203A }, { "euro", 0x20AC },
  { "trade", 0x2122 }, { "larr", 0x2190 },   { "rarr", 0x2192 },   { "minus", 0x2212 },
  { "le", 0x2264 },    { "ge", 0x2265 },     { "ne", 0x2260 },     { "infin", 0x221E },
  { "ensp", 0x2002 },  { "emsp", 0x2003 },   { "thinsp", 0x2009 }, { "zwnj", 0x200C },
  { "zwj", 0x200D },   { "lrm", 0x200E },    { "rlm", 0x200F },    { "OElig", 0x0152 },
  { "oelig", 0x0153 }, { "Scaron", 0x0160 }, { "scaron", 0x0161 }, { "Yuml", 0x0178 },
};

static gunichar
find_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    if (strcmp (name, other_names[i].name) == 0)
      return other_names[i].character;
  for (guint i = 0; i < G_N_ELEMENTS (latin1_names); i++)
    if (strcmp (name, latin1_names[i]) == 0)
      return 0xA0 + i;
  return 0;
}

/* Reads the number behind "&#". Returns 0 for control characters other than white space. */
static gunichar
read_number (const char *number)
{
  gboolean is_hex = *number == 'x' || *number == 'X';
  const char *digits = number + is_hex;
  gsize n_digits = strspn (digits, is_hex ? "0123456789abcdefABCDEF" : "0123456789");
  guint64 code = g_ascii_strtoull (digits, NULL, is_hex ? 16 : 10);

  if (n_digits == 0 || digits[n_digits] != '\0' || code > 0x10FFFF
      || (code >= 0xD800 && code < 0xE000) || (code < 0x20 && strchr ("\t\n\r", (int) code) == NULL)
      || (code >= 0x7F && code < 0xA0))
    return 0;
  return code;
}

/* Returns the character that "&" begins and sets @length to the length of its spelling; 0 if there
 * is none. */
static gunichar
read_entity (const char *text, gsize *length)
{
  const char *semicolon = memchr (text, ';', strnlen (text, MAX_ENTITY));
  char name[MAX_ENTITY];

  if (semicolon == NULL)
    return 0;
  *length = semicolon + 1 - text;
  memcpy (name, text + 1, *length - 2);
  name[*length - 2] = '\0';
  return name[0] == '#' ? read_number (name + 1) : find_name (name);
}

static gboolean
is_space (gunichar c)
{
  return c <= 0x20 || c == 0x7F || c == 0xA0;
}

static gboolean
is_plain (const char *text)
{
  const char *p;

  if (*text == ' ')
    return FALSE;
  for (p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == '&' || *p == '\x7F' || *p == '\xC2')
      return FALSE;
  return p == text || p[-1] != ' ';
}

/**
 * si_plain_text:
 * @text: text of the service, in valid UTF-8
 * @buffer: room for the plain text if it differs
 *
 * Makes plain text of a text that a web back end has stored: HTML's entities are decoded once, and
 * a text that is no entity stays as it is. White space around the text goes, and a run of white
 * space with anything but plain spaces in it, such as a tab or a no-break space, becomes one space.
 *
 * Returns: (transfer none): @text itself or the text of @buffer
 */
const char *
si_plain_text (const char *text, GString *buffer)
{
  gsize n_spaces = 0;
  gboolean only_spaces = TRUE;

  if (is_plain (text))
    return text;

  g_string_truncate (buffer, 0);
  while (*text != '\0')
    {
      gsize length = g_utf8_skip[(guchar) *text];
      gunichar c = g_utf8_get_char (text);
      gunichar meant = c == '&' ? read_entity (text, &length) : c;

      if (meant == 0)
        {
          meant = c;
          length = 1;
        }
      text += length;

      if (is_space (meant))
        {
          n_spaces++;
          only_spaces = only_spaces && meant == ' ';
          continue;
        }
      if (!only_spaces)
        n_spaces = 1;
      if (buffer->len == 0)
        n_spaces = 0;
      for (; n_spaces > 0; n_spaces--)
        g_string_append_c (buffer, ' ');
      only_spaces = TRUE;
      g_string_append_unichar (buffer, meant);
    }
  return buffer->str;
}
