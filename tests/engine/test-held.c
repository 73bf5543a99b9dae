/* test-held.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers that have lost the shop, from a server that says what it is told.
 */

#include "si-engine.h"
#include "si-fault-server.h"
#include "si-request.h"
#include "si-store-past.h"
#include "si-test-engine.h"
#include "si-test.h"

#define N_PRODUCTS 30

typedef struct
{
  SiFaultServer *server;
  char *folder;
  SiEngine *engine;   /* (owned) */
  SiRefresh *refresh; /* (borrowed): of the engine */
} Fixture;

static SiTable *
get_table (Fixture *fixture)
{
  return si_inventory_get_table (si_engine_get_inventory (fixture->engine));
}

static GDateTime *
get_time (Fixture *fixture)
{
  return si_inventory_get_time (si_engine_get_inventory (fixture->engine));
}

typedef enum
{
  PLAIN,
  NO_GODOWNS,
  ALL_ZERO,
  UNREADABLE,
} Look;

/* Lets the server answer with products 1 to @n, each in two godowns. */
static char *
make_body (guint n, Look look)
{
  GString *body = g_string_new ("[");

  for (guint i = 1; i <= n; i++)
    {
      const char *stock = look == UNREADABLE ? "many" : look == ALL_ZERO ? "0" : "5";
      g_autofree char *godowns
          = look == NO_GODOWNS
                ? g_strdup ("")
                : g_strdup_printf ("{\"Godownid\":\"7\",\"Godown\":\"Main\",\"Stock\":\"%s\"},"
                                   "{\"Godownid\":\"8\",\"Godown\":\"Other\",\"Stock\":\"%s\"}",
                                   stock, stock);

      g_string_append_printf (body,
                              "%s{\"products_id\":\"%u\",\"SkuCode\":\"P%u\","
                              "\"productDescription\":\"Thing\",\"Stock\":\"%s\",\"Godowns\":[%s]}",
                              i > 1 ? "," : "", i, i,
                              look == PLAIN || look == NO_GODOWNS ? "10" : stock, godowns);
    }
  g_string_append_c (body, ']');
  return g_string_free (body, FALSE);
}

static void
say (Fixture *fixture, guint n, Look look)
{
  g_autofree char *body = make_body (n, look);

  si_fault_server_answer (fixture->server, "200 OK", NULL, body);
}

static void
start (Fixture *fixture)
{
  fixture->engine = si_test_engine_new ("shop", si_fault_server_get_address (fixture->server), NULL,
                                        fixture->folder);
  fixture->refresh = si_engine_get_refresh (fixture->engine);
}

static void
wait (Fixture *fixture)
{
  si_test_engine_wait (fixture->engine);
  g_assert_cmpuint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_IDLE);
  g_assert_null (si_persistence_get_problem (si_engine_get_persistence (fixture->engine)));
  g_assert_null (si_refresh_get_problem (fixture->refresh));
}

static void
refresh (Fixture *fixture)
{
  si_refresh_start (fixture->refresh);
  wait (fixture);
}

/* Lets the server give a good answer, and then one that has lost most products. */
static void
hold (Fixture *fixture, guint n)
{
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, n, PLAIN);
  refresh (fixture);
  refresh (fixture);
}

static void
stop (Fixture *fixture)
{
  si_test_engine_wait (fixture->engine);
  g_clear_object (&fixture->engine);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = si_test_make_folder ();
  fixture->server = si_fault_server_new (NULL);
  start (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->engine != NULL)
    stop (fixture);
  g_clear_object (&fixture->server);
  si_test_remove_folder (fixture->folder);
}

static SiHeldAnswer *
get_held (Fixture *fixture)
{
  return si_answer_guard_get_held (si_engine_get_guard (fixture->engine));
}

static void
assert_held (Fixture *fixture, SiAnswerNumber lost, guint64 few, guint64 many)
{
  SiHeldAnswer *held = get_held (fixture);

  g_assert_nonnull (held);
  g_assert_cmpuint (si_held_answer_get_lost (held), ==, lost);
  g_assert_cmpuint (si_held_answer_get_measure (held)->numbers[lost], ==, few);
  g_assert_cmpuint (si_held_answer_get_best (held)->numbers[lost], ==, many);
}

static guint
count_shown (Fixture *fixture)
{
  return si_table_get_n_products (get_table (fixture));
}

/* Returns: the number of answers that the store has. */
static guint
count_kept (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) snapshots = NULL;
  SiStore *store = si_persistence_get_store (si_engine_get_persistence (fixture->engine));

  si_store_list_snapshots_async (store, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  snapshots = si_store_list_snapshots_finish (store, result, NULL);
  return snapshots->len;
}

typedef struct
{
  guint n;
  Look look;
  SiAnswerNumber lost;
  guint64 few;
  guint64 many;
} Loss;

