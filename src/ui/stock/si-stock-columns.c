/* si-stock-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-columns.h"

#include "si-column-place.h"
#include "si-compat.h"
#include "si-godown-choice.h"
#include "si-stock-cell.h"

struct _SiStockColumns
{
  GObject parent_instance;

  GtkColumnView *view;       /* (borrowed): it outlives this */
  GtkColumnViewColumn *next; /* (owned): the column that they stand before */
  SiColumnPace *pace;        /* (owned) */
  SiProductList *list;       /* (owned) */
  char **godown_ids;         /* (owned) (nullable) */
  GPtrArray *columns;        /* (owned) (element-type SiStockColumn): in their order */
  guint room;                /* how many of them fit */
  gboolean narrow;           /* none of them is shown */
  SiGodownChoice *choice;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiStockColumns, si_stock_columns, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_GODOWN_IDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_visible (SiStockColumns *self)
{
  guint n = 0;

  g_assert (SI_IS_STOCK_COLUMNS (self));

  for (guint i = 0; i < self->columns->len; i++)
    {
      SiStockColumn *column = self->columns->pdata[i];
      const gboolean visible = si_stock_columns_is_wanted (self, column) && n < self->room;

      n += visible ? 1 : 0;
      si_column_pace_set_visible (self->pace, si_stock_column_get_column (column), visible);
    }
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiStockColumn *column)
{
  gtk_list_item_set_child (list_item, si_stock_cell_new (column));
  si_compat_tag_cell (list_item);
}

static SiStockColumn *
find_by_number (SiStockColumns *self, guint number)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (si_stock_column_get_number (self->columns->pdata[i]) == number)
      return self->columns->pdata[i];
  return NULL;
}

static void
add_column (SiStockColumns *self, const char *godown_id)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  guint number = SI_N_COLUMNS;
  SiStockColumn *column;
  GtkColumnViewColumn *in_view;

  while (find_by_number (self, number) != NULL)
    number++;
  column = si_stock_column_new (self->list, godown_id, number);
  in_view = si_stock_column_get_column (column);

  /* The factory belongs to the column, which must not hold the object that holds it. */
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell), column, 0);
  si_product_cell_follow_items (factory);
  g_ptr_array_add (self->columns, column);
  gtk_column_view_column_set_visible (in_view, FALSE);
  gtk_column_view_column_set_factory (in_view, factory);
  gtk_column_view_insert_column (self->view, si_column_place_find (self->view, self->next),
                                 in_view);
  si_compat_align_title_with_figures (in_view);
  si_compat_let_title_shrink (in_view);
}

static void
remove_column (SiStockColumns *self, guint nth)
{
  gtk_column_view_remove_column (self->view,
                                 si_stock_column_get_column (self->columns->pdata[nth]));
  g_ptr_array_remove_index (self->columns, nth);
}

/* Keeps the columns at the start that are wanted in this order, so that the list stays sorted by
 * one of them. */
static void
change_columns (SiStockColumns *self, const char *const *godown_ids)
{
  guint n = 0;

  while (n < self->columns->len && n < SI_MOST_STOCK_COLUMNS && godown_ids != NULL
         && godown_ids[n] != NULL)
    if (g_str_equal (si_stock_column_get_godown_id (self->columns->pdata[n]), godown_ids[n]))
      n++;
    else
      remove_column (self, n);
  while (self->columns->len > n)
    remove_column (self, n);
  for (; godown_ids != NULL && godown_ids[n] != NULL && n < SI_MOST_STOCK_COLUMNS; n++)
    add_column (self, godown_ids[n]);
}

static void
show (SiStockColumns *self, const char *const *godown_ids)
{
  char **old = self->godown_ids;

  if (old == NULL && godown_ids == NULL)
    return;
  if (old != NULL && godown_ids != NULL && g_strv_equal ((const char *const *) old, godown_ids))
    return;
  self->godown_ids = g_strdupv ((char **) godown_ids);
  g_strfreev (old);
  change_columns (self, godown_ids);
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GODOWN_IDS]);
}

static void
restore (SiStockColumns *self)
{
  g_auto (GStrv) godown_ids = si_godown_choice_dup_godown_ids (self->choice);

  show (self, (const char *const *) godown_ids);
}

