/* si-column-heads.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-column-heads.h"

#include <glib/gi18n.h>

#include "si-column-menu.h"
#include "si-column-sorter.h"

struct _SiColumnHeads
{
  GObject parent_instance;

  GtkColumnView *view;       /* (borrowed): it outlives this */
  SiProductColumns *columns; /* (owned) */
  SiColumnOrder *order;      /* (owned) */
  SiProductSort *sort;       /* (owned) */
  GMenu *left;               /* (owned): the columns that can move to the left */
  GMenu *right;              /* (owned) */
  guint update_id;           /* the idle source that fills the menus again, or 0 */
};

G_DEFINE_FINAL_TYPE (SiColumnHeads, si_column_heads, G_TYPE_OBJECT)

static guint
get_number (GtkColumnViewColumn *column)
{
  return si_column_sorter_get_column (
      SI_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)));
}

/* Returns: (transfer none) (nullable): the column with the number that an action got. */
static GtkColumnViewColumn *
find_column (SiColumnHeads *self, GVariant *parameter)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (get_number (column) == g_variant_get_uint32 (parameter))
        return column;
    }
  return NULL;
}

static void
sort_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiColumnHeads *self = user_data;
  GtkColumnViewColumn *column = find_column (self, parameter);

  if (column != NULL)
    si_product_sort_set (self->sort, column,
                         g_str_equal (g_action_get_name (G_ACTION (action)), "sort-descending"));
}

/* Returns: whether the end of a line is to the left. */
static gboolean
is_rtl (SiColumnHeads *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
}

static void
move_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiColumnHeads *self = user_data;
  GtkColumnViewColumn *column = find_column (self, parameter);
  const gboolean left = g_str_equal (g_action_get_name (G_ACTION (action)), "move-left");

  if (column != NULL)
    si_column_order_move (self->order, column, left == is_rtl (self));
}

static void
hide_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiColumnHeads *self = user_data;
  GtkColumnViewColumn *column = find_column (self, parameter);

  if (column != NULL)
    si_product_columns_hide (self->columns, column);
}

static void
add_actions (SiColumnHeads *self)
{
  static const GActionEntry actions[] = {
    { .name = "sort-ascending", .activate = sort_activated, .parameter_type = "u" },
    { .name = "sort-descending", .activate = sort_activated, .parameter_type = "u" },
    { .name = "move-left", .activate = move_activated, .parameter_type = "u" },
    { .name = "move-right", .activate = move_activated, .parameter_type = "u" },
    { .name = "hide", .activate = hide_activated, .parameter_type = "u" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (si_product_columns_get_actions (self->columns)),
                                   actions, G_N_ELEMENTS (actions), self);
}

/* Adds a column to a menu of columns that can move. An underline in the name of a godown is no
 * mnemonic. */
static void
add_move (GMenu *menu, GtkColumnViewColumn *column, const char *action)
{
  g_auto (GStrv) parts = g_strsplit (gtk_column_view_column_get_title (column), "_", -1);
  g_autofree char *title = g_strjoinv ("__", parts);

  si_column_menu_add (menu, title, action, get_number (column));
}

/* Fills the menu of a head. GTK makes a popover of it when it opens for the first time, so another
 * menu is set only for another content. */
static void
update_head (SiColumnHeads *self, GtkColumnViewColumn *column, gboolean left, gboolean right)
{
  const int content = 1 + (left ? 2 : 0) + (right ? 4 : 0);
  g_autoptr (GMenu) menu = NULL;

  if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "si-head-menu")) == content)
    return;
  menu = g_menu_new ();
  si_column_menu_fill_head (menu, get_number (column), left, right,
                            si_product_columns_can_hide (self->columns, column));
  gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (menu));
  g_object_set_data (G_OBJECT (column), "si-head-menu", GINT_TO_POINTER (content));
}

static void
update_column (SiColumnHeads *self, GtkColumnViewColumn *column)
{
  const gboolean rtl = is_rtl (self);
  const gboolean left = si_column_order_can_move (self->order, column, rtl);
  const gboolean right = si_column_order_can_move (self->order, column, !rtl);

  update_head (self, column, left, right);
  if (left)
    add_move (self->left, column, "columns.move-left");
  if (right)
    add_move (self->right, column, "columns.move-right");
}

/* Lets the style sheet leave room for the scroll bar beside the column of the number of godowns, if
 * its head is the last one, which the heads of godowns would come after. */
