/* si-product-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-product-columns.h"

#include <glib/gi18n.h>

#include "si-column-look.h"
#include "si-column-sorter.h"
#include "si-column-widths.h"
#include "si-compat.h"
#include "si-product-listing.h"

struct _SiProductColumns
{
  GObject parent_instance;

  GtkColumnView *view;                        /* (borrowed): it outlives this */
  GtkColumnViewColumn *columns[SI_N_COLUMNS]; /* (owned); none at SI_COLUMN_SERVER */
  SiColumnPace *pace;                         /* (owned) */
  SiColumnWidths *widths;                     /* (owned) */
  SiStockColumns *godowns;                    /* (owned) (nullable) */
  GSettings *settings;                        /* (owned) (nullable) */
  GSimpleActionGroup *actions;                /* (owned) */
  gboolean hidden[SI_N_COLUMNS];              /* hidden by the person */
  gboolean narrow;
  gboolean has_changes;
  gboolean has_godowns; /* godowns are chosen by the filter */
  guint n_given_way;    /* how many have given way to the others */
};

G_DEFINE_FINAL_TYPE (SiProductColumns, si_product_columns, G_TYPE_OBJECT)

static const char *
get_name (SiColumn id)
{
  return si_column_get_info (id)->name;
}

static SiColumn
find_name (const char *name)
{
  SiColumn id;

  return si_column_find (name, &id) ? id : SI_COLUMN_SERVER;
}

/* The columns that give way where there is no room for all, the first one first. */
static const SiColumn giving_way[] = { SI_COLUMN_GODOWNS, SI_COLUMN_PRODUCT_ID, SI_COLUMN_CHANGE };

/* Returns: whether a column is shown if there is room. */
static gboolean
is_wanted (SiProductColumns *self, const SiColumnLook *look)
{
  return !self->hidden[look->column] && (!self->narrow || look->essential)
         && (!si_column_get_info (look->column)->by_changes || self->has_changes)
         && (!look->beside_godowns || self->has_godowns);
}

static gboolean
gives_way (SiProductColumns *self, SiColumn column)
{
  for (guint i = 0; i < self->n_given_way; i++)
    if (giving_way[i] == column)
      return TRUE;
  return FALSE;
}

static void
update_visible (SiProductColumns *self)
{
  const SiColumnLook *look;

  for (guint i = 0; (look = si_column_look_get_nth (i)) != NULL; i++)
    {
      const gboolean visible = is_wanted (self, look) && !gives_way (self, look->column)
                               && !(self->narrow && look->under_code);

      si_column_pace_set_visible (self->pace, self->columns[look->column], visible);
    }
}

static void
save_hidden (SiProductColumns *self)
{
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    if (self->hidden[id])
      g_strv_builder_add (hidden, get_name (id));
  list = g_strv_builder_end (hidden);
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, "hidden-columns", (const char *const *) list);
}

static void
toggle_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiProductColumns *self = user_data;
  const SiColumn id = find_name (g_action_get_name (G_ACTION (action)));

  g_assert (id != SI_COLUMN_SERVER);

  self->hidden[id] = !self->hidden[id];
  g_simple_action_set_state (action, g_variant_new_boolean (!self->hidden[id]));
  update_visible (self);
  save_hidden (self);
}

static void
reset_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiProductColumns *self = user_data;

  si_column_widths_reset (self->widths);
}

static void
create_actions (SiProductColumns *self)
{
  static const GActionEntry reset = { .name = "reset-widths", .activate = reset_action };

  self->actions = g_simple_action_group_new ();
  for (SiColumn id = SI_COLUMN_SKU + 1; id < SI_N_COLUMNS; id++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new_stateful (get_name (id), NULL, g_variant_new_boolean (TRUE));

      g_signal_connect_object (action, "activate", G_CALLBACK (toggle_action), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &reset, 1, self);
}

static void
si_product_columns_dispose (GObject *object)
{
  SiProductColumns *self = SI_PRODUCT_COLUMNS (object);

  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    g_clear_object (&self->columns[id]);
  g_clear_object (&self->godowns);
  g_clear_object (&self->pace);
  g_clear_object (&self->widths);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (si_product_columns_parent_class)->dispose (object);
}

static void
si_product_columns_class_init (SiProductColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_product_columns_dispose;
}

static void
si_product_columns_init (SiProductColumns *self)
{
  self->widths = si_column_widths_new ();
  create_actions (self);
}

static void
add_column (SiProductColumns *self, const SiColumnLook *look)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (_ (look->title), NULL);
  g_autoptr (GtkSorter) sorter = si_column_sorter_new (look->column);

  self->columns[look->column] = column;
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, look->wide);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  if (si_column_get_info (look->column)->numeric)
    si_compat_align_title_with_figures (column);
  si_compat_let_title_shrink (column);
  si_column_widths_add (self->widths, look->column, column);
}

