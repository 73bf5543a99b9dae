/* test-address.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-address.h"

#include <string.h>

#include "si-api-error.h"
#include "si-test.h"

#define SERVICE "/admin/indexyii.php?r=api/SyncInventory"

typedef struct
{
  const char *pasted;
  const char *text;
} Spelling;

static void
check_spellings (const Spelling *spellings, gsize n_spellings)
{
  for (gsize i = 0; i < n_spellings; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiAddress) address = NULL;
      g_autoptr (SiAddress) again = NULL;

      g_test_message ("“%s”", spellings[i].pasted);
      address = si_address_parse (spellings[i].pasted, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (si_address_get_text (address), ==, spellings[i].text);

      again = si_address_parse (si_address_get_text (address), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (si_address_get_text (again), ==, spellings[i].text);
    }
}

#define CHECK_SPELLINGS(spellings) check_spellings (spellings, G_N_ELEMENTS (spellings))

static void
test_understands_every_spelling (void)
{
  static const Spelling spellings[] = {
    { "https://shop.example/admin/indexyii.php?r=api/SyncInventory",
      "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?r=api/SyncInventory", "https://shop.example" SERVICE },
    { "HTTPS://Shop.Example/admin/indexyii.php?R=api/SyncInventory",
      "https://shop.example" SERVICE },
    { " shop.example/admin/indexyii.php?r=api/SyncInventory \n", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?r=api%2FSyncInventory", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?r=api%2fSyncInventory", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?api/SyncInventory", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?r=", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php", "https://shop.example" SERVICE },
    { "shop.example/admin/", "https://shop.example" SERVICE },
    { "shop.example/admin", "https://shop.example" SERVICE },
    { "shop.example/", "https://shop.example" SERVICE },
    { "shop.example", "https://shop.example" SERVICE },
    { "shop.example.", "https://shop.example" SERVICE },
    { "//shop.example", "https://shop.example" SERVICE },
    { "https:/shop.example", "https://shop.example" SERVICE },
    { "https:shop.example", "https://shop.example" SERVICE },
    { "GET shop.example" SERVICE, "https://shop.example" SERVICE },
    { "http://shop.example" SERVICE, "http://shop.example" SERVICE },
    { "shop.example/other/index.php?r=api/Stock",
      "https://shop.example/other/index.php?r=api/Stock" },
    { "shop.example/my%20shop/index.php", "https://shop.example/my%20shop/index.php"
                                          "?r=api/SyncInventory" },
  };

  CHECK_SPELLINGS (spellings);
}

static void
test_drops_what_came_along (void)
{
  static const Spelling spellings[] = {
    { "shop.example" SERVICE "&Skucode=PTFB04&Godownid=97637", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "&skucode=PTFB04&GODOWNID=97637", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "&amp;Skucode=PTFB04", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?Skucode=PTFB04&r=api/SyncInventory",
      "https://shop.example" SERVICE },
    /* The provider's document has this example. */
    { "shop.example" SERVICE "&Godownid=9763&Godownid='PTFB04'", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "&Skucode='AB 12'", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "…", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "...", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "…&Godownid=9763", "https://shop.example" SERVICE },
    { "\"https://shop.example" SERVICE "\"", "https://shop.example" SERVICE },
    { "“https://shop.example" SERVICE "”,", "https://shop.example" SERVICE },
    { "<https://shop.example" SERVICE ">", "https://shop.example" SERVICE },
    { "shop.example/admin/indexyii.php?r='api/SyncInventory'", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "#top", "https://shop.example" SERVICE },
    { "shop.example#top", "https://shop.example" SERVICE },
    { "shop.example?Skucode=A", "https://shop.example" SERVICE },
    { "\xef\xbb\xbfshop.example\xe2\x80\x8b", "https://shop.example" SERVICE },
    { "\u2066shop.example\u2069", "https://shop.example" SERVICE },
    { "\u202ashop.example\u202c", "https://shop.example" SERVICE },
  };

  CHECK_SPELLINGS (spellings);
}

