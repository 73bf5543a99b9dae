/* test-stock-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-store.h"
#include "si-test-table.h"
#include "si-test.h"

static void
drop (SiTestStore *self, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  si_store_remove_stock_alert_async (self->store, id, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  g_assert_true (si_store_remove_stock_alert_finish (self->store, result, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (SiTestStore *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *alerts = si_test_store_list_stock_alerts (self->store, NULL, &error);

  g_assert_no_error (error);
  return alerts;
}

static void
test_keeps_what_a_person_has_set (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiStockAlert) total = si_test_store_make_stock_alert ("9032", NULL);
  g_autoptr (SiStockAlert) godown = si_test_store_make_stock_alert ("", "97637");
  g_autoptr (SiStockAlert) first = NULL;
  g_autoptr (SiStockAlert) second = NULL;
  g_autoptr (GPtrArray) alerts = NULL;
  const SiStockAlert *alert;

  total->minimum.millionths = 5 * SI_QUANTITY_ONE;
  godown->ordinal = 1;
  godown->below = TRUE;
  godown->snoozed_until = 1234567890123456;
  godown->low_since = 1234567890000000;
  first = si_test_store_save_stock_alert (self->store, total);
  second = si_test_store_save_stock_alert (self->store, godown);
  g_assert_cmpint (first->id, !=, 0);
  g_assert_cmpint (second->id, !=, first->id);
  si_test_store_reopen (self);
  alerts = list (self);
  g_assert_cmpuint (alerts->len, ==, 2);
  alert = alerts->pdata[0];
  g_assert_cmpint (alert->id, ==, first->id);
  g_assert_cmpstr (alert->product_id, ==, "9032");
  g_assert_cmpstr (alert->sku, ==, "A9032");
  g_assert_null (alert->godown_id);
  g_assert_cmpint (alert->minimum.millionths, ==, 5 * SI_QUANTITY_ONE);
  g_assert_cmpint (alert->minimum.kind, ==, SI_QUANTITY_EXACT);
  alert = alerts->pdata[1];
  g_assert_cmpuint (alert->ordinal, ==, 1);
  g_assert_cmpstr (alert->godown_id, ==, "97637");
  g_assert_true (alert->below);
  g_assert_cmpint (alert->snoozed_until, ==, 1234567890123456);
  g_assert_cmpint (alert->low_since, ==, 1234567890000000);
}

static void
test_an_alert_that_has_an_id_takes_its_own_place (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiStockAlert) alert = si_test_store_make_stock_alert ("1", NULL);
  g_autoptr (SiStockAlert) other = si_test_store_make_stock_alert ("2", NULL);
  g_autoptr (SiStockAlert) first = si_test_store_save_stock_alert (self->store, alert);
  g_autoptr (SiStockAlert) second = si_test_store_save_stock_alert (self->store, other);
  g_autoptr (SiStockAlert) again = NULL;
  g_autoptr (GPtrArray) alerts = NULL;

  first->below = TRUE;
  again = si_test_store_save_stock_alert (self->store, first);
  g_assert_cmpint (again->id, ==, first->id);
  alerts = list (self);
  g_assert_cmpuint (alerts->len, ==, 2);
  g_assert_true (((SiStockAlert *) alerts->pdata[0])->below);
  g_assert_false (((SiStockAlert *) alerts->pdata[1])->below);
}

static void
test_an_id_is_not_given_twice (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiStockAlert) alert = si_test_store_make_stock_alert ("1", NULL);
  g_autoptr (SiStockAlert) first = si_test_store_save_stock_alert (self->store, alert);
  g_autoptr (SiStockAlert) second = NULL;
  g_autoptr (GPtrArray) alerts = NULL;

  drop (self, first->id);
  drop (self, 4711);
  second = si_test_store_save_stock_alert (self->store, alert);
  g_assert_cmpint (second->id, !=, first->id);
  alerts = list (self);
  g_assert_cmpuint (alerts->len, ==, 1);
}

static void
test_outlive_the_history (SiTestStore *self, gconstpointer data)
{
  g_autoptr (SiStockAlert) alert = si_test_store_make_stock_alert ("1", NULL);
  g_autoptr (SiStockAlert) saved = si_test_store_save_stock_alert (self->store, alert);
  g_autoptr (SiTable) table = si_test_table ("1|A|Tea|1");
  g_autoptr (GPtrArray) alerts = NULL;

  si_test_store_save (self->store, table);
  si_test_store_save (self->store, table);
  g_assert_true (si_test_store_prune (self->store, 0, NULL));
  alerts = list (self);
  g_assert_cmpuint (alerts->len, ==, 1);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, SiTestStore, NULL, si_test_store_set_up, function, si_test_store_tear_down)

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  ADD ("/stock-alerts/keep-what-a-person-has-set", test_keeps_what_a_person_has_set);
  ADD ("/stock-alerts/an-alert-that-has-an-id-takes-its-own-place",
       test_an_alert_that_has_an_id_takes_its_own_place);
  ADD ("/stock-alerts/an-id-is-not-given-twice", test_an_id_is_not_given_twice);
  ADD ("/stock-alerts/outlive-the-history", test_outlive_the_history);
  return g_test_run ();
}
