/* si-column-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-order.h"

#include "si-column-place.h"
#include "si-column-sorter.h"

#define KEY "column-order"

struct _SiColumnOrder
{
  GObject parent_instance;

  GtkColumnView *view;       /* (borrowed): it outlives this */
  SiProductColumns *columns; /* (owned) */
  GSettings *settings;       /* (owned) (nullable) */
  char **names;              /* (owned) (nullable): of the columns, as they stand */
  guint settle_id;           /* the idle source that puts the columns of godowns together */
};

G_DEFINE_FINAL_TYPE (SiColumnOrder, si_column_order, G_TYPE_OBJECT)

/* Returns: the column, or %SI_COLUMN_SERVER if it is that of a godown. */
static SiColumn
get_id (GtkColumnViewColumn *column)
{
  if (si_stock_column_get (column) != NULL)
    return SI_COLUMN_SERVER;
  return (SiColumn) si_column_sorter_get_column (
      SI_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)));
}

/* Returns: (transfer full): the names of the columns but those of godowns, as they stand. */
static char **
collect_names (SiColumnOrder *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const SiColumn id = get_id (column);

      if (id != SI_COLUMN_SERVER)
        g_strv_builder_add (names, si_column_get_info (id)->name);
    }
  return g_strv_builder_end (names);
}

static gboolean
settle (gpointer user_data)
{
  SiColumnOrder *self = user_data;

  self->settle_id = 0;
  si_stock_columns_settle (si_product_columns_get_godowns (self->columns));
  return G_SOURCE_REMOVE;
}

/* Stores the order. GTK moves a column by removing and adding it, so the columns of godowns follow
 * only when it has finished. */
static void
columns_changed (SiColumnOrder *self)
{
  g_auto (GStrv) names = collect_names (self);

  g_assert (SI_IS_COLUMN_ORDER (self));

  if (self->settle_id == 0)
    self->settle_id = g_idle_add (settle, self);
  if (g_strv_length (names) < SI_N_COLUMNS - 1
      || g_strv_equal ((const char *const *) names, (const char *const *) self->names))
    return;
  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, KEY, (const char *const *) self->names);
}

static GtkColumnViewColumn *
get_stock (SiColumnOrder *self)
{
  return si_product_columns_get (self->columns, SI_COLUMN_STOCK);
}

/* Returns: (transfer none) (nullable): the next visible column of the same kind: that of another
 *   godown for that of a godown, and another one for any other. */
static GtkColumnViewColumn *
find_neighbour (SiColumnOrder *self, GtkColumnViewColumn *column, gboolean later)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  const gboolean of_godown = si_stock_column_get (column) != NULL;
  const guint n = g_list_model_get_n_items (columns);
  guint place = si_column_place_find (self->view, column);

  while (later ? place + 1 < n : place > 0)
    {
      g_autoptr (GtkColumnViewColumn) other = NULL;

      place += later ? 1 : -1;
      other = g_list_model_get_item (columns, place);
      if (gtk_column_view_column_get_visible (other)
          && (si_stock_column_get (other) != NULL) == of_godown)
        return other;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the column after another one; %NULL at the end. */
static GtkColumnViewColumn *
find_next (SiColumnOrder *self, GtkColumnViewColumn *column)
{
  const guint place = si_column_place_find (self->view, column);
  g_autoptr (GtkColumnViewColumn) next
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), place + 1);

  return next;
}

/* Exchanges two columns, of which the columns of godowns count as a part of the stock. */
static void
exchange (SiColumnOrder *self, GtkColumnViewColumn *first, GtkColumnViewColumn *second)
{
  SiStockColumns *godowns = si_product_columns_get_godowns (self->columns);

  if (first == get_stock (self))
    si_column_place_move_before (self->view, second, si_stock_columns_get_first (godowns));
  else
    si_column_place_move_before (self->view, first, find_next (self, second));
}

static void
si_column_order_dispose (GObject *object)
{
  SiColumnOrder *self = SI_COLUMN_ORDER (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->columns);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_column_order_parent_class)->dispose (object);
}

static void
si_column_order_finalize (GObject *object)
{
  g_strfreev (SI_COLUMN_ORDER (object)->names);

  G_OBJECT_CLASS (si_column_order_parent_class)->finalize (object);
}

static void
si_column_order_class_init (SiColumnOrderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_column_order_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_column_order_finalize;
}

static void
si_column_order_init (SiColumnOrder *self)
{
}

/**
 * si_column_order_new:
 * @view: a list, which is to outlive this
 * @columns: its columns, with those of godowns
 *
 * Returns: (transfer full): the order of the columns, which is the usual one
 */
SiColumnOrder *
si_column_order_new (GtkColumnView *view, SiProductColumns *columns)
{
  SiColumnOrder *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (columns), NULL);

  self = g_object_new (SI_TYPE_COLUMN_ORDER, NULL);
  self->view = view;
  self->columns = g_object_ref (columns);
  self->names = collect_names (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_column_order_set_settings:
 * @self: an order
 * @settings: the settings that keep it
 *
 * Restores the order from the settings, and keeps what the person changes there. To be called once.
 */
void
si_column_order_set_settings (SiColumnOrder *self, GSettings *settings)
{
  g_auto (GStrv) names = NULL;
  gboolean placed[SI_N_COLUMNS] = { FALSE };
  guint place = 0;

  g_return_if_fail (SI_IS_COLUMN_ORDER (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  names = g_settings_get_strv (settings, KEY);
  for (guint i = 0; names[i] != NULL; i++)
    {
      SiColumn id;

      if (!si_column_find (names[i], &id) || id == SI_COLUMN_SERVER || placed[id])
        continue;
      placed[id] = TRUE;
      gtk_column_view_insert_column (self->view, place++,
                                     si_product_columns_get (self->columns, id));
    }
  self->settings = g_object_ref (settings);
}

/**
 * si_column_order_can_move:
 * @self: an order
 * @column: a column of the list
 * @later: whether towards the end of a line, not towards its start
 *
 * Returns: whether the column can change places with a visible one
 */
gboolean
si_column_order_can_move (SiColumnOrder *self, GtkColumnViewColumn *column, gboolean later)
{
  g_return_val_if_fail (SI_IS_COLUMN_ORDER (self), FALSE);
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), FALSE);

  return find_neighbour (self, column, later) != NULL;
}

/**
 * si_column_order_move:
 * @self: an order
 * @column: a column of the list
 * @later: whether towards the end of a line, not towards its start
 *
 * Lets a column change places with the next visible one, if there is one.
 */
void
si_column_order_move (SiColumnOrder *self, GtkColumnViewColumn *column, gboolean later)
{
  GtkColumnViewColumn *neighbour;

  g_return_if_fail (SI_IS_COLUMN_ORDER (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  neighbour = find_neighbour (self, column, later);
  if (neighbour == NULL)
    return;
  if (later)
    exchange (self, column, neighbour);
  else
    exchange (self, neighbour, column);
  si_stock_columns_settle (si_product_columns_get_godowns (self->columns));
}