static void
si_stock_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_GODOWN_IDS:
      g_value_set_boxed (value, SI_STOCK_COLUMNS (object)->godown_ids);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_stock_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_GODOWN_IDS:
      si_stock_columns_set_godown_ids (SI_STOCK_COLUMNS (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_stock_columns_dispose (GObject *object)
{
  SiStockColumns *self = SI_STOCK_COLUMNS (object);

  g_ptr_array_set_size (self->columns, 0);
  g_clear_object (&self->next);
  g_clear_object (&self->pace);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_stock_columns_parent_class)->dispose (object);
}

static void
si_stock_columns_finalize (GObject *object)
{
  SiStockColumns *self = SI_STOCK_COLUMNS (object);

  g_ptr_array_unref (self->columns);
  g_strfreev (self->godown_ids);
  g_object_unref (self->choice);

  G_OBJECT_CLASS (si_stock_columns_parent_class)->finalize (object);
}

static void
si_stock_columns_class_init (SiStockColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_stock_columns_get_property;
  object_class->set_property = si_stock_columns_set_property;
  object_class->dispose = si_stock_columns_dispose;
  object_class->finalize = si_stock_columns_finalize;

  properties[PROP_GODOWN_IDS]
      = g_param_spec_boxed ("godown-ids", NULL, NULL, G_TYPE_STRV,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_stock_columns_init (SiStockColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->room = SI_MOST_STOCK_COLUMNS;
  self->choice = si_godown_choice_new ();
}

/**
 * si_stock_columns_new:
 * @view: a list of products, which is to outlive them
 * @next: the column of @view that they stand before
 * @pace: the pace of the columns of @view
 * @list: the products
 *
 * Returns: (transfer full): the columns of no godown yet
 */
SiStockColumns *
si_stock_columns_new (GtkColumnView *view,
                      GtkColumnViewColumn *next,
                      SiColumnPace *pace,
                      SiProductList *list)
{
  SiStockColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (next), NULL);
  g_return_val_if_fail (SI_IS_COLUMN_PACE (pace), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_STOCK_COLUMNS, NULL);
  self->view = view;
  self->next = g_object_ref (next);
  self->pace = g_object_ref (pace);
  self->list = g_object_ref (list);
  g_signal_connect_object (si_product_list_get_filter (list), "notify::godown-ids",
                           G_CALLBACK (update_visible), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_stock_columns_get_godown_ids:
 * @self: columns of godowns
 *
 * Returns: (transfer none) (nullable): the keys of their godowns
 */
const char *const *
si_stock_columns_get_godown_ids (SiStockColumns *self)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), NULL);

  return (const char *const *) self->godown_ids;
}

/**
 * si_stock_columns_set_godown_ids:
 * @self: columns of godowns
 * @godown_ids: (nullable): the keys of their godowns, of which %SI_MOST_STOCK_COLUMNS are shown
 *
 * Shows other godowns, and keeps them in the settings for the connection.
 */
void
si_stock_columns_set_godown_ids (SiStockColumns *self, const char *const *godown_ids)
{
  g_return_if_fail (SI_IS_STOCK_COLUMNS (self));

  show (self, godown_ids != NULL && godown_ids[0] != NULL ? godown_ids : NULL);
  si_godown_choice_set_godown_ids (self->choice, (const char *const *) self->godown_ids);
}

/**
 * si_stock_columns_find:
 * @self: columns of godowns
 * @number: the number by which a sorter knows a column
 *
 * Returns: (transfer none) (nullable): that column; %NULL if it is none of them
 */
SiStockColumn *
si_stock_columns_find (SiStockColumns *self, guint number)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), NULL);

  return find_by_number (self, number);
}

/**
 * si_stock_columns_get_first:
 * @self: columns of godowns
 *
 * Returns: (transfer none): the first of them; the one that they stand before if there is none
 */
GtkColumnViewColumn *
si_stock_columns_get_first (SiStockColumns *self)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), NULL);

  return self->columns->len > 0 ? si_stock_column_get_column (self->columns->pdata[0]) : self->next;
}

/**
 * si_stock_columns_remove:
 * @self: columns of godowns
 * @column: one of them
 *
 * Takes a godown away, and keeps the others in the settings for the connection.
 */
void
si_stock_columns_remove (SiStockColumns *self, SiStockColumn *column)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) godown_ids = NULL;

  g_return_if_fail (SI_IS_STOCK_COLUMNS (self));
  g_return_if_fail (SI_IS_STOCK_COLUMN (column));

  builder = g_strv_builder_new ();
  for (guint i = 0; self->godown_ids != NULL && self->godown_ids[i] != NULL; i++)
    if (!g_str_equal (self->godown_ids[i], si_stock_column_get_godown_id (column)))
      g_strv_builder_add (builder, self->godown_ids[i]);
  godown_ids = g_strv_builder_end (builder);
  si_stock_columns_set_godown_ids (self, (const char *const *) godown_ids);
}

/* Returns: (transfer full) (element-type SiStockColumn): the columns as they stand in the view. */
static GPtrArray *
collect_in_view (SiStockColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      SiStockColumn *godown_column = si_stock_column_get (column);

      if (godown_column != NULL)
        g_ptr_array_add (found, g_object_ref (godown_column));
    }
  return found;
}

/* Takes another order of the same columns. */
static void
adopt (SiStockColumns *self, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_free (self->godown_ids[i]);
      self->godown_ids[i] = g_strdup (si_stock_column_get_godown_id (columns->pdata[i]));
    }
  g_ptr_array_unref (self->columns);
  self->columns = g_ptr_array_ref (columns);
  update_visible (self);
  si_godown_choice_set_godown_ids (self->choice, (const char *const *) self->godown_ids);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GODOWN_IDS]);
}

