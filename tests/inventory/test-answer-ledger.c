/* test-answer-ledger.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which answers are held, to the last product and microsecond.
 */

#include "si-answer-ledger.h"
#include "si-test.h"

#define NOON (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC)

static const SiHoldRule rule = SI_HOLD_RULE_INIT;

static SiAnswerMeasure
measure (guint products, guint lines, guint exact, guint nonzero)
{
  return (SiAnswerMeasure){ { products, lines, exact, nonzero }, products };
}

static SiAnswerMeasure
same (guint n)
{
  return measure (n, n, n, n);
}

static SiAnswerLedger *
ledger_with (guint n, gint64 time)
{
  SiAnswerLedger *ledger = si_answer_ledger_new (NULL, NULL);
  const SiAnswerMeasure good = same (n);

  si_answer_ledger_take (ledger, &good, time);
  return ledger;
}

static SiAnswerNumber
judge_by (const SiAnswerLedger *ledger, SiAnswerMeasure answer, gint64 now, SiHoldRule how)
{
  g_autoptr (SiHeldAnswer) held = si_answer_ledger_judge (ledger, &answer, now, &how);

  return held != NULL ? si_held_answer_get_lost (held) : SI_N_ANSWER_NUMBERS;
}

static SiAnswerNumber
judge (const SiAnswerLedger *ledger, SiAnswerMeasure answer, gint64 now)
{
  return judge_by (ledger, answer, now, rule);
}

static void
hold (SiAnswerLedger *ledger, SiAnswerMeasure answer, gint64 now)
{
  g_autoptr (SiHeldAnswer) held = si_answer_ledger_judge (ledger, &answer, now, &rule);

  g_assert_nonnull (held);
  si_answer_ledger_hold (ledger, held);
}

#define GOOD SI_N_ANSWER_NUMBERS

static void
test_two_thirds_are_enough (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);

  g_assert_cmpuint (judge (ledger, same (200), NOON + 1), ==, GOOD);
  g_assert_cmpuint (judge (ledger, same (199), NOON + 1), ==, SI_ANSWER_PRODUCTS);
  g_assert_cmpuint (judge (ledger, measure (300, 199, 300, 300), NOON + 1), ==,
                    SI_ANSWER_GODOWN_LINES);
  g_assert_cmpuint (judge (ledger, measure (300, 200, 199, 200), NOON + 1), ==,
                    SI_ANSWER_EXACT_STOCKS);
  g_assert_cmpuint (judge (ledger, measure (300, 300, 300, 199), NOON + 1), ==,
                    SI_ANSWER_NONZERO_STOCKS);
}

static void
test_two_thirds_of_a_number_that_three_does_not_divide (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (20, NOON);

  g_assert_cmpuint (judge (ledger, same (14), NOON + 1), ==, GOOD);
  g_assert_cmpuint (judge (ledger, same (13), NOON + 1), ==, SI_ANSWER_PRODUCTS);
}

static void
test_another_fraction_can_be_set (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (100, NOON);
  const SiHoldRule tenth = { 1, 10, FALSE };
  const SiHoldRule all = { 1, 1, FALSE };

  g_assert_cmpuint (judge_by (ledger, same (10), NOON + 1, tenth), ==, GOOD);
  g_assert_cmpuint (judge_by (ledger, same (9), NOON + 1, tenth), ==, SI_ANSWER_PRODUCTS);
  g_assert_cmpuint (judge_by (ledger, same (99), NOON + 1, all), ==, SI_ANSWER_PRODUCTS);
}

static void
test_a_shop_of_fewer_than_20_products_may_shrink_but_not_vanish (void)
{
  g_autoptr (SiAnswerLedger) small = ledger_with (19, NOON);
  g_autoptr (SiAnswerLedger) large = ledger_with (20, NOON);

  g_assert_cmpuint (judge (small, same (1), NOON + 1), ==, GOOD);
  g_assert_cmpuint (judge (small, same (0), NOON + 1), ==, SI_ANSWER_PRODUCTS);
  g_assert_cmpuint (judge (large, same (1), NOON + 1), ==, SI_ANSWER_PRODUCTS);
}

