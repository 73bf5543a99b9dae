/* si-window-changes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shows the page of changes in the place of the list of products. */

#include "config.h"

#include "si-window-private.h"

/* Shows the product of a change in the panel, unless it has left the inventory. */
static void
change_chosen (SiWindow *self, SiChange *change)
{
  const guint row = si_change_get_entry (change)->row_after;
  SiTable *table = si_product_list_get_table (self->list);
  g_autoptr (SiProduct) product = NULL;

  if (row != SI_NO_ROW && table != NULL && row < si_table_get_n_products (table)
      && g_str_equal (si_table_get_product_id (table, row), si_change_get_product_id (change)))
    product = si_product_list_get_product (self->list, row);
  if (product != NULL)
    si_product_selection_show (self->selection, product);
  else
    si_product_selection_set_selected (self->selection, NULL);
}

/* Creates the page when it is first shown, since it would delay the first picture. */
static void
create_page (SiWindow *self)
{
  self->changes = g_object_new (SI_TYPE_CHANGES_PAGE, NULL);
  si_changes_page_set_engine (self->changes, self->engine);
  si_changes_page_set_filter (self->changes, si_product_list_get_filter (self->list));
  g_signal_connect_object (self->changes, "chosen", G_CALLBACK (change_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->body, GTK_WIDGET (self->changes));
  si_window_update_changes (self);
}

/**
 * si_window_update_changes:
 * @self: a window
 *
 * Passes the searched text and the width of the window on to the page of changes.
 */
void
si_window_update_changes (SiWindow *self)
{
  g_autofree char *text = NULL;

  g_assert (SI_IS_WINDOW (self));

  if (self->changes == NULL)
    return;
  text = g_strstrip (g_strdup (si_search_controller_get_typed_text (self->finder)));
  si_changes_page_set_search (self->changes, text);
  si_changes_page_set_narrow (self->changes, self->narrow);
}

/**
 * si_window_set_changes_shown:
 * @self: a window
 * @shown: whether the page of changes takes the place of the products
 */
void
si_window_set_changes_shown (SiWindow *self, gboolean shown)
{
  if (self->changes_shown == shown)
    return;

  self->changes_shown = shown;
  if (self->changes == NULL)
    create_page (self);
  si_changes_page_set_shown (self->changes, shown);
  if (self->narrow)
    si_window_set_panel_shown (self, FALSE);
  si_window_update_body (self);
  si_window_focus_search (self);
  g_object_notify (G_OBJECT (self), "changes-shown");
}
