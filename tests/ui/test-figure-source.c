/* test-figure-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-figure-source.h"

#include <string.h>

#include "si-fault-server.h"
#include "si-test.h"

#define PRODUCT(id, sku, karachi, lahore)                                                          \
  "{\"products_id\": \"" id "\", \"SkuCode\": \"" sku "\", \"productDescription\": \"Tea\", "      \
  "\"Stock\": \"7\", \"Godowns\": [{\"Godownid\": \"1\", \"Godown\": \"Karachi\", \"Stock\": "     \
  "\"" karachi "\"}, {\"Godownid\": \"2\", \"Godown\": \"Lahore\", \"Stock\": \"" lahore "\"}]}"

typedef struct
{
  SiFaultServer *server;  /* (owned) */
  char *folder;           /* (owned) */
  SiEngine *engine;       /* (owned) */
  SiFigureSource *source; /* (owned) */
  guint n_changed;
} Fixture;

static gboolean
is_at_rest (gpointer engine)
{
  return si_refresh_get_state (si_engine_get_refresh (engine)) != SI_REFRESH_LOADING
         && !si_persistence_get_saving (si_engine_get_persistence (engine))
         && !si_persistence_get_restoring (si_engine_get_persistence (engine));
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
start (Fixture *fixture)
{
  const SiConnectionDetails details
      = { .id = "shop", .name = "Shop", .address = si_fault_server_get_address (fixture->server) };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiConnection) connection = si_connection_new (&details, "key", &error);

  g_assert_no_error (error);
  fixture->engine = si_engine_new (connection, fixture->folder);
  fixture->source = si_figure_source_new (fixture->engine);
  g_signal_connect_swapped (fixture->source, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
stop (Fixture *fixture)
{
  si_test_wait_for (is_at_rest, fixture->engine, 20);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->source));
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->server = si_fault_server_new (NULL);
  si_fault_server_answer (fixture->server, "200 OK", NULL,
                          "[" PRODUCT ("1", "A1", "3", "4") "," PRODUCT ("2", "B2", "3", "4") "]");
  start (fixture);
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  si_test_wait_for (is_at_rest, fixture->engine, 20);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stop (fixture);
  g_clear_object (&fixture->server);
  si_test_remove_folder (fixture->folder);
}

/* Asks for a code or a godown. */
static void
ask (Fixture *fixture, const char *sku, const char *godown_id, const char *answer)
{
  si_fault_server_answer (fixture->server, "200 OK", NULL, answer);
  si_refresh_ask (si_engine_get_refresh (fixture->engine), sku, godown_id);
  si_test_wait_for (is_at_rest, fixture->engine, 20);
}

static char *
describe (Fixture *fixture, guint row, const char *godown_id)
{
  g_autoptr (SiProduct) product
      = si_product_new (si_inventory_get_table (si_engine_get_inventory (fixture->engine)), row);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GRegex) clock = g_regex_new ("[0-9]+:[0-9]+", 0, 0, NULL);
  g_autofree char *text = si_figure_source_describe (fixture->source, product, godown_id, now);

  return text != NULL ? g_regex_replace_literal (clock, text, -1, 0, "TIME", 0, NULL) : NULL;
}

static void
assert_says (Fixture *fixture, guint row, const char *godown_id, const char *expected)
{
  g_autofree char *text = describe (fixture, row, godown_id);

  g_assert_cmpstr (text, ==, expected);
}

static void
a_whole_answer_is_named (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->n_changed, >, 0);
  assert_says (fixture, 0, NULL, "As of today, TIME, from the whole inventory");
  assert_says (fixture, 0, "1", "As of today, TIME, from the whole inventory");
}

static void
the_answer_for_a_code_is_named_until_a_whole_one_comes (Fixture *fixture, gconstpointer data)
{
  const guint n_before = fixture->n_changed;

  ask (fixture, "A1", NULL, "[" PRODUCT ("1", "A1", "2", "4") "]");
  g_assert_cmpuint (fixture->n_changed, >, n_before);
  assert_says (fixture, 0, NULL, "As of today, TIME, from the answer for this code");
  assert_says (fixture, 1, NULL, "As of today, TIME, from the whole inventory");

  si_fault_server_answer (fixture->server, "200 OK", NULL,
                          "[" PRODUCT ("1", "A1", "1", "4") "," PRODUCT ("2", "B2", "3", "4") "]");
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  si_test_wait_for (is_at_rest, fixture->engine, 20);
  assert_says (fixture, 0, NULL, "As of today, TIME, from the whole inventory");
}

static void
the_answer_for_a_godown_is_named_beside_the_total (Fixture *fixture, gconstpointer data)
{
  ask (fixture, NULL, "2", "[" PRODUCT ("1", "A1", "3", "9") "," PRODUCT ("2", "B2", "3", "4") "]");
  assert_says (fixture, 0, "2", "As of today, TIME, from the answer for this godown");
  assert_says (fixture, 0, "1", "As of today, TIME, from the whole inventory");
  assert_says (fixture, 0, NULL,
               "As of today, TIME, from the whole inventory; Lahore as of today, TIME");
}

static gboolean
says_code (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *text = si_inventory_get_table (si_engine_get_inventory (fixture->engine)) != NULL
                              ? describe (fixture, 0, NULL)
                              : NULL;

  return g_strcmp0 (text, "As of today, TIME, from the answer for this code") == 0;
}

static void
the_answer_for_a_code_is_still_named_after_a_restart (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "A1", NULL, "[" PRODUCT ("1", "A1", "2", "4") "]");
  stop (fixture);
  start (fixture);
  si_persistence_restore (si_engine_get_persistence (fixture->engine));
  si_test_wait_for (says_code, fixture, 20);
  assert_says (fixture, 1, NULL, "As of today, TIME, from the whole inventory");
}

static void
a_product_that_is_gone_has_no_answer (Fixture *fixture, gconstpointer data)
{
  SiInventory *inventory = si_engine_get_inventory (fixture->engine);
  g_autoptr (SiProduct) product = si_product_new (si_inventory_get_table (inventory), 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = NULL;

  si_product_move (product, si_inventory_get_table (inventory), SI_NO_ROW);
  text = si_figure_source_describe (fixture->source, product, NULL, now);
  g_assert_null (text);
}

static void
an_older_day_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiProduct) product
      = si_product_new (si_inventory_get_table (si_engine_get_inventory (fixture->engine)), 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 40);
  g_autofree char *text = si_figure_source_describe (fixture->source, product, NULL, tomorrow);
  g_autofree char *year = g_date_time_format (now, "%Y");

  g_assert_true (g_str_has_prefix (text, "As of yesterday, "));
  g_free (text);
  text = si_figure_source_describe (fixture->source, product, NULL, later);
  g_assert_nonnull (strstr (text, year));
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);

#define ADD(name, test) g_test_add ("/figure-source/" name, Fixture, NULL, set_up, test, tear_down)

  ADD ("a-whole-answer-is-named", a_whole_answer_is_named);
  ADD ("the-answer-for-a-code-is-named-until-a-whole-one-comes",
       the_answer_for_a_code_is_named_until_a_whole_one_comes);
  ADD ("the-answer-for-a-godown-is-named-beside-the-total",
       the_answer_for_a_godown_is_named_beside_the_total);
  ADD ("the-answer-for-a-code-is-still-named-after-a-restart",
       the_answer_for_a_code_is_still_named_after_a_restart);
  ADD ("a-product-that-is-gone-has-no-answer", a_product_that_is_gone_has_no_answer);
  ADD ("an-older-day-is-named", an_older_day_is_named);

  return g_test_run ();
}
