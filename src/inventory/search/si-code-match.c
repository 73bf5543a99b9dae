/* si-code-match.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-code-match.h"

#include <string.h>

#include "si-fold.h"

/* The lengths of a GTIN, which is the same number with leading zeros or without. */
#define GTIN_8 8
#define UPC_A 12
#define GTIN_14 14

/* A code that is looked for, and the function that is called for each product found. */
typedef struct
{
  const SiTable *table;
  const char *code;   /* (not owned): without blanks around it */
  const char *folded; /* (not owned): the same, folded */
  SiCodeMatchFunc func;
  gpointer data;
} Code;

/* Scanners send FNC1 as the control character GS, which counts as a blank here. */
static gboolean
is_blank (char c)
{
  return ((guchar) c <= ' ' && c != '\0') || c == 0x7f;
}

static char *
trim (const char *text, gsize length)
{
  while (length > 0 && is_blank (text[length - 1]))
    length--;
  while (length > 0 && is_blank (text[0]))
    {
      text++;
      length--;
    }
  return g_strndup (text, length);
}

/* Takes off an AIM identifier and the stars of Code 39, in the order in which they were added. */
static char *
strip_scanner (const char *code)
{
  gsize length;

  if (code[0] == ']' && g_ascii_isalpha (code[1]) && g_ascii_isalnum (code[2]))
    code += 3;
  length = strlen (code);
  if (length > 2 && code[0] == '*' && code[length - 1] == '*')
    {
      code++;
      length -= 2;
    }
  return trim (code, length);
}

static gboolean
is_spelt (const Code *self, guint row)
{
  const char *sku = si_table_get_sku (self->table, row);
  g_autofree char *trimmed = NULL;

  if (strcmp (sku, self->code) == 0)
    return TRUE;
  trimmed = trim (sku, strlen (sku));
  return strcmp (trimmed, self->code) == 0;
}

/* Reports the products with this SKU code, either those that are spelt exactly so or the others. */
static gboolean
report_spelt (const Code *self, gboolean exactly, SiMatch match)
{
  const SiTextIndex *index = si_table_get_sku_index (self->table);
  gboolean found = FALSE;

  for (guint row = si_text_index_find (index, self->folded, strlen (self->folded));
       row != SI_NO_ROW; row = si_text_index_find_next (index, row))
    if (is_spelt (self, row) == exactly)
      {
        self->func (row, match, self->data);
        found = TRUE;
      }
  return found;
}

static gboolean
has_check_digit (const char *digits, gsize length)
{
  guint sum = 0;

  for (gsize i = 0; i < length; i++)
    sum += (guint) (digits[i] - '0') * ((length - i) % 2 == 0 ? 3 : 1);
  return sum % 10 == 0;
}

/* Returns the shortest length in which the GTIN is looked up, or 0 if it is none. Numbers of 12 to
 * 14 digits are taken for GTINs as they stand, since shops make such numbers up. Shorter ones must
 * have the right check digit, or different numbers of a shop's own would pass for each other. */
static gsize
get_shortest_form (const char *digits)
{
  const gsize length = strlen (digits);
  const gsize zeros = strspn (digits, "0");
  gsize shortest;

  if (length < GTIN_8 || length > GTIN_14 || zeros == length
      || strspn (digits, "0123456789") != length)
    return 0;
  shortest = has_check_digit (digits, length) ? GTIN_8 : UPC_A;
  return length < shortest ? 0 : MAX (shortest, length - zeros);
}

/* Reports all products with a text that is not empty. */
static gboolean
report_all (const Code *self,
            const SiTextIndex *index,
            const char *text,
            gsize length,
            SiMatch match)
{
  guint row = length > 0 ? si_text_index_find (index, text, length) : SI_NO_ROW;
  const gboolean found = row != SI_NO_ROW;

  for (; row != SI_NO_ROW; row = si_text_index_find_next (index, row))
    self->func (row, match, self->data);
  return found;
}

/* Looks up the number in each length, so that no index of GTINs is needed. */
static gboolean
report_gtin (const Code *self, SiMatch match)
{
  const SiTextIndex *index = si_table_get_sku_index (self->table);
  const gsize length = strlen (self->folded);
  const gsize shortest = get_shortest_form (self->folded);
  char padded[GTIN_14 + 1];
  gboolean found = FALSE;

  if (shortest == 0)
    return FALSE;

  memset (padded, '0', GTIN_14 - length);
  memcpy (padded + GTIN_14 - length, self->folded, length + 1);
  for (gsize n = shortest; n <= GTIN_14; n++)
    if (n != length && report_all (self, index, padded + GTIN_14 - n, n, match))
      found = TRUE;
  return found;
}

static gboolean
report_id (const Code *self, const char *id)
{
  return report_all (self, si_table_get_id_index (self->table), id, strlen (id),
                     SI_MATCH_PRODUCT_ID);
}

/**
 * si_code_match_foreach:
 * @table: a table
 * @text: what was typed or scanned
 * @func: (scope call): called for each product that @text names
 * @data: for @func
 *
 * Finds the products that a text names as a whole, from %SI_MATCH_SKU_EXACT down to
 * %SI_MATCH_PRODUCT_ID, by the table's indices. A product that is named in several ways is reported
 * once for each of them, and never twice for one. Any thread may call this.
 */
void
si_code_match_foreach (const SiTable *table, const char *text, SiCodeMatchFunc func, gpointer data)
{
  g_autofree char *code = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *folded_stripped = NULL;
  Code whole, bare;

  g_return_if_fail (table != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (func != NULL);

  code = trim (text, strlen (text));
  folded = si_fold (code);
  if (folded[0] == '\0')
    return;
  stripped = strip_scanner (code);
  folded_stripped = si_fold (stripped);
  whole = (Code){ table, code, folded, func, data };
  bare = (Code){ table, stripped, folded_stripped, func, data };

  report_spelt (&whole, TRUE, SI_MATCH_SKU_EXACT);
  report_spelt (&whole, FALSE, SI_MATCH_SKU);
  report_gtin (&whole, SI_MATCH_GTIN);
  if (folded_stripped[0] != '\0' && strcmp (stripped, code) != 0)
    (void) (report_spelt (&bare, TRUE, SI_MATCH_SCANNED)
            || report_spelt (&bare, FALSE, SI_MATCH_SCANNED)
            || report_gtin (&bare, SI_MATCH_SCANNED));
  (void) (report_id (&whole, code) || report_id (&whole, folded) || report_id (&bare, stripped));
}
