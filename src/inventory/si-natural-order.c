/* si-natural-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-natural-order.h"

#include <string.h>

#include "si-fold.h"

/* A run of digits in a key: this byte, how many digits follow without leading zeros (255
 * for each full 255, then the rest), and the digits. It sorts between the space and the letters as
 * '0' does. */
#define NUMBER '0'

static const char *
append_number (GByteArray *key, const char *digits)
{
  const char *end;
  gsize length;
  guint8 byte = NUMBER;

  while (*digits == '0')
    digits++;
  for (end = digits; g_ascii_isdigit (*end); end++)
    ;

  g_byte_array_append (key, &byte, 1);
  for (length = end - digits; length >= 255; length -= 255)
    {
      byte = 255;
      g_byte_array_append (key, &byte, 1);
    }
  byte = (guint8) length;
  g_byte_array_append (key, &byte, 1);
  g_byte_array_append (key, (const guint8 *) digits, end - digits);
  return end;
}

/**
 * si_natural_append_key:
 * @key: where to append
 * @text: valid UTF-8
 *
 * Appends a key for @text: compared as bytes, a key that is another's beginning first,
 * keys are in the order of si_natural_compare().
 */
void
si_natural_append_key (GByteArray *key, const char *text)
{
  g_autofree char *folded = NULL;
  const guint8 end = 0;

  g_return_if_fail (key != NULL);
  g_return_if_fail (text != NULL);

  folded = si_fold (text);
  for (const char *p = folded; *p != '\0';)
    {
      if (g_ascii_isdigit (*p))
        p = append_number (key, p);
      else
        g_byte_array_append (key, (const guint8 *) p++, 1);
    }

  /* Texts that differ in case or leading zeros alone keep an order of their own. */
  g_byte_array_append (key, &end, 1);
  g_byte_array_append (key, (const guint8 *) text, strlen (text));
}

/**
 * si_natural_compare:
 * @a: valid UTF-8
 * @b: valid UTF-8
 *
 * Compares SKU codes as people count: P9 comes before P10, and case matters last.
 *
 * Returns: less than, equal to or greater than 0
 */
int
si_natural_compare (const char *a, const char *b)
{
  g_autoptr (GByteArray) key_a = g_byte_array_new ();
  g_autoptr (GByteArray) key_b = g_byte_array_new ();
  int order;

  si_natural_append_key (key_a, a);
  si_natural_append_key (key_b, b);
  order = memcmp (key_a->data, key_b->data, MIN (key_a->len, key_b->len));
  return order != 0 ? order : (key_a->len > key_b->len) - (key_a->len < key_b->len);
}
