/* test-batch-pool.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-batch-pool.h"

#include <string.h>

#include "si-test.h"

#define PRODUCT "{\"products_id\":\"%u\",\"Stock\":\"1\"}"

typedef struct
{
  SiBatchPool *pool;
  SiJsonBatcher batcher;
  guint n_drained;
  SiTableBuilder *whole; /* (atomic) */
} Fixture;

static void
take_batch (SiJsonBatch *batch, gpointer user_data)
{
  Fixture *fixture = user_data;

  si_batch_pool_add (fixture->pool, batch);
}

static void
drained_cb (SiBatchPool *pool, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_drained++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pool = si_batch_pool_new (GPOINTER_TO_UINT (data));
  g_signal_connect (fixture->pool, "drained", G_CALLBACK (drained_cb), fixture);
  si_json_batcher_init (&fixture->batcher, take_batch, fixture);
  si_json_batcher_begin (&fixture->batcher, SI_JSON_LIST_ARRAY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->pool, fixture);
  si_json_batcher_clear (&fixture->batcher);
  si_batch_pool_stop (fixture->pool);
  g_object_unref (fixture->pool);
  g_clear_pointer (&fixture->whole, si_table_builder_free);
}

/* Gives the pool one batch with these elements. */
static void
add (Fixture *fixture, const char *elements)
{
  const char *end = elements + strlen (elements);

  while (elements != NULL && elements < end)
    elements = si_json_batcher_read (&fixture->batcher, elements, end);
  si_json_batcher_flush (&fixture->batcher, 0);
}

static void
add_products (Fixture *fixture, guint first, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (text, PRODUCT ",", i);
  add (fixture, text->str);
}

static void
whole_cb (SiTableBuilder *whole, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_atomic_pointer_set (&fixture->whole, whole);
}

static gboolean
is_whole (gpointer data)
{
  Fixture *fixture = data;

  return g_atomic_pointer_get (&fixture->whole) != NULL;
}

static SiTable *
finish (Fixture *fixture)
{
  si_batch_pool_finish (fixture->pool, NULL, whole_cb, fixture);
  while (!is_whole (fixture))
    g_thread_yield ();
  return si_table_builder_finish (fixture->whole);
}

/* Small batches between large ones are read first. */
static void
test_the_products_are_in_the_order_of_the_batches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = NULL;
  guint n = 0;

  for (guint i = 0; i < 100; i++)
    {
      guint n_more = i % 2 == 0 ? 400 : 1;

      add_products (fixture, n, n_more);
      n += n_more;
    }
  table = finish (fixture);
  g_assert_cmpuint (si_table_get_n_products (table), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_ascii_strtoull (si_table_get_product_id (table, i), NULL, 10), ==, i);
  g_assert_cmpuint (si_batch_pool_get_n_products (fixture->pool), ==, n);
  g_assert_cmpuint (si_batch_pool_get_backlog (fixture->pool), ==, 0);
}

static void
test_rows_that_are_no_products_are_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = NULL;

  add (fixture, "1,{\"SkuCode\":\"A\"},");
  add (fixture, "[],");
  table = finish (fixture);
  g_assert_cmpuint (si_batch_pool_get_n_unreadable (fixture->pool), ==, 2);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 1);
}

static gboolean
has_drained (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_drained > 0;
}

static gboolean
has_read_all (gpointer data)
{
  Fixture *fixture = data;

  return si_batch_pool_get_backlog (fixture->pool) == 0;
}

/* The first batch is above the bound of the backlog, and the second is not. */
static void
test_the_backlog_is_told_once_when_it_is_drained (Fixture *fixture, gconstpointer data)
{
  add_products (fixture, 0, 500);
  g_assert_cmpuint (fixture->n_drained, ==, 0);
  si_test_wait_for (has_drained, fixture, 20);
  g_assert_true (has_read_all (fixture));

  add_products (fixture, 500, 1);
  while (!has_read_all (fixture))
    g_thread_yield ();
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_drained, ==, 1);
}

static SiTable *
wait_for_snapshot (Fixture *fixture)
{
  SiTable *table = NULL;

  while (table == NULL)
    {
      table = si_batch_pool_snapshot (fixture->pool);
      g_thread_yield ();
    }
  return table;
}

static void
test_a_snapshot_has_the_products_so_far (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) first = NULL;
  g_autoptr (SiTable) second = NULL;
  g_autoptr (SiTable) table = NULL;

  add_products (fixture, 0, 10);
  first = wait_for_snapshot (fixture);
  g_assert_cmpuint (si_table_get_n_products (first), ==, 10);
  g_assert_null (si_batch_pool_snapshot (fixture->pool));

  add_products (fixture, 10, 5);
  second = wait_for_snapshot (fixture);
  g_assert_cmpuint (si_table_get_n_products (second), ==, 15);
  g_assert_cmpuint (si_table_get_n_products (first), ==, 10);

  table = finish (fixture);
  g_assert_null (si_batch_pool_snapshot (fixture->pool));
}

/* The workers run through the batches all the same, so that the end is not waited for in vain. */
static void
test_a_stopped_pool_reads_no_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiTable) table = NULL;

  si_batch_pool_stop (fixture->pool);
  add_products (fixture, 0, 10);
  table = finish (fixture);
  g_assert_cmpuint (si_table_get_n_products (table), ==, 0);
  g_assert_cmpuint (si_batch_pool_get_backlog (fixture->pool), ==, 0);
}

#define ADD(name, max_backlog, function)                                                           \
  g_test_add ("/batch-pool/" name, Fixture, GUINT_TO_POINTER (max_backlog), set_up, function,      \
              tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("the-products-are-in-the-order-of-the-batches", 1 << 20,
       test_the_products_are_in_the_order_of_the_batches);
  ADD ("rows-that-are-no-products-are-counted", 1 << 20,
       test_rows_that_are_no_products_are_counted);
  ADD ("the-backlog-is-told-once-when-it-is-drained", 4096,
       test_the_backlog_is_told_once_when_it_is_drained);
  ADD ("a-snapshot-has-the-products-so-far", 1 << 20, test_a_snapshot_has_the_products_so_far);
  ADD ("a-stopped-pool-reads-no-more", 1 << 20, test_a_stopped_pool_reads_no_more);
  return g_test_run ();
}
