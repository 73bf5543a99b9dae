/* si-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-quantity.h"

G_BEGIN_DECLS

/**
 * SiTable:
 *
 * An inventory as the service gave it: products in the server's order, each with
 * its stock and its stock by godown, held in columns. Immutable once made, so
 * any thread may read it. A product is named by its row.
 */
typedef struct _SiTable SiTable;

#define SI_TYPE_TABLE (si_table_get_type ())
#define SI_NO_ROW G_MAXUINT
#define SI_NO_GODOWN G_MAXUINT

/**
 * SiFindings:
 * @SI_FINDING_BELOW_ZERO: the product's stock, or its stock in a godown, is negative
 * @SI_FINDING_SUM_DIFFERS: the product's stock is not the sum over its godowns
 * @SI_FINDING_DUPLICATE_SKU: another product has the same SKU code
 * @SI_FINDING_NO_SKU: the SKU code is empty
 * @SI_FINDING_NOT_EXACT: a quantity is no number, or has more digits than are held
 * @SI_FINDING_LOW: the stock is below the bound that a person has set; a table does not know of
 *   it, a list does
 *
 * What cannot be right about a product, or deserves a look.
 */
typedef enum
{
  SI_FINDING_NONE = 0,
  SI_FINDING_BELOW_ZERO = 1 << 0,
  SI_FINDING_SUM_DIFFERS = 1 << 1,
  SI_FINDING_DUPLICATE_SKU = 1 << 2,
  SI_FINDING_NO_SKU = 1 << 3,
  SI_FINDING_NOT_EXACT = 1 << 4,
  SI_FINDING_LOW = 1 << 5,
} SiFindings;

/**
 * SiGodownStock:
 * @godown: the godown's number in the table, see si_table_get_godown_id()
 * @id: its id, as the service writes it
 * @name: its name on this very line: one id may come under two names
 * @stock: the product's stock there
 * @stock_text: (nullable): the stock as the server wrote it, where @stock is not exact
 *
 * One line of a product's Godowns. The strings belong to the table.
 */
typedef struct
{
  guint godown;
  const char *id;
  const char *name;
  SiQuantity stock;
  const char *stock_text;
} SiGodownStock;

GType si_table_get_type (void) G_GNUC_CONST;
SiTable *si_table_ref (SiTable *self);
void si_table_unref (SiTable *self);

/* Products, by row. Strings belong to the table, are valid UTF-8 and never NULL
 * but for the ..._text ones, which are NULL where the quantity is exact or absent. */
guint si_table_get_n_products (const SiTable *self);
const char *si_table_get_product_id (const SiTable *self, guint row);
const char *si_table_get_sku (const SiTable *self, guint row);
const char *si_table_get_description (const SiTable *self, guint row);
SiQuantity si_table_get_stock (const SiTable *self, guint row);
const char *si_table_get_stock_text (const SiTable *self, guint row);
SiFindings si_table_get_findings (const SiTable *self, guint row);

/* A product's godowns: n_godowns counts distinct godowns (the column on screen),
 * n_godown_stocks the lines as they came, in the server's order. */
guint si_table_get_n_godowns (const SiTable *self, guint row);
guint si_table_get_n_godown_stocks (const SiTable *self, guint row);
void si_table_get_godown_stock (const SiTable *self, guint row, guint nth, SiGodownStock *stock);
SiQuantity si_table_get_godown_sum (const SiTable *self, guint row);
SiQuantity si_table_get_stock_in (const SiTable *self, guint row, guint godown);
const char *si_table_get_stock_text_in (const SiTable *self, guint row, guint godown);

/* The godowns of the whole inventory, in the order in which they first came. */
guint si_table_get_n_all_godowns (const SiTable *self);
const char *si_table_get_godown_id (const SiTable *self, guint godown);
const char *si_table_get_godown_name (const SiTable *self, guint godown);
guint si_table_find_godown (const SiTable *self, const char *godown_id);
guint si_table_find_same_godown (const SiTable *self, const SiTable *other, guint godown);
char *si_table_describe_godown (const SiTable *self, const char *godown_id);
gboolean si_godown_is (const char *key, const char *id, const char *name);
gboolean si_godown_has_id (const char *key);
char *si_godown_make_key (const char *id, const char *name);

/* Rows that could not be read, with their text as it came (cut at 4 KiB). */
guint si_table_get_n_unreadable (const SiTable *self);
const char *si_table_get_unreadable (const SiTable *self, guint nth);

/* Look-ups and counts; all O(1). */
guint si_table_count_findings (const SiTable *self, SiFindings finding);
guint si_table_find_product (const SiTable *self, const char *product_id, guint nth);
guint si_table_get_ordinal (const SiTable *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiTable, si_table_unref)

G_END_DECLS
