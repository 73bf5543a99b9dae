/* si-finding.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-finding.h"

static gboolean
is_below_zero (const SiFacts *facts)
{
  return facts->lowest < 0;
}

static gboolean
is_sum_different (const SiFacts *facts)
{
  return facts->stock.kind == SI_QUANTITY_EXACT && facts->sum.kind == SI_QUANTITY_EXACT
         && facts->stock.millionths != facts->sum.millionths;
}

static gboolean
is_sku_duplicate (const SiFacts *facts)
{
  return facts->sku_is_repeated && !facts->sku_is_empty;
}

static gboolean
is_sku_missing (const SiFacts *facts)
{
  return facts->sku_is_empty;
}

static gboolean
is_not_exact (const SiFacts *facts)
{
  return !facts->all_exact;
}

/* The registry, in the order in which findings are counted, told and exported. */
const SiFindingInfo si_findings[SI_N_FINDINGS] = {
  { SI_FINDING_LOW, "low", FALSE, NULL },
  { SI_FINDING_BELOW_ZERO, "below-zero", TRUE, is_below_zero },
  { SI_FINDING_SUM_DIFFERS, "sum-differs", FALSE, is_sum_different },
  { SI_FINDING_DUPLICATE_SKU, "twin-sku", FALSE, is_sku_duplicate },
  { SI_FINDING_NO_SKU, "no-sku", FALSE, is_sku_missing },
  { SI_FINDING_NOT_EXACT, "not-exact", TRUE, is_not_exact },
};

/**
 * si_findings_judge:
 * @facts: the facts about a product
 *
 * Returns: all findings about the product that its table knows of
 */
SiFindings
si_findings_judge (const SiFacts *facts)
{
  SiFindings found = SI_FINDING_NONE;

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    if (si_findings[i].is_found != NULL && si_findings[i].is_found (facts))
      found |= si_findings[i].flag;
  return found;
}

/**
 * si_findings_judge_in_godowns:
 * @facts: facts about the product's stock in some godowns, of which only @lowest and @all_exact
 * count
 * @of_product: the findings about the whole product
 *
 * Returns: the findings about the product in these godowns
 */
SiFindings
si_findings_judge_in_godowns (const SiFacts *facts, SiFindings of_product)
{
  SiFindings found = of_product;

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    if (si_findings[i].by_godown && !si_findings[i].is_found (facts))
      found &= ~(guint) si_findings[i].flag;
    else if (si_findings[i].by_godown)
      found |= si_findings[i].flag;
  return found;
}

/**
 * si_survey_new:
 * @n_rows: the number of products
 * @judge: returns the findings about the product in a row
 * @data: for @judge
 *
 * Walks over all products.
 *
 * Returns: (transfer full): the findings about them
 */
SiSurvey *
si_survey_new (guint n_rows, SiSurveyFunc judge, gconstpointer data)
{
  SiSurvey *self = g_malloc0 (sizeof (SiSurvey) + (n_rows + (gsize) 1) * sizeof (guint16));

  for (guint row = 0; row < n_rows; row++)
    {
      self->flags[row] = judge (data, row);
      for (guint bit = 0; bit < SI_N_FINDINGS; bit++)
        self->n_found[bit] += (self->flags[row] >> bit) & 1;
    }
  return self;
}

/**
 * si_survey_count:
 * @self: a survey
 * @finding: one of the findings
 *
 * Returns: the number of products that have it
 */
guint
si_survey_count (const SiSurvey *self, SiFindings finding)
{
  g_return_val_if_fail (finding != SI_FINDING_NONE, 0);

  return self->n_found[g_bit_nth_lsf (finding, -1)];
}
