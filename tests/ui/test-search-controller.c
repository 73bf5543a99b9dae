/* test-search-controller.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-fault-server.h"
#include "si-search-controller.h"
#include "si-test-engine.h"
#include "si-test.h"

#define PRODUCT(id, sku, description, stock)                                                       \
  "{\"products_id\":\"" id "\",\"SkuCode\":\"" sku "\",\"productDescription\":\"" description      \
  "\",\"Stock\":\"" stock "\",\"Godowns\":[{\"Godown\":\"Main\",\"Godownid\":\"7\",\"Stock\":\""   \
  "" stock "\"}]}"

#define COUPON PRODUCT ("9032", "PTFB04", "SNS Coupon", "-5")
#define FLYERS PRODUCT ("9410", "PFLY12", "SNS Small Flyers", "7")
#define LABELS PRODUCT ("5", "RED 50", "Red labels", "3")
#define OTHER_LABELS PRODUCT ("6", "RED 55", "Red labels", "4")

/* A controller for the inventory of a server, and the signals that it has emitted. */
typedef struct
{
  SiFaultServer *server;          /* (owned) */
  SiEngine *engine;               /* (owned) */
  SiProductList *list;            /* (owned) */
  SiProductSelection *selection;  /* (owned) */
  SiSearchController *controller; /* (owned) */

  guint n_answered;
  guint n_undecided;
  guint n_unknown;
  guint n_none_on_server;
  guint n_done;
  char *answer; /* (owned) (nullable): the SKU code of the last one */
} Fixture;

static void
note_answer (Fixture *fixture, SiProduct *product)
{
  fixture->n_answered++;
  g_free (fixture->answer);
  fixture->answer = g_strdup (si_product_get_sku (product));
}

static void
count (guint *n)
{
  (*n)++;
}

static void
note_undecided (Fixture *fixture, guint n_products)
{
  fixture->n_undecided = n_products;
}

static void
connect_controller (Fixture *fixture)
{
  SiSearchController *controller = fixture->controller;

  g_signal_connect_swapped (controller, "answered", G_CALLBACK (note_answer), fixture);
  g_signal_connect_swapped (controller, "undecided", G_CALLBACK (note_undecided), fixture);
  g_signal_connect_swapped (controller, "unknown", G_CALLBACK (count), &fixture->n_unknown);
  g_signal_connect_swapped (controller, "none-on-server", G_CALLBACK (count),
                            &fixture->n_none_on_server);
  g_signal_connect_swapped (controller, "done", G_CALLBACK (count), &fixture->n_done);
}

static void
set_up_with_server (Fixture *fixture, gconstpointer data)
{
  fixture->server = si_fault_server_new (NULL);
  fixture->engine
      = si_test_engine_new (NULL, si_fault_server_get_address (fixture->server), NULL, NULL);
  fixture->list = si_product_list_new ();
  fixture->selection = si_product_selection_new (fixture->list);
  fixture->controller = si_search_controller_new (fixture->selection);
  si_search_controller_set_engine (fixture->controller, fixture->engine);
  g_object_bind_property (si_engine_get_inventory (fixture->engine), "table", fixture->list,
                          "table", G_BINDING_SYNC_CREATE);
  connect_controller (fixture);
}

static void
wait_for_rest (Fixture *fixture)
{
  si_test_engine_wait (fixture->engine);
}

static void
refresh (Fixture *fixture)
{
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  wait_for_rest (fixture);
  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (fixture->engine)), ==,
                   SI_REFRESH_IDLE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with_server (fixture, data);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[" COUPON "," FLYERS "," LABELS "]");
  refresh (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->controller);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  si_refresh_cancel (si_engine_get_refresh (fixture->engine));
  wait_for_rest (fixture);
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->server);
  g_free (fixture->answer);
}