static void
test_an_empty_answer_is_held_at_any_age (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (1, NOON);
  g_autoptr (SiAnswerLedger) empty = ledger_with (0, NOON);
  g_autoptr (SiAnswerLedger) none = si_answer_ledger_new (NULL, NULL);

  g_assert_cmpuint (judge (ledger, same (0), NOON + 100 * G_TIME_SPAN_DAY), ==, SI_ANSWER_PRODUCTS);
  g_assert_cmpuint (judge (empty, same (0), NOON + 1), ==, GOOD);
  g_assert_cmpuint (judge (none, same (0), NOON), ==, GOOD);
}

static void
test_the_best_of_24_hours_counts (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);
  const SiAnswerMeasure fewer = same (240);

  si_answer_ledger_take (ledger, &fewer, NOON + G_TIME_SPAN_HOUR);
  g_assert_cmpuint (judge (ledger, same (199), NOON + G_TIME_SPAN_DAY), ==, SI_ANSWER_PRODUCTS);
  g_assert_cmpuint (judge (ledger, same (199), NOON + G_TIME_SPAN_DAY + 1), ==, GOOD);
  g_assert_cmpuint (judge (ledger, same (159), NOON + G_TIME_SPAN_DAY + 1), ==, SI_ANSWER_PRODUCTS);
}

static void
test_the_best_of_each_number_counts (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (100, NOON);
  const SiAnswerMeasure more_lines = measure (90, 300, 90, 90);
  g_autoptr (SiHeldAnswer) held = NULL;
  const SiAnswerMeasure answer = same (100);

  si_answer_ledger_take (ledger, &more_lines, NOON + 1);
  held = si_answer_ledger_judge (ledger, &answer, NOON + 2, &rule);
  g_assert_cmpuint (si_held_answer_get_lost (held), ==, SI_ANSWER_GODOWN_LINES);
  g_assert_cmpuint (si_held_answer_get_best (held)->numbers[SI_ANSWER_PRODUCTS], ==, 100);
  g_assert_cmpuint (si_held_answer_get_best (held)->numbers[SI_ANSWER_GODOWN_LINES], ==, 300);
}

static void
test_records_that_cannot_be_the_best_again_are_dropped (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);

  for (guint i = 1; i <= 1000; i++)
    {
      const SiAnswerMeasure good = same (300 + i % 3);

      si_answer_ledger_take (ledger, &good, NOON + i);
    }
  g_assert_cmpuint (ledger->taken->len, <=, 3);
  g_assert_cmpuint (judge (ledger, same (201), NOON + G_TIME_SPAN_DAY), ==, SI_ANSWER_PRODUCTS);
}

static void
test_a_held_answer_stays_held_for_days (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);

  hold (ledger, same (30), NOON + 1);
  for (guint day = 1; day <= 5; day++)
    hold (ledger, same (30), NOON + day * G_TIME_SPAN_DAY + 2);
  g_assert_cmpuint (judge (ledger, same (200), NOON + 6 * G_TIME_SPAN_DAY), ==, GOOD);
}

static void
test_a_good_answer_ends_it (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);
  const SiAnswerMeasure good = same (290);

  hold (ledger, same (30), NOON + 1);
  g_assert_true (si_answer_ledger_tell (ledger, NOON + 1));
  si_answer_ledger_take (ledger, &good, NOON + 2);
  g_assert_null (ledger->held);
  g_assert_false (si_answer_ledger_tell (ledger, NOON + 3));
}

static void
test_an_accepted_answer_is_the_measure_from_then_on (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);
  const SiAnswerMeasure accepted = same (30);

  hold (ledger, accepted, NOON + 1);
  si_answer_ledger_accept (ledger, &accepted, NOON + 2);
  g_assert_null (ledger->held);
  g_assert_cmpuint (judge (ledger, same (30), NOON + 3), ==, GOOD);
  g_assert_cmpuint (judge (ledger, same (19), NOON + 3), ==, SI_ANSWER_PRODUCTS);
}

