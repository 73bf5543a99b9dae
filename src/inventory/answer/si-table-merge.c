/* si-table-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-merge.h"

#include "si-pairing.h"
#include "si-table-builder.h"

/* A product of both tables and the godown that the answer is about. */
typedef struct
{
  const SiTable *base;
  guint base_row;
  guint base_godown; /* or SI_NO_GODOWN */
  const SiTable *part;
  guint part_row;
  guint part_godown; /* or SI_NO_GODOWN */
} Merge;

static void
add_new_products (SiTableBuilder *builder, const SiPairing *pairing, const SiTable *part)
{
  for (guint row = 0; row < si_table_get_n_products (part); row++)
    if (si_pairing_get_before (pairing, row) == SI_NO_ROW)
      si_table_builder_copy_product (builder, part, row, SI_NO_GODOWN);
}

/**
 * si_table_merge_products:
 * @base: (nullable): an inventory
 * @part: an answer about some of its products
 *
 * Puts the products of @part in the place of the same ones in @base, as #SiPairing finds them, and
 * new ones at the end. Products that @part does not name stay as they are, since it was not asked
 * about them.
 *
 * Returns: (transfer full): the inventory with the answer in it
 */
SiTable *
si_table_merge_products (const SiTable *base, const SiTable *part)
{
  g_autoptr (SiTableBuilder) builder = NULL;
  g_autoptr (SiPairing) pairing = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  if (base == NULL)
    return si_table_ref ((SiTable *) part);

  pairing = si_pairing_new (base, part);
  builder = si_table_builder_new ();
  for (guint row = 0; row < si_table_get_n_products (base); row++)
    {
      const guint part_row = si_pairing_get_after (pairing, row);

      if (part_row != SI_NO_ROW)
        si_table_builder_copy_product (builder, part, part_row, SI_NO_GODOWN);
      else
        si_table_builder_copy_product (builder, base, row, SI_NO_GODOWN);
    }
  add_new_products (builder, pairing, part);
  si_table_builder_copy_unreadable (builder, base);
  return si_table_builder_finish (builder);
}

static SiQuantity
get_stock_in (const SiTable *table, guint row, guint godown)
{
  return godown != SI_NO_GODOWN ? si_table_get_stock_in (table, row, godown) : SI_QUANTITY_NONE;
}

/* The service does not say whether the Stock in an answer about one godown is that of all godowns.
 * So the known total moves by as much as the godown's stock. */
static void
add_product (SiTableBuilder *builder, const Merge *merge)
{
  const SiQuantity before = get_stock_in (merge->base, merge->base_row, merge->base_godown);
  const SiQuantity after = get_stock_in (merge->part, merge->part_row, merge->part_godown);
  const SiQuantity total = si_table_get_stock (merge->base, merge->base_row);
  const SiQuantity moved = si_quantity_add (total, si_quantity_subtract (after, before));
  const gboolean is_known = total.kind == SI_QUANTITY_EXACT && moved.kind == SI_QUANTITY_EXACT;

  si_table_builder_add_product_quantity (
      builder, si_table_get_product_id (merge->part, merge->part_row),
      si_table_get_sku (merge->part, merge->part_row),
      si_table_get_description (merge->part, merge->part_row), is_known ? moved : total,
      si_table_get_stock_text (merge->base, merge->base_row));
}

/* The lines of the godown come where the first of them was in @base, or at the end. */
static void
add_lines (SiTableBuilder *builder, const Merge *merge)
{
  gboolean placed = merge->part_godown == SI_NO_GODOWN;

  for (guint i = 0; i < si_table_get_n_godown_stocks (merge->base, merge->base_row); i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (merge->base, merge->base_row, i, &line);
      if (line.godown != merge->base_godown)
        si_table_builder_add_godown_quantity (builder, line.id, line.name, line.stock,
                                              line.stock_text);
      else if (!placed)
        {
          si_table_builder_copy_lines (builder, merge->part, merge->part_row, merge->part_godown);
          placed = TRUE;
        }
    }
  if (!placed)
    si_table_builder_copy_lines (builder, merge->part, merge->part_row, merge->part_godown);
}

/**
 * si_table_merge_godown:
 * @base: (nullable): an inventory
 * @part: an answer about one godown
 * @godown_id: the godown
 *
 * Takes the stock in the godown from @part, for the products that it names, and moves their totals
 * by the difference. New products come at the end. Everything else stays.
 *
 * Returns: (transfer full): the inventory with the answer in it
 */
SiTable *
si_table_merge_godown (const SiTable *base, const SiTable *part, const char *godown_id)
{
  g_autoptr (SiTableBuilder) builder = NULL;
  g_autoptr (SiPairing) pairing = NULL;
  Merge merge = { .base = base, .part = part };

  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (godown_id != NULL, NULL);

  if (base == NULL)
    return si_table_ref ((SiTable *) part);

  merge.base_godown = si_table_find_godown (base, godown_id);
  merge.part_godown = si_table_find_godown (part, godown_id);
  pairing = si_pairing_new (base, part);
  builder = si_table_builder_new ();
  for (merge.base_row = 0; merge.base_row < si_table_get_n_products (base); merge.base_row++)
    {
      merge.part_row = si_pairing_get_after (pairing, merge.base_row);
      if (merge.part_row == SI_NO_ROW)
        {
          si_table_builder_copy_product (builder, base, merge.base_row, SI_NO_GODOWN);
          continue;
        }
      add_product (builder, &merge);
      add_lines (builder, &merge);
    }
  add_new_products (builder, pairing, part);
  si_table_builder_copy_unreadable (builder, base);
  return si_table_builder_finish (builder);
}
