/* si-list-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-list-rows.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-cut.h"
#include "si-remarks.h"
#include "si-text.h"

struct _SiListRows
{
  GObject parent_instance;

  SiProductList *list;   /* (owned) (nullable) */
  GPtrArray *list_items; /* (owned) (element-type GtkListItem): the cells of the SKU codes */
};

G_DEFINE_FINAL_TYPE (SiListRows, si_list_rows, G_TYPE_OBJECT)

static void
name_row (SiListRows *self, GtkListItem *list_item)
{
  g_autofree char *name = NULL;

  if (self->list == NULL)
    return;
  name = si_list_rows_describe (self, gtk_list_item_get_item (list_item));
  si_compat_name_row (gtk_list_item_get_child (list_item), name);
}

static void
product_changed (SiProduct *product, SiListRows *self)
{
  for (guint i = 0; i < self->list_items->len; i++)
    if (gtk_list_item_get_item (self->list_items->pdata[i]) == (gpointer) product)
      name_row (self, self->list_items->pdata[i]);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiListRows *self)
{
  g_assert (SI_IS_LIST_ROWS (self));

  g_ptr_array_add (self->list_items, list_item);
  name_row (self, list_item);
  g_signal_connect_object (gtk_list_item_get_item (list_item), "changed",
                           G_CALLBACK (product_changed), self, 0);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiListRows *self)
{
  g_assert (SI_IS_LIST_ROWS (self));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), product_changed, self);
  g_ptr_array_remove_fast (self->list_items, list_item);
}

static void
si_list_rows_finalize (GObject *object)
{
  SiListRows *self = SI_LIST_ROWS (object);

  g_clear_object (&self->list);
  g_ptr_array_unref (self->list_items);

  G_OBJECT_CLASS (si_list_rows_parent_class)->finalize (object);
}

static void
si_list_rows_class_init (SiListRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_list_rows_finalize;
}

static void
si_list_rows_init (SiListRows *self)
{
  self->list_items = g_ptr_array_new ();
}

/**
 * si_list_rows_new:
 *
 * Returns: (transfer full): rows without a list
 */
SiListRows *
si_list_rows_new (void)
{
  return g_object_new (SI_TYPE_LIST_ROWS, NULL);
}

/**
 * si_list_rows_set_list:
 * @self: the rows
 * @list: (nullable): the list of their products
 */
void
si_list_rows_set_list (SiListRows *self, SiProductList *list)
{
  g_return_if_fail (SI_IS_LIST_ROWS (self));

  g_set_object (&self->list, list);
}

/**
 * si_list_rows_follow:
 * @self: the rows
 * @factory: the factory of the cells in a column that is always visible
 */
void
si_list_rows_follow (SiListRows *self, GtkListItemFactory *factory)
{
  g_return_if_fail (SI_IS_LIST_ROWS (self));

  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, 0);
}

/**
 * si_list_rows_describe:
 * @self: the rows
 * @product: a product of their list
 *
 * Returns: (transfer full): a row as a sentence, for a screen reader to say when the keyboard focus
 *   comes to it
 */
char *
si_list_rows_describe (SiListRows *self, SiProduct *product)
{
  g_autoptr (SiShownStock) shown = si_product_list_get_stock_of (self->list, product);
  const SiScope *scope = si_shown_stock_get_scope (shown);
  const guint row = si_product_get_row (product);
  g_autofree char *stock
      = si_text_stock (si_scope_get_stock (scope, row), si_scope_get_stock_text (scope, row));
  g_autofree char *lines = si_remarks_to_text (self->list, product);
  g_auto (GStrv) remarks = g_strsplit (lines, "\n", -1);
  /* Translators: between two remarks that are read out. */
  g_autofree char *text = g_strjoinv (C_ ("remarks", ". "), remarks);
  g_autofree char *description = si_cut (si_product_get_description (product));
  g_autofree char *code = si_cut_name (si_product_get_sku (product));
  const char *sku = *code != '\0' ? code : _ ("No SKU code");

  if (*text == '\0')
    /* Translators: a row as it is read out: SKU code, description, and stock. */
    return g_strdup_printf (_ ("%s, %s, stock %s"), sku, description, stock);
  /* Translators: the same, and what is remarkable about it. */
  return g_strdup_printf (_ ("%s, %s, stock %s. %s"), sku, description, stock, text);
}

/**
 * si_list_rows_focus:
 * @self: the rows
 * @position: the position of a product in the list
 *
 * Moves the keyboard focus to a row.
 *
 * Returns: %TRUE if the row has a widget
 */
gboolean
si_list_rows_focus (SiListRows *self, guint position)
{
  g_return_val_if_fail (SI_IS_LIST_ROWS (self), FALSE);

  for (guint i = 0; i < self->list_items->len; i++)
    if (gtk_list_item_get_position (self->list_items->pdata[i]) == position)
      {
        si_compat_focus_row (gtk_list_item_get_child (self->list_items->pdata[i]));
        return TRUE;
      }
  return FALSE;
}
