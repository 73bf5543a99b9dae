/* si-shown-stock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-shown-stock.h"

struct _SiShownStock
{
  SiScope *scope;        /* (owned) */
  SiComparison *changes; /* (owned) (nullable): only where it leads to the scope's table */
  SiScope *before;       /* (owned) (nullable): the same godowns in the older table */
};

/**
 * si_shown_stock_new:
 * @scope: the godowns whose stock is shown
 * @changes: (nullable): the changes since an older inventory; they are left out where they lead to
 *   another table than that of @scope
 *
 * Returns: (transfer full): the stock in these godowns
 */
SiShownStock *
si_shown_stock_new (SiScope *scope, SiComparison *changes)
{
  SiShownStock *self;

  g_return_val_if_fail (scope != NULL, NULL);

  self = g_atomic_rc_box_new0 (SiShownStock);
  self->scope = si_scope_ref (scope);
  if (changes == NULL || si_comparison_get_after (changes) != si_scope_get_table (scope))
    return self;

  self->changes = si_comparison_ref (changes);
  if (si_scope_get_godown_ids (scope) != NULL)
    self->before
        = si_scope_new (si_comparison_get_before (changes), si_scope_get_godown_ids (scope));
  return self;
}

/**
 * si_shown_stock_ref:
 * @self: a shown stock
 *
 * Returns: (transfer full): @self
 */
SiShownStock *
si_shown_stock_ref (SiShownStock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_shown_stock_clear (gpointer data)
{
  SiShownStock *self = data;

  si_scope_unref (self->scope);
  g_clear_pointer (&self->changes, si_comparison_unref);
  g_clear_pointer (&self->before, si_scope_unref);
}

/**
 * si_shown_stock_unref:
 * @self: (transfer full): a shown stock
 */
void
si_shown_stock_unref (SiShownStock *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_shown_stock_clear);
}

/**
 * si_shown_stock_get_scope:
 * @self: a shown stock
 *
 * Returns: (transfer none): the godowns, which know the stock and the findings of each product
 */
SiScope *
si_shown_stock_get_scope (const SiShownStock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scope;
}

/* Replaces the figures of all godowns by those of the chosen ones. */
static void
narrow (const SiShownStock *self, SiChangeEntry *entry)
{
  entry->before = entry->after = SI_QUANTITY_NONE;
  entry->before_text = entry->after_text = NULL;
  if (entry->row_before != SI_NO_ROW)
    {
      entry->before = si_scope_get_stock (self->before, entry->row_before);
      entry->before_text = si_scope_get_stock_text (self->before, entry->row_before);
    }
  if (entry->row_after != SI_NO_ROW)
    {
      entry->after = si_scope_get_stock (self->scope, entry->row_after);
      entry->after_text = si_scope_get_stock_text (self->scope, entry->row_after);
    }
  entry->difference = si_quantity_subtract (entry->after, entry->before);
}

/**
 * si_shown_stock_find_change:
 * @self: a shown stock
 * @row: a row of its table
 * @entry: (out caller-allocates): what happened to the product in these godowns; its texts belong
 *   to the tables
 *
 * Returns: whether anything is known to have happened to it there
 */
gboolean
si_shown_stock_find_change (const SiShownStock *self, guint row, SiChangeEntry *entry)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  if (self->changes == NULL || !si_comparison_find_product (self->changes, row, entry))
    return FALSE;
  if (self->before == NULL)
    return TRUE;
  narrow (self, entry);
  return entry->difference.millionths != 0;
}
