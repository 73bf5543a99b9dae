/* test-natural-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-natural-order.h"

#include "si-test.h"

#include <string.h>

static int
sign (int order)
{
  return (order > 0) - (order < 0);
}

static void
assert_ascending (const char *const *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    for (guint j = 0; j < n_texts; j++)
      {
        g_test_message ("%s, %s", texts[i], texts[j]);
        g_assert_cmpint (sign (si_natural_compare (texts[i], texts[j])), ==,
                         sign ((int) i - (int) j));
      }
}

static void
test_counts_as_people_do (void)
{
  const char *codes[] = { "",
                          "9",
                          "10",
                          "P",
                          "P0",
                          "P1",
                          "P9",
                          "P9A2",
                          "P9A10",
                          "P10",
                          "P100",
                          "P123456789012345678901234567890",
                          "P123456789012345678901234567891",
                          "P1000000000000000000000000000000",
                          "PT" };

  assert_ascending (codes, G_N_ELEMENTS (codes));
}

static void
test_lets_case_and_zeros_matter_last (void)
{
  const char *codes[]
      = { "A1", "a1", "A2", "A2b", "a02b", "P09", "P9", "P09A", "P9B", "P010", "P10" };

  assert_ascending (codes, G_N_ELEMENTS (codes));
}

static void
test_counts_in_other_scripts (void)
{
  const char *codes[] = { "P9", "P۱۰", "P11" };

  assert_ascending (codes, G_N_ELEMENTS (codes));
}

static void
test_counts_very_long_numbers (void)
{
  const guint lengths[] = { 1, 254, 255, 256, 509, 510, 511, 1000 };
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_ptr_array_add (codes, g_strnfill (lengths[i], '1'));
      g_ptr_array_add (codes, g_strnfill (lengths[i], '2'));
    }
  assert_ascending ((const char *const *) codes->pdata, codes->len);
}

/* Compares codes of ASCII without white space by the same rules, written a second time. */
static int
compare_by_hand (const char *a, const char *b)
{
  const char *p = a;
  const char *q = b;

  while (*p != '\0' && *q != '\0')
    {
      if (g_ascii_isdigit (*p) && g_ascii_isdigit (*q))
        {
          const gsize n = strspn (p, "0123456789");
          const gsize m = strspn (q, "0123456789");
          const guint64 x = g_ascii_strtoull (p, NULL, 10);
          const guint64 y = g_ascii_strtoull (q, NULL, 10);

          if (x != y)
            return x < y ? -1 : 1;
          p += n;
          q += m;
        }
      else if (g_ascii_tolower (*p) != g_ascii_tolower (*q))
        return g_ascii_tolower (*p) < g_ascii_tolower (*q) ? -1 : 1;
      else
        p++, q++;
    }
  if (*p != '\0' || *q != '\0')
    return *p != '\0' ? 1 : -1;
  return sign (strcmp (a, b));
}

static char *
make_code (void)
{
  static const char letters[] = "0019aAbB-.:z";
  const guint length = g_test_rand_int_range (0, 8);
  GString *code = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_c (code, letters[g_test_rand_int_range (0, sizeof letters - 1)]);
  return g_string_free (code, FALSE);
}

static void
test_keys_order_as_codes_do (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *a = make_code ();
      g_autofree char *b = make_code ();
      g_autoptr (GByteArray) keys = g_byte_array_new ();
      gsize length_a, length_b;
      int order;

      si_natural_append_key (keys, a);
      length_a = keys->len;
      si_natural_append_key (keys, b);
      length_b = keys->len - length_a;
      order = memcmp (keys->data, keys->data + length_a, MIN (length_a, length_b));
      if (order == 0)
        order = (length_a > length_b) - (length_a < length_b);

      if (sign (order) != compare_by_hand (a, b))
        g_error ("\"%s\" and \"%s\": %d by their keys", a, b, order);
      g_assert_cmpint (sign (si_natural_compare (a, b)), ==, sign (order));
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/natural-order/counts-as-people-do", test_counts_as_people_do);
  g_test_add_func ("/natural-order/lets-case-and-zeros-matter-last",
                   test_lets_case_and_zeros_matter_last);
  g_test_add_func ("/natural-order/counts-in-other-scripts", test_counts_in_other_scripts);
  g_test_add_func ("/natural-order/counts-very-long-numbers", test_counts_very_long_numbers);
  g_test_add_func ("/natural-order/keys-order-as-codes-do", test_keys_order_as_codes_do);
  return g_test_run ();
}
