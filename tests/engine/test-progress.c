/* test-progress.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far a request has come, and how long it waits to be made again.
 */

#include "si-progress.h"
#include "si-test.h"

static void
count (guint *n)
{
  ++*n;
}

static void
test_tells_how_much_has_come (void)
{
  SiProgress *progress = si_progress_new ();
  guint n_notified = 0;

  g_signal_connect_swapped (progress, "notify::bytes", G_CALLBACK (count), &n_notified);
  si_progress_set (progress, 1000, 5000, 7);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (si_progress_get_bytes (progress), ==, 1000);
  g_assert_cmpuint (si_progress_get_bytes_total (progress), ==, 5000);
  g_assert_cmpuint (si_progress_get_n_received (progress), ==, 7);
  g_assert_finalize_object (progress);
}

static gboolean
is_over (gpointer progress)
{
  return si_progress_get_retry_seconds (progress) == 0;
}

static void
test_counts_down_until_the_wait_is_over (void)
{
  SiProgress *progress = si_progress_new ();
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Late");

  g_assert_cmpuint (si_progress_get_retry_seconds (progress), ==, 0);
  g_assert_null (si_progress_get_retry_problem (progress));
  si_progress_begin_wait (progress, 30500, error);
  g_assert_cmpuint (si_progress_get_retry_seconds (progress), ==, 31);
  g_assert_nonnull (si_progress_get_retry_problem (progress));

  si_progress_begin_wait (progress, 50, error);
  g_assert_cmpuint (si_progress_get_retry_seconds (progress), ==, 1);
  while (!is_over (progress))
    g_usleep (1000);
  g_assert_null (si_progress_get_retry_problem (progress));
  g_assert_finalize_object (progress);
}

static void
test_a_wait_can_end_before_its_time (void)
{
  SiProgress *progress = si_progress_new ();
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Late");

  si_progress_begin_wait (progress, 60000, error);
  si_progress_end_wait (progress);
  g_assert_cmpuint (si_progress_get_retry_seconds (progress), ==, 0);
  g_assert_null (si_progress_get_retry_problem (progress));
  g_assert_finalize_object (progress);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/progress/tells-how-much-has-come", test_tells_how_much_has_come);
  g_test_add_func ("/progress/counts-down-until-the-wait-is-over",
                   test_counts_down_until_the_wait_is_over);
  g_test_add_func ("/progress/a-wait-can-end-before-its-time", test_a_wait_can_end_before_its_time);
  return g_test_run ();
}
