/* si-text-index.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-text-column.h"

G_BEGIN_DECLS

#define SI_NO_ROW G_MAXUINT

/**
 * SiTextIndex:
 * @column: the texts
 * @heads: for each hash, the first row with it plus 1, or 0
 * @next: for each row, the next one with its hash plus 1, or 0
 * @n_heads: a power of two
 * @repeated: for each row, whether another one has its text; %NULL where no text comes twice
 *
 * Finds the rows with a text, in their order and in a time that does not depend on their number.
 * The column must outlive the index and stay as it is. Only the functions below write the fields.
 */
typedef struct
{
  const SiTextColumn *column; /* (not owned) */
  guint32 *heads;             /* (owned) */
  guint32 *next;              /* (owned) */
  guint n_heads;
  guint8 *repeated; /* (owned) (nullable) */
} SiTextIndex;

void si_text_index_init (SiTextIndex *self, const SiTextColumn *column);
void si_text_index_clear (SiTextIndex *self);
guint si_text_index_find (const SiTextIndex *self, const char *text, gsize length);
guint si_text_index_find_nth (const SiTextIndex *self, const char *text, gsize length, guint n);
guint si_text_index_find_next (const SiTextIndex *self, guint row);

static inline gboolean
si_text_index_has_repeated (const SiTextIndex *self)
{
  return self->repeated != NULL;
}

static inline gboolean
si_text_index_is_repeated (const SiTextIndex *self, guint row)
{
  return self->repeated != NULL && self->repeated[row];
}

G_END_DECLS
