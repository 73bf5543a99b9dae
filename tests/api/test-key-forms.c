/* test-key-forms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-key-forms.h"

#include "si-api-error.h"
#include "si-test.h"

static SiCredentials *
make_credentials (SiAuthMode mode)
{
  g_autofree char *key = si_test_make_key ();

  return si_credentials_new (key, mode, NULL);
}

static gboolean
try_next (SiKeyForms *forms, SiApiError code, const char *message, GError **error)
{
  g_clear_error (error);
  *error = g_error_new_literal (SI_API_ERROR, code, message);
  return si_key_forms_try_next (forms, error);
}

static void
test_a_refused_key_is_sent_in_the_other_form (void)
{
  g_autoptr (SiCredentials) credentials = make_credentials (SI_AUTH_AUTO);
  g_autoptr (SiKeyForms) forms = si_key_forms_new (credentials);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (si_key_forms_get_present (forms), ==, SI_AUTH_BEARER);
  g_assert_true (try_next (forms, SI_API_ERROR_WRONG_KEY, "No.", &error));
  g_assert_no_error (error);
  g_assert_cmpint (si_key_forms_get_present (forms), ==, SI_AUTH_BASIC);
  g_assert_false (try_next (forms, SI_API_ERROR_WRONG_KEY, "No.", &error));
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY);
}

static void
test_a_chosen_form_is_the_only_one (void)
{
  static const SiAuthMode modes[] = { SI_AUTH_BEARER, SI_AUTH_BASIC };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (SiCredentials) credentials = make_credentials (modes[i]);
      g_autoptr (SiKeyForms) forms = si_key_forms_new (credentials);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (si_key_forms_get_present (forms), ==, modes[i]);
      g_assert_false (try_next (forms, SI_API_ERROR_WRONG_KEY, "No.", &error));
      g_assert_cmpstr (error->message, ==, "No.");
    }
}

static void
test_an_error_that_is_not_about_the_key_ends_it (void)
{
  g_autoptr (SiCredentials) credentials = make_credentials (SI_AUTH_AUTO);
  g_autoptr (SiKeyForms) forms = si_key_forms_new (credentials);
  g_autoptr (GError) error = NULL;

  g_assert_false (try_next (forms, SI_API_ERROR_TIMED_OUT, "Late.", &error));
  g_assert_error (error, SI_API_ERROR, SI_API_ERROR_TIMED_OUT);
  g_assert_cmpint (si_key_forms_get_present (forms), ==, SI_AUTH_BEARER);

  /* Nor does it name both forms after the second. */
  g_assert_true (try_next (forms, SI_API_ERROR_FORBIDDEN, "No.", &error));
  g_assert_false (try_next (forms, SI_API_ERROR_TIMED_OUT, "Late.", &error));
  g_assert_cmpstr (error->message, ==, "Late.");
}

static void
test_the_accepted_form_is_the_first_of_the_next_request (void)
{
  g_autoptr (SiCredentials) credentials = make_credentials (SI_AUTH_AUTO);
  g_autoptr (SiKeyForms) forms = si_key_forms_new (credentials);
  g_autoptr (SiKeyForms) next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (try_next (forms, SI_API_ERROR_WRONG_KEY, "No.", &error));
  si_key_forms_accept (forms);
  g_assert_cmpint (si_credentials_get_accepted (credentials), ==, SI_AUTH_BASIC);

  next = si_key_forms_new (credentials);
  g_assert_cmpint (si_key_forms_get_present (next), ==, SI_AUTH_BASIC);
  g_assert_true (try_next (next, SI_API_ERROR_WRONG_KEY, "No.", &error));
  g_assert_cmpint (si_key_forms_get_present (next), ==, SI_AUTH_BEARER);
}

static void
test_the_error_is_the_more_telling_of_both (void)
{
  static const struct
  {
    SiApiError first, second, shown;
    const char *words;
  } cases[] = {
    { SI_API_ERROR_FORBIDDEN, SI_API_ERROR_WRONG_KEY, SI_API_ERROR_FORBIDDEN, "First." },
    { SI_API_ERROR_WRONG_KEY, SI_API_ERROR_FORBIDDEN, SI_API_ERROR_FORBIDDEN, "Second." },
    { SI_API_ERROR_WRONG_KEY, SI_API_ERROR_WRONG_KEY, SI_API_ERROR_WRONG_KEY, "Second." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SiCredentials) credentials = make_credentials (SI_AUTH_AUTO);
      g_autoptr (SiKeyForms) forms = si_key_forms_new (credentials);
      g_autoptr (GError) error = NULL;

      g_assert_true (try_next (forms, cases[i].first, "First.", &error));
      g_assert_false (try_next (forms, cases[i].second, "Second.", &error));
      g_assert_error (error, SI_API_ERROR, (int) cases[i].shown);
      g_assert_true (g_str_has_prefix (error->message, cases[i].words));
      g_assert_true (g_str_has_suffix (error->message, "in both forms, Bearer and Basic."));
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/key-forms/a-refused-key-is-sent-in-the-other-form",
                   test_a_refused_key_is_sent_in_the_other_form);
  g_test_add_func ("/key-forms/a-chosen-form-is-the-only-one", test_a_chosen_form_is_the_only_one);
  g_test_add_func ("/key-forms/an-error-that-is-not-about-the-key-ends-it",
                   test_an_error_that_is_not_about_the_key_ends_it);
  g_test_add_func ("/key-forms/the-accepted-form-is-the-first-of-the-next-request",
                   test_the_accepted_form_is_the_first_of_the_next_request);
  g_test_add_func ("/key-forms/the-error-is-the-more-telling-of-both",
                   test_the_error_is_the_more_telling_of_both);
  return g_test_run ();
}