static const Loss losses[] = {
  { 0, PLAIN, SI_ANSWER_PRODUCTS, 0, N_PRODUCTS },
  { 3, PLAIN, SI_ANSWER_PRODUCTS, 3, N_PRODUCTS },
  { N_PRODUCTS, NO_GODOWNS, SI_ANSWER_GODOWN_LINES, 0, 2 * N_PRODUCTS },
  { N_PRODUCTS, ALL_ZERO, SI_ANSWER_NONZERO_STOCKS, 0, 2 * N_PRODUCTS },
  { N_PRODUCTS, UNREADABLE, SI_ANSWER_EXACT_STOCKS, 0, 2 * N_PRODUCTS },
};

static void
test_keeps_the_inventory (Fixture *fixture, gconstpointer data)
{
  const Loss *loss = data;
  g_autoptr (SiTable) before = NULL;
  g_autoptr (GDateTime) time = NULL;

  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, loss->n, loss->look);
  refresh (fixture);
  g_assert_null (get_held (fixture));
  before = si_table_ref (get_table (fixture));
  time = g_date_time_ref (get_time (fixture));

  refresh (fixture);
  assert_held (fixture, loss->lost, loss->few, loss->many);
  g_assert_true (get_table (fixture) == before);
  g_assert_true (g_date_time_equal (get_time (fixture), time));
  g_assert_null (si_baseline_get_changes (
      si_persistence_get_baseline (si_engine_get_persistence (fixture->engine))));
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

static gboolean
has_held (gpointer data)
{
  return get_held (data) != NULL;
}

static void
test_is_still_held_after_a_restart (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 0);
  stop (fixture);

  start (fixture);
  si_test_wait_for (has_held, fixture, 30);
  wait (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 0, N_PRODUCTS);
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
  refresh (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 0, N_PRODUCTS);
}

static void
test_a_good_answer_ends_it (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 3);
  say (fixture, 20, PLAIN);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 3, N_PRODUCTS);
  refresh (fixture);
  g_assert_null (get_held (fixture));
  g_assert_cmpuint (count_shown (fixture), ==, 20);
}

static gboolean
has_changes (gpointer engine)
{
  return si_baseline_get_changes (si_persistence_get_baseline (si_engine_get_persistence (engine)))
         != NULL;
}

static void
test_is_taken_when_the_person_wants_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiHeldAnswer) held = NULL;

  hold (fixture, 3);
  stop (fixture);
  start (fixture);
  si_test_wait_for (has_held, fixture, 30);
  wait (fixture);

  held = si_held_answer_ref (get_held (fixture));
  si_refresh_use_held (fixture->refresh, held);
  wait (fixture);
  g_assert_null (get_held (fixture));
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  g_assert_cmpint (g_date_time_to_unix (get_time (fixture)), ==,
                   si_held_answer_get_time (held) / G_USEC_PER_SEC);
  si_test_wait_for (has_changes, fixture->engine, 30);
  g_assert_cmpuint (si_comparison_get_n_products (si_baseline_get_changes (
                        si_persistence_get_baseline (si_engine_get_persistence (fixture->engine)))),
                    ==, N_PRODUCTS - 3);
  g_assert_cmpuint (count_kept (fixture), ==, 2);

  /* Later answers are compared with it. */
  refresh (fixture);
  g_assert_null (get_held (fixture));
}

static void
test_another_than_the_person_means_is_not_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiHeldAnswer) held = NULL;

  hold (fixture, 3);
  say (fixture, 0, PLAIN);
  held = si_held_answer_ref (get_held (fixture));
  refresh (fixture);

  si_refresh_use_held (fixture->refresh, held);
  si_test_engine_wait (fixture->engine);
  g_assert_cmpuint (si_refresh_get_state (fixture->refresh), ==, SI_REFRESH_FAILED);
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 0, N_PRODUCTS);
}

static void
set_takes_third (Fixture *fixture)
{
  const SiHoldRule rule = { 2, 3, TRUE };

  si_answer_guard_set_rule (si_engine_get_guard (fixture->engine), &rule);
}

static void
test_the_third_equal_one_is_taken_if_that_is_set (Fixture *fixture, gconstpointer data)
{
  set_takes_third (fixture);
  hold (fixture, 3);
  refresh (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 3, N_PRODUCTS);
  refresh (fixture);
  g_assert_null (get_held (fixture));
  g_assert_cmpuint (count_shown (fixture), ==, 3);
}

static void
test_the_third_equal_one_is_held_unless_that_is_set (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, 3, PLAIN);
  for (guint i = 0; i < 5; i++)
    refresh (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 3, N_PRODUCTS);
}