static void
test_never_keeps_a_secret (void)
{
  static const Spelling spellings[] = {
    { "https://admin:s3cret@shop.example" SERVICE, "https://shop.example" SERVICE },
    { "https://s3cret@shop.example", "https://shop.example" SERVICE },
    { "admin:s3@cret@shop.example:8443", "https://shop.example:8443" SERVICE },
    { "shop.example" SERVICE "&api_key=s3cret&Token=s3cret", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "\nAuthorization: Bearer s3cret", "https://shop.example" SERVICE },
    { "shop.example" SERVICE "&a=1 Bearer s3cret", "https://shop.example" SERVICE "&a=1" },
    { "shop.example" SERVICE "&debug Bearer s3cret", "https://shop.example" SERVICE "&debug" },
    { "shop.example" SERVICE "&debug Key:s3=cret", "https://shop.example" SERVICE "&debug" },
  };

  CHECK_SPELLINGS (spellings);
}

static void
test_keeps_other_parameters_behind_the_route (void)
{
  static const Spelling spellings[] = {
    { "shop.example/x.php?company=3&r=api/SyncInventory&lang=ur",
      "https://shop.example/x.php?r=api/SyncInventory&company=3&lang=ur" },
    { "shop.example" SERVICE "&name=a+b%2Bc%26d&debug",
      "https://shop.example" SERVICE "&name=a%20b%2Bc%26d&debug" },
    { "shop.example" SERVICE "&shop=دکان",
      "https://shop.example" SERVICE "&shop=%D8%AF%DA%A9%D8%A7%D9%86" },
    { "shop.example" SERVICE "&rate=10%", "https://shop.example" SERVICE "&rate=10%25" },
    { "shop.example" SERVICE "&r=api/Other", "https://shop.example" SERVICE },
  };

  CHECK_SPELLINGS (spellings);
}

static void
test_gives_back_what_ends_in_marks (void)
{
  static const Spelling spellings[] = {
    { "shop.example..", "https://shop.example" SERVICE },
    { "shop.example/x.php?r=a%2E", "https://shop.example/x.php?r=a%2E" },
    { "shop.example?/=%2ce", "https://shop.example" SERVICE "&%2F=%2Ce" },
    { "shop.example" SERVICE "&a=%2E%2E", "https://shop.example" SERVICE "&a=.%2E" },
    { "shop.example" SERVICE "&a%2E", "https://shop.example" SERVICE "&a%2E" },
    { "shop.example" SERVICE "&a=1%2C", "https://shop.example" SERVICE "&a=1%2C" },
  };

  CHECK_SPELLINGS (spellings);
}

/* Each text is composed of the pieces that have a meaning in an address. */
static void
test_gives_back_any_address (void)
{
  g_auto (GStrv) pieces = g_strsplit (
      "https:// http: shop.example localhost [::1] :8443 / admin index.php ? & = r "
      "api/Stock %2E %2c %20 % %zz %ff %00 . .. , ; ' \" + amp; # @ \t … ک \xe2\x80\x8b "
      "GET Skucode - _ ~ 1 ü",
      " ", -1);
  guint n_addresses = 0;

  for (guint i = 0; i < 200000; i++)
    {
      g_autoptr (GString) pasted = g_string_new (i % 2 == 0 ? "shop.example" : NULL);
      guint n_pieces = g_test_rand_int_range (1, 9);
      g_autoptr (SiAddress) address = NULL;
      g_autoptr (SiAddress) again = NULL;

      for (guint j = 0; j < n_pieces; j++)
        g_string_append (pasted, pieces[g_test_rand_int_range (0, g_strv_length (pieces))]);
      address = si_address_parse (pasted->str, NULL);
      if (address == NULL)
        continue;

      n_addresses++;
      again = si_address_parse (si_address_get_text (address), NULL);
      g_test_message ("“%s” is “%s”", pasted->str, si_address_get_text (address));
      g_assert_nonnull (again);
      g_assert_cmpstr (si_address_get_text (again), ==, si_address_get_text (address));
    }
  g_assert_cmpuint (n_addresses, >, 20000);
}

