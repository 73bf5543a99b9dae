/* si-finding-count.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-finding-count.h"

/**
 * si_finding_count:
 * @list: a list of products
 * @finding: one finding
 *
 * Returns: the number of products in the chosen godowns that have it, whatever else the list is
 *   filtered by
 */
guint
si_finding_count (SiProductList *list, SiFindings finding)
{
  SiScope *scope;
  g_autoptr (GArray) low = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), 0);

  scope = si_product_list_get_scope (list);
  if (finding != SI_FINDING_LOW)
    return scope != NULL ? si_scope_count_findings (scope, finding) : 0;
  low = si_product_list_get_low (list);
  return low != NULL ? low->len : 0;
}
