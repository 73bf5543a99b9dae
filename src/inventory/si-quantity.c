/* si-quantity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-quantity.h"

#include <locale.h>
#include <string.h>

#define DECIMALS 6

static const SiQuantity unreadable = { 0, SI_QUANTITY_UNREADABLE };

/* What is gathered of a number while its text is read. */
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
  if (number->digits <= (G_MAXINT64 - 9) / 10 && !number->cut)
    {
      number->digits = number->digits * 10 + digit;
      if (fraction)
        number->exponent--;
      return;
    }

  /* No room. What follows the first digit that is left out counts as lost as well. */
  number->cut = number->cut || digit != 0;
  if (!fraction)
    number->exponent++;
}

/* Groups of two or three digits and a last one of three, as in 1,234,567 and 12,34,567.
 * Anything else may be a decimal comma, and is not guessed at. */
static gboolean
commas_group (const char *text, gsize length)
{
  const char *end = memchr (text, '.', length);
  const char *comma = memchr (text, ',', length);
  gsize group = 0;

  if (comma == NULL)
    return TRUE;
  if (end == NULL)
    end = text + length;
  while (end > text && !g_ascii_isdigit (end[-1]))
    end--;
  if (comma == text || comma - text > 3 || comma >= end)
    return FALSE;

  for (const char *p = comma + 1; p < end; p++)
    {
      if (*p == ',')
        {
          if (group != 2 && group != 3)
            return FALSE;
          group = 0;
        }
      else if (!g_ascii_isdigit (*p))
        return FALSE;
      else
        group++;
    }
  return group == 3;
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

/* The text without its sign: digits, at most one point, at most one exponent. */
static gboolean
read_number (const char *text, gsize length, Number *number)
{
  gboolean fraction = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];

      if (G_LIKELY (g_ascii_isdigit (c)))
        add_digit (number, c - '0', fraction);
      else if (c == '.' && !fraction)
        fraction = TRUE;
      else if (c == ',' && !fraction)
        {
          if (!commas_group (text, length))
            return FALSE;
          continue;
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
  gint64 value = (gint64) number->digits;
  int exponent = number->exponent + DECIMALS;
  int last = 0;

  if (number->digits == 0)
    return (SiQuantity){ 0, SI_QUANTITY_EXACT };

  for (; exponent > 0; exponent--)
    if (__builtin_mul_overflow (value, 10, &value))
      return out_of_range (number);

  for (; exponent < 0 && (value != 0 || last != 0); exponent++)
    {
      number->cut = number->cut || last != 0;
      last = (int) (value % 10);
      value /= 10;
    }
  if (last != 0)
    {
      number->cut = TRUE;
      value += last >= 5;
    }

  return (SiQuantity){ number->negative ? -value : value,
                       number->cut ? SI_QUANTITY_INEXACT : SI_QUANTITY_EXACT };
}

/**
 * si_quantity_parse:
 * @text: (nullable): a quantity as a server writes it
 * @length: its length in bytes, or -1 if it ends with a NUL
 *
 * Reads a decimal number without ever going through a floating point one: an optional
 * sign, digits in groups or not, a fraction, an exponent. The locale has no say in it.
 *
 * Returns: the quantity; %SI_QUANTITY_ABSENT for %NULL and blank text
 */
SiQuantity
si_quantity_parse (const char *text, gssize length)
{
  Number number = { 0 };
  gsize n;

  if (text == NULL)
    return SI_QUANTITY_NONE;

  n = length < 0 ? strlen (text) : (gsize) length;
  while (n > 0 && g_ascii_isspace (text[0]))
    text++, n--;
  while (n > 0 && g_ascii_isspace (text[n - 1]))
    n--;
  if (n == 0)
    return SI_QUANTITY_NONE;

  if (text[0] == '-' || text[0] == '+')
    {
      number.negative = text[0] == '-';
      text++, n--;
    }
  else if (n > 3 && memcmp (text, "\xe2\x88\x92", 3) == 0) /* U+2212, the real minus */
    {
      number.negative = TRUE;
      text += 3, n -= 3;
    }

  if (!read_number (text, n, &number))
    return unreadable;
  return to_millionths (&number);
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

/**
 * si_quantity_compare:
 * @a: a quantity
 * @b: another
 *
 * Orders by number; what is no number comes before all numbers.
 *
 * Returns: less than, equal to or greater than 0
 */
int
si_quantity_compare (SiQuantity a, SiQuantity b)
{
  const gboolean a_is_number = si_quantity_is_number (a);
  const gboolean b_is_number = si_quantity_is_number (b);

  if (!a_is_number || !b_is_number)
    return a_is_number - b_is_number;
  return (a.millionths > b.millionths) - (a.millionths < b.millionths);
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
 * @b: what is taken away from it
 *
 * Returns: the difference, with the rules of si_quantity_add()
 */
SiQuantity
si_quantity_subtract (SiQuantity a, SiQuantity b)
{
  return combine (a, b, TRUE);
}

/* The fraction's digits without trailing zeros, in a buffer of seven bytes. */
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
 * Writes it for machines: a plain decimal without grouping or trailing zeros.
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
 * Writes it for people: grouped and with the decimal point of the locale, with a real
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
