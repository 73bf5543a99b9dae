/* si-product-sort.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-sort.h"

#include "si-column-sorter.h"

struct _SiProductSort
{
  GObject parent_instance;

  GtkColumnView *view;       /* (borrowed): it outlives this */
  SiProductColumns *columns; /* (owned) */
  SiProductList *list;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiProductSort, si_product_sort, G_TYPE_OBJECT)

enum
{
  SORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_number (GtkColumnViewColumn *column)
{
  return si_column_sorter_get_column (
      SI_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)));
}

static void
follow_godown (SiProductSort *self, SiStockColumn *column, gboolean descending)
{
  const char *godown_id = si_stock_column_get_godown_id (column);
  const gboolean first
      = g_strcmp0 (si_product_list_get_column_godown (self->list), godown_id) != 0 && !descending;

  si_product_list_sort_by_godown (self->list, godown_id, first || descending);
  if (first)
    gtk_column_view_sort_by_column (self->view, si_stock_column_get_column (column),
                                    GTK_SORT_DESCENDING);
}

static void
follow_column (SiProductSort *self, SiColumn column, gboolean descending)
{
  /* The column that the list was sorted by is no longer there. */
  if (column == SI_COLUMN_SERVER && si_product_list_get_column_godown (self->list) != NULL)
    si_product_sort_set (self, si_product_columns_get (self->columns, SI_COLUMN_SKU), FALSE);
  else if (si_column_get_info (column)->numeric && !descending
           && (si_product_list_get_column (self->list) != column
               || si_product_list_get_column_godown (self->list) != NULL))
    si_product_sort_set (self, si_product_columns_get (self->columns, column), TRUE);
  else
    si_product_list_sort (self->list, column, descending);
}

static void
sorter_changed (SiProductSort *self, GtkSorterChange change, GtkSorter *sorter)
{
  gboolean descending;
  const guint number = si_column_sorter_find_primary (sorter, &descending);
  SiStockColumn *column;

  g_assert (SI_IS_PRODUCT_SORT (self));
  g_assert (GTK_IS_SORTER (sorter));

  column = si_stock_columns_find (si_product_columns_get_godowns (self->columns), number);
  if (column != NULL)
    follow_godown (self, column, descending);
  else
    follow_column (self, number < SI_N_COLUMNS ? (SiColumn) number : SI_COLUMN_SERVER, descending);
  g_signal_emit (self, signals[SORTED], 0);
}

static void
si_product_sort_dispose (GObject *object)
{
  SiProductSort *self = SI_PRODUCT_SORT (object);

  g_clear_object (&self->columns);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_product_sort_parent_class)->dispose (object);
}

static void
si_product_sort_class_init (SiProductSortClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_product_sort_dispose;

  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_product_sort_init (SiProductSort *self)
{
}

/**
 * si_product_sort_new:
 * @view: a list, which is to outlive this
 * @columns: its columns, with those of godowns
 * @list: its products
 *
 * Returns: (transfer full): an order that follows the heads of the columns
 */
SiProductSort *
si_product_sort_new (GtkColumnView *view, SiProductColumns *columns, SiProductList *list)
{
  SiProductSort *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (columns), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_PRODUCT_SORT, NULL);
  self->view = view;
  self->columns = g_object_ref (columns);
  self->list = g_object_ref (list);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_product_sort_set:
 * @self: an order
 * @column: (nullable): a column of the view; %NULL for the order of the server
 * @descending: whether the largest comes first
 *
 * Sorts the products by a column, and shows that in its head.
 */
void
si_product_sort_set (SiProductSort *self, GtkColumnViewColumn *column, gboolean descending)
{
  SiStockColumn *godown_column;

  g_return_if_fail (SI_IS_PRODUCT_SORT (self));
  g_return_if_fail (column == NULL || GTK_IS_COLUMN_VIEW_COLUMN (column));

  /* The list is sorted first, so that sorter_changed() does not take this for a first click. */
  godown_column = column != NULL ? si_stock_column_get (column) : NULL;
  if (godown_column != NULL)
    si_product_list_sort_by_godown (self->list, si_stock_column_get_godown_id (godown_column),
                                    descending);
  else
    si_product_list_sort (
        self->list, column != NULL ? (SiColumn) get_number (column) : SI_COLUMN_SERVER, descending);
  gtk_column_view_sort_by_column (self->view, column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
