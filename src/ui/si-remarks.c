/* si-remarks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-remarks.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-text.h"

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
      g_autofree char *name = si_cut_name (found.name);

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
  SiQuantity sum
      = si_table_get_godown_sum (si_product_get_table (product), si_product_get_row (product));
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

/**
 * si_remarks_new:
 * @product: a product
 *
 * Describes the findings about a product, and other things worth a look, in a sentence each, the
 * gravest first.
 *
 * Returns: (transfer full): the sentences; none if all is well
 */
GStrv
si_remarks_new (SiProduct *product)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  SiFindings findings;

  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  findings = si_product_get_findings (product);
  if (si_product_get_unreadable (product))
    g_strv_builder_add (builder, _ ("Could not be read in the server’s last answer: these are the "
                                    "figures before it"));
  else if (!si_product_get_current (product))
    g_strv_builder_add (builder,
                        _ ("No longer in the server’s answer: these are the last known figures"));
  if ((findings & SI_FINDING_BELOW_ZERO) != 0)
    {
      g_autofree char *text = describe_below_zero (product);
      g_strv_builder_add (builder, text);
    }
  if ((findings & SI_FINDING_SUM_DIFFERS) != 0)
    {
      g_autofree char *text = describe_sum (product);
      g_strv_builder_add (builder, text);
    }
  if ((findings & SI_FINDING_NOT_EXACT) != 0)
    {
      g_autofree char *text = describe_not_exact (product);
      g_strv_builder_add (builder, text);
    }
  if ((findings & SI_FINDING_DUPLICATE_SKU) != 0)
    g_strv_builder_add (builder, _ ("Another product has the same SKU code, letter case aside"));
  if ((findings & SI_FINDING_NO_SKU) != 0)
    g_strv_builder_add (builder, _ ("The product has no SKU code"));

  return g_strv_builder_end (builder);
}

/**
 * si_remarks_to_text:
 * @list: a list
 * @product: a product of it
 *
 * Returns: (transfer full): the list's note about the product and the remarks, one a line
 */
char *
si_remarks_to_text (SiProductList *list, SiProduct *product)
{
  g_auto (GStrv) remarks = si_remarks_new (product);
  g_autofree char *text = g_strjoinv ("\n", remarks);
  g_autofree char *note = si_product_list_get_note (list, product);

  if (note == NULL || *text == '\0')
    return note != NULL ? g_steal_pointer (&note) : g_steal_pointer (&text);
  return g_strdup_printf ("%s\n%s", note, text);
}
