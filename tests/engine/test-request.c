/* test-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One request on its way to the good answer, with the parts that it needs and no engine.
 */

#include "si-fault-server.h"
#include "si-request.h"
#include "si-store-path.h"
#include "si-test-lock.h"
#include "si-test-table.h"
#include "si-test.h"

#define INVENTORY                                                                                  \
  "[{\"products_id\":\"1\",\"SkuCode\":\"A\",\"Stock\":\"5\"},"                                    \
  "{\"products_id\":\"2\",\"SkuCode\":\"B\",\"Stock\":\"7\"}]"
#define PART "[{\"products_id\":\"2\",\"SkuCode\":\"B\",\"Stock\":\"8\"}]"

typedef struct
{
  SiFaultServer *server;      /* (owned) */
  char *folder;               /* (owned) */
  SiSession *session;         /* (owned) */
  SiAnswerGuard *guard;       /* (owned) */
  SiInventory *inventory;     /* (owned) */
  SiPersistence *persistence; /* (owned) */
} Fixture;

static gboolean
is_last (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SiConnectionDetails details = { .auth = "bearer" };
  g_autofree char *key = si_test_make_key ();
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (SiAnswerFile) file = NULL;
  g_autoptr (GError) error = NULL;

  fixture->server = si_fault_server_new (NULL);
  fixture->folder = si_test_make_folder ();
  details.address = si_fault_server_get_address (fixture->server);
  connection = si_connection_new (&details, key, &error);
  g_assert_no_error (error);

  fixture->session = si_session_new (connection);
  file = si_answer_file_new (fixture->folder, details.address, FALSE);
  fixture->guard = si_answer_guard_new (file, FALSE);
  fixture->inventory = si_inventory_new ();
  fixture->persistence = si_persistence_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  si_test_wait_for (is_last, fixture->persistence, 20);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->guard);
  g_assert_finalize_object (fixture->inventory);
  g_assert_finalize_object (fixture->persistence);
  g_assert_finalize_object (fixture->server);
  si_test_remove_folder (fixture->folder);
}

/* Opens the file of a connection that is saved, before a request is created. */
static void
open_file (Fixture *fixture)
{
  g_autofree char *path = si_store_path_new (fixture->folder, "shop");

  g_assert_finalize_object (fixture->persistence);
  fixture->persistence = si_persistence_new (path);
}

static SiRequest *
create (Fixture *fixture, SiRequestFlags flags)
{
  return si_request_new (fixture->session, fixture->guard, fixture->inventory, fixture->persistence,
                         flags);
}

static SiTable *
ask (SiRequest *request, const char *sku, GCancellable *cancellable, GError **error)
{
  const SiQuestion question = { .sku = sku };
  g_autoptr (GAsyncResult) result = NULL;

  si_request_ask_async (request, &question, cancellable, si_test_keep_result, &result);
  si_test_wait_result (&result);
  return si_request_finish (request, result, error);
}

/* Puts an inventory with the products A and B into what is known. */
static void
know (Fixture *fixture)
{
  g_autoptr (SiTable) table = si_test_table ("1|A||5", "2|B||7");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  si_inventory_replace (fixture->inventory, table, now);
}

static void
test_hands_a_partial_answer_over_as_it_is (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiRequest) request = create (fixture, SI_REQUEST_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  know (fixture);
  si_fault_server_answer (fixture->server, "200 OK", NULL, PART);
  table = ask (request, "B", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
  g_assert_cmpint (si_request_get_info (request)->kind, ==, SI_SNAPSHOT_SKU);
  g_assert_cmpstr (si_request_get_info (request)->sku, ==, "B");
  g_assert_nonnull (si_request_get_info (request)->time);
}

static void
test_merges_a_partial_answer_and_leaves_the_inventory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiRequest) request = create (fixture, SI_REQUEST_MERGE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;
  SiTable *known;

  know (fixture);
  known = si_inventory_get_table (fixture->inventory);
  si_fault_server_answer (fixture->server, "200 OK", NULL, PART);
  table = ask (request, "B", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
  g_assert_cmpint (si_table_get_stock (table, 1).millionths, ==, 8 * SI_QUANTITY_ONE);
  g_assert_cmpuint (si_request_get_info (request)->n_answered, ==, 1);
  g_assert_true (si_inventory_get_table (fixture->inventory) == known);
}

static void
test_a_whole_answer_is_saved_before_it_is_handed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiRequest) request = NULL;
  g_autofree char *path = si_store_path_new (fixture->folder, "shop");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  open_file (fixture);
  request = create (fixture, SI_REQUEST_SAVE);
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  table = ask (request, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 2);
  g_assert_false (si_persistence_get_saving (fixture->persistence));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Holds an answer that has lost all, after one that had two products. */
