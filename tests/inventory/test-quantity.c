/* test-quantity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-quantity.h"

#include "si-test.h"

static void
test_reads_the_documents_own_stock (void)
{
  g_assert_cmpint (si_quantity_parse ("-42893.0", -1).millionths, ==, -42893 * SI_QUANTITY_ONE);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/quantity/reads-the-documents-own-stock", test_reads_the_documents_own_stock);
  return g_test_run ();
}
