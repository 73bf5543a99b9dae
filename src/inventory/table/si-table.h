/* si-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-finding.h"
#include "si-godowns.h"
#include "si-product-key.h"
#include "si-quantity-column.h"
#include "si-text-index.h"

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

/**
 * SiGodownLines:
 * @n: how many lines there are
 *
 * The godown lines of one product, for a quick walk over their stocks. The arrays belong to the
 * table. The functions below read the fields.
 */
typedef struct
{
  guint n;
  const guint32 *names;        /* by line */
  const guint32 *name_godowns; /* by name */
  const gint64 *millionths;    /* by line */
  const guint8 *kinds;         /* by line */
} SiGodownLines;

static inline guint
si_godown_lines_get_godown (const SiGodownLines *self, guint line)
{
  return self->name_godowns[self->names[line]];
}

static inline SiQuantity
si_godown_lines_get_stock (const SiGodownLines *self, guint line)
{
  return (SiQuantity){ self->millionths[line], (SiQuantityKind) self->kinds[line] };
}

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

/* Products, by row. Texts belong to the table and are valid UTF-8. They are never NULL but for the
 * stock texts, which are NULL where the quantity is exact or absent. */
guint si_table_get_n_products (const SiTable *self);
const char *si_table_get_product_id (const SiTable *self, guint row);
const char *si_table_get_sku (const SiTable *self, guint row);
const char *si_table_get_description (const SiTable *self, guint row);
SiQuantity si_table_get_stock (const SiTable *self, guint row);
const char *si_table_get_stock_text (const SiTable *self, guint row);

/* A product's godowns: n_godowns counts different godowns, n_godown_stocks the lines as they came,
 * in the server's order. */
guint si_table_get_n_godowns (const SiTable *self, guint row);
guint si_table_get_n_godown_stocks (const SiTable *self, guint row);
void si_table_get_godown_stock (const SiTable *self, guint row, guint line, SiGodownStock *stock);
SiGodownLines si_table_get_godown_lines (const SiTable *self, guint row);
const char *si_table_get_godown_stock_name (const SiTable *self, guint row, guint line);
const char *si_table_get_godown_stock_text (const SiTable *self, guint row, guint line);
SiQuantity si_table_get_stock_in (const SiTable *self, guint row, guint godown);

/* The godowns of the whole inventory, in the order in which they first came. */
const SiGodowns *si_table_get_godowns (const SiTable *self);
guint si_table_get_n_all_godowns (const SiTable *self);
const char *si_table_get_godown_id (const SiTable *self, guint godown);
const char *si_table_get_godown_name (const SiTable *self, guint godown);
guint si_table_find_godown (const SiTable *self, const char *godown_key);
char *si_table_describe_godown (const SiTable *self, const char *godown_key);

/* Rows that could not be read, with their text as it came, cut at 4 KiB. */
guint si_table_get_n_unreadable (const SiTable *self);
const char *si_table_get_unreadable (const SiTable *self, guint index);

/* The findings of each product and of all. */
SiFindings si_table_get_findings (const SiTable *self, guint row);
const SiSurvey *si_table_get_survey (const SiTable *self);

/* Products by what they are known by, in a time that does not depend on their number. */
guint si_table_find_product (const SiTable *self, const char *product_id, guint ordinal);
SiProductKey si_table_get_key (const SiTable *self, guint row);
guint si_table_find_key (const SiTable *self, const SiProductKey *key);

/* For those who walk over all products. */
const SiTextColumn *si_table_get_texts (const SiTable *self);
const SiQuantityColumn *si_table_get_stocks (const SiTable *self);
const SiTextIndex *si_table_get_id_index (const SiTable *self);
const SiTextIndex *si_table_get_sku_index (const SiTable *self);

/* Orders of the rows, which si-table-order.c makes and numbers. */
#define SI_TABLE_N_ORDERS 16
typedef guint32 *(*SiTableOrderFunc) (const SiTable *self, guint which);
const guint32 *si_table_get_order (const SiTable *self, guint which, SiTableOrderFunc make_order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiTable, si_table_unref)

G_END_DECLS