static void
update_end (SiColumnHeads *self, GtkColumnViewColumn *last)
{
  SiStockColumns *godowns = si_product_columns_get_godowns (self->columns);

  if (last != NULL && get_number (last) == SI_COLUMN_GODOWNS
      && si_stock_columns_get_n_shown (godowns) == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "room-at-end");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "room-at-end");
}

static gboolean
update (gpointer user_data)
{
  SiColumnHeads *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkColumnViewColumn *last = NULL;

  self->update_id = 0;
  g_menu_remove_all (self->left);
  g_menu_remove_all (self->right);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!gtk_column_view_column_get_visible (column))
        continue;
      update_column (self, column);
      last = column;
    }
  update_end (self, last);
  return G_SOURCE_REMOVE;
}

/* The columns change one after the other, so the menus follow when all have. */
static void
update_later (SiColumnHeads *self)
{
  g_assert (SI_IS_COLUMN_HEADS (self));

  if (self->update_id == 0)
    self->update_id = g_idle_add (update, self);
}

static void
columns_changed (SiColumnHeads *self,
                 guint position,
                 guint removed,
                 guint added,
                 GListModel *columns)
{
  static const char *const of_column[] = { "notify::visible", "notify::title" };

  g_assert (SI_IS_COLUMN_HEADS (self));
  g_assert (G_IS_LIST_MODEL (columns));

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      /* A column that has moved was removed and added. */
      g_signal_handlers_disconnect_by_func (column, update_later, self);
      for (guint k = 0; k < G_N_ELEMENTS (of_column); k++)
        g_signal_connect_object (column, of_column[k], G_CALLBACK (update_later), self,
                                 G_CONNECT_SWAPPED);
    }
  update_later (self);
}

static void
si_column_heads_dispose (GObject *object)
{
  SiColumnHeads *self = SI_COLUMN_HEADS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->columns);
  g_clear_object (&self->order);
  g_clear_object (&self->sort);
  g_clear_object (&self->left);
  g_clear_object (&self->right);

  G_OBJECT_CLASS (si_column_heads_parent_class)->dispose (object);
}

static void
si_column_heads_class_init (SiColumnHeadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_column_heads_dispose;
}

static void
si_column_heads_init (SiColumnHeads *self)
{
  self->left = g_menu_new ();
  self->right = g_menu_new ();
}

/**
 * si_column_heads_new:
 * @view: a list, which is to outlive this
 * @columns: its columns, whose actions get those of the heads
 * @order: how they stand side by side
 * @sort: the order of the rows
 *
 * Gives the heads of all columns of the list their menus.
 *
 * Returns: (transfer full): the heads
 */
SiColumnHeads *
si_column_heads_new (GtkColumnView *view,
                     SiProductColumns *columns,
                     SiColumnOrder *order,
                     SiProductSort *sort)
{
  SiColumnHeads *self;
  GListModel *model;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (columns), NULL);
  g_return_val_if_fail (SI_IS_COLUMN_ORDER (order), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_SORT (sort), NULL);

  self = g_object_new (SI_TYPE_COLUMN_HEADS, NULL);
  self->view = view;
  self->columns = g_object_ref (columns);
  self->order = g_object_ref (order);
  self->sort = g_object_ref (sort);
  add_actions (self);
  model = gtk_column_view_get_columns (view);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (columns_changed), self,
                           G_CONNECT_SWAPPED);
  columns_changed (self, 0, 0, g_list_model_get_n_items (model), model);
  return self;
}

/**
 * si_column_heads_fill_menu:
 * @self: the heads of a list
 * @menu: an empty menu
 *
 * Fills a menu of the columns, to show, hide and move them by keyboard. It follows the columns.
 */
void
si_column_heads_fill_menu (SiColumnHeads *self, GMenu *menu)
{
  g_autoptr (GMenu) moves = g_menu_new ();

  g_return_if_fail (SI_IS_COLUMN_HEADS (self));
  g_return_if_fail (G_IS_MENU (menu));

  /* Translators: a menu of the columns that can move. */
  g_menu_append_submenu (moves, _ ("Move _Left"), G_MENU_MODEL (self->left));
  g_menu_append_submenu (moves, _ ("Move _Right"), G_MENU_MODEL (self->right));
  si_column_menu_fill (menu);
  g_menu_insert_section (menu, 2, NULL, G_MENU_MODEL (moves));
}