static void
test_an_empty_one_is_never_taken_by_itself (Fixture *fixture, gconstpointer data)
{
  set_takes_third (fixture);
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, 0, PLAIN);
  for (guint i = 0; i < 5; i++)
    refresh (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 0, N_PRODUCTS);
}

static void
test_can_be_looked_at (Fixture *fixture, gconstpointer data)
{
  SiAnswerGuard *guard = si_engine_get_guard (fixture->engine);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SiTable) table = NULL;

  hold (fixture, 3);
  si_answer_guard_read_held_async (guard, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  table = si_answer_guard_held_finish (guard, result, NULL, NULL);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 3);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 3, N_PRODUCTS);
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
}

static void
test_an_answer_for_a_godown_is_held_within_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiHeldAnswer) held = NULL;

  say (fixture, N_PRODUCTS, PLAIN);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  refresh (fixture);
  si_refresh_ask (fixture->refresh, NULL, "7");
  wait (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 0, N_PRODUCTS);
  g_assert_cmpstr (si_held_answer_get_godown_id (get_held (fixture)), ==, "7");
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);

  /* When it is taken, it removes nothing beyond what it covers. */
  held = si_held_answer_ref (get_held (fixture));
  si_refresh_use_held (fixture->refresh, held);
  wait (fixture);
  g_assert_null (get_held (fixture));
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
}

static void
test_an_answer_for_a_code_is_held_within_it (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  refresh (fixture);
  si_refresh_ask (fixture->refresh, "P4", NULL);
  wait (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 0, 1);
  g_assert_cmpstr (si_held_answer_get_sku (get_held (fixture)), ==, "P4");
  g_assert_cmpuint (count_shown (fixture), ==, N_PRODUCTS);
}

/* A whole inventory without the product was good. */
static void
test_a_code_that_left_the_inventory_is_not_held (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, N_PRODUCTS - 1, PLAIN);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  refresh (fixture);
  si_refresh_ask (fixture->refresh, "P30", NULL);
  wait (fixture);
  refresh (fixture);
  si_refresh_ask (fixture->refresh, "P30", NULL);
  wait (fixture);
  g_assert_null (get_held (fixture));
}

static void
test_a_code_that_nobody_knew_is_not_held (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  refresh (fixture);
  si_refresh_ask (fixture->refresh, "ZZ99", NULL);
  wait (fixture);
  g_assert_null (get_held (fixture));
}

static void
count_ignored (SiAnswerGuard *guard, const char *sku, const char *godown_id, guint n, guint *total)
{
  g_assert_true (sku != NULL || godown_id != NULL);
  *total += n;
}

static void
test_a_filter_that_is_ignored_is_told_and_does_no_harm (Fixture *fixture, gconstpointer data)
{
  SiTable *table;
  guint n_told = 0;

  g_signal_connect (si_engine_get_guard (fixture->engine), "filter-ignored",
                    G_CALLBACK (count_ignored), &n_told);
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, N_PRODUCTS, ALL_ZERO);
  refresh (fixture);
  si_refresh_ask (fixture->refresh, "P4", NULL);
  wait (fixture);
  g_assert_cmpuint (n_told, ==, N_PRODUCTS);

  table = get_table (fixture);
  g_assert_cmpint (si_table_get_stock (table, 3).millionths, ==, 0);
  g_assert_cmpint (si_table_get_stock (table, 4).millionths, ==, 10 * SI_QUANTITY_ONE);
}

static void
fetch (Fixture *fixture, gboolean accept, guint n_products)
{
  g_autoptr (SiRequest) request = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GError) error = NULL;

  request = si_engine_create_request (fixture->engine, accept);
  si_request_ask_async (request, NULL, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  table = si_request_finish (request, result, &error);
  if (n_products == 0)
    {
      g_assert_error (error, SI_ANSWER_ERROR, SI_ANSWER_ERROR_HELD);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, n_products);
}

static void
test_a_reader_gets_one_only_if_it_accepts (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, 3, PLAIN);
  say (fixture, 3, PLAIN);
  say (fixture, 2, PLAIN);
  say (fixture, 2, PLAIN);
  fetch (fixture, FALSE, N_PRODUCTS);
  fetch (fixture, FALSE, 0);
  fetch (fixture, FALSE, 0);
  fetch (fixture, TRUE, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
  fetch (fixture, TRUE, 2);
  g_assert_cmpuint (count_kept (fixture), ==, 2);
}

static void
test_accepting_takes_nothing_that_nobody_has_seen (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, 3, PLAIN);
  fetch (fixture, FALSE, N_PRODUCTS);
  fetch (fixture, TRUE, 0);
  fetch (fixture, TRUE, 3);
}

