/* si-table-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-table-merge.h"

#include "si-pairing.h"
#include "si-table-builder.h"

/* A quantity as text for the builder: the server's own where it is not exact. */
static char *
quantity_text (SiQuantity quantity, const char *text)
{
  if (quantity.kind == SI_QUANTITY_ABSENT)
    return NULL;
  return text != NULL ? g_strdup (text) : si_quantity_to_plain (quantity);
}

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
 * new ones at the end. Products that @part does not name stay as they are: it was not asked about
 * them.
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

/* The service does not say whether the Stock of an answer for one godown is that of all
 * godowns. So the total that is known moves by what the godown's stock moved by. */
static char *
moved_total (const SiTable *base,
             guint base_row,
             guint base_godown,
             const SiTable *part,
             guint part_row,
             guint part_godown)
{
  const SiQuantity total = si_table_get_stock (base, base_row);
  const SiQuantity before = base_godown != SI_NO_GODOWN
                                ? si_table_get_stock_in (base, base_row, base_godown)
                                : SI_QUANTITY_NONE;
  const SiQuantity now = part_godown != SI_NO_GODOWN
                             ? si_table_get_stock_in (part, part_row, part_godown)
                             : SI_QUANTITY_NONE;
  const SiQuantity moved = si_quantity_add (total, si_quantity_subtract (now, before));

  if (total.kind == SI_QUANTITY_EXACT && moved.kind == SI_QUANTITY_EXACT)
    return si_quantity_to_plain (moved);
  return quantity_text (total, si_table_get_stock_text (base, base_row));
}

/* A godown that the table does not have has no lines in it. */
static void
add_lines_of (SiTableBuilder *builder, const SiTable *table, guint row, guint godown)
{
  if (godown != SI_NO_GODOWN)
    si_table_builder_copy_lines (builder, table, row, godown);
}

/* The product as @base has it, with its lines of one godown as @part has them. */
static void
add_with_godown (SiTableBuilder *builder,
                 const SiTable *base,
                 guint base_row,
                 guint base_godown,
                 const SiTable *part,
                 guint part_row,
                 guint part_godown)
{
  g_autofree char *total = moved_total (base, base_row, base_godown, part, part_row, part_godown);
  gboolean placed = FALSE;

  si_table_builder_add_product (builder, si_table_get_product_id (part, part_row),
                                si_table_get_sku (part, part_row),
                                si_table_get_description (part, part_row), total);
  for (guint i = 0; i < si_table_get_n_godown_stocks (base, base_row); i++)
    {
      SiGodownStock stock;

      si_table_get_godown_stock (base, base_row, i, &stock);
      if (stock.godown != base_godown)
        si_table_builder_add_godown_quantity (builder, stock.id, stock.name, stock.stock,
                                              stock.stock_text);
      else if (!placed)
        {
          add_lines_of (builder, part, part_row, part_godown);
          placed = TRUE;
        }
    }
  if (!placed)
    add_lines_of (builder, part, part_row, part_godown);
}

/**
 * si_table_merge_godown:
 * @base: (nullable): an inventory
 * @part: an answer about one godown
 * @godown_id: the godown
 *
 * Takes the stock in this godown from @part, for the products that it names; a product's
 * total moves by the difference. Products that are new come at the end. All else stays.
 *
 * Returns: (transfer full): the inventory with the answer in it
 */
SiTable *
si_table_merge_godown (const SiTable *base, const SiTable *part, const char *godown_id)
{
  g_autoptr (SiTableBuilder) builder = NULL;
  g_autoptr (SiPairing) pairing = NULL;
  guint base_godown, part_godown;

  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (godown_id != NULL, NULL);

  if (base == NULL)
    return si_table_ref ((SiTable *) part);

  base_godown = si_table_find_godown (base, godown_id);
  part_godown = si_table_find_godown (part, godown_id);
  pairing = si_pairing_new (base, part);
  builder = si_table_builder_new ();
  for (guint row = 0; row < si_table_get_n_products (base); row++)
    {
      const guint part_row = si_pairing_get_after (pairing, row);

      if (part_row != SI_NO_ROW)
        add_with_godown (builder, base, row, base_godown, part, part_row, part_godown);
      else
        si_table_builder_copy_product (builder, base, row, SI_NO_GODOWN);
    }
  add_new_products (builder, pairing, part);
  si_table_builder_copy_unreadable (builder, base);
  return si_table_builder_finish (builder);
}
