/* si-product-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-product-menu.h"

#include <glib/gi18n.h>

#include "si-digits.h"

/* Appends an item with the key that does the same. */
static void
append (GMenu *section, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (section, item);
}

static void
append_copies (GMenu *menu, guint n_products)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autofree char *copy
      = n_products > 1
            /* Translators: copies several rows of the list. */
            ? si_digits_printf (ngettext ("_Copy %'u Row", "_Copy %'u Rows", n_products),
                                n_products)
            : g_strdup (_ ("_Copy Row"));

  append (section, copy, "win.copy", "<Control>c");
  append (section, n_products > 1 ? _ ("Copy SKU Co_des") : _ ("Copy SKU Co_de"), "win.copy-sku",
          "<Control><Alt>c");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_views (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append (section, _ ("_Alert Below…"), "win.set-alert", NULL);
  append (section, _ ("Show C_hanges"), "win.show-product-changes", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_outputs (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append (section, _ ("_Export Selected…"), "win.export-selected", NULL);
  append (section, _ ("P_rint Selected…"), "win.print-selected", NULL);
  append (section, _ ("_Print Product Sheet…"), "win.print-product", "<Control><Shift>p");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * si_product_menu_fill:
 * @menu: the context menu of the rows of products
 * @n_products: the number of products that are selected
 *
 * Fills the menu anew.
 */
void
si_product_menu_fill (GMenu *menu, guint n_products)
{
  g_return_if_fail (G_IS_MENU (menu));

  g_menu_remove_all (menu);
  append_copies (menu, n_products);
  append_views (menu);
  append_outputs (menu);
}
