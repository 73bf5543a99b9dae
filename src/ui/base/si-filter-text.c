/* si-filter-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-filter-text.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-finding-text.h"

/* Says that an id is that of a godown, since a bare number would not. */
static char *
name_godown (const SiTable *table, const char *godown_id)
{
  if (table != NULL && si_table_find_godown (table, godown_id) == SI_NO_GODOWN
      && si_godown_has_id (godown_id))
    /* Translators: %s is the id of a godown that has left the inventory. */
    return g_strdup_printf (_ ("Godown %s"), godown_id);
  return si_table_describe_godown (table, godown_id);
}

/**
 * si_filter_text_godowns:
 * @filter: a filter
 * @table: (nullable): the inventory, which has the names of its godowns
 *
 * Returns: (transfer full) (nullable): the names of the chosen godowns, cut for one line, with
 *   “Godown” and its id for one that the inventory does not have; %NULL if all are chosen
 */
char *
si_filter_text_godowns (SiFilter *filter, const SiTable *table)
{
  const char *const *ids;
  g_autoptr (GStrvBuilder) names = NULL;
  g_auto (GStrv) strings = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);

  ids = si_filter_get_godown_ids (filter);
  if (ids == NULL)
    return NULL;

  names = g_strv_builder_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *name = name_godown (table, ids[i]);

      g_strv_builder_add (names, name);
    }
  strings = g_strv_builder_end (names);
  /* Translators: between the names of godowns. */
  joined = g_strjoinv (_ (", "), strings);
  return si_cut_name (joined);
}

/**
 * si_filter_text_place:
 * @filter: a filter
 * @table: (nullable): the inventory, which has the names of its godowns
 *
 * Returns: (transfer full) (nullable): the same as of si_filter_text_godowns(), for a place between
 *   other words
 */
char *
si_filter_text_place (SiFilter *filter, const SiTable *table)
{
  g_autofree char *godowns = NULL;

  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);

  godowns = si_filter_text_godowns (filter, table);
  return si_direction_isolate_name (godowns);
}

/**
 * si_filter_text_findings:
 * @filter: a filter
 *
 * Returns: (transfer full) (nullable): the names of the chosen findings; %NULL if none is chosen
 */
char *
si_filter_text_findings (SiFilter *filter)
{
  g_autoptr (GStrvBuilder) names = NULL;
  g_auto (GStrv) strings = NULL;
  SiFindings findings;

  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);

  findings = si_filter_get_findings (filter);
  if (findings == SI_FINDING_NONE)
    return NULL;

  names = g_strv_builder_new ();
  for (guint i = 0; i < SI_N_FINDINGS; i++)
    if ((findings & si_findings[i].flag) != 0)
      g_strv_builder_add (names, si_finding_text_name (si_findings[i].flag));
  strings = g_strv_builder_end (names);
  return g_strjoinv (_ (", "), strings);
}

/**
 * si_filter_text_hides:
 * @godowns: (nullable): the godowns, if they hide products
 * @findings: (nullable): the findings, if they hide products; at least one of both is given
 * @n: the number of hidden products
 * @searched: whether these are products that match the search
 *
 * Returns: (transfer full): a sentence that names the filters that hide products
 */
char *
si_filter_text_hides (const char *godowns, const char *findings, guint n, gboolean searched)
{
  g_autofree char *quoted = findings != NULL ? g_strdup_printf (_ ("“%s”"), findings) : NULL;
  g_autofree char *place = si_direction_isolate_name (godowns);
  g_autofree char *count = si_digits_printf ("%'u", n);
  const char *one = godowns != NULL ? place : quoted;

  g_return_val_if_fail (one != NULL, NULL);

  if (godowns != NULL && findings != NULL && searched)
    /* Translators: a godown, what else the list is filtered by, and how many; such as: Karachi
     * Warehouse and “Below Zero” hide 1 product that matches. */
    return g_strdup_printf (ngettext ("%s and %s hide %s product that matches.",
                                      "%s and %s hide %s products that match.", n),
                            place, quoted, count);
  if (godowns != NULL && findings != NULL)
    return g_strdup_printf (
        ngettext ("%s and %s hide %s product.", "%s and %s hide %s products.", n), place, quoted,
        count);
  if (searched)
    /* Translators: what the list is filtered by, and how many products it leaves out. */
    return g_strdup_printf (
        ngettext ("%s hides %s product that matches.", "%s hides %s products that match.", n), one,
        count);
  return g_strdup_printf (ngettext ("%s hides %s product.", "%s hides %s products.", n), one,
                          count);
}
