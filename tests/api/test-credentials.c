/* test-credentials.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-credentials.h"
#include "si-api-error.h"
#include "si-test.h"

#include <string.h>

static char *
make_header (const char *key, const char *user, SiAuthMode form)
{
  g_autoptr (SiCredentials) credentials = si_credentials_new (key, SI_AUTH_AUTO, user);

  return si_credentials_make_header (credentials, form, NULL);
}

static void
assert_header (const char *key, const char *user, SiAuthMode form, const char *expected)
{
  char *header = make_header (key, user, form);

  g_assert_cmpstr (header, ==, expected);
  si_credentials_free_header (header);
}

static void
test_makes_both_headers (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *bearer = g_strconcat ("Bearer ", key, NULL);
  g_autofree char *pair = g_strconcat ("admin:", key, NULL);
  g_autofree char *base64 = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autofree char *basic = g_strconcat ("Basic ", base64, NULL);

  assert_header (key, NULL, SI_AUTH_BEARER, bearer);
  assert_header (key, NULL, SI_AUTH_BASIC, basic);
  assert_header ("k", "u", SI_AUTH_BASIC, "Basic dTpr");
  assert_header ("کلید", NULL, SI_AUTH_BASIC, "Basic YWRtaW462qnZhNuM2K8=");
}

static void
test_trims_the_key (void)
{
  assert_header (" k\r\n", NULL, SI_AUTH_BEARER, "Bearer k");
  assert_header ("\xc2\xa0k\xe2\x80\x8b\xef\xbb\xbf", NULL, SI_AUTH_BEARER, "Bearer k");
}

static void
test_cannot_be_made_into_another_header (void)
{
  static const char *const keys[] = { "", " \n", "k\r\nX-Evil: 1", "k\nk", "k\x7fk", "k\xffk" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      assert_header (keys[i], NULL, SI_AUTH_BEARER, NULL);
      assert_header (keys[i], NULL, SI_AUTH_BASIC, NULL);
    }
}

static void
test_says_what_is_wrong_with_the_key (void)
{
  g_autofree char *longest = g_strnfill (4096, 'k');
  g_autofree char *too_long = g_strnfill (4097, 'k');
  const struct
  {
    const char *key, *words;
  } cases[] = {
    { " \t\n", "There is no API key." },
    { too_long, "longer than a server takes one" },
    { "k\nk", "There is a line break" },
    { longest, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SiCredentials) credentials = si_credentials_new (cases[i].key, SI_AUTH_AUTO, NULL);
      g_autoptr (GError) error = NULL;
      char *header = si_credentials_make_header (credentials, SI_AUTH_BASIC, &error);

      g_assert_true ((header == NULL) == (cases[i].words != NULL));
      si_credentials_free_header (header);
      if (cases[i].words == NULL)
        continue;
      g_assert_error (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_remembers_what_was_accepted (void)
{
  SiCredentials *credentials = si_credentials_new ("k", SI_AUTH_AUTO, NULL);

  g_assert_cmpint (si_credentials_get_mode (credentials), ==, SI_AUTH_AUTO);
  g_assert_cmpint (si_credentials_get_accepted (credentials), ==, SI_AUTH_AUTO);
  si_credentials_set_accepted (credentials, SI_AUTH_BASIC);
  g_assert_cmpint (si_credentials_get_accepted (credentials), ==, SI_AUTH_BASIC);
  g_assert_cmpint (si_credentials_get_mode (credentials), ==, SI_AUTH_AUTO);
  g_assert_finalize_object (credentials);
}

/* A server may hand the key back in each of these spellings. */
static void
test_takes_the_key_out_of_a_text (void)
{
  g_autofree char *start = si_test_make_key ();
  g_autofree char *key = g_strconcat (start, " +/ä", NULL);
  g_autoptr (SiCredentials) credentials = si_credentials_new (key, SI_AUTH_AUTO, NULL);
  g_autofree char *upper = g_ascii_strup (key, -1);
  g_autofree char *in_uri = g_uri_escape_string (key, NULL, FALSE);
  g_autofree char *in_form = g_strconcat (start, "+%2b%2f%c3%a4", NULL);
  g_autofree char *pair = g_strconcat ("admin:", key, NULL);
  g_autofree char *alone64 = g_base64_encode ((const guchar *) key, strlen (key));
  g_autofree char *pair64 = g_base64_encode ((const guchar *) pair, strlen (pair));
  const char *const spellings[] = { key, upper, in_uri, in_form, alone64, pair64 };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *text = g_strdup_printf ("No %s, %s!", spellings[i], spellings[i]);
      g_autofree char *redacted = si_credentials_redact (credentials, text);

      g_strdelimit (redacted, "=", ' ');
      g_assert_true (g_str_has_prefix (redacted, "No …"));
      g_assert_null (strstr (redacted, start));
      g_assert_cmpuint (strlen (redacted), <=, strlen ("No …  , …  !"));
    }
}

