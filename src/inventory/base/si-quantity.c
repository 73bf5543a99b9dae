/* si-quantity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-quantity.h"

#include <locale.h>
#include <string.h>

#define DECIMALS 6

static const SiQuantity unreadable = { 0, SI_QUANTITY_UNREADABLE };

/* The parts of a number while its text is read. */
typedef struct
{
  gboolean negative;
  guint64 digits; /* the leading digits, as many as fit */
  int exponent;   /* the number is digits * 10^exponent */
  gboolean any;   /* a digit was seen at all */
  gboolean cut;   /* a digit other than 0 was left out */
} Number;

static void
add_digit (Number *number, guint digit, gboolean fraction)
{
  number->any = TRUE;
  if (number->digits <= (G_MAXUINT64 - 9) / 10 && !number->cut)
    {
      number->digits = number->digits * 10 + digit;
      if (fraction)
        number->exponent--;
      return;
    }

  /* No more digits fit, and all that follow the first one left out are left out, too. */
  number->cut = number->cut || digit != 0;
  if (!fraction)
    number->exponent++;
}

/* Returns whether the commas before the point group digits, as in 1,234,567 or, in lakhs,
 * 12,34,567. Any other comma may be a decimal one, as in 1,5 and 0,125 and 1,234e3, and is not
 * guessed at. */
static gboolean
commas_group (const char *text, gsize length)
{
  gsize first = 0;  /* digits in the first group */
  gsize middle = 0; /* in each one between it and the last */
  gsize group = 0;

  for (gsize i = 0; i < length && text[i] != '.'; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          group++;
          continue;
        }
      if (text[i] != ',' || group == 0)
        return FALSE;
      if (first == 0)
        first = group;
      else if (middle == 0)
        middle = group;
      else if (group != middle)
        return FALSE;
      group = 0;
    }

  if (group != 3 || first > 3 || text[0] == '0')
    return FALSE;
  return middle == 0 || middle == 3 || (middle == 2 && first <= 2);
}

static gboolean
read_exponent (const char *text, gsize length, Number *number)
{
  gboolean negative = FALSE;
  int exponent = 0;
  gsize i = 0;

  if (i < length && (text[i] == '+' || text[i] == '-'))
    negative = text[i++] == '-';
  if (i == length)
    return FALSE;
  for (; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      if (exponent < 10000)
        exponent = exponent * 10 + (text[i] - '0');
    }
  number->exponent += negative ? -exponent : exponent;
  return TRUE;
}

/* Reads a text after its sign: digits with at most one point and at most one exponent. */
static gboolean
read_number (const char *text, gsize length, Number *number)
{
  gboolean fraction = FALSE;
  gboolean grouped = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];

      if (G_LIKELY (g_ascii_isdigit (c)))
        add_digit (number, c - '0', fraction);
      else if (c == '.' && !fraction)
        fraction = TRUE;
      else if (c == ',' && !fraction)
        {
          if (!grouped && !commas_group (text, length))
            return FALSE;
          grouped = TRUE;
        }
      else if ((c == 'e' || c == 'E') && number->any)
        return read_exponent (text + i + 1, length - i - 1, number);
      else
        return FALSE;
    }
  return number->any;
}

static SiQuantity
out_of_range (const Number *number)
{
  return (SiQuantity){ number->negative ? G_MININT64 : G_MAXINT64, SI_QUANTITY_INEXACT };
}

static SiQuantity
to_millionths (Number *number)
{
  const guint64 limit = (guint64) G_MAXINT64 + number->negative;
  guint64 value = number->digits;
  int exponent = number->exponent + DECIMALS;
  guint last = 0;

  if (value == 0)
    return (SiQuantity){ 0, SI_QUANTITY_EXACT };

  for (; exponent > 0; exponent--)
    if (__builtin_mul_overflow (value, 10, &value))
      return out_of_range (number);

  for (; exponent < 0 && (value != 0 || last != 0); exponent++)
    {
      number->cut = number->cut || last != 0;
      last = value % 10;
      value /= 10;
    }
  if (last != 0)
    {
      number->cut = TRUE;
      value += last >= 5;
    }

  if (value > limit)
    return out_of_range (number);
  return (SiQuantity){ (gint64) (number->negative ? -value : value),
                       number->cut ? SI_QUANTITY_INEXACT : SI_QUANTITY_EXACT };
}

