/* si-product-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-state.h"

#include <string.h>

/*< private >
 * si_product_state_new:
 *
 * Returns: (transfer full): a product that is not present
 */
SiProductState *
si_product_state_new (void)
{
  SiProductState *self = g_new0 (SiProductState, 1);

  self->id = "";
  self->lines = g_array_new (FALSE, FALSE, sizeof (SiStockLine));
  return self;
}

/*< private >
 * si_product_state_free:
 * @self: (transfer full): a product
 */
void
si_product_state_free (SiProductState *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/*< private >
 * si_product_state_read:
 * @self: a product
 * @table: an inventory
 * @row: the product's row, or %SI_NO_ROW
 *
 * Takes a product from an inventory.
 */
void
si_product_state_read (SiProductState *self, const SiTable *table, guint row)
{
  guint n;

  self->present = row != SI_NO_ROW;
  g_array_set_size (self->lines, 0);
  if (!self->present)
    return;

  self->id = si_table_get_product_id (table, row);
  self->sku = si_table_get_sku (table, row);
  self->description = si_table_get_description (table, row);
  self->stock = si_table_get_stock (table, row);
  self->stock_text = si_table_get_stock_text (table, row);
  n = si_table_get_n_godown_stocks (table, row);
  g_array_set_size (self->lines, n);
  for (guint i = 0; i < n; i++)
    {
      SiGodownStock stock;

      si_table_get_godown_stock (table, row, i, &stock);
      *si_product_state_get_line (self, i)
          = (SiStockLine){ stock.id, stock.name, stock.stock, stock.stock_text };
    }
}

/*< private >
 * si_product_state_copy:
 * @self: a product
 * @other: another one
 *
 * Makes @self the same as @other.
 */
void
si_product_state_copy (SiProductState *self, const SiProductState *other)
{
  GArray *lines = self->lines;

  *self = *other;
  self->lines = lines;
  g_array_set_size (lines, 0);
  g_array_append_vals (lines, other->lines->data, other->lines->len);
}

static gboolean
texts_equal (const char *a, const char *b)
{
  return a == b || g_strcmp0 (a, b) == 0;
}

/* Whether two stocks are both figures, or else the same. */
static gboolean
stocks_alike (SiQuantity a, const char *a_text, SiQuantity b, const char *b_text)
{
  return (a.kind == SI_QUANTITY_EXACT && b.kind == SI_QUANTITY_EXACT)
         || si_quantity_is_same (a, a_text, b, b_text);
}

/*< private >
 * si_product_state_has_same_texts:
 * @self: a product that is present
 * @other: another one
 *
 * Returns: whether the two differ in nothing but figures
 */
gboolean
si_product_state_has_same_texts (const SiProductState *self, const SiProductState *other)
{
  if (self->lines->len != other->lines->len || !texts_equal (self->id, other->id)
      || !texts_equal (self->sku, other->sku)
      || !texts_equal (self->description, other->description)
      || !stocks_alike (self->stock, self->stock_text, other->stock, other->stock_text))
    return FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SiStockLine *line = si_product_state_get_line (self, i);
      const SiStockLine *other_line = si_product_state_get_line (other, i);

      if (!texts_equal (line->id, other_line->id) || !texts_equal (line->name, other_line->name)
          || !stocks_alike (line->stock, line->stock_text, other_line->stock,
                            other_line->stock_text))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * si_product_state_get_stock_in:
 * @self: a product
 * @godown_id: what a godown is known by
 * @present: (out): whether it has a line there
 * @stock_text: (out) (nullable): the server's words, where the last such line has any
 *
 * Returns: the product's stock in the godown, absent where it has no line there
 */
SiQuantity
si_product_state_get_stock_in (const SiProductState *self,
                               const char *godown_id,
                               gboolean *present,
                               const char **stock_text)
{
  SiQuantity sum = SI_QUANTITY_NONE;

  *present = FALSE;
  *stock_text = NULL;
  for (guint i = 0; self->present && i < self->lines->len; i++)
    {
      const SiStockLine *line = si_product_state_get_line (self, i);

      if (!si_godown_is (godown_id, line->id, line->name))
        continue;
      sum = *present ? si_quantity_add (sum, line->stock) : line->stock;
      *present = TRUE;
      *stock_text = line->stock_text != NULL ? line->stock_text : *stock_text;
    }
  return sum;
}
