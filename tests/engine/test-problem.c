/* test-problem.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An error becomes words for a person, and the action that helps.
 */

#include <gio/gio.h>

#include "si-api-error.h"
#include "si-keyring.h"
#include "si-problem.h"
#include "si-test.h"

static SiProblem *
problem_of (GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "The server's words.");

  return si_problem_new (error);
}

static void
test_keeps_the_servers_words (void)
{
  g_autoptr (SiProblem) problem = problem_of (SI_API_ERROR, SI_API_ERROR_WRONG_KEY);

  g_assert_cmpstr (si_problem_get_text (problem), ==, "The server's words.");
}

static void
test_offers_what_helps (void)
{
  const struct
  {
    GQuark domain;
    int code;
    SiRecoveryAction recovery_action;
  } cases[] = {
    { SI_API_ERROR, SI_API_ERROR_ADDRESS, SI_RECOVERY_CONNECTION },
    { SI_API_ERROR, SI_API_ERROR_INSECURE, SI_RECOVERY_CONNECTION },
    { SI_API_ERROR, SI_API_ERROR_OFFLINE, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_UNREACHABLE, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_TIMED_OUT, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_CERTIFICATE, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_WRONG_KEY, SI_RECOVERY_KEY },
    { SI_API_ERROR, SI_API_ERROR_FORBIDDEN, SI_RECOVERY_KEY },
    { SI_API_ERROR, SI_API_ERROR_NOT_FOUND, SI_RECOVERY_CONNECTION },
    { SI_API_ERROR, SI_API_ERROR_BUSY, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_SERVER, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_REFUSED, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_REDIRECTED, SI_RECOVERY_CONNECTION },
    { SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY, SI_RECOVERY_CONNECTION },
    { SI_API_ERROR, SI_API_ERROR_CUT_SHORT, SI_RECOVERY_RETRY },
    { SI_API_ERROR, SI_API_ERROR_TOO_LARGE, SI_RECOVERY_RETRY },
    { SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_SERVICE, SI_RECOVERY_RETRY },
    { SI_KEYRING_ERROR, SI_KEYRING_ERROR_LOCKED, SI_RECOVERY_UNLOCK },
    { SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_KEY, SI_RECOVERY_KEY },
    { SI_KEYRING_ERROR, SI_KEYRING_ERROR_FAILED, SI_RECOVERY_RETRY },
    { G_IO_ERROR, G_IO_ERROR_NO_SPACE, SI_RECOVERY_RETRY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SiProblem) problem = problem_of (cases[i].domain, cases[i].code);
      g_assert_cmpint (si_problem_get_recovery_action (problem), ==, cases[i].recovery_action);
    }
}

static void
test_has_a_title_of_its_own_for_every_error (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SiProblem) other = problem_of (G_IO_ERROR, G_IO_ERROR_FAILED);
  guint n_errors = 0;

  g_hash_table_add (titles, g_strdup (si_problem_get_title (other)));
  n_errors++;
  for (int code = SI_API_ERROR_ADDRESS; code <= SI_API_ERROR_TOO_LARGE; code++, n_errors++)
    {
      g_autoptr (SiProblem) problem = problem_of (SI_API_ERROR, code);
      g_hash_table_add (titles, g_strdup (si_problem_get_title (problem)));
    }
  for (int code = SI_KEYRING_ERROR_NO_SERVICE; code <= SI_KEYRING_ERROR_FAILED; code++, n_errors++)
    {
      g_autoptr (SiProblem) problem = problem_of (SI_KEYRING_ERROR, code);
      g_hash_table_add (titles, g_strdup (si_problem_get_title (problem)));
    }

  g_assert_cmpuint (g_hash_table_size (titles), ==, n_errors);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/problem/keeps-the-servers-words", test_keeps_the_servers_words);
  g_test_add_func ("/problem/offers-what-helps", test_offers_what_helps);
  g_test_add_func ("/problem/has-a-title-of-its-own-for-every-error",
                   test_has_a_title_of_its_own_for_every_error);
  return g_test_run ();
}