static SiQuantity
parse_ascii (const char *text, gsize length)
{
  Number number = { 0 };

  while (length > 0 && g_ascii_isspace (text[0]))
    text++, length--;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return SI_QUANTITY_NONE;

  if (text[0] == '-' || text[0] == '+')
    {
      number.negative = text[0] == '-';
      text++, length--;
    }
  if (!read_number (text, length, &number))
    return unreadable;
  return to_millionths (&number);
}

/* Replaces the real minus, the digits and signs of other scripts and all spaces by those of ASCII.
 * Returns NULL where there are none of them, or other characters beside them. */
static char *
spell_in_ascii (const char *text, gsize length)
{
  g_autoptr (GString) ascii = g_string_new (NULL);
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char_validated (p, end - p);
      const int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (ascii, '0' + digit);
      else if (c < 0x80)
        g_string_append_c (ascii, (char) c);
      else if (c == 0x2212) /* the real minus */
        g_string_append_c (ascii, '-');
      else if (c == 0x066b) /* Arabic decimal separator */
        g_string_append_c (ascii, '.');
      else if (c == 0x066c) /* Arabic thousands separator */
        g_string_append_c (ascii, ',');
      else if (g_unichar_isspace (c))
        g_string_append_c (ascii, ' ');
      else if (c != 0x200e && c != 0x200f && c != 0x061c) /* marks of direction */
        return NULL;
    }
  return ascii->len == length ? NULL : g_string_free (g_steal_pointer (&ascii), FALSE);
}

/**
 * si_quantity_parse:
 * @text: (nullable): a quantity as a server writes it
 * @length: its length in bytes, or -1 if it ends with a NUL
 *
 * Reads a decimal number without going through floating point: an optional sign, digits of any
 * script, grouped by commas or not, a fraction, an exponent. It reads the same in every locale. A
 * number that could be read in two ways is not read, so a comma counts only where it groups
 * thousands or lakhs: 1,234 is a number and 1,23 and 0,123 are none. @text need not be valid UTF-8.
 *
 * Returns: the quantity; %SI_QUANTITY_ABSENT for %NULL and blank text
 */
SiQuantity
si_quantity_parse (const char *text, gssize length)
{
  g_autofree char *ascii = NULL;
  SiQuantity quantity;
  gsize n;

  if (text == NULL)
    return SI_QUANTITY_NONE;

  n = length < 0 ? strlen (text) : (gsize) length;
  quantity = parse_ascii (text, n);
  if (G_LIKELY (quantity.kind != SI_QUANTITY_UNREADABLE))
    return quantity;

  ascii = spell_in_ascii (text, n);
  return ascii != NULL ? parse_ascii (ascii, strlen (ascii)) : unreadable;
}

/**
 * si_quantity_is_same:
 * @a: a quantity
 * @a_text: (nullable): its text, where it is kept
 * @b: another quantity
 * @b_text: (nullable): its text, where it is kept
 *
 * Returns: whether the server gave the same for both
 */
gboolean
si_quantity_is_same (SiQuantity a, const char *a_text, SiQuantity b, const char *b_text)
{
  return a.kind == b.kind && a.millionths == b.millionths
         && (a_text == b_text || g_strcmp0 (a_text, b_text) == 0);
}

/**
 * si_quantity_is_number:
 * @quantity: a quantity
 *
 * Returns: whether it holds a number, exact or not
 */
gboolean
si_quantity_is_number (SiQuantity quantity)
{
  return quantity.kind == SI_QUANTITY_EXACT || quantity.kind == SI_QUANTITY_INEXACT;
}

