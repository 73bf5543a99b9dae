/* si-product-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiStockLine:
 *
 * A product's stock in a godown. The texts belong to the table or bytes that it was read from.
 */
typedef struct
{
  const char *id;
  const char *name;
  SiQuantity stock;
  const char *stock_text; /* (nullable) */
} SiStockLine;

/**
 * SiProductState:
 * @present: whether the inventory has the product; if not, only @id counts, which is the product's
 *   last or next one
 * @lines: (element-type SiStockLine): its stock by godown
 *
 * A product as it was at a moment. The texts belong to the table or the bytes that it was read
 * from.
 */
typedef struct
{
  gboolean present;
  const char *id;
  const char *sku;
  const char *description;
  SiQuantity stock;
  const char *stock_text; /* (nullable) */
  GArray *lines;          /* (owned) */
} SiProductState;

SiProductState *si_product_state_new (void);
void si_product_state_free (SiProductState *self);
void si_product_state_read (SiProductState *self, const SiTable *table, guint row);
void si_product_state_copy (SiProductState *self, const SiProductState *other);
gboolean si_product_state_has_same_texts (const SiProductState *self, const SiProductState *other);
SiQuantity si_product_state_get_stock_in (const SiProductState *self,
                                          const char *godown_id,
                                          gboolean *present,
                                          const char **stock_text);

static inline SiStockLine *
si_product_state_get_line (const SiProductState *self, guint line)
{
  return &g_array_index (self->lines, SiStockLine, line);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiProductState, si_product_state_free)

G_END_DECLS