/* The key has all characters that have to be escaped, in their order. */
static void
test_takes_out_a_key_in_any_writing (void)
{
  static const char *const spellings[] = {
    "a/b+c&d%\"e'f<g>\\h",
    "a\\/b+c&d%\\\"e\\'f<g>\\\\h",
    "a\\u002fb\\u002Bc\\u0026d\\u0025\\u0022e\\u0027f\\u003cg\\u003e\\u005ch",
    "a/b+c&amp;d%&quot;e&apos;f&lt;g&gt;\\h",
    "a&#47;b&#43;c&#38;d&#37;&#34;e&#039;f&#60;g&#62;&#92;h",
    "a&#x2F;b+c&#x26;d%&#x22;e&#x27;f&#x3c;g&#x3e;\\h",
    "a%2Fb%2Bc%26d%25%22e%27f%3Cg%3E%5Ch",
    "a%252fb%252bc%2526d%2525%2522e%2527f%253cg%253e%255ch",
  };
  g_autoptr (SiCredentials) credentials = si_credentials_new (spellings[0], SI_AUTH_AUTO, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *text = g_strdup_printf ("No “%s”!", spellings[i]);
      g_autofree char *redacted = si_credentials_redact (credentials, text);

      g_assert_cmpstr (redacted, ==, "No “…”!");
    }
}

/* In a form's data, a plus sign stands for a space. */
static void
test_takes_out_a_plus_for_a_space (void)
{
  g_autoptr (SiCredentials) credentials
      = si_credentials_new ("correct horse battery staple", SI_AUTH_AUTO, NULL);
  g_autofree char *redacted
      = si_credentials_redact (credentials, "No “correct+horse+battery+staple”!");

  g_assert_cmpstr (redacted, ==, "No “…”!");
}

static void
test_takes_out_what_only_looks_escaped (void)
{
  static const char *const keys[] = { "100%25&amp;\\\\u0041+", "%%252525", "\\\\\\\\/" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SiCredentials) credentials = si_credentials_new (keys[i], SI_AUTH_AUTO, NULL);
      g_autofree char *redacted = si_credentials_redact (credentials, keys[i]);

      g_assert_cmpstr (redacted, ==, "…");
    }
}

static void
test_takes_out_base64_of_either_alphabet (void)
{
  const char *key = "key>>>???key";
  g_autoptr (SiCredentials) credentials = si_credentials_new (key, SI_AUTH_AUTO, NULL);
  g_autofree char *standard = g_base64_encode ((const guchar *) key, strlen (key));
  g_autofree char *other = g_strdelimit (g_strdelimit (g_strdup (standard), "+", '-'), "/", '_');
  g_autofree char *redacted = NULL;
  g_autofree char *other_redacted = NULL;

  g_assert_cmpstr (standard, !=, other);
  redacted = si_credentials_redact (credentials, standard);
  other_redacted = si_credentials_redact (credentials, other);
  g_assert_cmpstr (redacted, ==, "…");
  g_assert_cmpstr (other_redacted, ==, "…");
}