static const char *
get_selected_sku (Fixture *fixture)
{
  SiProduct *product = si_product_selection_get_selected (fixture->selection);

  return product != NULL ? si_product_get_sku (product) : NULL;
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
type (Fixture *fixture, const char *text)
{
  si_search_controller_set_text (fixture->controller, text);
}

static void
press_return (Fixture *fixture)
{
  si_search_controller_activate (fixture->controller);
}

static void
scan (Fixture *fixture, const char *code)
{
  si_search_controller_scan (fixture->controller, code);
}

static void
typed_text_searches_the_list (Fixture *fixture, gconstpointer data)
{
  type (fixture, " sns ");
  g_assert_cmpstr (si_filter_get_search (si_product_list_get_filter (fixture->list)), ==, "sns");
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_null (get_selected_sku (fixture));

  g_assert_true (si_search_controller_clear (fixture->controller));
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_false (si_search_controller_clear (fixture->controller));
}

static void
a_typed_code_selects_its_product_before_return (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ptfb04");
  g_assert_cmpstr (get_selected_sku (fixture), ==, "PTFB04");
  g_assert_null (si_search_controller_get_lead (fixture->controller));
  g_assert_cmpuint (fixture->n_answered, ==, 0);

  /* Another text has another answer, so the product is deselected. */
  type (fixture, "p");
  g_assert_null (get_selected_sku (fixture));
}

static void
nothing_is_selected_before_return_unless_eager (Fixture *fixture, gconstpointer data)
{
  si_search_controller_set_eager (fixture->controller, FALSE);
  type (fixture, "PTFB04");
  g_assert_null (get_selected_sku (fixture));
  press_return (fixture);
  g_assert_cmpstr (get_selected_sku (fixture), ==, "PTFB04");
}

static void
return_answers_with_the_product_of_the_code (Fixture *fixture, gconstpointer data)
{
  type (fixture, " pfly12 ");
  press_return (fixture);
  g_assert_cmpuint (fixture->n_answered, ==, 1);
  g_assert_cmpstr (fixture->answer, ==, "PFLY12");
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_null (si_search_controller_get_lead (fixture->controller));
}

static void
the_only_match_of_no_code_has_a_line_above (Fixture *fixture, gconstpointer data)
{
  type (fixture, "RED 5");
  press_return (fixture);
  g_assert_cmpstr (fixture->answer, ==, "RED 50");
  g_assert_cmpstr (si_search_controller_get_lead (fixture->controller), ==,
                   "No SKU code is “RED 5”. The only match:");

  scan (fixture, "LABELS");
  g_assert_cmpstr (fixture->answer, ==, "RED 50");
  g_assert_cmpstr (si_search_controller_get_lead (fixture->controller), ==,
                   "No SKU code is “LABELS”. The only match:");

  /* An exact code has no such line. */
  scan (fixture, "RED 50");
  g_assert_null (si_search_controller_get_lead (fixture->controller));
}

static void
the_line_goes_when_a_person_selects_another_product (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiProduct) other = NULL;

  scan (fixture, "RED 5");
  g_assert_nonnull (si_search_controller_get_lead (fixture->controller));
  other = si_product_list_get_product (fixture->list, 0);
  si_product_selection_show (fixture->selection, other);
  g_assert_null (si_search_controller_get_lead (fixture->controller));
}

static void
a_match_that_is_not_the_only_one_any_more_goes (Fixture *fixture, gconstpointer data)
{
  scan (fixture, "RED 5");
  si_fault_server_answer (fixture->server, "200 OK", NULL,
                          "[" COUPON "," FLYERS "," LABELS "," OTHER_LABELS "]");
  refresh (fixture);
  g_assert_null (si_search_controller_get_lead (fixture->controller));
  g_assert_null (get_selected_sku (fixture));
}

static void
several_matches_select_none (Fixture *fixture, gconstpointer data)
{
  scan (fixture, "PTFB04");
  scan (fixture, "SNS");
  g_assert_cmpuint (fixture->n_undecided, ==, 2);
  g_assert_null (get_selected_sku (fixture));
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_cmpuint (fixture->n_done, ==, 2);
}

static void
a_scan_replaces_the_text (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ZZ99");
  scan (fixture, "PTFB04");
  g_assert_cmpstr (si_search_controller_get_text (fixture->controller), ==, "PTFB04");
  g_assert_cmpstr (fixture->answer, ==, "PTFB04");
}

static void
no_filter_is_dropped_and_the_product_is_selected (Fixture *fixture, gconstpointer data)
{
  si_filter_set_godown_id (si_product_list_get_filter (fixture->list), "no such godown");
  si_filter_set_findings (si_product_list_get_filter (fixture->list), SI_FINDING_DUPLICATE_SKU);
  scan (fixture, "PTFB04");

  g_assert_cmpstr (get_selected_sku (fixture), ==, "PTFB04");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_cmpstr (si_filter_get_godown_id (si_product_list_get_filter (fixture->list)), ==,
                   "no such godown");
  g_assert_cmpuint (si_filter_get_findings (si_product_list_get_filter (fixture->list)), ==,
                    SI_FINDING_DUPLICATE_SKU);

  scan (fixture, "ZZ99");
  g_assert_null (get_selected_sku (fixture));
}

static void
the_second_return_asks_the_server (Fixture *fixture, gconstpointer data)
{
  const guint n_requests = si_fault_server_get_n_requests (fixture->server);

  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  scan (fixture, "PTFB04");
  scan (fixture, "ZZ99");
  g_assert_cmpuint (fixture->n_unknown, ==, 1);
  g_assert_null (get_selected_sku (fixture));
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, n_requests);

  press_return (fixture);
  wait_for_rest (fixture);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, n_requests + 1);
  g_assert_cmpuint (fixture->n_none_on_server, ==, 1);
}

static void
an_offer_stays_while_another_request_is_under_way (Fixture *fixture, gconstpointer data)
{
  const guint n_requests = si_fault_server_get_n_requests (fixture->server);

  scan (fixture, "ZZ99");
  si_refresh_start (si_engine_get_refresh (fixture->engine));
  press_return (fixture);
  g_assert_cmpuint (fixture->n_unknown, ==, 2);
  wait_for_rest (fixture);
  press_return (fixture);
  wait_for_rest (fixture);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, n_requests + 2);
}

