/* si-fold.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-fold.h"

#include <string.h>

/* Letters that people and keyboards mix up between Arabic and Urdu, each with the one
 * that stands for all of them. Compatibility decomposition has been done before. */
static gunichar
one_letter (gunichar c)
{
  switch (c)
    {
    case 0x0643:     /* ك Arabic kaf */
    case 0x06aa:     /* ڪ swash kaf */
      return 0x06a9; /* ک */
    case 0x064a:     /* ي Arabic yeh */
    case 0x0649:     /* ى alef maksura */
    case 0x06d0:     /* ې */
      return 0x06cc; /* ی */
    case 0x0647:     /* ه Arabic heh */
    case 0x0629:     /* ة teh marbuta */
    case 0x06c3:     /* ۃ */
    case 0x06d5:     /* ە */
      return 0x06c1; /* ہ */
    case 0x0671:     /* ٱ alef wasla */
      return 0x0627; /* ا */
    case 0x06d4:     /* ۔ Urdu full stop */
      return '.';
    case 0x060c: /* ، comma */
    case 0x066c: /* ٬ thousands separator */
      return ',';
    case 0x066b: /* ٫ decimal separator */
      return '.';
    default:
      return c;
    }
}

/* Marks, joiners and direction signs, which nobody types into a search. */
static gboolean
is_passed_over (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
      return TRUE;
    default:
      return c == 0x0640; /* tatweel */
    }
}

static void
append_space_then (GString *folded, gsize start, gboolean *space, gunichar c)
{
  if (*space && folded->len > start)
    g_string_append_c (folded, ' ');
  *space = FALSE;
  g_string_append_unichar (folded, c);
}

static void
append_folded_unicode (GString *folded, const char *text, gssize length)
{
  const gsize start = folded->len;
  g_autofree char *lower = g_utf8_casefold (text, length);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  gboolean space = FALSE;

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const int digit = g_unichar_digit_value (c);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        space = TRUE;
      else if (digit >= 0)
        append_space_then (folded, start, &space, '0' + digit);
      else if (!is_passed_over (c))
        append_space_then (folded, start, &space, one_letter (c));
    }
}

/* Most text is ASCII, and a million products are folded at a load. */
static gboolean
append_folded_ascii (GString *folded, const char *text, gsize length)
{
  const gsize start = folded->len;
  char *out;

  g_string_set_size (folded, start + length);
  out = folded->str + start;
  for (gsize i = 0; i < length; i++)
    {
      const guchar c = text[i];

      if (G_UNLIKELY (c >= 0x80))
        {
          g_string_truncate (folded, start);
          return FALSE;
        }
      if (c <= ' ' || c == 0x7f)
        {
          if (out > folded->str + start && out[-1] != ' ')
            *out++ = ' ';
        }
      else
        *out++ = (c >= 'A' && c <= 'Z') ? c + ('a' - 'A') : c;
    }
  if (out > folded->str + start && out[-1] == ' ')
    out--;
  g_string_truncate (folded, out - folded->str);
  return TRUE;
}

/**
 * si_fold_append:
 * @folded: where to append
 * @text: valid UTF-8
 * @length: its length in bytes, or -1 if it ends with a NUL
 *
 * Appends @text in the form in which texts are compared for a search: case, Unicode form,
 * vowel marks, the Arabic and Urdu forms of one letter, digits of other scripts and the
 * kind of white space make no difference in it. It holds no control characters.
 */
void
si_fold_append (GString *folded, const char *text, gssize length)
{
  gsize n;

  g_return_if_fail (folded != NULL);
  g_return_if_fail (text != NULL);

  n = length < 0 ? strlen (text) : (gsize) length;
  if (!append_folded_ascii (folded, text, n))
    append_folded_unicode (folded, text, n);
}

/**
 * si_fold:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): what si_fold_append() appends
 */
char *
si_fold (const char *text)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_new (NULL);
  si_fold_append (folded, text, -1);
  return g_string_free (folded, FALSE);
}
