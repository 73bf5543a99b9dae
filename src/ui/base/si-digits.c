/* si-digits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-digits.h"

#include <stdarg.h>

/* The zero of each script; its other digits follow it (Unicode, category Nd). */
static const gunichar noughts[] = { '0', 0x0660, 0x06f0, 0x0966 };

/* The digits are one setting of the whole program, as the locale is, whose digits they replace. */
static int shown = SI_DIGITS_WESTERN;

/**
 * si_digits_set_shown:
 * @digits: the digits of all figures from now on
 */
void
si_digits_set_shown (SiDigits digits)
{
  g_return_if_fail (digits < G_N_ELEMENTS (noughts));

  g_atomic_int_set (&shown, digits);
}

/**
 * si_digits_write:
 * @text: words and figures, but no codes, which must stay unchanged
 *
 * Returns: (transfer full): the text with the digits of the setting
 */
char *
si_digits_write (const char *text)
{
  const gunichar nought = noughts[g_atomic_int_get (&shown)];
  GString *written;

  if (nought == '0' || text == NULL)
    return g_strdup (text);

  written = g_string_new (NULL);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_ascii_isdigit (*text))
      g_string_append_unichar (written, nought + (gunichar) (*text - '0'));
    else
      g_string_append_len (written, text, g_utf8_next_char (text) - text);
  return g_string_free (written, FALSE);
}

/**
 * si_digits_printf:
 * @format: as for printf()
 * @...: the values
 *
 * Returns: (transfer full): the text with the digits of the setting
 */
char *
si_digits_printf (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list words;

  va_start (words, format);
  text = g_strdup_vprintf (format, words);
  va_end (words);
  return si_digits_write (text);
}
