/* test-finding.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-finding.h"
#include "si-test.h"

static SiQuantity
exactly (gint64 units)
{
  return (SiQuantity){ units * SI_QUANTITY_ONE, SI_QUANTITY_EXACT };
}

static SiFacts
make_good_facts (void)
{
  SiFacts facts = SI_FACTS_INIT;

  facts.stock = facts.sum = exactly (5);
  si_facts_add (&facts, facts.stock);
  return facts;
}

static void
test_the_registry_has_each_finding_once (void)
{
  SiFindings all = SI_FINDING_NONE;

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      g_assert_cmpuint (si_findings[i].flag, !=, SI_FINDING_NONE);
      g_assert_cmpuint (si_findings[i].flag & (si_findings[i].flag - 1), ==, 0);
      g_assert_cmpuint (all & si_findings[i].flag, ==, 0);
      all |= si_findings[i].flag;
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (si_findings[i].name, !=, si_findings[j].name);
    }
  g_assert_cmpuint (all, ==, (1 << SI_N_FINDINGS) - 1);
}

static void
test_other_programs_know_the_names (void)
{
  static const char *const names[SI_N_FINDINGS]
      = { "low", "below-zero", "sum-differs", "twin-sku", "no-sku", "not-exact" };

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    g_assert_cmpstr (si_findings[i].name, ==, names[i]);
}

static void
test_each_fact_makes_its_finding_alone (void)
{
  SiFacts facts = make_good_facts ();

  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_NONE);

  si_facts_add (&facts, exactly (-1));
  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_BELOW_ZERO);

  facts = make_good_facts ();
  facts.sum = exactly (6);
  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_SUM_DIFFERS);
  facts.sum.kind = SI_QUANTITY_INEXACT;
  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_NONE);

  facts = make_good_facts ();
  facts.sku_is_repeated = TRUE;
  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_DUPLICATE_SKU);
  facts.sku_is_empty = TRUE;
  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_NO_SKU);

  facts = make_good_facts ();
  si_facts_add (&facts, SI_QUANTITY_NONE);
  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_NONE);
  si_facts_add (&facts, si_quantity_parse ("a few", -1));
  g_assert_cmpuint (si_findings_judge (&facts), ==, SI_FINDING_NOT_EXACT);
}

static void
test_some_godowns_have_only_findings_about_their_stock (void)
{
  const SiFindings of_product
      = SI_FINDING_BELOW_ZERO | SI_FINDING_NOT_EXACT | SI_FINDING_DUPLICATE_SKU;
  SiFacts facts = SI_FACTS_INIT;

  si_facts_add (&facts, exactly (3));
  g_assert_cmpuint (si_findings_judge_in_godowns (&facts, of_product), ==,
                    SI_FINDING_DUPLICATE_SKU);
  si_facts_add (&facts, exactly (-3));
  g_assert_cmpuint (si_findings_judge_in_godowns (&facts, of_product), ==,
                    SI_FINDING_BELOW_ZERO | SI_FINDING_DUPLICATE_SKU);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/finding/the-registry-has-each-finding-once",
                   test_the_registry_has_each_finding_once);
  g_test_add_func ("/finding/other-programs-know-the-names", test_other_programs_know_the_names);
  g_test_add_func ("/finding/each-fact-makes-its-finding-alone",
                   test_each_fact_makes_its_finding_alone);
  g_test_add_func ("/finding/some-godowns-have-only-findings-about-their-stock",
                   test_some_godowns_have_only_findings_about_their_stock);
  return g_test_run ();
}
