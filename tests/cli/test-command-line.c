/* test-command-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-command-line.h"
#include "si-test.h"

static SiCommand *
parse (const char *line, GError **error)
{
  g_auto (GStrv) arguments = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, NULL));
  return si_command_parse (arguments, error);
}

static void
assert_refused (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiCommand) command = parse (line, &error);

  g_assert_null (command);
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, G_OPTION_ERROR);
}

static void
test_no_option_opens_the_window (void)
{
  g_autoptr (SiCommand) command = parse ("sync-inventory", NULL);

  g_assert_cmpint (command->mode, ==, SI_COMMAND_WINDOW);
  g_assert_false (command->demo);
}

static void
test_the_window_takes_an_address_and_a_search (void)
{
  g_autoptr (SiCommand) command
      = parse ("sync-inventory --url=https://shop.example/ --auth basic --search PTFB04", NULL);

  g_assert_cmpint (command->mode, ==, SI_COMMAND_WINDOW);
  g_assert_cmpstr (command->url, ==, "https://shop.example/");
  g_assert_cmpstr (command->auth, ==, "basic");
  g_assert_cmpstr (command->search, ==, "PTFB04");
}

static void
test_the_files_name_decides_the_format (void)
{
  g_autoptr (SiCommand) csv = parse ("sync-inventory --export stock.csv", NULL);
  g_autoptr (SiCommand) json = parse ("sync-inventory --export stock.json", NULL);
  g_autoptr (SiCommand) output = parse ("sync-inventory --export -", NULL);

  g_assert_cmpint (csv->mode, ==, SI_COMMAND_EXPORT);
  g_assert_cmpint (csv->export_format, ==, SI_EXPORT_CSV);
  g_assert_cmpint (json->export_format, ==, SI_EXPORT_JSON);
  g_assert_cmpint (output->export_format, ==, SI_EXPORT_CSV);
  assert_refused ("sync-inventory --export stock.ods");
}

static void
test_the_servers_filters_go_with_an_export (void)
{
  g_autoptr (SiCommand) command
      = parse ("sync-inventory --demo --export - --sku PTFB04 --godown 97637", NULL);

  g_assert_cmpstr (command->sku, ==, "PTFB04");
  g_assert_cmpstr (command->godown, ==, "97637");
  assert_refused ("sync-inventory --sku PTFB04");
  assert_refused ("sync-inventory --godown 97637");
  assert_refused ("sync-inventory --export - --godown Karachi");
}

static void
test_the_sample_data_have_changes (void)
{
  g_autoptr (SiCommand) command
      = parse ("sync-inventory --demo --export - --changes yesterday", NULL);

  g_assert_true (command->demo);
  g_assert_cmpstr (command->changes, ==, "yesterday");
}

static void
test_refuses_what_makes_no_sense (void)
{
  assert_refused ("sync-inventory --no-such-option");
  assert_refused ("sync-inventory PTFB04");
  assert_refused ("sync-inventory --auth digest");
  assert_refused ("sync-inventory --demo --url https://shop.example/");
  assert_refused ("sync-inventory --demo --store-key");
  assert_refused ("sync-inventory --demo --export - --offline");
  assert_refused ("sync-inventory --store-key --export -");
  assert_refused ("sync-inventory --search PTFB04 --export -");
  assert_refused ("sync-inventory --export - --changes 9999-12-31");
}

static void
test_takes_no_key_as_an_argument (void)
{
  assert_refused ("sync-inventory --key anything");
  assert_refused ("sync-inventory --store-key=anything");
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/command-line/no-option-opens-the-window", test_no_option_opens_the_window);
  g_test_add_func ("/command-line/the-window-takes-an-address-and-a-search",
                   test_the_window_takes_an_address_and_a_search);
  g_test_add_func ("/command-line/the-files-name-decides-the-format",
                   test_the_files_name_decides_the_format);
  g_test_add_func ("/command-line/the-servers-filters-go-with-an-export",
                   test_the_servers_filters_go_with_an_export);
  g_test_add_func ("/command-line/the-sample-data-have-changes", test_the_sample_data_have_changes);
  g_test_add_func ("/command-line/refuses-what-makes-no-sense", test_refuses_what_makes_no_sense);
  g_test_add_func ("/command-line/takes-no-key-as-an-argument", test_takes_no_key_as_an_argument);
  return g_test_run ();
}
