/* si-match.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiMatch:
 * @SI_MATCH_NONE: the product does not match
 * @SI_MATCH_SIMILAR: the text is the SKU code but for separators, quotes or signs around it; looked
 *   for only where no product matches better
 * @SI_MATCH_DESCRIPTION: each word is in the description or the SKU code
 * @SI_MATCH_SKU_PART: the text is within the SKU code
 * @SI_MATCH_SKU_START: the SKU code starts with the text
 * @SI_MATCH_PRODUCT_ID: the text is the product id
 * @SI_MATCH_SCANNED: the text is the SKU code and what a scanner adds to one: an AIM identifier
 *   such as `]C1`, or the stars of Code 39
 * @SI_MATCH_GTIN: the text is the same GTIN as the SKU code, with more or fewer leading zeros
 * @SI_MATCH_SKU: the text is the SKU code but for letter case and Unicode form
 * @SI_MATCH_SKU_EXACT: the text is the SKU code, letter case included
 *
 * How well a product matches a text. A better match is a larger number.
 */
typedef enum
{
  SI_MATCH_NONE,
  SI_MATCH_SIMILAR,
  SI_MATCH_DESCRIPTION,
  SI_MATCH_SKU_PART,
  SI_MATCH_SKU_START,
  SI_MATCH_PRODUCT_ID,
  SI_MATCH_SCANNED,
  SI_MATCH_GTIN,
  SI_MATCH_SKU,
  SI_MATCH_SKU_EXACT,
} SiMatch;

#define SI_N_MATCHES (SI_MATCH_SKU_EXACT + 1)

/* From this kind on, a text names a product, rather than that it occurs in its texts. */
#define SI_MATCH_FIRST_NAME SI_MATCH_PRODUCT_ID

G_END_DECLS