static void
another_code_between_two_returns_asks_nobody (Fixture *fixture, gconstpointer data)
{
  const guint n_requests = si_fault_server_get_n_requests (fixture->server);

  scan (fixture, "ZZ99");
  scan (fixture, "PTFB04");
  scan (fixture, "ZZ99");
  g_assert_cmpuint (fixture->n_unknown, ==, 2);
  g_assert_cmpint (si_refresh_get_state (si_engine_get_refresh (fixture->engine)), ==,
                   SI_REFRESH_IDLE);
  g_assert_cmpuint (si_fault_server_get_n_requests (fixture->server), ==, n_requests);
}

static void
what_the_server_has_is_the_answer (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[" OTHER_LABELS "]");
  type (fixture, "RED 55");
  si_search_controller_ask_server (fixture->controller);
  wait_for_rest (fixture);
  g_assert_cmpstr (fixture->answer, ==, "RED 55");
  g_assert_cmpstr (get_selected_sku (fixture), ==, "RED 55");
}

static void
an_answer_for_an_older_code_replaces_none (Fixture *fixture, gconstpointer data)
{
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[" OTHER_LABELS "]");
  type (fixture, "RED 55");
  si_search_controller_ask_server (fixture->controller);
  scan (fixture, "PTFB04");
  wait_for_rest (fixture);
  g_assert_cmpstr (fixture->answer, ==, "PTFB04");
  g_assert_cmpstr (get_selected_sku (fixture), ==, "PTFB04");
}

/* Sends enough of an inventory to be shown, and never the rest. */
static void
say_beginning (Fixture *fixture, const char *products)
{
  g_autoptr (GString) bytes
      = g_string_new ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[");

  g_string_append (bytes, products);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (bytes, ",{\"products_id\":\"%u\",\"SkuCode\":\"X%u\",\"Stock\":\"1\"}",
                            10000 + i, i);
  si_fault_server_say (fixture->server, bytes->str, bytes->len, SI_FAULT_SILENCE);
  si_refresh_start (si_engine_get_refresh (fixture->engine));
}

static gboolean
has_answer (gpointer data)
{
  return ((Fixture *) data)->n_answered > 0;
}

static void
an_early_return_is_answered_when_the_product_is_there (Fixture *fixture, gconstpointer data)
{
  scan (fixture, "PFLY12");
  g_assert_cmpuint (fixture->n_answered, ==, 0);
  say_beginning (fixture, COUPON "," FLYERS);
  si_test_wait_for (has_answer, fixture, 20);
  g_assert_false (si_inventory_get_whole (si_engine_get_inventory (fixture->engine)));
  g_assert_cmpstr (fixture->answer, ==, "PFLY12");
}

static gboolean
has_rows (gpointer fixture)
{
  return count_rows (fixture) > 0;
}

static void
the_only_match_so_far_is_not_the_only_one (Fixture *fixture, gconstpointer data)
{
  say_beginning (fixture, LABELS);
  si_test_wait_for (has_rows, fixture, 20);
  scan (fixture, "RED 5");
  g_assert_null (get_selected_sku (fixture));
  g_assert_null (si_search_controller_get_lead (fixture->controller));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/search-controller/typed-text", typed_text_searches_the_list },
    { "/search-controller/a-typed-code", a_typed_code_selects_its_product_before_return },
    { "/search-controller/not-eager", nothing_is_selected_before_return_unless_eager },
    { "/search-controller/return", return_answers_with_the_product_of_the_code },
    { "/search-controller/the-only-match", the_only_match_of_no_code_has_a_line_above },
    { "/search-controller/another-product", the_line_goes_when_a_person_selects_another_product },
    { "/search-controller/not-the-only-match-any-more",
      a_match_that_is_not_the_only_one_any_more_goes },
    { "/search-controller/several-matches", several_matches_select_none },
    { "/search-controller/a-scan", a_scan_replaces_the_text },
    { "/search-controller/filters", no_filter_is_dropped_and_the_product_is_selected },
    { "/search-controller/the-second-return", the_second_return_asks_the_server },
    { "/search-controller/an-offer-while-loading",
      an_offer_stays_while_another_request_is_under_way },
    { "/search-controller/another-code-between", another_code_between_two_returns_asks_nobody },
    { "/search-controller/what-the-server-has", what_the_server_has_is_the_answer },
    { "/search-controller/an-answer-for-an-older-code", an_answer_for_an_older_code_replaces_none },
  };

  si_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add ("/search-controller/an-early-return", Fixture, NULL, set_up_with_server,
              an_early_return_is_answered_when_the_product_is_there, tear_down);
  g_test_add ("/search-controller/the-only-match-so-far", Fixture, NULL, set_up_with_server,
              the_only_match_so_far_is_not_the_only_one, tear_down);
  return g_test_run ();
}
