/* si-natural-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-natural-order.h"

#include <stdlib.h>
#include <string.h>

#include "si-fold.h"

/* A key, with its first eight bytes beside it, since most comparisons end within them. */
typedef struct
{
  guint64 first;
  guint32 index;
  guint32 start;
  guint32 end;
} TextKey;

/* This byte begins a run of digits in a key, and sorts it between the space and the letters. After
 * it comes the number of digits without leading zeros (255 for each full 255, then the rest), so
 * that longer numbers are larger, and then the digits. */
#define NUMBER '0'

/**
 * si_natural_append_number:
 * @key: where to append
 * @digits: where a run of digits begins
 * @marker: the byte that numbers sort by among letters
 *
 * Appends a number, so that 9 comes before 10, and 010 beside it.
 *
 * Returns: the end of the digits
 */
const char *
si_natural_append_number (GByteArray *key, const char *digits, guint8 marker)
{
  const char *end;
  gsize length;
  guint8 byte = marker;

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
 * Appends a key for @text. Compared as bytes, keys are in the order of si_natural_compare(); a key
 * that is the beginning of another one comes first.
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
        p = si_natural_append_number (key, p, NUMBER);
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
 * Compares SKU codes as people count, so that P9 comes before P10. Case matters last.
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

static int
compare_keys (const TextKey *a, const TextKey *b, const guint8 *keys)
{
  const guint32 length_a = a->end - a->start;
  const guint32 length_b = b->end - b->start;
  int order;

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  order = memcmp (keys + a->start, keys + b->start, MIN (length_a, length_b));
  return order != 0 ? order : (length_a > length_b) - (length_a < length_b);
}

static int
compare_ascending (const void *a, const void *b, void *keys)
{
  const TextKey *key_a = a;
  const TextKey *key_b = b;
  const int order = compare_keys (key_a, key_b, keys);

  return order != 0 ? order : (key_a->index > key_b->index) - (key_a->index < key_b->index);
}

static int
compare_descending (const void *a, const void *b, void *keys)
{
  const TextKey *key_a = a;
  const TextKey *key_b = b;
  const int order = compare_keys (key_b, key_a, keys);

  return order != 0 ? order : (key_a->index > key_b->index) - (key_a->index < key_b->index);
}

static guint64
first_bytes (const guint8 *key, guint32 length)
{
  guint64 first = 0;

  for (guint i = 0; i < 8; i++)
    first = first << 8 | (i < length ? key[i] : 0);
  return first;
}

/**
 * si_natural_sort:
 * @n: the number of texts
 * @get_text: returns one of them
 * @data: for @get_text
 * @append_key: makes the keys that texts are sorted by, such as si_natural_append_key()
 * @descending: whether the largest come first
 *
 * Sorts texts by their keys. Equal ones stay in the order in which they are given.
 *
 * Returns: (transfer full) (array): the numbers of the texts in their order
 */
guint32 *
si_natural_sort (guint n,
                 SiNaturalTextFunc get_text,
                 gconstpointer data,
                 SiTextKeyFunc append_key,
                 gboolean descending)
{
  g_autoptr (GByteArray) keys = g_byte_array_new ();
  g_autofree TextKey *entries = g_new (TextKey, n + 1);
  guint32 *order = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    {
      entries[i].index = i;
      entries[i].start = keys->len;
      append_key (keys, get_text (data, i));
      entries[i].end = keys->len;
    }
  for (guint i = 0; i < n; i++)
    entries[i].first
        = first_bytes (keys->data + entries[i].start, entries[i].end - entries[i].start);

  if (n > 0)
    qsort_r (entries, n, sizeof *entries, descending ? compare_descending : compare_ascending,
             keys->data);
  for (guint i = 0; i < n; i++)
    order[i] = entries[i].index;
  return order;
}
