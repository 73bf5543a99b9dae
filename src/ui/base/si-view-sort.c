/* si-view-sort.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-view-sort.h"

#include "si-column-sorter.h"

typedef struct
{
  GtkColumnViewColumn *column; /* (owned by the view) */
  guint number;
  const char *name; /* static */
  gboolean numeric;
} Column;

struct _SiViewSort
{
  GObject parent_instance;

  GtkColumnView *view; /* (unowned) (nullable): %NULL once it is gone */
  GArray *columns;     /* (owned) (element-type Column) */
  guint number;        /* of the column that it is sorted by; 0 before there is one */
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (SiViewSort, si_view_sort, G_TYPE_OBJECT)

typedef enum
{
  PROP_SORT_COLUMN = 1,
  PROP_SORT_DESCENDING,
} SiViewSortProperty;

static GParamSpec *properties[PROP_SORT_DESCENDING + 1];

enum
{
  SORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const Column *
find_column (SiViewSort *self, guint number)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (column->number == number)
        return column;
    }
  return NULL;
}

static void
sorter_changed (SiViewSort *self, GtkSorterChange change, GtkSorter *sorter)
{
  gboolean descending;
  const guint number = si_column_sorter_find_primary (sorter, &descending);
  const Column *column = find_column (self, number);

  g_assert (SI_IS_VIEW_SORT (self));

  if (column == NULL)
    return;
  if (column->numeric && !descending && self->number != number)
    {
      si_view_sort_set (self, number, TRUE);
      return;
    }
  self->number = number;
  self->descending = descending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_COLUMN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_DESCENDING]);
  g_signal_emit (self, signals[SORTED], 0, number, descending);
}

/* Sorts figures largest first, as the first click on their head does. */
static void
sort_by_name (SiViewSort *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (g_strcmp0 (column->name, name) == 0)
        si_view_sort_set (self, column->number, column->numeric);
    }
}

static void
si_view_sort_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiViewSort *self = SI_VIEW_SORT (object);
  const Column *column = find_column (self, self->number);

  switch ((SiViewSortProperty) id)
    {
    case PROP_SORT_COLUMN:
      g_value_set_string (value, column != NULL ? column->name : "");
      break;
    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_view_sort_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiViewSort *self = SI_VIEW_SORT (object);

  switch ((SiViewSortProperty) id)
    {
    case PROP_SORT_COLUMN:
      sort_by_name (self, g_value_get_string (value));
      break;
    case PROP_SORT_DESCENDING:
      si_view_sort_set (self, self->number, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_view_sort_dispose (GObject *object)
{
  g_clear_weak_pointer (&SI_VIEW_SORT (object)->view);

  G_OBJECT_CLASS (si_view_sort_parent_class)->dispose (object);
}

static void
si_view_sort_finalize (GObject *object)
{
  g_array_unref (SI_VIEW_SORT (object)->columns);

  G_OBJECT_CLASS (si_view_sort_parent_class)->finalize (object);
}

static void
si_view_sort_class_init (SiViewSortClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = si_view_sort_dispose;
  object_class->finalize = si_view_sort_finalize;
  object_class->get_property = si_view_sort_get_property;
  object_class->set_property = si_view_sort_set_property;

  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, "", flags);
  properties[PROP_SORT_DESCENDING]
      = g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
si_view_sort_init (SiViewSort *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
}

/**
 * si_view_sort_new:
 * @view: a column view
 *
 * Returns: (transfer full): an order that follows the heads of the view
 */
SiViewSort *
si_view_sort_new (GtkColumnView *view)
{
  SiViewSort *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (SI_TYPE_VIEW_SORT, NULL);
  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_view_sort_add:
 * @self: an order
 * @column: a column of the view
 * @number: its number, above 0
 * @name: its name in actions, which is static
 * @numeric: whether it has figures
 *
 * Lets the view be sorted by a column.
 */
void
si_view_sort_add (SiViewSort *self,
                  GtkColumnViewColumn *column,
                  guint number,
                  const char *name,
                  gboolean numeric)
{
  const Column added = { column, number, name, numeric };
  g_autoptr (GtkSorter) sorter = NULL;

  g_return_if_fail (SI_IS_VIEW_SORT (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (number > 0 && name != NULL);

  g_array_append_val (self->columns, added);
  sorter = si_column_sorter_new (number);
  gtk_column_view_column_set_sorter (column, sorter);
}

/**
 * si_view_sort_set:
 * @self: an order
 * @number: the number of a column
 * @descending: whether the largest come first
 *
 * Sorts by a column, and shows that in its head.
 */
void
si_view_sort_set (SiViewSort *self, guint number, gboolean descending)
{
  const Column *column;

  g_return_if_fail (SI_IS_VIEW_SORT (self));

  column = find_column (self, number);
  if (self->view == NULL || column == NULL)
    return;
  /* The column is known first, so that sorter_changed() does not take this for a first click. */
  self->number = number;
  gtk_column_view_sort_by_column (self->view, column->column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * si_view_sort_add_actions:
 * @self: an order
 * @actions: the actions of the view
 *
 * Adds the actions "sort-column" and "sort-descending", for people who do not click on heads.
 */
void
si_view_sort_add_actions (SiViewSort *self, GActionMap *actions)
{
  g_return_if_fail (SI_IS_VIEW_SORT (self));
  g_return_if_fail (G_IS_ACTION_MAP (actions));

  for (guint i = PROP_SORT_COLUMN; i < G_N_ELEMENTS (properties); i++)
    {
      const char *name = g_param_spec_get_name (properties[i]);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, self, name);

      g_action_map_add_action (actions, G_ACTION (action));
    }
}
