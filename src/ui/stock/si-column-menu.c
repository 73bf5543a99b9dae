/* si-column-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-column-menu.h"

#include <glib/gi18n.h>

#include "si-column-look.h"

static const char *
get_name (SiColumn id)
{
  return si_column_get_info (id)->name;
}

static void
append_order (GMenu *menu, const char *title, SiColumn column)
{
  g_autofree char *action = g_strdup_printf ("win.sort-column::%s", get_name (column));

  g_menu_append (menu, title, action);
}

/**
 * si_column_menu_fill_sort:
 * @menu: an empty menu
 *
 * Fills a menu with the orders that a list can have.
 */
void
si_column_menu_fill_sort (GMenu *menu)
{
  const SiColumnLook *look;

  g_return_if_fail (G_IS_MENU (menu));

  for (guint i = 0; (look = si_column_look_get_nth (i)) != NULL; i++)
    append_order (menu, _ (look->sort_title), look->column);
  append_order (menu, _ ("The Server’s Order"), SI_COLUMN_SERVER);
}

/**
 * si_column_menu_fill:
 * @menu: an empty menu
 *
 * Fills a menu with the columns that can be hidden.
 */
void
si_column_menu_fill (GMenu *menu)
{
  g_autoptr (GMenu) titles = g_menu_new ();
  g_autoptr (GMenu) godowns = g_menu_new ();
  g_autoptr (GMenu) widths = g_menu_new ();
  const SiColumnLook *look;

  g_return_if_fail (G_IS_MENU (menu));

  for (guint i = 0; (look = si_column_look_get_nth (i)) != NULL; i++)
    if (look->column != SI_COLUMN_SKU)
      {
        g_autofree char *action = g_strconcat ("columns.", get_name (look->column), NULL);

        g_menu_append (titles, _ (look->title), action);
      }
  g_menu_append (godowns, _ ("_Godown Columns…"), "columns.choose-godowns");
  g_menu_append (widths, _ ("Default Widths"), "columns.reset-widths");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (titles));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (godowns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (widths));
}

/**
 * si_column_menu_add:
 * @menu: a menu
 * @title: the title of the item
 * @action: the name of an action on a column
 * @number: the number of the column
 *
 * Appends an item that does something with a column.
 */
void
si_column_menu_add (GMenu *menu, const char *title, const char *action, guint number)
{
  g_autoptr (GMenuItem) item = NULL;

  g_return_if_fail (G_IS_MENU (menu));
  g_return_if_fail (title != NULL && action != NULL);

  item = g_menu_item_new (title, NULL);
  g_menu_item_set_action_and_target (item, action, "u", number);
  g_menu_append_item (menu, item);
}

/**
 * si_column_menu_fill_head:
 * @menu: an empty menu
 * @number: the number of a column
 * @left: whether it can move to the left
 * @right: whether it can move to the right
 * @hide: whether it can be hidden
 *
 * Fills the menu of the head of a column.
 */
void
si_column_menu_fill_head (GMenu *menu, guint number, gboolean left, gboolean right, gboolean hide)
{
  g_autoptr (GMenu) orders = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();

  g_return_if_fail (G_IS_MENU (menu));

  si_column_menu_add (orders, _ ("Sort _Ascending"), "columns.sort-ascending", number);
  si_column_menu_add (orders, _ ("Sort _Descending"), "columns.sort-descending", number);
  if (left)
    si_column_menu_add (moves, _ ("Move _Left"), "columns.move-left", number);
  if (right)
    si_column_menu_add (moves, _ ("Move _Right"), "columns.move-right", number);
  if (hide)
    si_column_menu_add (others, _ ("_Hide Column"), "columns.hide", number);
  si_column_menu_fill (columns);
  g_menu_append_submenu (others, _ ("_Columns"), G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (orders));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
}
