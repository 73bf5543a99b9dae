/* test-quantity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-quantity.h"

#include "si-test.h"

#include <locale.h>
#include <string.h>

static void
assert_reads (const char *text, SiQuantityKind kind, gint64 millionths)
{
  SiQuantity quantity = si_quantity_parse (text, -1);

  g_test_message ("reading \"%s\"", text);
  g_assert_cmpint (quantity.kind, ==, kind);
  g_assert_cmpint (quantity.millionths, ==, millionths);
}

static void
assert_plain (const char *text, const char *plain)
{
  g_autofree char *written = si_quantity_to_plain (si_quantity_parse (text, -1));

  g_assert_cmpstr (written, ==, plain);
}

static SiQuantity
exact (gint64 millionths)
{
  return (SiQuantity){ millionths, SI_QUANTITY_EXACT };
}

static void
test_reads_what_servers_write (void)
{
  assert_reads ("-42893.0", SI_QUANTITY_EXACT, -42893 * SI_QUANTITY_ONE);
  assert_reads ("-42893", SI_QUANTITY_EXACT, -42893 * SI_QUANTITY_ONE);
  assert_reads ("+7", SI_QUANTITY_EXACT, 7 * SI_QUANTITY_ONE);
  assert_reads ("\xe2\x88\x92"
                "7",
                SI_QUANTITY_EXACT, -7 * SI_QUANTITY_ONE);
  assert_reads (" \t12.375\r\n", SI_QUANTITY_EXACT, 12375000);
  assert_reads ("\xc2\xa0"
                "5\xc2\xa0",
                SI_QUANTITY_EXACT, 5000000);
  assert_reads (".5", SI_QUANTITY_EXACT, 500000);
  assert_reads ("-.5", SI_QUANTITY_EXACT, -500000);
  assert_reads ("5.", SI_QUANTITY_EXACT, 5000000);
  assert_reads ("007", SI_QUANTITY_EXACT, 7000000);
  assert_reads ("-0.0", SI_QUANTITY_EXACT, 0);
  assert_reads ("1e3", SI_QUANTITY_EXACT, 1000 * SI_QUANTITY_ONE);
  assert_reads ("1.5E-2", SI_QUANTITY_EXACT, 15000);
  assert_reads ("2.5e+1", SI_QUANTITY_EXACT, 25000000);
  assert_reads ("1000000000000000000000e-15", SI_QUANTITY_EXACT, 1000000 * SI_QUANTITY_ONE);
  assert_reads ("0e99999999999", SI_QUANTITY_EXACT, 0);
}

static void
test_reads_grouped_digits (void)
{
  assert_reads ("1,234", SI_QUANTITY_EXACT, 1234 * SI_QUANTITY_ONE);
  assert_reads ("-1,234.50", SI_QUANTITY_EXACT, -1234500000);
  assert_reads ("12,345,678", SI_QUANTITY_EXACT, 12345678 * SI_QUANTITY_ONE);
  assert_reads ("1,00,000", SI_QUANTITY_EXACT, 100000 * SI_QUANTITY_ONE);
  assert_reads ("12,34,56,789.5", SI_QUANTITY_EXACT, G_GINT64_CONSTANT (123456789500000));
}

static void
test_guesses_at_no_comma (void)
{
  const char *doubtful[]
      = { "1,5",      "1,23",      "0,123",   "-0,500",    "012,345",    "1234,567",     "1,2345",
          "1,234,56", "1,234,",    "1,234,,", "1,234,.5",  "123,45,678", "1,23,456,789", ",123",
          "1,,234",   "1.234,567", "1,234e3", "1,234.5,6", "1.234.567" };

  for (guint i = 0; i < G_N_ELEMENTS (doubtful); i++)
    assert_reads (doubtful[i], SI_QUANTITY_UNREADABLE, 0);
}

static void
test_reads_digits_of_other_scripts (void)
{
  assert_reads ("-۱۲٫۵", SI_QUANTITY_EXACT, -12500000);
  assert_reads ("١٬٢٣٤", SI_QUANTITY_EXACT, 1234 * SI_QUANTITY_ONE);
  assert_reads ("٠٬١٢٣", SI_QUANTITY_UNREADABLE, 0);
  assert_reads ("\xe2\x80\x8e-5", SI_QUANTITY_EXACT, -5000000);
  assert_reads ("۵ عدد", SI_QUANTITY_UNREADABLE, 0);
}

static void
test_tells_nothing_from_junk (void)
{
  const char *junk[] = { "n/a",   "-",   "+",   ".",    "-.",    "e5",           "1e",      "1e+",
                         "1e1.5", "--5", "- 5", "5-",   "(5)",   "1 2",          "0x10",    "5 kg",
                         "inf",   "nan", "١x",  "\xff", "5\xff", "\xe2\x88\x92", "\xe2\x88" };

  assert_reads (NULL, SI_QUANTITY_ABSENT, 0);
  assert_reads ("", SI_QUANTITY_ABSENT, 0);
  assert_reads (" \t\n", SI_QUANTITY_ABSENT, 0);
  assert_reads ("\xc2\xa0", SI_QUANTITY_ABSENT, 0);
  for (guint i = 0; i < G_N_ELEMENTS (junk); i++)
    assert_reads (junk[i], SI_QUANTITY_UNREADABLE, 0);

  g_assert_cmpint (si_quantity_parse ("1\0002", 3).kind, ==, SI_QUANTITY_UNREADABLE);
  g_assert_cmpint (si_quantity_parse ("١\0002", 4).kind, ==, SI_QUANTITY_UNREADABLE);
  g_assert_cmpint (si_quantity_parse ("125", 2).millionths, ==, 12000000);
}

static void
test_says_when_digits_are_lost (void)
{
  assert_reads ("0.123456", SI_QUANTITY_EXACT, 123456);
  assert_reads ("0.1234560000000000000000000000", SI_QUANTITY_EXACT, 123456);
  assert_reads ("0.1234564", SI_QUANTITY_INEXACT, 123456);
  assert_reads ("-0.1234565", SI_QUANTITY_INEXACT, -123457);
  assert_reads ("1e-7", SI_QUANTITY_INEXACT, 0);
  assert_reads ("1e-99999999999", SI_QUANTITY_INEXACT, 0);
  assert_reads ("1.00000000000000000000000001", SI_QUANTITY_INEXACT, SI_QUANTITY_ONE);
  assert_reads ("9223372036854.775807", SI_QUANTITY_EXACT, G_MAXINT64);
  assert_reads ("-9223372036854.775808", SI_QUANTITY_EXACT, G_MININT64);
  assert_reads ("9223372036854.775808", SI_QUANTITY_INEXACT, G_MAXINT64);
  assert_reads ("-9223372036854.775809", SI_QUANTITY_INEXACT, G_MININT64);
  assert_reads ("99999999999999999999999", SI_QUANTITY_INEXACT, G_MAXINT64);
  assert_reads ("-1e99999999999", SI_QUANTITY_INEXACT, G_MININT64);
}

static void
test_takes_time_by_length_alone (void)
{
  g_autoptr (GString) text = g_string_new ("111");
  const gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, ",111");
  g_assert_cmpint (si_quantity_parse (text->str, -1).kind, ==, SI_QUANTITY_INEXACT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
test_keeps_every_digit (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      const guint64 bits
          = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      const gint64 millionths = (gint64) bits >> g_test_rand_int_range (0, 63);
      g_autofree char *plain = si_quantity_to_plain (exact (millionths));
      const SiQuantity read = si_quantity_parse (plain, -1);

      g_assert_cmpint (read.millionths, ==, millionths);
      g_assert_cmpint (read.kind, ==, SI_QUANTITY_EXACT);
    }
}

static void
test_writes_plain_decimals (void)
{
  g_autofree char *inexact = si_quantity_to_plain (si_quantity_parse ("0.1234567", -1));

  assert_plain ("-42893.0", "-42893");
  assert_plain ("12.3750", "12.375");
  assert_plain ("-.5", "-0.5");
  assert_plain ("-0.0", "0");
  assert_plain ("1,234.50", "1234.5");
  assert_plain ("0.000001", "0.000001");
  assert_plain ("-9223372036854.775808", "-9223372036854.775808");
  assert_plain ("", "");
  assert_plain ("n/a", "");
  g_assert_cmpstr (inexact, ==, "");
}

static void
test_writes_text_for_people (void)
{
  const char *separator = localeconv ()->thousands_sep;
  g_autofree char *expected = g_strdup_printf ("\xe2\x88\x92"
                                               "42%s893%s5",
                                               separator, localeconv ()->decimal_point);
  g_autofree char *text = si_quantity_to_text (si_quantity_parse ("-42893.50", -1));
  g_autofree char *nothing = si_quantity_to_text (SI_QUANTITY_NONE);
  g_autofree char *junk = si_quantity_to_text (si_quantity_parse ("n/a", -1));

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (junk, ==, "");
}

static void
test_adds_up_exactly_or_says_so (void)
{
  const SiQuantity nothing = SI_QUANTITY_NONE;
  const SiQuantity junk = si_quantity_parse ("n/a", -1);
  SiQuantity sum = exact (0);

  for (guint i = 0; i < 10; i++)
    sum = si_quantity_add (sum, si_quantity_parse ("0.1", -1));
  g_assert_cmpint (sum.millionths, ==, SI_QUANTITY_ONE);
  g_assert_cmpint (sum.kind, ==, SI_QUANTITY_EXACT);

  g_assert_cmpint (si_quantity_add (nothing, nothing).kind, ==, SI_QUANTITY_ABSENT);
  g_assert_cmpint (si_quantity_add (nothing, exact (5)).millionths, ==, 5);
  g_assert_cmpint (si_quantity_add (nothing, exact (5)).kind, ==, SI_QUANTITY_EXACT);
  g_assert_cmpint (si_quantity_add (exact (5), junk).millionths, ==, 5);
  g_assert_cmpint (si_quantity_add (exact (5), junk).kind, ==, SI_QUANTITY_INEXACT);
  g_assert_cmpint (si_quantity_subtract (nothing, exact (5)).millionths, ==, -5);

  sum = si_quantity_add (exact (G_MAXINT64), exact (1));
  g_assert_cmpint (sum.kind, ==, SI_QUANTITY_INEXACT);
  g_assert_cmpint (sum.millionths, ==, G_MAXINT64);
  sum = si_quantity_subtract (exact (G_MININT64), exact (1));
  g_assert_cmpint (sum.kind, ==, SI_QUANTITY_INEXACT);
  g_assert_cmpint (sum.millionths, ==, G_MININT64);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/quantity/reads-what-servers-write", test_reads_what_servers_write);
  g_test_add_func ("/quantity/reads-grouped-digits", test_reads_grouped_digits);
  g_test_add_func ("/quantity/guesses-at-no-comma", test_guesses_at_no_comma);
  g_test_add_func ("/quantity/reads-digits-of-other-scripts", test_reads_digits_of_other_scripts);
  g_test_add_func ("/quantity/tells-nothing-from-junk", test_tells_nothing_from_junk);
  g_test_add_func ("/quantity/says-when-digits-are-lost", test_says_when_digits_are_lost);
  g_test_add_func ("/quantity/takes-time-by-length-alone", test_takes_time_by_length_alone);
  g_test_add_func ("/quantity/keeps-every-digit", test_keeps_every_digit);
  g_test_add_func ("/quantity/writes-plain-decimals", test_writes_plain_decimals);
  g_test_add_func ("/quantity/writes-text-for-people", test_writes_text_for_people);
  g_test_add_func ("/quantity/adds-up-exactly-or-says-so", test_adds_up_exactly_or_says_so);
  return g_test_run ();
}
