/* si-columns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-godowns.h"
#include "si-quantity-column.h"

G_BEGIN_DECLS

/**
 * SiColumns:
 * @texts: the texts of the products
 * @stocks: the products' stocks
 * @lines_ends: (element-type guint32): where the godown lines of each product end
 * @line_names: (element-type guint32): the godown name of each line
 * @line_stocks: the stock of each line
 * @godowns: the godowns and their names
 * @unreadable: (element-type utf8): the rows that could not be read, as they came
 * @room: (nullable): room for one folded text; %NULL when all are added
 *
 * All that a server said of an inventory, while it grows. A finished #SiTable holds one and leaves
 * it as it is. Only the functions below write the fields.
 */
typedef struct
{
  SiTextColumn texts[SI_N_TABLE_TEXTS];
  SiQuantityColumn stocks;
  GArray *lines_ends; /* (owned) */

  GArray *line_names; /* (owned) */
  SiQuantityColumn line_stocks;

  SiGodowns godowns;
  GPtrArray *unreadable; /* (owned) */
  GString *room;         /* (owned) (nullable) */
} SiColumns;

void si_columns_init (SiColumns *self);
void si_columns_clear (SiColumns *self);
void si_columns_add_product (SiColumns *self,
                             const char *product_id,
                             const char *sku,
                             const char *description,
                             SiQuantity stock,
                             const char *stock_text);
void si_columns_add_line (SiColumns *self,
                          const char *godown_id,
                          const char *godown_name,
                          SiQuantity stock,
                          const char *stock_text);
void si_columns_add_unreadable (SiColumns *self, const char *text, gsize length);
void si_columns_end_adding (SiColumns *self);
void si_columns_append (SiColumns *self, const SiColumns *other);
void si_columns_fold_again (SiColumns *self);
void si_columns_pack (const SiColumns *self, GByteArray *bytes);
void si_columns_unpack (SiColumns *self, SiUnpacker *from);

static inline guint
si_columns_get_n_products (const SiColumns *self)
{
  return self->lines_ends->len;
}

static inline guint
si_columns_get_lines_start (const SiColumns *self, guint row)
{
  return row == 0 ? 0 : g_array_index (self->lines_ends, guint32, row - 1);
}

static inline guint
si_columns_get_lines_end (const SiColumns *self, guint row)
{
  return g_array_index (self->lines_ends, guint32, row);
}

G_END_DECLS