/* If the connection is lost in the middle of the key, no mark tells that it was cut. */
static void
test_takes_out_a_key_that_breaks_off (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiCredentials) credentials = si_credentials_new (key, SI_AUTH_AUTO, NULL);
  g_autofree char *text = g_strdup_printf ("No: “%.9s”", key);
  g_autofree char *redacted = si_credentials_redact (credentials, text);

  g_assert_cmpstr (redacted, ==, "No: “…”");
}

static void
test_takes_out_a_key_that_was_cut (void)
{
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiCredentials) credentials = si_credentials_new (key, SI_AUTH_AUTO, NULL);
  g_autofree char *text = g_strdup_printf ("No such key: %.9s…", key);
  g_autofree char *redacted = si_credentials_redact (credentials, text);

  /* The text has many pieces that could be the beginning of the key. */
  g_assert_true (g_str_has_prefix (redacted, "No such key: …"));
  for (const char *rest = redacted + strlen ("No such key: "); *rest != '\0'; rest += strlen ("…"))
    g_assert_true (g_str_has_prefix (rest, "…"));
}

static void
test_leaves_other_text_alone (void)
{
  g_autoptr (SiCredentials) some = si_credentials_new ("q#7", SI_AUTH_AUTO, NULL);
  g_autoptr (SiCredentials) none = si_credentials_new ("", SI_AUTH_AUTO, NULL);
  g_autofree char *with_key = si_credentials_redact (some, "Invalid API key. کلید");
  g_autofree char *without_key = si_credentials_redact (none, "Invalid API key. کلید");

  g_assert_cmpstr (with_key, ==, "Invalid API key. کلید");
  g_assert_cmpstr (without_key, ==, "Invalid API key. کلید");
}

static void
test_names_modes (void)
{
  SiAuthMode mode = SI_AUTH_AUTO;

  for (guint i = SI_AUTH_AUTO; i <= SI_AUTH_BASIC; i++)
    {
      g_assert_true (si_auth_mode_from_nick (si_auth_mode_to_nick (i), &mode));
      g_assert_cmpuint (mode, ==, i);
    }
  g_assert_cmpstr (si_auth_mode_to_nick (SI_AUTH_BEARER), ==, "bearer");
  g_assert_false (si_auth_mode_from_nick ("Bearer", &mode));
  g_assert_false (si_auth_mode_from_nick ("", &mode));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/credentials/makes-both-headers", test_makes_both_headers);
  g_test_add_func ("/credentials/trims-the-key", test_trims_the_key);
  g_test_add_func ("/credentials/cannot-be-made-into-another-header",
                   test_cannot_be_made_into_another_header);
  g_test_add_func ("/credentials/says-what-is-wrong-with-the-key",
                   test_says_what_is_wrong_with_the_key);
  g_test_add_func ("/credentials/remembers-what-was-accepted", test_remembers_what_was_accepted);
  g_test_add_func ("/credentials/takes-the-key-out-of-a-text", test_takes_the_key_out_of_a_text);
  g_test_add_func ("/credentials/takes-out-a-key-in-any-writing",
                   test_takes_out_a_key_in_any_writing);
  g_test_add_func ("/credentials/takes-out-what-only-looks-escaped",
                   test_takes_out_what_only_looks_escaped);
  g_test_add_func ("/credentials/takes-out-a-plus-for-a-space", test_takes_out_a_plus_for_a_space);
  g_test_add_func ("/credentials/takes-out-base64-of-either-alphabet",
                   test_takes_out_base64_of_either_alphabet);
  g_test_add_func ("/credentials/takes-out-a-key-that-breaks-off",
                   test_takes_out_a_key_that_breaks_off);
  g_test_add_func ("/credentials/takes-out-a-key-that-was-cut", test_takes_out_a_key_that_was_cut);
  g_test_add_func ("/credentials/leaves-other-text-alone", test_leaves_other_text_alone);
  g_test_add_func ("/credentials/names-modes", test_names_modes);

  return g_test_run ();
}
