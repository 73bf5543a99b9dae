/* si-product-numbers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pairing.h"
#include "si-product-key.h"

G_BEGIN_DECLS

#define SI_NO_NUMBER G_MAXUINT32

/**
 * SiProductNumbers:
 *
 * The numbers by which the past and the stock alerts know products. A product gets one when it
 * first changes or gets an alert, and keeps it with another id or SKU code, and while it is gone.
 */
typedef struct _SiProductNumbers SiProductNumbers;

SiProductNumbers *si_product_numbers_new (SiTable *table, guint n_numbers);
void si_product_numbers_free (SiProductNumbers *self);
gboolean si_product_numbers_set_row (SiProductNumbers *self, guint64 number, guint64 row);
gboolean
si_product_numbers_set_gone (SiProductNumbers *self, guint64 number, const SiProductKey *key);

const SiTable *si_product_numbers_get_table (const SiProductNumbers *self);
guint si_product_numbers_get_n (const SiProductNumbers *self);
guint si_product_numbers_get_n_gone (const SiProductNumbers *self);
guint si_product_numbers_get_row (const SiProductNumbers *self, guint64 number);
guint32 si_product_numbers_of_row (const SiProductNumbers *self, guint row);
const SiProductKey *si_product_numbers_get_gone (const SiProductNumbers *self, guint64 number);
guint32 si_product_numbers_find (const SiProductNumbers *self, const SiProductKey *key);

guint32 si_product_numbers_give (SiProductNumbers *self, guint row);
guint32 si_product_numbers_ask (SiProductNumbers *self, const SiProductKey *key);
guint32 si_product_numbers_add_gone (SiProductNumbers *self, const SiProductKey *key);
void si_product_numbers_name_gone (SiProductNumbers *self, guint32 number, const SiProductKey *key);
void si_product_numbers_follow (SiProductNumbers *self, SiTable *after, const SiPairing *pairing);
void si_product_numbers_prune_gone (SiProductNumbers *self, GHashTable *kept);
GArray *si_product_numbers_take_moved (SiProductNumbers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiProductNumbers, si_product_numbers_free)

G_END_DECLS
