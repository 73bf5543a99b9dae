/* si-demo-stock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-demo-words.h"

G_BEGIN_DECLS

/**
 * SiDemoOddity:
 * @SI_DEMO_ODDITY_NONE: the row is as the service's document has it
 * @SI_DEMO_ODDITY_BARE_NUMBERS: the row has numbers where the document has strings
 * @SI_DEMO_ODDITY_GODOWNS_NULL: the godowns are null
 * @SI_DEMO_ODDITY_GODOWNS_ABSENT: the row has no member for godowns
 * @SI_DEMO_ODDITY_UNREADABLE_BEFORE: a row that is no product comes before it
 *
 * A peculiarity of a product's row, of the kinds that real answers have.
 */
typedef enum
{
  SI_DEMO_ODDITY_NONE,
  SI_DEMO_ODDITY_BARE_NUMBERS,
  SI_DEMO_ODDITY_GODOWNS_NULL,
  SI_DEMO_ODDITY_GODOWNS_ABSENT,
  SI_DEMO_ODDITY_UNREADABLE_BEFORE,
} SiDemoOddity;

/**
 * SiDemoLine:
 * @stock: the stock, in thousandths
 * @godown: the index into si_demo_godowns
 * @other_name: whether the line has the godown's other name
 *
 * The stock of a product in a godown.
 */
typedef struct
{
  gint64 stock;
  guint8 godown;
  guint8 other_name;
} SiDemoLine;

/**
 * SiDemoProduct:
 * @sku: (transfer none): in the stock's texts
 * @description: (transfer none): in the stock's texts
 * @family: its family
 * @total_error: the difference of its total from the sum of its lines, in thousandths
 * @id: its id
 * @first_line: the index of its first line
 * @n_lines: the number of its lines
 * @oddity: a #SiDemoOddity
 * @absent: whether the shop does not have it at this time; an answer has no absent products
 *
 * A product of the invented shop.
 */
typedef struct
{
  const char *sku;
  const char *description;
  const SiDemoFamily *family;
  gint64 total_error;
  guint id;
  guint first_line;
  guint8 n_lines;
  guint8 oddity;
  guint8 absent;
} SiDemoProduct;

/**
 * SiDemoStock:
 * @texts: (owned): SKU codes and descriptions
 * @products: (owned) (element-type SiDemoProduct)
 * @lines: (owned) (element-type SiDemoLine)
 *
 * The products of an invented shop and their stocks.
 */
typedef struct
{
  GStringChunk *texts;
  GArray *products;
  GArray *lines;
} SiDemoStock;

SiDemoStock *si_demo_stock_make (guint32 seed, guint n_products);
void si_demo_stock_free (SiDemoStock *self);
gint64 si_demo_stock_choose_amount (const SiDemoFamily *family, guint at_most, GRand *chance);
void si_demo_stock_drift (SiDemoStock *self, GRand *chance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiDemoStock, si_demo_stock_free)

G_END_DECLS
