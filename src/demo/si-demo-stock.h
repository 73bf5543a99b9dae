/* si-demo-stock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-demo-words.h"

G_BEGIN_DECLS

/**
 * SiDemoOddity:
 * @SI_DEMO_ODDITY_NONE: as the service's document has it
 * @SI_DEMO_ODDITY_BARE_NUMBERS: numbers where strings are promised
 * @SI_DEMO_ODDITY_GODOWNS_NULL: no godowns, said with a null
 * @SI_DEMO_ODDITY_GODOWNS_ABSENT: no godowns, and no member for them
 * @SI_DEMO_ODDITY_UNREADABLE_BEFORE: after a row that is no product
 *
 * How the row of a product is written.
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
 * @stock: in thousandths
 * @godown: index into si_demo_godowns
 * @other_name: called by the godown's other name
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
 * @family: what it belongs to
 * @total_error: by how much its total differs from the sum of its lines, in thousandths
 * @id: as the service counts products
 * @first_line: index of the first of its lines
 * @n_lines: number of its lines
 * @oddity: a #SiDemoOddity
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
} SiDemoProduct;

/**
 * SiDemoStock:
 * @texts: (owned): SKU codes and descriptions
 * @products: (owned) (element-type SiDemoProduct)
 * @lines: (owned) (element-type SiDemoLine)
 *
 * What is where.
 */
typedef struct
{
  GStringChunk *texts;
  GArray *products;
  GArray *lines;
} SiDemoStock;

SiDemoStock *si_demo_stock_make (guint32 seed, guint n_products);
void si_demo_stock_free (SiDemoStock *self);
void si_demo_stock_drift (SiDemoStock *self, GRand *chance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiDemoStock, si_demo_stock_free)

G_END_DECLS
