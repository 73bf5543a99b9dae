/* si-column-pace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-pace.h"

/* The columns of a list with up to so many rows change at once. */
#define FEW_ROWS 40

struct _SiColumnPace
{
  GObject parent_instance;

  GtkColumnView *view; /* (borrowed): it outlives this */
  GPtrArray *waiting;  /* (owned) (element-type GtkColumnViewColumn): those that are to change */
  guint turn_id;       /* the idle source that changes the next one, or 0 */
};

G_DEFINE_FINAL_TYPE (SiColumnPace, si_column_pace, G_TYPE_OBJECT)

static gboolean
has_few_rows (SiColumnPace *self)
{
  GtkSelectionModel *rows = gtk_column_view_get_model (self->view);

  return rows == NULL || g_list_model_get_n_items (G_LIST_MODEL (rows)) <= FEW_ROWS;
}

/* Changes the next column, unless it has left the list meanwhile. */
static gboolean
turn (gpointer user_data)
{
  SiColumnPace *self = user_data;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (self->waiting->len == 0)
    {
      self->turn_id = 0;
      return G_SOURCE_REMOVE;
    }
  column = g_ptr_array_steal_index (self->waiting, 0);
  if (gtk_column_view_column_get_column_view (column) == self->view)
    gtk_column_view_column_set_visible (column, !gtk_column_view_column_get_visible (column));
  return G_SOURCE_CONTINUE;
}

static void
si_column_pace_dispose (GObject *object)
{
  SiColumnPace *self = SI_COLUMN_PACE (object);

  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_ptr_array_set_size (self->waiting, 0);

  G_OBJECT_CLASS (si_column_pace_parent_class)->dispose (object);
}

static void
si_column_pace_finalize (GObject *object)
{
  g_ptr_array_unref (SI_COLUMN_PACE (object)->waiting);

  G_OBJECT_CLASS (si_column_pace_parent_class)->finalize (object);
}

static void
si_column_pace_class_init (SiColumnPaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_column_pace_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_column_pace_finalize;
}

static void
si_column_pace_init (SiColumnPace *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * si_column_pace_new:
 * @view: a list, which is to outlive this
 *
 * Returns: (transfer full): the pace of its columns
 */
SiColumnPace *
si_column_pace_new (GtkColumnView *view)
{
  SiColumnPace *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (SI_TYPE_COLUMN_PACE, NULL);
  self->view = view;
  return self;
}

/**
 * si_column_pace_set_visible:
 * @self: the pace of a list
 * @column: a column of the list
 * @visible: whether it is to be shown
 *
 * Shows or hides a column, at once if the list is short, else in a later turn of the main loop.
 */
void
si_column_pace_set_visible (SiColumnPace *self, GtkColumnViewColumn *column, gboolean visible)
{
  g_return_if_fail (SI_IS_COLUMN_PACE (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  if (si_column_pace_get_visible (self, column) == visible)
    return;
  if (g_ptr_array_remove (self->waiting, column))
    return;
  if (has_few_rows (self))
    {
      gtk_column_view_column_set_visible (column, visible);
      return;
    }
  g_ptr_array_add (self->waiting, g_object_ref (column));
  /* Frames, which wait longer, would hold the columns up on a slow display. Keys and clicks do not
   * wait. */
  if (self->turn_id == 0)
    self->turn_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn, self, NULL);
}

/**
 * si_column_pace_get_visible:
 * @self: the pace of a list
 * @column: a column of the list
 *
 * Returns: whether the column is shown, or will be
 */
gboolean
si_column_pace_get_visible (SiColumnPace *self, GtkColumnViewColumn *column)
{
  g_return_val_if_fail (SI_IS_COLUMN_PACE (self), FALSE);
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), FALSE);

  return gtk_column_view_column_get_visible (column)
         != g_ptr_array_find (self->waiting, column, NULL);
}

/**
 * si_column_pace_get_n_coming:
 * @self: the pace of a list
 *
 * Returns: the number of columns that the list will have more than now, which may be negative
 */
int
si_column_pace_get_n_coming (SiColumnPace *self)
{
  int n = 0;

  g_return_val_if_fail (SI_IS_COLUMN_PACE (self), 0);

  for (guint i = 0; i < self->waiting->len; i++)
    n += gtk_column_view_column_get_visible (self->waiting->pdata[i]) ? -1 : 1;
  return n;
}

/**
 * si_column_pace_get_busy:
 * @self: the pace of a list
 *
 * Returns: whether columns are still to be shown or hidden
 */
gboolean
si_column_pace_get_busy (SiColumnPace *self)
{
  g_return_val_if_fail (SI_IS_COLUMN_PACE (self), FALSE);

  return self->waiting->len > 0;
}