/**
 * si_product_columns_new:
 * @view: a list without columns, which is to outlive them
 *
 * Gives a list its columns, without cells yet.
 *
 * Returns: (transfer full): the columns
 */
SiProductColumns *
si_product_columns_new (GtkColumnView *view)
{
  SiProductColumns *self;
  const SiColumnLook *look;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (SI_TYPE_PRODUCT_COLUMNS, NULL);
  self->view = view;
  self->pace = si_column_pace_new (view);
  for (guint i = 0; (look = si_column_look_get_nth (i)) != NULL; i++)
    add_column (self, look);
  update_visible (self);
  return self;
}

/**
 * si_product_columns_set_list:
 * @self: the columns of a list
 * @list: the products
 *
 * Lets godowns have columns of their own, before that of the stock. To be called once.
 */
void
si_product_columns_set_list (SiProductColumns *self, SiProductList *list)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (self->godowns == NULL);

  self->godowns
      = si_stock_columns_new (self->view, self->columns[SI_COLUMN_STOCK], self->pace, list);
}

/**
 * si_product_columns_get_pace:
 * @self: the columns of a list
 *
 * Returns: (transfer none): the pace at which columns are shown and hidden
 */
SiColumnPace *
si_product_columns_get_pace (SiProductColumns *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), NULL);

  return self->pace;
}

/**
 * si_product_columns_get_godowns:
 * @self: the columns of a list
 *
 * Returns: (transfer none) (nullable): the columns of single godowns
 */
SiStockColumns *
si_product_columns_get_godowns (SiProductColumns *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), NULL);

  return self->godowns;
}

/**
 * si_product_columns_get:
 * @self: the columns of a list
 * @id: a column
 *
 * Returns: (transfer none) (nullable): that column of the list; %NULL for %SI_COLUMN_SERVER
 */
GtkColumnViewColumn *
si_product_columns_get (SiProductColumns *self, SiColumn id)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), NULL);
  g_return_val_if_fail (id < SI_N_COLUMNS, NULL);

  return self->columns[id];
}

/* A column that gave way for want of room is one that the person wants. */
static void
add_to_listing (SiProductColumns *self, GtkColumnViewColumn *column, SiListing *listing)
{
  SiStockColumn *godown_column = si_stock_column_get (column);
  SiColumn id = SI_COLUMN_SERVER;

  if (godown_column != NULL)
    {
      g_autofree char *name = si_stock_column_dup_name (godown_column);

      if (si_stock_columns_is_wanted (self->godowns, godown_column))
        si_product_listing_add_godown (listing, si_stock_column_get_godown_id (godown_column),
                                       name);
      return;
    }
  id = si_column_sorter_get_column (SI_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)));
  if (is_wanted (self, si_column_look_get (id)))
    si_product_listing_add (listing, id, gtk_column_view_column_get_title (column));
}

/**
 * si_product_columns_add_to_listing:
 * @self: the columns of a list
 * @listing: a new listing of products
 *
 * Adds the visible columns, as they stand side by side.
 */
void
si_product_columns_add_to_listing (SiProductColumns *self, SiListing *listing)
{
  GListModel *columns;

  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));

  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      add_to_listing (self, column, listing);
    }
}

static void
restore_hidden (SiProductColumns *self)
{
  g_auto (GStrv) hidden = g_settings_get_strv (self->settings, "hidden-columns");

  for (guint i = 0; hidden[i] != NULL; i++)
    {
      const SiColumn id = find_name (hidden[i]);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), hidden[i]);

      if (id == SI_COLUMN_SERVER || action == NULL)
        continue;
      self->hidden[id] = TRUE;
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (FALSE));
    }
  update_visible (self);
}

/**
 * si_product_columns_set_settings:
 * @self: the columns of a list
 * @settings: the settings that keep the columns' widths and visibility
 *
 * Restores the columns from the settings, and keeps what the person changes there. To be called
 * once.
 */
void
si_product_columns_set_settings (SiProductColumns *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  si_column_widths_set_settings (self->widths, settings);
  restore_hidden (self);
  if (self->godowns != NULL)
    si_stock_columns_set_settings (self->godowns, settings);
}