/**
 * si_stock_columns_settle:
 * @self: columns of godowns
 *
 * Takes the order from the view, where a person may have moved a column, and puts the columns
 * together before the one that they belong to.
 */
void
si_stock_columns_settle (SiStockColumns *self)
{
  g_autoptr (GPtrArray) columns = NULL;
  GtkColumnViewColumn *next;

  g_return_if_fail (SI_IS_STOCK_COLUMNS (self));

  columns = collect_in_view (self);
  g_return_if_fail (columns->len == self->columns->len);
  next = self->next;
  for (guint i = columns->len; i-- > 0;)
    {
      GtkColumnViewColumn *column = si_stock_column_get_column (columns->pdata[i]);

      si_column_place_move_before (self->view, column, next);
      next = column;
    }
  for (guint i = 0; i < columns->len; i++)
    if (columns->pdata[i] != self->columns->pdata[i])
      {
        adopt (self, columns);
        break;
      }
}

/**
 * si_stock_columns_set_settings:
 * @self: columns of godowns
 * @settings: the settings that keep the godowns of each connection
 */
void
si_stock_columns_set_settings (SiStockColumns *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_STOCK_COLUMNS (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  si_godown_choice_set_settings (self->choice, settings);
  restore (self);
}

/**
 * si_stock_columns_get_locked:
 * @self: columns of godowns
 *
 * Returns: whether the settings are locked, so that a choice is not kept for longer than @self
 * lives
 */
gboolean
si_stock_columns_get_locked (SiStockColumns *self)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), FALSE);

  return si_godown_choice_get_locked (self->choice);
}

/**
 * si_stock_columns_set_connection_id:
 * @self: columns of godowns
 * @connection_id: (nullable): the id of the connection of the products; %NULL or "" if it is not
 *   saved
 *
 * Shows the godowns that a person has chosen for the connection.
 */
void
si_stock_columns_set_connection_id (SiStockColumns *self, const char *connection_id)
{
  g_return_if_fail (SI_IS_STOCK_COLUMNS (self));

  if (si_godown_choice_set_connection_id (self->choice, connection_id))
    restore (self);
}

/* Returns: whether the godowns that the filter has chosen let a column be shown. */
static gboolean
obeys_filter (SiStockColumns *self, SiStockColumn *column)
{
  const char *const *chosen = si_filter_get_godown_ids (si_product_list_get_filter (self->list));

  return chosen == NULL
         || (g_strv_length ((char **) chosen) > 1
             && g_strv_contains (chosen, si_stock_column_get_godown_id (column)));
}

/**
 * si_stock_columns_is_wanted:
 * @self: columns of godowns
 * @column: one of them
 *
 * Returns: whether it is shown if there is room
 */
gboolean
si_stock_columns_is_wanted (SiStockColumns *self, SiStockColumn *column)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), FALSE);
  g_return_val_if_fail (SI_IS_STOCK_COLUMN (column), FALSE);

  return !self->narrow && obeys_filter (self, column);
}

/**
 * si_stock_columns_get_n_left_out:
 * @self: columns of godowns
 *
 * Returns: the number of columns that are not shown because there is no room
 */
guint
si_stock_columns_get_n_left_out (SiStockColumns *self)
{
  guint n = 0;

  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), 0);

  for (guint i = 0; i < self->columns->len; i++)
    n += obeys_filter (self, self->columns->pdata[i]) ? 1 : 0;
  return n - si_stock_columns_get_n_shown (self);
}

/**
 * si_stock_columns_get_n_wanted:
 * @self: columns of godowns
 *
 * Returns: the number of columns that are shown if there is room
 */
guint
si_stock_columns_get_n_wanted (SiStockColumns *self)
{
  guint n = 0;

  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), 0);

  for (guint i = 0; i < self->columns->len; i++)
    n += si_stock_columns_is_wanted (self, self->columns->pdata[i]) ? 1 : 0;
  return n;
}

/**
 * si_stock_columns_set_narrow:
 * @self: columns of godowns
 * @narrow: whether only a few columns fit, and none of these
 */
void
si_stock_columns_set_narrow (SiStockColumns *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_STOCK_COLUMNS (self));

  self->narrow = narrow;
  update_visible (self);
}

/**
 * si_stock_columns_get_n_shown:
 * @self: columns of godowns
 *
 * Returns: the number of columns that are shown
 */
guint
si_stock_columns_get_n_shown (SiStockColumns *self)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (self), 0);

  return MIN (si_stock_columns_get_n_wanted (self), self->room);
}

/**
 * si_stock_columns_set_room:
 * @self: columns of godowns
 * @n_columns: how many of them fit
 *
 * Hides the last ones if there is no room for them.
 */
void
si_stock_columns_set_room (SiStockColumns *self, guint n_columns)
{
  g_return_if_fail (SI_IS_STOCK_COLUMNS (self));

  self->room = n_columns;
  update_visible (self);
}
