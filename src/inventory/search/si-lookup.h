/* si-lookup.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-match.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiLookupAnswer:
 * @SI_LOOKUP_NOTHING: no product matches, or the text is blank
 * @SI_LOOKUP_MEANT: the text names one product, which is opened
 * @SI_LOOKUP_ONLY: the text names no product, but occurs in the texts of exactly one, which is
 *   shown if the person is told that this is no SKU code
 * @SI_LOOKUP_SEVERAL: several products match equally: they are offered, and none is opened
 * @SI_LOOKUP_SIMILAR: one or several products are similar: they are offered ("Did you mean …?"),
 *   and none is opened
 *
 * The ways in which an answer of si_table_look_up() may be used.
 */
typedef enum
{
  SI_LOOKUP_NOTHING,
  SI_LOOKUP_MEANT,
  SI_LOOKUP_ONLY,
  SI_LOOKUP_SEVERAL,
  SI_LOOKUP_SIMILAR,
} SiLookupAnswer;

/**
 * SiLookup:
 * @answer: how it may be used
 * @match: the best kind of match that any product has
 * @n_matches: how many products are opened or offered: those that match in the best way if it
 *   names products, from %SI_MATCH_PRODUCT_ID up; else all that match
 * @row: the first product that matches in the best way, or %SI_NO_ROW; it is the product itself
 *   for %SI_LOOKUP_MEANT and %SI_LOOKUP_ONLY, and an example to offer for the others
 *
 * The product that a text means, or those that it may mean.
 */
typedef struct
{
  SiLookupAnswer answer;
  SiMatch match;
  guint n_matches;
  guint row;
} SiLookup;

SiLookup si_table_look_up (const SiTable *table, const char *text);

G_END_DECLS
