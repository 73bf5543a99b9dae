/* test-demo-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The invented past: that it leads to the present in steps as a shop has them.
 */

#include "si-demo-past.h"

#include <string.h>

#include "si-demo-inventory.h"
#include "si-test.h"

#define N_STEPS 80

static SiDemoPast *
make_past (void)
{
  return si_demo_past_new (1, SI_DEMO_N_PRODUCTS, N_STEPS);
}

static const SiDemoProduct *
get_product (const SiDemoStock *stock, guint i)
{
  return &g_array_index (stock->products, SiDemoProduct, i);
}

static gint64
get_sum (const SiDemoStock *stock, const SiDemoProduct *product)
{
  gint64 sum = 0;

  for (guint i = 0; i < product->n_lines; i++)
    sum += g_array_index (stock->lines, SiDemoLine, product->first_line + i).stock;
  return sum;
}

/* Returns all that an answer would have of it. */
static char *
describe (const SiDemoStock *stock)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < stock->products->len; p++)
    {
      const SiDemoProduct *product = get_product (stock, p);

      if (product->absent)
        continue;
      g_string_append_printf (text, "%u %s %s %d %" G_GINT64_FORMAT, product->id, product->sku,
                              product->description, product->oddity, product->total_error);
      for (guint i = 0; i < product->n_lines; i++)
        {
          const SiDemoLine *line
              = &g_array_index (stock->lines, SiDemoLine, product->first_line + i);

          g_string_append_printf (text, " %d/%d: %" G_GINT64_FORMAT, line->godown, line->other_name,
                                  line->stock);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_is (const char *text, const char *expected)
{
  g_assert_true (g_str_equal (text, expected));
}

static void
test_ends_with_the_present (void)
{
  g_autoptr (SiDemoPast) past = make_past ();
  g_autoptr (SiDemoStock) present = si_demo_stock_make (1, SI_DEMO_N_PRODUCTS);
  g_autofree char *expected = describe (present);
  g_autofree char *oldest = describe (si_demo_past_get_stock (past));
  g_autofree char *newest = NULL;
  guint n_steps = 0;

  while (si_demo_past_advance (past))
    n_steps++;
  g_assert_cmpuint (n_steps, ==, N_STEPS);
  newest = describe (si_demo_past_get_stock (past));
  assert_is (newest, expected);
  g_assert_false (g_str_equal (oldest, newest));
}

static void
test_is_the_same_for_a_seed (void)
{
  g_autoptr (SiDemoPast) one = make_past ();
  g_autoptr (SiDemoPast) other = make_past ();

  do
    {
      g_autofree char *a = describe (si_demo_past_get_stock (one));
      g_autofree char *b = describe (si_demo_past_get_stock (other));

      assert_is (a, b);
      si_demo_past_advance (other);
    }
  while (si_demo_past_advance (one));
}

/* The sums of all products, those that are absent too. */
static GArray *
get_sums (const SiDemoStock *stock)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint p = 0; p < stock->products->len; p++)
    {
      const gint64 sum = get_sum (stock, get_product (stock, p));

      g_array_append_val (sums, sum);
    }
  return sums;
}

static void
test_each_step_changes_a_part_of_the_shop (void)
{
  g_autoptr (SiDemoPast) past = make_past ();
  const SiDemoStock *stock = si_demo_past_get_stock (past);
  g_autoptr (GArray) before = get_sums (stock);

  while (si_demo_past_advance (past))
    {
      g_autoptr (GArray) after = get_sums (stock);
      guint n_less = 0, n_more = 0;

      for (guint i = 0; i < after->len; i++)
        {
          n_less += g_array_index (after, gint64, i) < g_array_index (before, gint64, i);
          n_more += g_array_index (after, gint64, i) > g_array_index (before, gint64, i);
        }
      g_assert_cmpuint (n_less, >, 20);
      g_assert_cmpuint (n_less, <, 150);
      g_assert_cmpuint (n_more, <, n_less);
      g_array_unref (g_steal_pointer (&before));
      before = g_steal_pointer (&after);
    }
}

