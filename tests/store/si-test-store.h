/* si-test-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-store-inventory.h"
#include "si-store-past.h"
#include "si-store-stock-alerts.h"
#include "si-store-upkeep.h"

G_BEGIN_DECLS

/* A store on a file that does not exist yet, in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
  SiStore *store;
} SiTestStore;

void si_test_store_set_up (SiTestStore *self, gconstpointer data);
void si_test_store_tear_down (SiTestStore *self, gconstpointer data);

/* Closes the store, and makes a new one on the same file. */
void si_test_store_reopen (SiTestStore *self);

/* Each of these waits until its operation is done. */
SiTable *si_test_store_load (SiStore *store, gint64 *whole_time, GError **error);
gboolean si_test_store_save_at (SiStore *store,
                                SiTable *table,
                                gint64 time,
                                SiSnapshotKind kind,
                                GError **error);
void si_test_store_save (SiStore *store, SiTable *table);
GPtrArray *si_test_store_list (SiStore *store, GError **error);
SiTable *si_test_store_load_past (SiStore *store, gint64 snapshot, GError **error);
GPtrArray *si_test_store_read_history (SiStore *store,
                                       const SiProductKey *product,
                                       const char *godown_id,
                                       GError **error);
gboolean si_test_store_prune (SiStore *store, gint64 before, GError **error);
guint64 si_test_store_measure (SiStore *store);

/* Reads the whole file, and checks it against its checksums. A damaged file is quarantined. */
gboolean si_test_store_check (SiStore *store, GError **error);

GPtrArray *si_test_store_list_stock_alerts (SiStore *store, SiTable *table, GError **error);
SiStockAlert *si_test_store_save_stock_alert (SiStore *store, const SiStockAlert *alert);
void si_test_store_close (SiStore *store);

/* Makes a stock alert with a minimum of 1. Its SKU code is an A and the id. */
SiStockAlert *si_test_store_make_stock_alert (const char *product_id, const char *godown_id);

/* Describe all that the server said in a text: in its order, or sorted, so that inventories that
 * differ in their order alone have the same text. */
char *si_test_store_describe (const SiTable *table);
char *si_test_store_describe_sorted (const SiTable *table);

/* Makes an inventory that differs from @before (nullable) in figures, texts, godowns, new and gone
 * products, duplicates, and rows that cannot be read. */
SiTable *si_test_store_drift (const SiTable *before, guint n_products, GRand *random);

G_END_DECLS