static void
test_spells_hosts_and_ports_one_way (void)
{
  static const Spelling spellings[] = {
    { "shop.example:443", "https://shop.example" SERVICE },
    { "shop.example:", "https://shop.example" SERVICE },
    { "http://shop.example:80", "http://shop.example" SERVICE },
    { "http://shop.example:443", "http://shop.example:443" SERVICE },
    { "shop.example:08443", "https://shop.example:8443" SERVICE },
    { "bücher.example", "https://xn--bcher-kva.example" SERVICE },
    { "192.0.2.7:8080/admin/", "https://192.0.2.7:8080" SERVICE },
    { "https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443" SERVICE },
    { "2001:db8:0:0::1", "https://[2001:db8::1]" SERVICE },
    { "[::1]", "http://[::1]" SERVICE },
    { "localhost:8080", "http://localhost:8080" SERVICE },
    { "127.0.0.1:8080", "http://127.0.0.1:8080" SERVICE },
    { "https://localhost", "https://localhost" SERVICE },
    { "store_room", "https://store_room" SERVICE },
  };

  CHECK_SPELLINGS (spellings);
}

static void
test_refuses_what_is_no_address (void)
{
  static const char *const pasted[] = {
    "",
    "  ",
    "“”",
    "https://",
    "https://:8080",
    "/admin/indexyii.php",
    "?r=api/SyncInventory",
    "ftp://shop.example",
    "file:///etc/passwd",
    "where is the shop",
    "shop.example:port",
    "shop.example:0",
    "shop.example:65536",
    "shop.example:-1",
    "shop..example",
    "shop.example../admin",
    "shop.exa%6dple",
    "[::1",
    "[shop.example]",
    "https://[fe80::1%25eth0]",
    "1:2:3",
    "shop.example/my shop/index.php",
    "shop.example/admin/indexyii.php Authorization: Bearer",
    "shop.example\\@other.example\\",
    "shop.example/50%/x.php",
    "shop\x01.example",
    "\xff\xfe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiAddress) address = NULL;

      g_test_message ("number %" G_GSIZE_FORMAT, i);
      address = si_address_parse (pasted[i], &error);
      g_assert_error (error, SI_API_ERROR, SI_API_ERROR_ADDRESS);
      g_assert_null (address);
      g_assert_cmpint (error->message[0], !=, '\0');
    }
}

static void
test_knows_whether_the_way_is_private (void)
{
  static const struct
  {
    const char *pasted;
    gboolean this_machine;
    gboolean secure;
  } cases[] = {
    { "https://shop.example", FALSE, TRUE },
    { "http://shop.example", FALSE, FALSE },
    { "http://192.0.2.7", FALSE, FALSE },
    { "http://localhost", TRUE, TRUE },
    { "http://LOCALHOST.:81", TRUE, TRUE },
    { "http://shop.localhost", TRUE, TRUE },
    { "http://127.0.0.1", TRUE, TRUE },
    { "http://127.3.2.1", TRUE, TRUE },
    { "http://[::1]", TRUE, TRUE },
    { "http://localhost.shop.example", FALSE, FALSE },
    { "http://127.0.0.1.shop.example", FALSE, FALSE },
    { "http://notlocalhost", FALSE, FALSE },
    { "http://127.1", FALSE, FALSE },
    { "http://0.0.0.0", FALSE, FALSE },
    { "http://localhost@shop.example", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SiAddress) address = si_address_parse (cases[i].pasted, NULL);

      g_test_message ("%s", cases[i].pasted);
      g_assert_cmpint (si_address_is_this_machine (address), ==, cases[i].this_machine);
      g_assert_cmpint (si_address_is_secure (address), ==, cases[i].secure);
    }
}

static void
test_puts_filters_behind_everything (void)
{
  static const struct
  {
    const char *sku;
    const char *godown_id;
    const char *tail;
  } cases[] = {
    { NULL, NULL, "" },
    { "", "", "" },
    { "PTFB04", NULL, "&Skucode=PTFB04" },
    { NULL, "97637", "&Godownid=97637" },
    { "PTFB04", "97637", "&Skucode=PTFB04&Godownid=97637" },
    { "A B&C+D#E/F=%G", NULL, "&Skucode=A%20B%26C%2BD%23E%2FF%3D%25G" },
    { "ک'\"", NULL, "&Skucode=%DA%A9%27%22" },
    { "x&Godownid=1", "2", "&Skucode=x%26Godownid%3D1&Godownid=2" },
  };
  g_autoptr (SiAddress) address = si_address_parse ("shop.example" SERVICE "&company=3", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = si_address_build_uri (address, cases[i].sku, cases[i].godown_id);
      g_autofree char *expected = g_strconcat (si_address_get_text (address), cases[i].tail, NULL);

      g_assert_cmpstr (uri, ==, expected);
    }
}