static void
test_nothing_is_sold_that_was_not_there (void)
{
  g_autoptr (SiDemoPast) past = make_past ();
  const SiDemoStock *stock = si_demo_past_get_stock (past);
  g_autoptr (SiDemoStock) present = si_demo_stock_make (1, SI_DEMO_N_PRODUCTS);

  do
    for (guint p = 0; p < SI_DEMO_N_PRODUCTS; p++)
      {
        const SiDemoProduct *product = get_product (stock, p);

        for (guint i = product->first_line; i < product->first_line + product->n_lines; i++)
          if (g_array_index (stock->lines, SiDemoLine, i).stock < 0)
            g_assert_true (product->family->given_away
                           || g_array_index (present->lines, SiDemoLine, i).stock < 0);
      }
  while (si_demo_past_advance (past));
}

static void
test_amounts_are_those_that_are_sold (void)
{
  g_autoptr (SiDemoPast) past = make_past ();
  const SiDemoStock *stock = si_demo_past_get_stock (past);

  do
    for (guint p = 0; p < stock->products->len; p++)
      g_assert_cmpint (
          get_sum (stock, get_product (stock, p)) % get_product (stock, p)->family->step, ==, 0);
  while (si_demo_past_advance (past));
}

static guint
count_present (const SiDemoStock *stock)
{
  guint n = 0;

  for (guint p = 0; p < stock->products->len; p++)
    n += !get_product (stock, p)->absent;
  return n;
}

static void
test_products_come_and_go (void)
{
  g_autoptr (SiDemoPast) past = make_past ();
  const SiDemoStock *stock = si_demo_past_get_stock (past);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint n_new = 0, n_gone = 0, n_renamed = 0;

  for (guint p = 0; p < stock->products->len; p++)
    g_ptr_array_add (texts, (gpointer) get_product (stock, p)->description);
  for (guint p = 0; p < stock->products->len; p++)
    n_new += get_product (stock, p)->absent;
  while (si_demo_past_advance (past))
    ;
  for (guint p = 0; p < stock->products->len; p++)
    {
      n_gone += get_product (stock, p)->absent;
      n_renamed += !g_str_equal (get_product (stock, p)->description, texts->pdata[p]);
    }
  g_assert_cmpuint (n_new, ==, 10);
  g_assert_cmpuint (n_gone, ==, 5);
  g_assert_cmpuint (n_renamed, ==, 3);
  g_assert_cmpuint (count_present (stock), ==, SI_DEMO_N_PRODUCTS);
}

static void
test_a_product_that_is_gone_has_an_id_of_its_own (void)
{
  g_autoptr (SiDemoPast) past = make_past ();
  const SiDemoStock *stock = si_demo_past_get_stock (past);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  for (guint p = 0; p < stock->products->len; p++)
    g_assert_true (g_hash_table_add (ids, GUINT_TO_POINTER (get_product (stock, p)->id)));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/demo-past/ends-with-the-present", test_ends_with_the_present);
  g_test_add_func ("/demo-past/is-the-same-for-a-seed", test_is_the_same_for_a_seed);
  g_test_add_func ("/demo-past/each-step-changes-a-part-of-the-shop",
                   test_each_step_changes_a_part_of_the_shop);
  g_test_add_func ("/demo-past/nothing-is-sold-that-was-not-there",
                   test_nothing_is_sold_that_was_not_there);
  g_test_add_func ("/demo-past/amounts-are-those-that-are-sold",
                   test_amounts_are_those_that_are_sold);
  g_test_add_func ("/demo-past/products-come-and-go", test_products_come_and_go);
  g_test_add_func ("/demo-past/a-product-that-is-gone-has-an-id-of-its-own",
                   test_a_product_that_is_gone_has_an_id_of_its_own);
  return g_test_run ();
}
