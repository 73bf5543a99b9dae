/* si-product-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-product-columns.h"

#include <glib/gi18n.h>

struct _SiProductColumns
{
  GObject parent_instance;

  GtkColumnView *view;                        /* (borrowed): it owns this */
  GtkColumnViewColumn *columns[SI_N_COLUMNS]; /* (owned) (nullable) */
  GSettings *settings;                        /* (owned) (nullable) */
  GSimpleActionGroup *actions;                /* (owned) */
  gboolean hidden[SI_N_COLUMNS];              /* by the person */
  gboolean narrow;
  gboolean has_changes;
  gboolean restoring; /* what changes now is no choice of the person's */
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

/* What is shown of a product on a narrow window. */
static gboolean
is_essential (SiColumn id)
{
  return id == SI_COLUMN_SKU || id == SI_COLUMN_DESCRIPTION || id == SI_COLUMN_STOCK;
}

static void
update_visible (SiProductColumns *self)
{
  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    if (self->columns[id] != NULL)
      gtk_column_view_column_set_visible (self->columns[id],
                                          !self->hidden[id] && (!self->narrow || is_essential (id))
                                              && (id != SI_COLUMN_CHANGE || self->has_changes));
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
save_order (SiProductColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) order = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
        if (self->columns[id] == column)
          g_strv_builder_add (order, get_name (id));
    }
  list = g_strv_builder_end (order);
  /* While a column is moved there is one less. */
  if (self->settings != NULL && !self->restoring && g_strv_length (list) == SI_N_COLUMNS - 1)
    g_settings_set_strv (self->settings, "column-order", (const char *const *) list);
}

static void
save_widths (SiProductColumns *self)
{
  GVariantBuilder widths;

  if (self->settings == NULL || self->restoring)
    return;
  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    if (self->columns[id] != NULL)
      {
        const int width = gtk_column_view_column_get_fixed_width (self->columns[id]);

        if (width > 0)
          g_variant_builder_add (&widths, "{si}", get_name (id), width);
      }
  g_settings_set_value (self->settings, "column-widths", g_variant_builder_end (&widths));
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

  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    if (self->columns[id] != NULL)
      gtk_column_view_column_set_fixed_width (self->columns[id], -1);
}

static void
create_actions (SiProductColumns *self)
{
  static const GActionEntry reset = { .name = "reset-widths", .activate = reset_action };

  self->actions = g_simple_action_group_new ();
  for (SiColumn id = SI_COLUMN_DESCRIPTION; id < SI_N_COLUMNS; id++)
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
  create_actions (self);
}

/**
 * si_product_columns_new:
 * @view: the list, which is to outlive this
 *
 * Returns: (transfer full): its columns
 */
SiProductColumns *
si_product_columns_new (GtkColumnView *view)
{
  SiProductColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (SI_TYPE_PRODUCT_COLUMNS, NULL);
  self->view = view;
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (save_order), self, G_CONNECT_SWAPPED);
  return self;
}

/* A click of the other button on any title, too. */
static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) widths = g_menu_new ();

  g_menu_append (columns, _ ("Description"), "columns.description");
  g_menu_append (columns, _ ("Product ID"), "columns.product-id");
  g_menu_append (columns, _ ("Stock"), "columns.stock");
  g_menu_append (columns, _ ("Change"), "columns.change");
  g_menu_append (columns, _ ("Godowns"), "columns.godowns");
  g_menu_append (widths, _ ("Default widths"), "columns.reset-widths");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (widths));
  return G_MENU_MODEL (menu);
}

/**
 * si_product_columns_add:
 * @self: the columns of a list
 * @id: what a column shows
 * @column: the column, which is in the list
 */
void
si_product_columns_add (SiProductColumns *self, SiColumn id, GtkColumnViewColumn *column)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));
  g_return_if_fail (id > SI_COLUMN_SERVER && id < SI_N_COLUMNS);
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  g_set_object (&self->columns[id], column);
  menu = create_menu ();
  gtk_column_view_column_set_header_menu (column, menu);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (save_widths), self,
                           G_CONNECT_SWAPPED);
}

static void
restore_order (SiProductColumns *self)
{
  g_auto (GStrv) order = g_settings_get_strv (self->settings, "column-order");
  gboolean placed[SI_N_COLUMNS] = { FALSE };
  guint place = 0;

  for (guint i = 0; order[i] != NULL; i++)
    {
      const SiColumn id = find_name (order[i]);

      if (id == SI_COLUMN_SERVER || self->columns[id] == NULL || placed[id])
        continue;
      placed[id] = TRUE;
      gtk_column_view_insert_column (self->view, place++, self->columns[id]);
    }
}

static void
restore_widths (SiProductColumns *self)
{
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, "column-widths");
  GVariantIter iter;
  const char *name;
  int width;

  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &name, &width))
    {
      const SiColumn id = find_name (name);

      if (id != SI_COLUMN_SERVER && self->columns[id] != NULL && width > 0)
        gtk_column_view_column_set_fixed_width (self->columns[id], width);
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
 * @self: the columns of a list, all added
 * @settings: where the person's wishes are kept, and taken from now; to be called once
 */
void
si_product_columns_set_settings (SiProductColumns *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  self->restoring = TRUE;
  restore_order (self);
  restore_widths (self);
  restore_hidden (self);
  self->restoring = FALSE;
}

/**
 * si_product_columns_set_narrow:
 * @self: the columns of a list
 * @narrow: whether there is room for a few only
 */
void
si_product_columns_set_narrow (SiProductColumns *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));

  self->narrow = narrow;
  update_visible (self);
}

/**
 * si_product_columns_set_has_changes:
 * @self: the columns of a list
 * @has_changes: whether anything is known of what has changed
 */
void
si_product_columns_set_has_changes (SiProductColumns *self, gboolean has_changes)
{
  g_return_if_fail (SI_IS_PRODUCT_COLUMNS (self));

  self->has_changes = has_changes;
  update_visible (self);
}

/**
 * si_product_columns_get_actions:
 * @self: the columns of a list
 *
 * Returns: (transfer none): an action for each column, called after it, that shows or hides it
 */
GActionGroup *
si_product_columns_get_actions (SiProductColumns *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
