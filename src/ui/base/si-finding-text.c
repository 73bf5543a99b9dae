/* si-finding-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-finding-text.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-text.h"

/* The words for a finding; inventory/table/si-finding.c has everything else about it. */
typedef struct
{
  SiFindings flag;
  const char *name;
  const char *only;
  char *(*count) (guint n);
  char *(*describe) (SiProduct *product); /* (nullable) */
} Words;

static char *
count_low (guint n)
{
  /* Translators: how many products have a stock below the minimum that a person has set. */
  return si_digits_printf (ngettext ("%'u low", "%'u low", n), n);
}

static char *
count_below_zero (guint n)
{
  return si_digits_printf (ngettext ("%'u below zero", "%'u below zero", n), n);
}

static char *
count_sum_differs (guint n)
{
  return si_digits_printf (ngettext ("%'u total does not add up", "%'u totals do not add up", n),
                           n);
}

static char *
count_duplicate_sku (guint n)
{
  return si_digits_printf (ngettext ("%'u shares its SKU code", "%'u share an SKU code", n), n);
}

static char *
count_no_sku (guint n)
{
  return si_digits_printf (ngettext ("%'u without an SKU code", "%'u without an SKU code", n), n);
}

static char *
count_not_exact (guint n)
{
  return si_digits_printf (ngettext ("%'u without an exact stock", "%'u without an exact stock", n),
                           n);
}

static char *
describe_below_zero (SiProduct *product)
{
  const SiTable *table = si_product_get_table (product);
  guint row = si_product_get_row (product);
  guint n_lines = si_table_get_n_godown_stocks (table, row);
  SiGodownStock found = { 0 };
  guint n_found = 0;

  if (si_product_get_stock (product).millionths < 0)
    return g_strdup (_ ("The stock is below zero"));

  for (guint i = 0; i < n_lines; i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (table, row, i, &line);
      if (line.stock.millionths < 0 && n_found++ == 0)
        found = line;
    }
  if (n_found == 1)
    {
      g_autofree char *cut = si_cut_name (found.name);
      g_autofree char *name = si_direction_isolate_name (cut);

      return g_strdup_printf (_ ("The stock in %s is below zero"), name);
    }
  return si_digits_printf (ngettext ("The stock in %u godown is below zero",
                                     "The stock in %u godowns is below zero", n_found),
                           n_found);
}

static char *
describe_sum (SiProduct *product)
{
  SiQuantity stock = si_product_get_stock (product);
  SiQuantity sum = si_table_get_stock_in (si_product_get_table (product),
                                          si_product_get_row (product), SI_NO_GODOWN);
  SiQuantity difference = si_quantity_subtract (sum, stock);
  g_autofree char *sum_text = si_text_stock (sum, NULL);
  g_autofree char *difference_text = NULL;

  if (!si_quantity_is_number (difference) || difference.millionths == G_MININT64)
    return g_strdup_printf (_ ("The godowns add up to %s, which is not the stock given"), sum_text);

  if (difference.millionths < 0)
    {
      difference.millionths = -difference.millionths;
      difference_text = si_text_stock (difference, NULL);
      return g_strdup_printf (_ ("The godowns add up to %s, %s less than the stock given"),
                              sum_text, difference_text);
    }
  difference_text = si_text_stock (difference, NULL);
  return g_strdup_printf (_ ("The godowns add up to %s, %s more than the stock given"), sum_text,
                          difference_text);
}

static char *
describe_not_exact (SiProduct *product)
{
  g_autofree char *given = si_cut_name (si_product_get_stock_text (product));

  if (given == NULL)
    return g_strdup (_ ("The server gave a stock in a godown that is no exact number"));
  if (si_quantity_is_number (si_product_get_stock (product)))
    return g_strdup_printf (_ ("The server gave “%s”, which has more digits than can be added up"),
                            given);
  return g_strdup_printf (_ ("The server gave “%s” as the stock, which is no number"), given);
}

static char *
describe_duplicate_sku (SiProduct *product)
{
  return g_strdup (_ ("Another product has the same SKU code, letter case aside"));
}

static char *
describe_no_sku (SiProduct *product)
{
  return g_strdup (_ ("The product has no SKU code"));
}

static const Words all_words[SI_N_FINDINGS] = {
  { SI_FINDING_LOW, N_ ("Low"), N_ ("only what is low"), count_low, NULL },
  { SI_FINDING_BELOW_ZERO, N_ ("Below Zero"), N_ ("only what is below zero"), count_below_zero,
    describe_below_zero },
  { SI_FINDING_SUM_DIFFERS, N_ ("Total Does Not Add Up"), N_ ("only totals that do not add up"),
    count_sum_differs, describe_sum },
  { SI_FINDING_DUPLICATE_SKU, N_ ("Shared SKU Code"), N_ ("only what shares an SKU code"),
    count_duplicate_sku, describe_duplicate_sku },
  { SI_FINDING_NO_SKU, N_ ("No SKU Code"), N_ ("only what has no SKU code"), count_no_sku,
    describe_no_sku },
  { SI_FINDING_NOT_EXACT, N_ ("No Exact Stock"), N_ ("only what has no exact stock"),
    count_not_exact, describe_not_exact },
};

static const Words *
find_words (SiFindings finding)
{
  for (guint i = 0; i < SI_N_FINDINGS; i++)
    if (all_words[i].flag == finding)
      return &all_words[i];
  return NULL;
}

/**
 * si_finding_text_name:
 * @finding: one of the findings
 *
 * Returns: (transfer none): the name of the finding, as a heading has it
 */
const char *
si_finding_text_name (SiFindings finding)
{
  const Words *words = find_words (finding);

  g_return_val_if_fail (words != NULL, "");

  return _ (words->name);
}

/**
 * si_finding_text_only:
 * @finding: one of the findings
 *
 * Returns: (transfer none): words for a list that shows only products with the finding, for paper
 */
const char *
si_finding_text_only (SiFindings finding)
{
  const Words *words = find_words (finding);

  g_return_val_if_fail (words != NULL, "");

  return _ (words->only);
}

/**
 * si_finding_text_count:
 * @finding: one of the findings
 * @n: the number of products that have it
 *
 * Returns: (transfer full): the number in words, such as "3 below zero"
 */
char *
si_finding_text_count (SiFindings finding, guint n)
{
  const Words *words = find_words (finding);

  g_return_val_if_fail (words != NULL, NULL);

  return words->count (n);
}

/**
 * si_finding_text_describe:
 * @finding: one of the findings
 * @product: a product that has it
 *
 * Returns: (transfer full) (nullable): a sentence about what is wrong with the product; %NULL if
 *   the product alone does not tell
 */
char *
si_finding_text_describe (SiFindings finding, SiProduct *product)
{
  const Words *words = find_words (finding);

  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  return words->describe != NULL ? words->describe (product) : NULL;
}
