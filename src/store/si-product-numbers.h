/* si-product-numbers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-state.h"

G_BEGIN_DECLS

/**
 * SiProductKey:
 * @id: the service's products_id; in the bytes of its list
 * @nth: which of the products with this id
 */
typedef struct
{
  const char *id;
  guint nth;
} SiProductKey;

/**
 * SiProductNumbers:
 * @keys: (element-type SiProductKey): who has which number, from 0
 * @n_stored: how many of them are in the database
 *
 * The products by the numbers that the past calls them by. A product is given one when it first
 * changes, and keeps it.
 */
typedef struct
{
  GArray *keys;          /* (owned) */
  GPtrArray *pieces;     /* (owned) (element-type GBytes): where the ids are */
  GStringChunk *new_ids; /* (owned): the ids of those that are not in the database yet */
  guint n_stored;
} SiProductNumbers;

SiProductNumbers *
si_product_numbers_read (SiDatabase *database, const SiState *state, GError **error);
gboolean si_product_numbers_write (SiProductNumbers *self,
                                   SiDatabase *database,
                                   SiState *state,
                                   GError **error);
void si_product_numbers_free (SiProductNumbers *self);
guint si_product_numbers_add (SiProductNumbers *self, const char *product_id, guint nth);
const SiProductKey *si_product_numbers_get (const SiProductNumbers *self, guint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiProductNumbers, si_product_numbers_free)

G_END_DECLS