static void
test_names_the_host_and_the_keys_place (void)
{
  g_autoptr (SiAddress) plain = si_address_parse ("https://Shop.example:443/a/b.php?x=1", NULL);
  g_autoptr (SiAddress) script = si_address_parse ("BÜCHER.example:8443", NULL);
  g_autoptr (SiAddress) numeric = si_address_parse ("[::1]:80", NULL);

  g_assert_cmpstr (si_address_get_host (plain), ==, "shop.example");
  g_assert_cmpstr (si_address_get_key_scope (plain), ==, "https://shop.example/a/b.php");
  g_assert_cmpstr (si_address_get_host (script), ==, "bücher.example");
  g_assert_cmpstr (si_address_get_key_scope (script), ==,
                   "https://xn--bcher-kva.example:8443/admin/indexyii.php");
  g_assert_cmpstr (si_address_get_host (numeric), ==, "::1");
  g_assert_cmpstr (si_address_get_key_scope (numeric), ==, "http://[::1]/admin/indexyii.php");
}

/* Such a name leads to another place than the person reads. */
static void
test_shows_letters_that_imitate_others_in_punycode (void)
{
  static const struct
  {
    const char *pasted;
    const char *host;
  } cases[] = {
    { "bücher.example", "bücher.example" },
    { "دکان.example", "دکان.example" },
    { "магазин.example", "магазин.example" },
    { "お店カフェ茶.example", "お店カフェ茶.example" },
    { "κατάστημα.example", "κατάστημα.example" },
    { "xn--bcher-kva.example", "bücher.example" },
    { "shop-2.example", "shop-2.example" },
    /* These have a Cyrillic a, Cyrillic letters alone, a Greek o, and a dotless i. */
    { "pаypal.example", "xn--pypal-4ve.example" },
    { "арасе.example", NULL },
    { "ѕһор.example", NULL },
    { "shοp.example", NULL },
    { "gıthub.example", NULL },
    { "sh\u0251p.example", NULL },
    { "shop\u0301s.example", NULL },
    { "shopкафе.example", NULL },
    { "good.shοp.example", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiAddress) address = si_address_parse (cases[i].pasted, &error);
      const char *host;

      g_assert_no_error (error);
      host = si_address_get_host (address);
      g_test_message ("%s: %s", cases[i].pasted, host);
      if (cases[i].host != NULL)
        g_assert_cmpstr (host, ==, cases[i].host);
      else
        g_assert_true (g_str_is_ascii (host) && strstr (host, "xn--") != NULL);
    }
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

  g_test_add_func ("/address/understands-every-spelling", test_understands_every_spelling);
  g_test_add_func ("/address/drops-what-came-along", test_drops_what_came_along);
  g_test_add_func ("/address/never-keeps-a-secret", test_never_keeps_a_secret);
  g_test_add_func ("/address/keeps-other-parameters-behind-the-route",
                   test_keeps_other_parameters_behind_the_route);
  g_test_add_func ("/address/gives-back-what-ends-in-marks", test_gives_back_what_ends_in_marks);
  g_test_add_func ("/address/gives-back-any-address", test_gives_back_any_address);
  g_test_add_func ("/address/spells-hosts-and-ports-one-way", test_spells_hosts_and_ports_one_way);
  g_test_add_func ("/address/refuses-what-is-no-address", test_refuses_what_is_no_address);
  g_test_add_func ("/address/knows-whether-the-way-is-private",
                   test_knows_whether_the_way_is_private);
  g_test_add_func ("/address/puts-filters-behind-everything", test_puts_filters_behind_everything);
  g_test_add_func ("/address/names-the-host-and-the-keys-place",
                   test_names_the_host_and_the_keys_place);

  g_test_add_func ("/address/shows-letters-that-imitate-others-in-punycode",
                   test_shows_letters_that_imitate_others_in_punycode);

  return g_test_run ();
}