/**
 * si_product_columns_has_two_lines:
 * @self: the columns of a list
 *
 * Returns: whether the description is to stand below the SKU code
 */
gboolean
si_product_columns_has_two_lines (SiProductColumns *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), FALSE);

  return self->narrow && is_wanted (self, si_column_look_get (SI_COLUMN_DESCRIPTION));
}

/**
 * si_product_columns_set_narrow:
 * @self: the columns of a list
 * @narrow: whether only a few columns fit
 */
void
si_product_columns_set_narrow (SiProductColumns *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  si_column_widths_set_narrow (self->widths, narrow);
  update_visible (self);
  if (self->godowns != NULL)
    si_stock_columns_set_narrow (self->godowns, narrow);
}

/**
 * si_product_columns_set_has_changes:
 * @self: the columns of a list
 * @has_changes: whether changes are known
 */
void
si_product_columns_set_has_changes (SiProductColumns *self, gboolean has_changes)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));

  self->has_changes = has_changes;
  update_visible (self);
}

/**
 * si_product_columns_set_has_godowns:
 * @self: the columns of a list
 * @has_godowns: whether godowns are chosen, so that the stock in all of them has its own column
 */
void
si_product_columns_set_has_godowns (SiProductColumns *self, gboolean has_godowns)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));

  self->has_godowns = has_godowns;
  update_visible (self);
}

/* Returns: (nullable): the action that shows or hides a column; %NULL if it stays. */
static GAction *
find_toggle (SiProductColumns *self, GtkColumnViewColumn *column)
{
  const SiColumn id = (SiColumn) si_column_sorter_get_column (
      SI_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)));

  return g_action_map_lookup_action (G_ACTION_MAP (self->actions), get_name (id));
}

/**
 * si_product_columns_can_hide:
 * @self: the columns of a list
 * @column: a column of it
 *
 * Returns: whether a person can hide the column
 */
gboolean
si_product_columns_can_hide (SiProductColumns *self, GtkColumnViewColumn *column)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), FALSE);
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), FALSE);

  return si_stock_column_get (column) != NULL || find_toggle (self, column) != NULL;
}

/**
 * si_product_columns_hide:
 * @self: the columns of a list
 * @column: a visible column of it that can be hidden
 *
 * Hides a column, or takes that of a godown away, as the person wishes.
 */
void
si_product_columns_hide (SiProductColumns *self, GtkColumnViewColumn *column)
{
  SiStockColumn *godown_column;
  GAction *toggle;

  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  godown_column = si_stock_column_get (column);
  toggle = godown_column == NULL ? find_toggle (self, column) : NULL;
  if (godown_column != NULL)
    si_stock_columns_remove (self->godowns, godown_column);
  else if (toggle != NULL)
    g_action_activate (toggle, NULL);
}

/**
 * si_product_columns_can_give_way:
 * @self: the columns of a list
 *
 * Returns: whether a column on screen can give way to the others
 */
gboolean
si_product_columns_can_give_way (SiProductColumns *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), FALSE);

  for (guint i = self->n_given_way; i < G_N_ELEMENTS (giving_way); i++)
    if (si_column_pace_get_visible (self->pace, self->columns[giving_way[i]]))
      return TRUE;
  return FALSE;
}

/**
 * si_product_columns_give_way:
 * @self: the columns of a list
 *
 * Hides the least important column on screen, to give its room to the others.
 *
 * Returns: whether there was one
 */
gboolean
si_product_columns_give_way (SiProductColumns *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), FALSE);

  while (self->n_given_way < G_N_ELEMENTS (giving_way))
    {
      GtkColumnViewColumn *column = self->columns[giving_way[self->n_given_way++]];

      if (!si_column_pace_get_visible (self->pace, column))
        continue;
      si_column_pace_set_visible (self->pace, column, FALSE);
      return TRUE;
    }
  return FALSE;
}

/**
 * si_product_columns_take_back:
 * @self: the columns of a list
 *
 * Shows the last column again that si_product_columns_give_way() has hidden.
 */
void
si_product_columns_take_back (SiProductColumns *self)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));

  while (self->n_given_way > 0)
    {
      const SiColumn column = giving_way[--self->n_given_way];

      if (!is_wanted (self, si_column_look_get (column)))
        continue;
      si_column_pace_set_visible (self->pace, self->columns[column], TRUE);
      return;
    }
}

/**
 * si_product_columns_get_actions:
 * @self: the columns of a list
 *
 * Returns: (transfer none): an action for each column, with the column's name, which shows or hides
 *   it
 */
GActionGroup *
si_product_columns_get_actions (SiProductColumns *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