static void
test_the_third_equal_answer_within_24_hours (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);

  hold (ledger, same (30), NOON);
  hold (ledger, same (30), NOON + 1);
  g_assert_false (si_answer_ledger_is_third (ledger));
  hold (ledger, same (30), NOON + G_TIME_SPAN_DAY);
  g_assert_true (si_answer_ledger_is_third (ledger));
  hold (ledger, same (29), NOON + G_TIME_SPAN_DAY);
  g_assert_false (si_answer_ledger_is_third (ledger));
}

static void
test_the_third_equal_answer_after_24_hours_is_not_enough (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);

  hold (ledger, same (30), NOON);
  hold (ledger, same (30), NOON + 1);
  hold (ledger, same (30), NOON + G_TIME_SPAN_DAY + 1);
  g_assert_false (si_answer_ledger_is_third (ledger));
  hold (ledger, same (30), NOON + G_TIME_SPAN_DAY + 1);
  g_assert_true (si_answer_ledger_is_third (ledger));
}

static void
test_an_empty_answer_is_never_the_third (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);

  for (guint i = 0; i < 5; i++)
    hold (ledger, same (0), NOON + i);
  g_assert_false (si_answer_ledger_is_third (ledger));
}

static void
test_it_is_told_once_and_then_once_a_day (void)
{
  g_autoptr (SiAnswerLedger) ledger = ledger_with (300, NOON);

  g_assert_false (si_answer_ledger_tell (ledger, NOON));
  hold (ledger, same (30), NOON);
  g_assert_true (si_answer_ledger_tell (ledger, NOON));
  hold (ledger, same (20), NOON + G_TIME_SPAN_DAY - 1);
  g_assert_false (si_answer_ledger_tell (ledger, NOON + G_TIME_SPAN_DAY - 1));
  g_assert_true (si_answer_ledger_tell (ledger, NOON + G_TIME_SPAN_DAY));
  g_assert_false (si_answer_ledger_tell (ledger, NOON + G_TIME_SPAN_DAY + 1));
}

#define ADD(path, test) g_test_add_func ("/answer-ledger/" path, test)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  ADD ("two-thirds-are-enough", test_two_thirds_are_enough);
  ADD ("two-thirds-of-a-number-that-three-does-not-divide",
       test_two_thirds_of_a_number_that_three_does_not_divide);
  ADD ("another-fraction-can-be-set", test_another_fraction_can_be_set);
  ADD ("a-shop-of-fewer-than-20-products-may-shrink-but-not-vanish",
       test_a_shop_of_fewer_than_20_products_may_shrink_but_not_vanish);
  ADD ("an-empty-answer-is-held-at-any-age", test_an_empty_answer_is_held_at_any_age);
  ADD ("the-best-of-24-hours-counts", test_the_best_of_24_hours_counts);
  ADD ("the-best-of-each-number-counts", test_the_best_of_each_number_counts);
  ADD ("records-that-cannot-be-the-best-again-are-dropped",
       test_records_that_cannot_be_the_best_again_are_dropped);
  ADD ("a-held-answer-stays-held-for-days", test_a_held_answer_stays_held_for_days);
  ADD ("a-good-answer-ends-it", test_a_good_answer_ends_it);
  ADD ("an-accepted-answer-is-the-measure-from-then-on",
       test_an_accepted_answer_is_the_measure_from_then_on);
  ADD ("the-third-equal-answer-within-24-hours", test_the_third_equal_answer_within_24_hours);
  ADD ("the-third-equal-answer-after-24-hours-is-not-enough",
       test_the_third_equal_answer_after_24_hours_is_not_enough);
  ADD ("an-empty-answer-is-never-the-third", test_an_empty_answer_is_never_the_third);
  ADD ("it-is-told-once-and-then-once-a-day", test_it_is_told_once_and_then_once_a_day);
  return g_test_run ();
}