/* The store has an inventory and there is no ledger, as after an update of the program. */
static void
test_an_inventory_without_a_ledger_counts (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, 3, PLAIN);
  refresh (fixture);
  stop (fixture);
  si_test_remove_folder (g_build_filename (fixture->folder, "answers", NULL));

  start (fixture);
  refresh (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 3, N_PRODUCTS);
  stop (fixture);
  si_test_remove_folder (g_build_filename (fixture->folder, "answers", NULL));

  start (fixture);
  fetch (fixture, FALSE, 0);
}

static void
test_a_file_that_is_damaged_counts_for_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "answers", NULL);
  g_autoptr (GDir) dir = NULL;

  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, 3, PLAIN);
  refresh (fixture);
  stop (fixture);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "no answers at all", -1, NULL));
    }

  start (fixture);
  refresh (fixture);
  assert_held (fixture, SI_ANSWER_PRODUCTS, 3, N_PRODUCTS);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(int *) user_data = si_answer_guard_tell_finish (SI_ANSWER_GUARD (source), result);
}

static gboolean
is_known (gpointer told)
{
  return *(int *) told >= 0;
}

static gboolean
is_to_be_told (Fixture *fixture)
{
  int told = -1;

  si_answer_guard_tell_async (si_engine_get_guard (fixture->engine), told_cb, &told);
  si_test_wait_for (is_known, &told, 30);
  return told;
}

static void
test_is_to_be_told_once_and_not_again_after_a_restart (Fixture *fixture, gconstpointer data)
{
  say (fixture, N_PRODUCTS, PLAIN);
  say (fixture, 0, PLAIN);
  refresh (fixture);
  g_assert_false (is_to_be_told (fixture));
  refresh (fixture);
  g_assert_true (is_to_be_told (fixture));
  g_assert_false (is_to_be_told (fixture));
  stop (fixture);
  start (fixture);
  refresh (fixture);
  g_assert_false (is_to_be_told (fixture));
}

static void
test_a_first_answer_is_taken_whatever_it_has (Fixture *fixture, gconstpointer data)
{
  say (fixture, 0, PLAIN);
  refresh (fixture);
  g_assert_null (get_held (fixture));
  g_assert_cmpuint (count_shown (fixture), ==, 0);
}

#define ADD(path, test) g_test_add ("/held/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  static const char *const names[]
      = { "no-products", "a-tenth", "no-godowns", "all-zeros", "unreadable" };

  si_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autofree char *path = g_strconcat ("/held/keeps-the-inventory/", names[i], NULL);

      g_test_add (path, Fixture, &losses[i], set_up, test_keeps_the_inventory, tear_down);
    }
  ADD ("is-still-held-after-a-restart", test_is_still_held_after_a_restart);
  ADD ("a-good-answer-ends-it", test_a_good_answer_ends_it);
  ADD ("is-taken-when-the-person-wants-it", test_is_taken_when_the_person_wants_it);
  ADD ("another-than-the-person-means-is-not-taken",
       test_another_than_the_person_means_is_not_taken);
  ADD ("the-third-equal-one-is-taken-if-that-is-set",
       test_the_third_equal_one_is_taken_if_that_is_set);
  ADD ("the-third-equal-one-is-held-unless-that-is-set",
       test_the_third_equal_one_is_held_unless_that_is_set);
  ADD ("an-empty-one-is-never-taken-by-itself", test_an_empty_one_is_never_taken_by_itself);
  ADD ("can-be-looked-at", test_can_be_looked_at);
  ADD ("an-answer-for-a-godown-is-held-within-it", test_an_answer_for_a_godown_is_held_within_it);
  ADD ("an-answer-for-a-code-is-held-within-it", test_an_answer_for_a_code_is_held_within_it);
  ADD ("a-code-that-left-the-inventory-is-not-held",
       test_a_code_that_left_the_inventory_is_not_held);
  ADD ("a-code-that-nobody-knew-is-not-held", test_a_code_that_nobody_knew_is_not_held);
  ADD ("a-filter-that-is-ignored-is-told-and-does-no-harm",
       test_a_filter_that_is_ignored_is_told_and_does_no_harm);
  ADD ("a-reader-gets-one-only-if-it-accepts", test_a_reader_gets_one_only_if_it_accepts);
  ADD ("accepting-takes-nothing-that-nobody-has-seen",
       test_accepting_takes_nothing_that_nobody_has_seen);
  ADD ("an-inventory-without-a-ledger-counts", test_an_inventory_without_a_ledger_counts);
  ADD ("a-file-that-is-damaged-counts-for-nothing", test_a_file_that_is_damaged_counts_for_nothing);
  ADD ("is-to-be-told-once-and-not-again-after-a-restart",
       test_is_to_be_told_once_and_not_again_after_a_restart);
  ADD ("a-first-answer-is-taken-whatever-it-has", test_a_first_answer_is_taken_whatever_it_has);
  return g_test_run ();
}
