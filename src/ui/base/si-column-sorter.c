/* si-column-sorter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-sorter.h"

#define SI_TYPE_SORT_PROBE (si_sort_probe_get_type ())
G_DECLARE_FINAL_TYPE (SiSortProbe, si_sort_probe, SI, SORT_PROBE, GObject)

/* Takes the place of a row when the column view's sorter is asked. The first column whose sorter is
 * asked leaves its number in it. */
struct _SiSortProbe
{
  GObject parent_instance;

  guint column;
};

G_DEFINE_FINAL_TYPE (SiSortProbe, si_sort_probe, G_TYPE_OBJECT)

struct _SiColumnSorter
{
  GtkSorter parent_instance;

  guint column;
};

G_DEFINE_FINAL_TYPE (SiColumnSorter, si_column_sorter, GTK_TYPE_SORTER)

static void
si_sort_probe_class_init (SiSortProbeClass *klass)
{
}

static void
si_sort_probe_init (SiSortProbe *self)
{
  self->column = 0;
}

static GtkOrdering
si_column_sorter_compare (GtkSorter *sorter, gpointer item1, gpointer item2)
{
  SiColumnSorter *self = SI_COLUMN_SORTER (sorter);

  if (!SI_IS_SORT_PROBE (item1))
    return GTK_ORDERING_EQUAL;

  SI_SORT_PROBE (item1)->column = self->column;
  return GTK_ORDERING_SMALLER;
}

static void
si_column_sorter_class_init (SiColumnSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = si_column_sorter_compare;
}

static void
si_column_sorter_init (SiColumnSorter *self)
{
}

/**
 * si_column_sorter_new:
 * @column: the number of the column, above 0
 *
 * Returns: (transfer full): a sorter for gtk_column_view_column_set_sorter()
 */
GtkSorter *
si_column_sorter_new (guint column)
{
  SiColumnSorter *self = g_object_new (SI_TYPE_COLUMN_SORTER, NULL);

  self->column = column;
  return GTK_SORTER (self);
}

/**
 * si_column_sorter_get_column:
 * @self: a sorter
 *
 * Returns: the number of its column
 */
guint
si_column_sorter_get_column (SiColumnSorter *self)
{
  g_return_val_if_fail (SI_IS_COLUMN_SORTER (self), 0);

  return self->column;
}

/**
 * si_column_sorter_find_primary:
 * @view_sorter: gtk_column_view_get_sorter()
 * @descending: (out): whether the largest comes first
 *
 * Finds the column that a column view is sorted by. It lets the view's sorter compare two objects
 * that are no rows: the sorter asks the columns in turn, the one whose header was clicked last
 * first, and the sign of the answer is the direction. GTK has a getter for it since 4.10.
 *
 * Returns: the number of that column, 0 if there is none
 */
guint
si_column_sorter_find_primary (GtkSorter *view_sorter, gboolean *descending)
{
  g_autoptr (SiSortProbe) probe = g_object_new (SI_TYPE_SORT_PROBE, NULL);
  g_autoptr (SiSortProbe) other = g_object_new (SI_TYPE_SORT_PROBE, NULL);
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_SORTER (view_sorter), 0);

  ordering = gtk_sorter_compare (view_sorter, probe, other);
  if (descending != NULL)
    *descending = ordering == GTK_ORDERING_LARGER;
  /* The sorter of an inverted column may exchange the two. */
  return MAX (probe->column, other->column);
}
