/* si-number.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-number.h"

/**
 * si_parse_uint64:
 * @text: decimal digits and nothing else
 * @min: the smallest number that is accepted
 * @max: the largest number that is accepted
 * @out: (out) (optional): the number; it is left alone when @text is not accepted
 *
 * Reads a whole number. A sign, a blank or an empty text is not accepted.
 *
 * g_ascii_string_to_unsigned() would refuse a good number at times: it looks at errno, which a wait
 * for another thread inside of GLib may have set.
 *
 * Returns: whether @text is a number from @min to @max
 */
gboolean
si_parse_uint64 (const char *text, guint64 min, guint64 max, guint64 *out)
{
  guint64 number = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (min <= max, FALSE);

  if (text[0] == '\0')
    return FALSE;

  for (; *text != '\0'; text++)
    if (!g_ascii_isdigit (*text) || !g_uint64_checked_mul (&number, number, 10)
        || !g_uint64_checked_add (&number, number, *text - '0'))
      return FALSE;

  if (number < min || number > max)
    return FALSE;
  if (out != NULL)
    *out = number;
  return TRUE;
}