static SiQuantity
combine (SiQuantity a, SiQuantity b, gboolean subtract)
{
  SiQuantity result = { 0, SI_QUANTITY_EXACT };
  gboolean overflow;

  if (a.kind == SI_QUANTITY_ABSENT && b.kind == SI_QUANTITY_ABSENT)
    return SI_QUANTITY_NONE;
  if (a.kind == SI_QUANTITY_INEXACT || a.kind == SI_QUANTITY_UNREADABLE
      || b.kind == SI_QUANTITY_INEXACT || b.kind == SI_QUANTITY_UNREADABLE)
    result.kind = SI_QUANTITY_INEXACT;

  if (subtract)
    overflow = __builtin_sub_overflow (a.millionths, b.millionths, &result.millionths);
  else
    overflow = __builtin_add_overflow (a.millionths, b.millionths, &result.millionths);
  if (overflow)
    result = (SiQuantity){ a.millionths < 0 ? G_MININT64 : G_MAXINT64, SI_QUANTITY_INEXACT };
  return result;
}

/**
 * si_quantity_add:
 * @a: a quantity
 * @b: another
 *
 * Returns: the sum; an absent quantity counts as nothing, and the sum with one that is
 *   not exact is not exact either
 */
SiQuantity
si_quantity_add (SiQuantity a, SiQuantity b)
{
  return combine (a, b, FALSE);
}

/**
 * si_quantity_subtract:
 * @a: a quantity
 * @b: the quantity to subtract from it
 *
 * Returns: the difference, with the rules of si_quantity_add()
 */
SiQuantity
si_quantity_subtract (SiQuantity a, SiQuantity b)
{
  return combine (a, b, TRUE);
}

/* Writes the digits of a fraction without trailing zeros into a buffer of seven bytes. */
static void
format_fraction (guint64 fraction, char *digits)
{
  int length = DECIMALS;

  for (int i = DECIMALS - 1; i >= 0; i--)
    {
      digits[i] = '0' + fraction % 10;
      fraction /= 10;
    }
  while (length > 0 && digits[length - 1] == '0')
    length--;
  digits[length] = '\0';
}

static guint64
magnitude (SiQuantity quantity)
{
  return quantity.millionths < 0 ? -(guint64) quantity.millionths : (guint64) quantity.millionths;
}

/**
 * si_quantity_to_plain:
 * @quantity: a quantity
 *
 * Writes a quantity for other programs, as a plain decimal without grouping or trailing zeros.
 *
 * Returns: (transfer full): the text; "" unless @quantity is exact
 */
char *
si_quantity_to_plain (SiQuantity quantity)
{
  const guint64 value = magnitude (quantity);
  char fraction[DECIMALS + 1];

  if (quantity.kind != SI_QUANTITY_EXACT)
    return g_strdup ("");

  format_fraction (value % SI_QUANTITY_ONE, fraction);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%s", quantity.millionths < 0 ? "-" : "",
                          value / SI_QUANTITY_ONE, fraction[0] != '\0' ? "." : "", fraction);
}

/**
 * si_quantity_to_text:
 * @quantity: a quantity
 *
 * Writes a quantity for people, with the grouping and the decimal point of the locale and a real
 * minus sign (U+2212).
 *
 * Returns: (transfer full): the text; "" where @quantity holds no number
 */
char *
si_quantity_to_text (SiQuantity quantity)
{
  const guint64 value = magnitude (quantity);
  char fraction[DECIMALS + 1];

  if (!si_quantity_is_number (quantity))
    return g_strdup ("");

  format_fraction (value % SI_QUANTITY_ONE, fraction);
  return g_strdup_printf ("%s%'" G_GUINT64_FORMAT "%s%s",
                          quantity.millionths < 0 ? "\xe2\x88\x92" : "", value / SI_QUANTITY_ONE,
                          fraction[0] != '\0' ? localeconv ()->decimal_point : "", fraction);
}
