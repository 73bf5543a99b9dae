/* si-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table-order.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiTextColumn:
 * @block: all texts one after the other, each ended by a NUL
 * @ends: where each ends in @block, the NUL included (element-type guint32)
 *
 * A column of texts. Four gigabytes at the most.
 */
typedef struct
{
  GByteArray *block; /* (owned) */
  GArray *ends;      /* (owned) */
} SiTextColumn;

/**
 * SiQuantityColumn:
 * @millionths: (element-type gint64): of each quantity
 * @kinds: (element-type guint8): SiQuantityKind of each
 * @texts: (element-type guint32 utf8): the server's text of those that are not exact
 *
 * A column of quantities.
 */
typedef struct
{
  GArray *millionths; /* (owned) */
  GByteArray *kinds;  /* (owned) */
  GHashTable *texts;  /* (owned) */
} SiQuantityColumn;

/**
 * SiColumns:
 *
 * What the builder writes and the table reads.
 */
typedef struct
{
  /* By product */
  SiTextColumn ids;
  SiTextColumn skus;
  SiTextColumn descriptions;
  SiTextColumn folded_skus;
  SiTextColumn folded; /* SKU code, a line feed, which no folded text holds, and description */
  SiQuantityColumn stocks;
  GArray *lines_ends; /* (owned) (element-type guint32): where its godown lines end */

  /* By godown line */
  GArray *line_names; /* (owned) (element-type guint32): which godown name */
  SiQuantityColumn line_stocks;

  /* By godown name: one for each pair of id and name */
  SiTextColumn name_texts;
  GArray *name_godowns; /* (owned) (element-type guint32): which godown */

  /* By godown */
  SiTextColumn godown_ids;
  GArray *godown_names; /* (owned) (element-type guint32): its first name */

  GPtrArray *unreadable; /* (owned) (element-type utf8) */
} SiColumns;

void si_columns_init (SiColumns *self);
void si_columns_clear (SiColumns *self);
void si_columns_add_folded (SiColumns *self, guint row, GString *folded);

void si_text_column_init (SiTextColumn *self);
void si_text_column_clear (SiTextColumn *self);
void si_text_column_add (SiTextColumn *self, const char *text, gsize length);
void si_text_column_append (SiTextColumn *self, const SiTextColumn *other);
const char *si_text_column_get (const SiTextColumn *self, guint index, gsize *length);

void si_quantity_column_init (SiQuantityColumn *self);
void si_quantity_column_clear (SiQuantityColumn *self);
void si_quantity_column_add (SiQuantityColumn *self, const char *text);
void
si_quantity_column_add_quantity (SiQuantityColumn *self, SiQuantity quantity, const char *text);
void si_quantity_column_append (SiQuantityColumn *self, const SiQuantityColumn *other);
SiQuantity si_quantity_column_get (const SiQuantityColumn *self, guint index);
const char *si_quantity_column_get_text (const SiQuantityColumn *self, guint index);

/**
 * SiTextIndex:
 * @heads: for each hash, the first row with it plus 1, or 0
 * @next: for each row, the next one with its hash plus 1, or 0
 * @n_heads: a power of two
 * @repeated: for each row, whether another one has its text; %NULL where no text comes twice
 *
 * Finds the rows with a text, in their order. A million equal texts do not slow it down.
 */
typedef struct
{
  guint32 *heads; /* (owned) */
  guint32 *next;  /* (owned) */
  guint n_heads;
  guint8 *repeated; /* (owned) (nullable) */
} SiTextIndex;

void si_text_index_init (SiTextIndex *self, const SiTextColumn *column);
void si_text_index_clear (SiTextIndex *self);
guint si_text_index_find (const SiTextIndex *self,
                          const SiTextColumn *column,
                          const char *text,
                          gsize length,
                          guint nth);
guint si_text_index_find_next (const SiTextIndex *self, const SiTextColumn *column, guint row);

static inline gboolean
si_text_index_is_repeated (const SiTextIndex *self, guint row)
{
  return self->repeated != NULL && self->repeated[row];
}

/**
 * SiKeyIndex:
 * @heads: for each hash, a first row with its key plus 1, or 0
 * @next_key: for a first row, that of the next key with its hash plus 1, or 0
 * @next_equal: for each row, the next one with its key plus 1, or 0
 * @ordinals: for each row, how many rows before it have its key
 * @n_heads: a power of two
 *
 * The rows with equal id, SKU code and description, among those whose id comes more than once. All
 * is %NULL where there are none.
 */
typedef struct
{
  guint32 *heads;      /* (owned) (nullable) */
  guint32 *next_key;   /* (owned) (nullable) */
  guint32 *next_equal; /* (owned) (nullable) */
  guint32 *ordinals;   /* (owned) (nullable) */
  guint n_heads;
} SiKeyIndex;

struct _SiTable
{
  SiColumns columns;

  SiTextIndex by_id;
  SiTextIndex by_sku; /* of the folded SKU codes */
  SiKeyIndex by_key;

  guint8 *findings; /* (owned): SiFindings by product */
  guint n_findings[8];

  /* Made when they are first asked for, each published by one atomic store. */
  guint32 *orders[SI_N_COLUMNS]; /* (owned) (nullable) */
};

/* Takes the columns over, and makes the indices and the findings. */
SiTable *si_table_new (SiColumns *columns);

static inline guint
si_table_lines_start (const SiTable *self, guint row)
{
  return row == 0 ? 0 : g_array_index (self->columns.lines_ends, guint32, row - 1);
}

static inline guint
si_table_lines_end (const SiTable *self, guint row)
{
  return g_array_index (self->columns.lines_ends, guint32, row);
}

/* The ordinals, in si-table-keys.c. */
void si_table_number_keys (SiTable *self);
void si_key_index_clear (SiKeyIndex *self);

/* The findings, in si-table-audit.c. */
void si_table_audit (SiTable *self);
SiFindings si_table_judge_quantity (SiQuantity quantity);

G_END_DECLS
