/* si-loose-code.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* These functions understand codes that were copied or typed with signs around them. */

#include "si-loose-code.h"

#include <string.h>

#include "si-fold.h"

/* Of a pasted text, only this many lines are looked up. */
#define MOST_CODES 1000

/* This program's figures, and many documents, have this character for a hyphen. */
#define MINUS_SIGN 0x2212

static gboolean
is_part_of_code (gunichar c)
{
  return g_unichar_isalnum (c);
}

/* Returns a cell without quotes, commas and the like around it, and with plain hyphens in it. */
static char *
read_cell (const char *text, gsize length)
{
  const char *end = text + length;
  g_autoptr (GString) code = g_string_new (NULL);

  while (text < end && !is_part_of_code (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_find_prev_char (text, end);

      if (last == NULL || is_part_of_code (g_utf8_get_char (last)))
        break;
      end = last;
    }
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (code, c == MINUS_SIGN ? '-' : c);
    }
  return g_string_free (g_steal_pointer (&code), FALSE);
}

/**
 * si_loose_codes:
 * @text: what was typed, scanned or pasted, in valid UTF-8
 *
 * Reads the codes of a text that is no code as it stands: the first cell of each line, as in rows
 * that were copied from this program or a spreadsheet, without the quotes and commas around it.
 *
 * Returns: (transfer full): the codes, none of them blank
 */
char **
si_loose_codes (const char *text)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0' && codes->len < MOST_CODES)
    {
      const gsize line = strcspn (text, "\r\n");
      const gsize cell = MIN (strcspn (text, "\t"), line);
      g_autofree char *code = read_cell (text, cell);

      if (*code != '\0')
        g_ptr_array_add (codes, g_steal_pointer (&code));
      text += line;
      text += strspn (text, "\r\n");
    }
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/**
 * si_loose_code_squeeze:
 * @text: a code, in valid UTF-8
 *
 * Returns: (transfer full): the letters and digits of @text, folded, for si_loose_code_equals();
 *   empty where it has none
 */
char *
si_loose_code_squeeze (const char *text)
{
  g_autofree char *folded = si_fold (text);
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (is_part_of_code (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&squeezed), FALSE);
}

/**
 * si_loose_code_equals:
 * @folded: a folded SKU code
 * @length: its length in bytes
 * @squeezed: another code, as si_loose_code_squeeze() returned it
 *
 * Returns: whether both have the same letters and digits in the same order
 */
gboolean
si_loose_code_equals (const char *folded, gsize length, const char *squeezed)
{
  const char *end = folded + length;

  while (folded < end)
    {
      const gboolean ascii = (guchar) *folded < 0x80;
      const gsize size = ascii ? 1 : g_utf8_next_char (folded) - folded;

      if (ascii ? *folded == *squeezed : strncmp (folded, squeezed, size) == 0)
        squeezed += size;
      else if (ascii ? g_ascii_isalnum (*folded) : is_part_of_code (g_utf8_get_char (folded)))
        return FALSE;
      folded += size;
    }
  return *squeezed == '\0';
}
