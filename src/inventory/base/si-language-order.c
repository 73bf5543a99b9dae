/* si-language-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-language-order.h"

#include <locale.h>
#include <string.h>

#include "si-natural-order.h"

/* Only this many bytes are sorted by the language, so that a long text takes no longer. */
#define MOST_BYTES 1024

/* This byte begins a number. It comes before any letter or sign, and after the end of a text. */
#define NUMBER 0x01

/* This byte ends the first level of a key of strxfrm(), which holds the letters. The other levels
 * hold accents, case and signs. They are cut off, since they make a key four times as long, and the
 * text's own bytes decide between equal letters as well. */
#define LEVEL_END '\1'

/* Without a language, small letters would come after all capitals. */
static gboolean
has_language (void)
{
  const char *locale = setlocale (LC_COLLATE, NULL);

  return locale != NULL && strcmp (locale, "POSIX") != 0 && strcmp (locale, "C") != 0
         && !g_str_has_prefix (locale, "C.") && g_get_charset (NULL);
}

static gsize
measure_words (const char *text)
{
  return strcspn (text, "0123456789");
}

static void
append_words (GByteArray *key, const char *text, gsize length)
{
  g_autofree char *words = g_strndup (text, length);
  char room[512];
  g_autofree char *more_room = NULL;
  char *letters = room;
  const gsize needed = strxfrm (room, words, sizeof room);
  const char *end;

  if (needed >= sizeof room)
    {
      letters = more_room = g_malloc (needed + 1);
      strxfrm (letters, words, needed + 1);
    }
  end = strchrnul (letters, LEVEL_END);
  g_byte_array_append (key, (const guint8 *) letters, end - letters);
}

/* Returns the text precomposed, as the tables of languages need it, and with ASCII digits. */
static char *
prepare (const char *text)
{
  const gsize length = strnlen (text, MOST_BYTES);
  g_autofree char *cut = g_strndup (text, length);
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autoptr (GString) prepared = NULL;

  if (g_str_is_ascii (cut))
    return g_steal_pointer (&cut);

  /* The cut may have split a letter. */
  valid = g_utf8_make_valid (cut, length);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  prepared = g_string_sized_new (length);
  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (prepared, '0' + g_unichar_digit_value (c));
      else
        g_string_append_unichar (prepared, c);
    }
  return g_string_free (g_steal_pointer (&prepared), FALSE);
}

/**
 * si_language_append_key:
 * @key: where to append
 * @text: valid UTF-8
 *
 * Appends a key for @text. Compared as bytes, keys are in the order of the locale's alphabet, with
 * numbers as people count. In a locale without an alphabet it is the key of
 * si_natural_append_key(). Any thread may call this.
 */
void
si_language_append_key (GByteArray *key, const char *text)
{
  g_autofree char *prepared = NULL;
  const guint8 end = 0;

  g_return_if_fail (key != NULL);
  g_return_if_fail (text != NULL);

  if (!has_language ())
    {
      si_natural_append_key (key, text);
      return;
    }

  prepared = prepare (text);
  for (const char *p = prepared; *p != '\0';)
    {
      const gsize length = measure_words (p);

      if (length > 0)
        append_words (key, p, length);
      p += length;
      if (*p != '\0')
        p = si_natural_append_number (key, p, NUMBER);
    }

  /* Texts that differ in case, accents or leading zeros alone keep an order of their own. */
  g_byte_array_append (key, &end, 1);
  g_byte_array_append (key, (const guint8 *) text, strlen (text));
}
