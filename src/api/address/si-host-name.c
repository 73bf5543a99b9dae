/* si-host-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-host-name.h"

#include <gio/gio.h>

/* The letters that look like Latin ones. */
#define CYRILLIC_LOOKALIKES "асԁеһіјӏорԛѕԝхуьҽпгѵѡкнтмв"
#define GREEK_LOOKALIKES "αικνρυωηοτχβγμ"

/* A writing system may have several scripts, as that of Japanese has. */
typedef enum
{
  SYSTEM_NONE,
  SYSTEM_LATIN,
  SYSTEM_CYRILLIC,
  SYSTEM_GREEK,
  SYSTEM_EAST_ASIAN,
  SYSTEM_OTHER,   /* one script by itself, which has to be looked at in addition */
  SYSTEM_UNKNOWN, /* rare, or not one of letters */
} System;

static System
get_system (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_LATIN:
      return SYSTEM_LATIN;
    case G_UNICODE_SCRIPT_CYRILLIC:
      return SYSTEM_CYRILLIC;
    case G_UNICODE_SCRIPT_GREEK:
      return SYSTEM_GREEK;
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return SYSTEM_EAST_ASIAN;
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_DEVANAGARI:
    case G_UNICODE_SCRIPT_BENGALI:
    case G_UNICODE_SCRIPT_GURMUKHI:
    case G_UNICODE_SCRIPT_GUJARATI:
    case G_UNICODE_SCRIPT_ORIYA:
    case G_UNICODE_SCRIPT_TAMIL:
    case G_UNICODE_SCRIPT_TELUGU:
    case G_UNICODE_SCRIPT_KANNADA:
    case G_UNICODE_SCRIPT_MALAYALAM:
    case G_UNICODE_SCRIPT_SINHALA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_GEORGIAN:
    case G_UNICODE_SCRIPT_ETHIOPIC:
      return SYSTEM_OTHER;
    default:
      return SYSTEM_UNKNOWN;
    }
}

static gboolean
is_one_of (const char *letters, gunichar c)
{
  return g_utf8_strchr (letters, -1, c) != NULL;
}

/* Whether a Latin letter is hard to tell from one of ASCII. */
static gboolean
imitates_latin (gunichar c)
{
  return c == 0x0131 || c > 0x024f;
}

/* Whether a part of a name can be taken for another one. */
static gboolean
is_misleading (const char *label)
{
  System system = SYSTEM_NONE;
  GUnicodeScript first_script = G_UNICODE_SCRIPT_COMMON;
  gboolean looks_latin = TRUE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);
      System its_system = get_system (script);

      if ((c < 0x80 && !g_ascii_isalpha ((char) c)) || g_unichar_isdigit (c))
        continue;
      /* A mark belongs to the script before it, but Latin has its letters with marks as one. */
      if (script == G_UNICODE_SCRIPT_INHERITED && system != SYSTEM_NONE && system != SYSTEM_LATIN)
        continue;
      if (its_system == SYSTEM_UNKNOWN || (its_system == SYSTEM_LATIN && imitates_latin (c)))
        return TRUE;
      if (system == SYSTEM_NONE)
        first_script = script;
      if ((system != SYSTEM_NONE && its_system != system)
          || (its_system == SYSTEM_OTHER && script != first_script))
        return TRUE;
      system = its_system;
      looks_latin = looks_latin
                    && ((system == SYSTEM_CYRILLIC && is_one_of (CYRILLIC_LOOKALIKES, c))
                        || (system == SYSTEM_GREEK && is_one_of (GREEK_LOOKALIKES, c)));
    }
  return (system == SYSTEM_CYRILLIC || system == SYSTEM_GREEK) && looks_latin;
}

/**
 * si_host_name_for_people:
 * @ascii: a host name as it goes over the wire, or an IP address
 *
 * Writes a name in its own script. A name in which a part mixes scripts, or has only letters that
 * look like those of another script, stays in Punycode, since a person would take it for the name
 * of somebody else.
 *
 * Returns: (transfer full): the name to show
 */
char *
si_host_name_for_people (const char *ascii)
{
  g_autofree char *unicode = g_hostname_to_unicode (ascii);
  g_auto (GStrv) labels = unicode != NULL ? g_strsplit (unicode, ".", -1) : NULL;

  if (unicode == NULL)
    return g_strdup (ascii);
  for (guint i = 0; labels[i] != NULL; i++)
    if (is_misleading (labels[i]))
      return g_strdup (ascii);
  return g_steal_pointer (&unicode);
}
