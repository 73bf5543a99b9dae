/* test-paste.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "si-api-error.h"
#include "si-paste.h"
#include "si-test.h"

#define ADDRESS "https://shop.example/admin/indexyii.php?r=api/SyncInventory"

typedef struct
{
  const char *text; /* with KEY in the place of the key */
  gboolean has_address;
  gboolean has_key;
  SiAuthMode form;
  const char *user;
  gboolean filters;
} Case;

static void
replace (GString *text, const char *mark, const char *with)
{
  g_string_replace (text, mark, with, 0);
}

static void
check (const Case *expected)
{
  g_autofree char *key = si_test_make_key ();
  g_autofree char *pair = g_strconcat ("clerk:", key, NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autoptr (GString) text = g_string_new (expected->text);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiPaste) paste = NULL;

  replace (text, "ENCODED", encoded);
  replace (text, "KEY", key);
  paste = si_paste_read (text->str, &error);

  g_test_message ("%s", expected->text);
  g_assert_no_error (error);
  g_assert_cmpstr (paste->address != NULL ? si_address_get_text (paste->address) : NULL, ==,
                   expected->has_address ? ADDRESS : NULL);
  g_assert_cmpstr (paste->key, ==, expected->has_key ? key : NULL);
  g_assert_cmpint (paste->form, ==, expected->form);
  g_assert_cmpstr (paste->user, ==, expected->user);
  g_assert_cmpint (paste->filters, ==, expected->filters);
}

static void
test_an_address_in_any_spelling (void)
{
  static const Case cases[] = {
    { "  shop.example \n", TRUE },
    { "shop.example/admin/indexyii.php?r=api/SyncInventory", TRUE },
    { ADDRESS, TRUE },
    { ADDRESS "&Skucode=PTFB04&Godownid=97637", TRUE, .filters = TRUE },
    { "shop.example/admin/indexyii.php?r=api/SyncInventory&Godownid=9763&Godownid='PTFB04'", TRUE,
      .filters = TRUE },
    { "GET " ADDRESS, TRUE },
    { "URL: " ADDRESS, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_a_header_line (void)
{
  static const Case cases[] = {
    { "Authorization: Bearer KEY", .has_key = TRUE, .form = SI_AUTH_BEARER },
    { "authorization:bearer   KEY  ", .has_key = TRUE, .form = SI_AUTH_BEARER },
    { "Bearer KEY", .has_key = TRUE, .form = SI_AUTH_BEARER },
    { "Authorization: Basic ENCODED", .has_key = TRUE, .form = SI_AUTH_BASIC, .user = "clerk" },
    { "API key: KEY", .has_key = TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_a_curl_command (void)
{
  static const Case cases[] = {
    { "curl -X GET '" ADDRESS "&Skucode=PTFB04' -H 'Authorization: Bearer KEY'", TRUE, TRUE,
      SI_AUTH_BEARER, .filters = TRUE },
    { "curl --request GET --url \"" ADDRESS "\" \\\n  --header \"Authorization: Bearer KEY\" \\\n"
      "  --header 'Content-Type: application/json'",
      TRUE, TRUE, SI_AUTH_BEARER },
    { "$ curl -sSL -u clerk:KEY '" ADDRESS "'", TRUE, TRUE, SI_AUTH_BASIC, "clerk" },
    { "curl -uclerk:KEY " ADDRESS, TRUE, TRUE, SI_AUTH_BASIC, "clerk" },
    { "curl --user=clerk:KEY '" ADDRESS "' -d '{}'", TRUE, TRUE, SI_AUTH_BASIC, "clerk" },
    { "curl \"" ADDRESS "\" ^\n  -H \"Authorization: Bearer KEY\"", TRUE, TRUE, SI_AUTH_BEARER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_lines_of_these (void)
{
  static const Case cases[] = {
    { "Address: shop.example\nAPI key: KEY\n", TRUE, TRUE },
    { ADDRESS "\r\nAuthorization: Bearer KEY\r\nContent-Type: application/json\r\n", TRUE, TRUE,
      SI_AUTH_BEARER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_says_nothing_of_a_key_when_it_does_not_understand (void)
{
  g_autofree char *key = si_test_make_key ();
  const char *texts[]
      = { "curl 'unfinished -H 'Authorization: Bearer %s", "%s and nothing else", "http://[%s" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SiPaste) paste = NULL;

      replace (text, "%s", key);
      paste = si_paste_read (text->str, &error);
      g_assert_null (paste);
      g_assert_nonnull (error);
      g_assert_null (strstr (error->message, key));
    }
}

static void
test_bears_anything (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      static const char *const words[]
          = { "curl ", "-H ",     "'", "\"", "Bearer ", "Basic ", "\n",
              "\\\n",  "http://", "=", ":",  "a",       " ",      "\xff" };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SiPaste) paste = NULL;

      for (guint n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      paste = si_paste_read (text->str, NULL);
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/paste/an-address-in-any-spelling", test_an_address_in_any_spelling);
  g_test_add_func ("/paste/a-header-line", test_a_header_line);
  g_test_add_func ("/paste/a-curl-command", test_a_curl_command);
  g_test_add_func ("/paste/lines-of-these", test_lines_of_these);
  g_test_add_func ("/paste/says-nothing-of-a-key-when-it-does-not-understand",
                   test_says_nothing_of_a_key_when_it_does_not_understand);
  g_test_add_func ("/paste/bears-anything", test_bears_anything);
  return g_test_run ();
}
