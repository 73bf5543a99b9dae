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
  static const GUnicodeScript east_asian[] = {
    G_UNICODE_SCRIPT_HAN,    G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_HANGUL, G_UNICODE_SCRIPT_BOPOMOFO,
  };
  static const GUnicodeScript others[] = {
    G_UNICODE_SCRIPT_ARABIC,  G_UNICODE_SCRIPT_HEBREW,   G_UNICODE_SCRIPT_DEVANAGARI,
    G_UNICODE_SCRIPT_BENGALI, G_UNICODE_SCRIPT_GURMUKHI, G_UNICODE_SCRIPT_GUJARATI,
    G_UNICODE_SCRIPT_ORIYA,   G_UNICODE_SCRIPT_TAMIL,    G_UNICODE_SCRIPT_TELUGU,
    G_UNICODE_SCRIPT_KANNADA, G_UNICODE_SCRIPT_SINHALA,  G_UNICODE_SCRIPT_MALAYALAM,
    G_UNICODE_SCRIPT_THAI,    G_UNICODE_SCRIPT_LAO,      G_UNICODE_SCRIPT_KHMER,
    G_UNICODE_SCRIPT_MYANMAR, G_UNICODE_SCRIPT_GEORGIAN, G_UNICODE_SCRIPT_ETHIOPIC,
  };

  if (script == G_UNICODE_SCRIPT_LATIN)
    return SYSTEM_LATIN;
  if (script == G_UNICODE_SCRIPT_CYRILLIC)
    return SYSTEM_CYRILLIC;
  if (script == G_UNICODE_SCRIPT_GREEK)
    return SYSTEM_GREEK;
  for (guint i = 0; i < G_N_ELEMENTS (east_asian); i++)
    if (script == east_asian[i])
      return SYSTEM_EAST_ASIAN;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (script == others[i])
      return SYSTEM_OTHER;
  return SYSTEM_UNKNOWN;
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
