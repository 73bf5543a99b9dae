/* si-finding.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-quantity.h"

G_BEGIN_DECLS

/**
 * SiFindings:
 * @SI_FINDING_BELOW_ZERO: the product's stock, or its stock in a godown, is negative
 * @SI_FINDING_SUM_DIFFERS: the product's stock is not the sum over its godowns
 * @SI_FINDING_DUPLICATE_SKU: another product has the same SKU code
 * @SI_FINDING_NO_SKU: the SKU code is empty
 * @SI_FINDING_NOT_EXACT: a quantity is no number, or has more digits than are held
 * @SI_FINDING_LOW: the stock is below the minimum of an alert, which only a list knows of
 *
 * Flags of a product that cannot be right, or deserves a look. To add one, add it here, to the
 * registry in si-finding.c, to the facts below if it needs a new one, and to the words in
 * ui/base/si-finding-text.c.
 */
typedef enum
{
  SI_FINDING_NONE = 0,
  SI_FINDING_BELOW_ZERO = 1 << 0,
  SI_FINDING_SUM_DIFFERS = 1 << 1,
  SI_FINDING_DUPLICATE_SKU = 1 << 2,
  SI_FINDING_NO_SKU = 1 << 3,
  SI_FINDING_NOT_EXACT = 1 << 4,
  SI_FINDING_LOW = 1 << 5,
} SiFindings;

#define SI_N_FINDINGS 6

/**
 * SiFacts:
 * @lowest: the smallest of the product's quantities, in millionths
 * @all_exact: whether each of them is exact or absent
 * @stock: the provider's total
 * @sum: the sum over the godown lines
 * @sku_is_empty: whether the SKU code is empty
 * @sku_is_repeated: whether another product has the same SKU code
 *
 * The facts about a product that findings are judged by.
 */
typedef struct
{
  gint64 lowest;
  gboolean all_exact;
  SiQuantity stock;
  SiQuantity sum;
  gboolean sku_is_empty;
  gboolean sku_is_repeated;
} SiFacts;

/**
 * SiFindingInfo:
 * @flag: the finding
 * @name: its name for other programs, which never changes
 * @by_godown: whether it is about single quantities, so that some of the godowns alone can have it
 * @is_found: (nullable): whether a product with these facts has it; %NULL where no table knows
 *
 * A finding as the registry has it.
 */
typedef struct
{
  SiFindings flag;
  const char *name;
  gboolean by_godown;
  gboolean (*is_found) (const SiFacts *facts);
} SiFindingInfo;

extern const SiFindingInfo si_findings[SI_N_FINDINGS];

/**
 * SiSurvey:
 * @n_found: the number of products with each finding
 * @flags: the findings about each product, by row; the highest bit is free for the caller
 *
 * The findings about all products of an inventory. It is freed by g_free().
 */
typedef struct
{
  guint n_found[SI_N_FINDINGS];
  guint16 flags[];
} SiSurvey;

G_STATIC_ASSERT (SI_N_FINDINGS < 16);

typedef guint16 (*SiSurveyFunc) (gconstpointer data, guint row);

SiSurvey *si_survey_new (guint n_rows, SiSurveyFunc judge, gconstpointer data);
guint si_survey_count (const SiSurvey *self, SiFindings finding);

SiFindings si_findings_judge (const SiFacts *facts);
SiFindings si_findings_judge_in_godowns (const SiFacts *facts, SiFindings of_product);

static inline void
si_facts_add (SiFacts *self, SiQuantity quantity)
{
  self->lowest = MIN (self->lowest, quantity.millionths);
  self->all_exact = self->all_exact
                    && (quantity.kind == SI_QUANTITY_EXACT || quantity.kind == SI_QUANTITY_ABSENT);
}

#define SI_FACTS_INIT ((SiFacts){ .all_exact = TRUE })

G_END_DECLS
