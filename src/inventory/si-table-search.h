/* si-table-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiMatch:
 * @SI_MATCH_NONE: the product does not match
 * @SI_MATCH_DESCRIPTION: each word is in the description or the SKU code
 * @SI_MATCH_SKU_PART: the text is within the SKU code
 * @SI_MATCH_SKU_START: the SKU code starts with the text
 * @SI_MATCH_SKU: the text is the SKU code
 *
 * How well a product matches a search; the better, the larger.
 */
typedef enum
{
  SI_MATCH_NONE,
  SI_MATCH_DESCRIPTION,
  SI_MATCH_SKU_PART,
  SI_MATCH_SKU_START,
  SI_MATCH_SKU,
} SiMatch;

/* One SiMatch (as guint8) a row; NULL if cancelled. Free with g_free(). */
guint8 *si_table_search (const SiTable *self, const char *text, GCancellable *cancellable);

G_END_DECLS
