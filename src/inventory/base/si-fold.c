/* si-fold.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-fold.h"

#include <string.h>

/* One character can become 18 by decomposition, so only this many bytes of a text are decomposed.
 * The rest is folded letter by letter. */
#define MOST_DECOMPOSED 4096

/* Returns one letter for all that people and keyboards mix up between Arabic and Urdu. Letters lose
 * the hamza or madda above them, as they would by decomposition. Bari ye (ے) and noon ghunna (ں)
 * stay letters of their own. A Turkish keyboard writes a dotless i for a small I, and telephones
 * write curly quotes for straight ones. */
static gunichar
one_letter (gunichar c)
{
  switch (c)
    {
    case 0x0622:     /* آ */
    case 0x0623:     /* أ */
    case 0x0625:     /* إ */
    case 0x0671:     /* ٱ */
      return 0x0627; /* ا */
    case 0x0624:     /* ؤ */
      return 0x0648; /* و */
    case 0x0643:     /* ك Arabic kaf */
    case 0x06aa:     /* ڪ swash kaf */
      return 0x06a9; /* ک */
    case 0x0626:     /* ئ */
    case 0x064a:     /* ي Arabic yeh */
    case 0x0649:     /* ى alef maksura */
    case 0x06d0:     /* ې */
      return 0x06cc; /* ی */
    case 0x0647:     /* ه Arabic heh */
    case 0x0629:     /* ة teh marbuta */
    case 0x06be:     /* ھ do-chashmi he, which many type for ہ */
    case 0x06c0:     /* ۀ */
    case 0x06c2:     /* ۂ */
    case 0x06c3:     /* ۃ */
    case 0x06d5:     /* ە */
      return 0x06c1; /* ہ */
    case 0x06d3:     /* ۓ */
      return 0x06d2; /* ے */
    case 0x066b:     /* ٫ decimal separator */
    case 0x06d4:     /* ۔ Urdu full stop */
      return '.';
    case 0x060c: /* ، comma */
    case 0x066c: /* ٬ thousands separator */
      return ',';
    case 0x0131: /* ı */
      return 'i';
    case 0x02bc: /* ʼ */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201b: /* ‛ */
    case 0x2032: /* ′ */
      return '\'';
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201f: /* ‟ */
      return '"';
    default:
      return g_unichar_tolower (c);
    }
}

static void
append_char (GString *folded, gsize start, gboolean *space, gunichar c)
{
  if (*space && folded->len > start)
    g_string_append_c (folded, ' ');
  *space = FALSE;
  if (c < 0x80)
    g_string_append_c (folded, (char) c);
  else
    g_string_append_unichar (folded, c);
}

/* Folds a text that is decomposed or needs not be. It begins at @start in @folded, and @space is
 * whether a blank came last. */
static void
append_letters (GString *folded, gsize start, gboolean *space, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      switch (g_unichar_type (c))
        {
        case G_UNICODE_NON_SPACING_MARK: /* marks, joiners and direction signs, which */
        case G_UNICODE_ENCLOSING_MARK:   /* nobody types into a search */
        case G_UNICODE_FORMAT:
          break;
        case G_UNICODE_CONTROL:
        case G_UNICODE_SPACE_SEPARATOR:
        case G_UNICODE_LINE_SEPARATOR:
        case G_UNICODE_PARAGRAPH_SEPARATOR:
          *space = TRUE;
          break;
        case G_UNICODE_DECIMAL_NUMBER:
          append_char (folded, start, space, '0' + g_unichar_digit_value (c));
          break;
        case G_UNICODE_DASH_PUNCTUATION:
          append_char (folded, start, space, '-');
          break;
        default:
          if (c != 0x0640) /* tatweel */
            append_char (folded, start, space, one_letter (c));
        }
    }
}

/* The Unicode tables are slow, and one_letter() does the same as decomposition for all but four
 * letters of the Arabic block. */
static gboolean
needs_decomposition (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && (c < 0x0600 || c > 0x06ff || (c >= 0x0675 && c <= 0x0678)))
        return TRUE;
    }
  return FALSE;
}

/* Compatibility forms may decompose to capitals, and small letters to marks, so that it takes two
 * passes. */
static char *
decompose (const char *text, gsize length)
{
  g_autofree char *decomposed = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
}

/* Returns the length of the part to decompose, which ends between two characters. */
static gsize
get_decomposed_length (const char *text, gsize length)
{
  const char *end = text + MIN (length, MOST_DECOMPOSED);

  if (length <= MOST_DECOMPOSED)
    return length;
  while (end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  return end - text;
}

static void
append_folded_unicode (GString *folded, const char *text, gsize length)
{
  const gsize start = folded->len;
  const gsize n = get_decomposed_length (text, length);
  g_autofree char *decomposed = NULL;
  gboolean space = FALSE;

  if (!needs_decomposition (text, length))
    {
      append_letters (folded, start, &space, text, length);
      return;
    }

  decomposed = decompose (text, n);
  append_letters (folded, start, &space, decomposed, strlen (decomposed));
  append_letters (folded, start, &space, text + n, length - n);
}

/* Folds a text of nothing but ASCII, which most texts are, in one quick pass. Returns FALSE for any
 * other text. */
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
 * Appends @text in the form in which texts are compared for a search. Case, Unicode form, vowel
 * marks, the Arabic and Urdu forms of one letter, digits of other scripts, the length of a dash,
 * the curl of a quote and the kind of white space make no difference in it. Beyond the first four
 * kilobytes the Unicode form does. The folded text holds no control characters, and folding it
 * again changes nothing within those four kilobytes. Time and length are in proportion to @length.
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
 * Returns: (transfer full): the folded text, as si_fold_append() appends it
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