static void
hold (Fixture *fixture)
{
  g_autoptr (SiRequest) request = create (fixture, SI_REQUEST_NONE);
  g_autoptr (GError) error = NULL;

  know (fixture);
  si_fault_server_answer (fixture->server, "200 OK", NULL, "[]");
  g_assert_null (ask (request, NULL, NULL, &error));
  g_assert_error (error, SI_ANSWER_ERROR, SI_ANSWER_ERROR_HELD);
}

static void
test_an_answer_that_has_lost_the_shop_is_taken_if_it_is_wanted (Fixture *fixture,
                                                                gconstpointer data)
{
  g_autoptr (SiRequest) request = create (fixture, SI_REQUEST_ACCEPT);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = NULL;

  hold (fixture);
  table = ask (request, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 0);
}

static void
cancel (SiPersistence *persistence, GParamSpec *pspec, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gboolean
is_answered (gpointer request)
{
  return si_request_get_info (request)->time != NULL;
}

static void
test_can_be_cancelled_while_the_disk_is_waited_for (Fixture *fixture, gconstpointer data)
{
  SiRequest *request;
  g_autofree char *path = si_store_path_new (fixture->folder, "shop");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SiTestLock *lock = si_test_lock (path);

  open_file (fixture);
  request = create (fixture, SI_REQUEST_MERGE);
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  si_request_ask_async (request, NULL, cancellable, si_test_keep_result, &result);
  si_test_wait_for (is_answered, request, 20);
  g_assert_true (si_persistence_get_restoring (fixture->persistence));
  g_cancellable_cancel (cancellable);
  si_test_wait_result (&result);
  g_assert_null (si_request_finish (request, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (si_persistence_get_restoring (fixture->persistence));

  g_clear_object (&result);
  g_assert_finalize_object (request);
  si_test_unlock (lock);
}

static void
test_is_cancelled_when_the_disk_is_ready (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiRequest) request = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  open_file (fixture);
  request = create (fixture, SI_REQUEST_MERGE);
  g_signal_connect (fixture->persistence, "notify::restoring", G_CALLBACK (cancel), cancellable);
  si_fault_server_answer (fixture->server, "200 OK", NULL, INVENTORY);
  g_assert_null (ask (request, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_signal_handlers_disconnect_by_data (fixture->persistence, cancellable);
}

#define ADD(path, test) g_test_add ("/request/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("hands-a-partial-answer-over-as-it-is", test_hands_a_partial_answer_over_as_it_is);
  ADD ("merges-a-partial-answer-and-leaves-the-inventory",
       test_merges_a_partial_answer_and_leaves_the_inventory);
  ADD ("a-whole-answer-is-saved-before-it-is-handed-over",
       test_a_whole_answer_is_saved_before_it_is_handed_over);
  ADD ("an-answer-that-has-lost-the-shop-is-taken-if-it-is-wanted",
       test_an_answer_that_has_lost_the_shop_is_taken_if_it_is_wanted);
  ADD ("can-be-cancelled-while-the-disk-is-waited-for",
       test_can_be_cancelled_while_the_disk_is_waited_for);
  ADD ("is-cancelled-when-the-disk-is-ready", test_is_cancelled_when_the_disk_is_ready);
  return g_test_run ();
}
