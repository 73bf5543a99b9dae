/* si-text-column.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "si-pack.h"

G_BEGIN_DECLS

/**
 * SiTextColumn:
 * @block: all texts one after the other, each ended by a NUL
 * @ends: (element-type guint32): where each text ends in @block, its NUL included
 *
 * A growing column of texts in one piece of memory, which a search walks over quickly. It holds
 * four gigabytes at most. Only the functions below write the fields.
 */
typedef struct
{
  GByteArray *block; /* (owned) */
  GArray *ends;      /* (owned) */
} SiTextColumn;

/**
 * SiTableText:
 * @SI_TABLE_ID: the products' ids
 * @SI_TABLE_SKU: their SKU codes
 * @SI_TABLE_DESCRIPTION: their descriptions
 * @SI_TABLE_FOLDED_SKU: their SKU codes, folded
 * @SI_TABLE_FOLDED: their SKU codes and descriptions, folded, with a line feed between them, which
 *   no folded text holds
 *
 * The texts of all products in an inventory, each in one column for those who walk over it. A file
 * has the columns in this order.
 */
typedef enum
{
  SI_TABLE_ID,
  SI_TABLE_SKU,
  SI_TABLE_DESCRIPTION,
  SI_TABLE_FOLDED_SKU,
  SI_TABLE_FOLDED,
  SI_N_TABLE_TEXTS
} SiTableText;

void si_text_column_init (SiTextColumn *self);
void si_text_column_clear (SiTextColumn *self);
void si_text_column_add (SiTextColumn *self, const char *text);
void si_text_column_add_valid (SiTextColumn *self, const char *text, gsize length);
void si_text_column_append (SiTextColumn *self, const SiTextColumn *other);
void si_text_column_pack (const SiTextColumn *self, GByteArray *bytes);
void si_text_column_unpack (SiTextColumn *self, SiUnpacker *from, guint n);

static inline guint
si_text_column_get_n (const SiTextColumn *self)
{
  return self->ends->len;
}

/* The text of a place, and its length in bytes where @length is not NULL. */
static inline const char *
si_text_column_get (const SiTextColumn *self, guint index, gsize *length)
{
  const guint32 start = index == 0 ? 0 : g_array_index (self->ends, guint32, index - 1);

  if (length != NULL)
    *length = g_array_index (self->ends, guint32, index) - start - 1;
  return (const char *) self->block->data + start;
}

/* Whether the texts of two places are equal. */
static inline gboolean
si_text_column_equal (const SiTextColumn *a, guint row_a, const SiTextColumn *b, guint row_b)
{
  gsize length_a, length_b;
  const char *text_a = si_text_column_get (a, row_a, &length_a);
  const char *text_b = si_text_column_get (b, row_b, &length_b);

  return length_a == length_b && memcmp (text_a, text_b, length_a) == 0;
}

G_END_DECLS
