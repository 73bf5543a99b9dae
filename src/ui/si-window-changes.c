/* si-window-changes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The changes, in the place of the products. */

#include "config.h"

#include "si-window-private.h"

/**
 * si_window_set_changes_shown:
 * @self: a window
 * @shown: whether what has changed is shown in the place of all products
 */
void
si_window_set_changes_shown (SiWindow *self, gboolean shown)
{
  if (self->changes_shown == shown)
    return;

  self->changes_shown = shown;
  si_changes_page_set_shown (self->changes, shown);
  si_window_update_body (self);
  si_window_focus_search (self);
  g_object_notify (G_OBJECT (self), "changes-shown");
}

/**
 * si_window_choose_change:
 * @self: a window
 * @change: a change
 *
 * Shows the product that has changed in the panel, unless it is gone.
 */
void
si_window_choose_change (SiWindow *self, SiChange *change)
{
  const guint row = si_change_get_entry (change)->row_after;
  SiTable *table = si_product_list_get_table (self->list);
  g_autoptr (SiProduct) product = NULL;

  if (row != SI_NO_ROW && table != NULL && row < si_table_get_n_products (table)
      && g_str_equal (si_table_get_product_id (table, row), si_change_get_product_id (change)))
    product = si_product_list_get_product (self->list, row);
  si_product_selection_set_selected (self->selection, product);
}
