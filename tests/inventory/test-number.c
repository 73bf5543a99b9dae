/* test-number.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>

#include "si-number.h"
#include "si-test.h"

static void
test_digits_are_read_as_the_number_that_they_spell (void)
{
  static const struct
  {
    const char *text;
    guint64 number;
  } cases[] = {
    { "0", 0 },
    { "7", 7 },
    { "0080", 80 },
    { "65535", 65535 },
    { "9223372036854775808", G_GUINT64_CONSTANT (9223372036854775808) },
    { "18446744073709551615", G_MAXUINT64 },
    { "00000000000000000000000000000001", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint64 number = 12345;

      g_assert_true (si_parse_uint64 (cases[i].text, 0, G_MAXUINT64, &number));
      g_assert_cmpuint (number, ==, cases[i].number);
    }
  g_assert_true (si_parse_uint64 ("5", 5, 5, NULL));
}

static void
test_anything_else_is_refused_and_leaves_the_number_alone (void)
{
  static const char *const texts[] = { "",
                                       " ",
                                       " 7",
                                       "7 ",
                                       "+7",
                                       "-7",
                                       "-0",
                                       "7.0",
                                       "1e3",
                                       "0x7",
                                       "1,000",
                                       "٧",
                                       "7\n",
                                       "18446744073709551616",
                                       "99999999999999999999999" };
  guint64 number = 12345;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (si_parse_uint64 (texts[i], 0, G_MAXUINT64, &number));
  g_assert_false (si_parse_uint64 ("0", 1, 65535, &number));
  g_assert_false (si_parse_uint64 ("65536", 1, 65535, &number));
  g_assert_cmpuint (number, ==, 12345);
}

static void
test_errno_is_neither_read_nor_set (void)
{
  const int values[] = { 0, EAGAIN, EINVAL, ERANGE };
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      errno = values[i];
      g_assert_true (si_parse_uint64 ("443", 1, 65535, &number));
      g_assert_false (si_parse_uint64 ("99999999999999999999", 1, 65535, &number));
      g_assert_cmpint (errno, ==, values[i]);
      g_assert_cmpuint (number, ==, 443);
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/number/digits-are-read-as-the-number-that-they-spell",
                   test_digits_are_read_as_the_number_that_they_spell);
  g_test_add_func ("/number/anything-else-is-refused-and-leaves-the-number-alone",
                   test_anything_else_is_refused_and_leaves_the_number_alone);
  g_test_add_func ("/number/errno-is-neither-read-nor-set", test_errno_is_neither_read_nor_set);
  return g_test_run ();
}
