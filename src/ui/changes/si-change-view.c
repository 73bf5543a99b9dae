/* si-change-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-change-view.h"

#include <glib/gi18n.h>

#include "si-change-listing.h"
#include "si-column-sorter.h"
#include "si-compat.h"
#include "si-cut.h"
#include "si-direction.h"
#include "si-quantity-cell.h"
#include "si-row-height.h"
#include "si-text.h"
#include "si-view-sort.h"

struct _SiChangeView
{
  AdwBin parent_instance;

  SiChangeList *list;            /* (owned) (nullable) */
  GtkSingleSelection *selection; /* (owned) (nullable) */
  SiRowHeight *height;           /* (owned) */
  gboolean narrow;
  SiViewSort *sort; /* (owned) */

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkColumnViewColumn *sku;
  GtkColumnViewColumn *description;
  GtkColumnViewColumn *godown;
  GtkColumnViewColumn *kind;
  GtkColumnViewColumn *before;
  GtkColumnViewColumn *after;
  GtkColumnViewColumn *difference;
};

G_DEFINE_FINAL_TYPE (SiChangeView, si_change_view, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_numeric (SiChangeColumn column)
{
  return si_change_column_get_info (column)->numeric;
}

static GtkColumnViewColumn *
get_column (SiChangeView *self, SiChangeColumn column)
{
  GtkColumnViewColumn *const columns[]
      = { NULL,       self->sku,    self->description, self->godown,
          self->kind, self->before, self->after,       self->difference };

  return columns[column];
}

static SiChangeColumn
find_column (SiChangeView *self, GtkListItemFactory *factory)
{
  SiChangeColumn column = SI_CHANGE_COLUMN_SKU;

  while (gtk_column_view_column_get_factory (get_column (self, column)) != factory)
    column++;
  return column;
}

static void
sorted (SiChangeView *self, guint column, gboolean descending)
{
  g_assert (SI_IS_CHANGE_VIEW (self));

  if (self->list != NULL)
    si_change_list_sort (self->list, column, descending);
}

static void
selected_changed (SiChangeView *self)
{
  SiChange *change = gtk_single_selection_get_selected_item (self->selection);

  g_assert (SI_IS_CHANGE_VIEW (self));

  if (change != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, change);
}

/* Gives texts a smaller minimum width than figures, so that a narrow window cuts them first. */
static void
set_width (GtkInscription *inscription, SiChangeColumn column)
{
  const gboolean description = column == SI_CHANGE_COLUMN_DESCRIPTION;
  const gboolean kind = column == SI_CHANGE_COLUMN_KIND;

  gtk_inscription_set_min_chars (inscription, description ? 3 : 6);
  gtk_inscription_set_nat_chars (inscription, description ? 32 : kind ? 24 : 8);
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  const SiChangeColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *cell = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (cell);

  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (inscription, 1);
  set_width (inscription, column);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  if (is_numeric (column))
    {
      gtk_inscription_set_xalign (inscription, si_direction_get_figure_xalign ());
      gtk_widget_add_css_class (cell, "numeric");
    }
  if (column == SI_CHANGE_COLUMN_DIFFERENCE)
    {
      gtk_widget_add_css_class (cell, "difference");
      gtk_widget_add_css_class (cell, "last");
    }
  if (column == SI_CHANGE_COLUMN_BEFORE)
    gtk_widget_add_css_class (cell, "dim-label");
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiChangeView *self)
{
  const SiChangeColumn column = find_column (self, GTK_LIST_ITEM_FACTORY (factory));
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  SiChange *change = gtk_list_item_get_item (list_item);
  g_autofree char *whole = si_text_change_cell (change, column);
  g_autofree char *text = si_cut (whole);

  if (is_numeric (column))
    si_quantity_cell_show_figure (GTK_INSCRIPTION (cell), text, 6);
  else
    {
      g_autofree char *aligned = si_direction_align (text);

      si_row_height_set_text (self->height, GTK_INSCRIPTION (cell), aligned);
    }
  gtk_widget_set_tooltip_text (cell, column == SI_CHANGE_COLUMN_DESCRIPTION ? text : NULL);
  if (column == SI_CHANGE_COLUMN_SKU)
    {
      g_autofree char *kinds = si_text_change_cell (change, SI_CHANGE_COLUMN_KIND);
      g_autofree char *difference = si_text_difference (si_change_get_entry (change)->difference);
      g_autofree char *description = si_cut (si_change_get_description (change));
      g_autofree char *name
          = g_strdup_printf ("%s, %s, %s, %s", text, description, kinds, difference);

      si_compat_name_row (cell, name);
    }
}

static void
set_up_columns (SiChangeView *self)
{
  for (SiChangeColumn i = SI_CHANGE_COLUMN_SKU; i < SI_N_CHANGE_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = get_column (self, i);
      g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), GUINT_TO_POINTER (i));
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell), self, 0);
      si_view_sort_add (self->sort, column, i, si_change_column_get_info (i)->name, is_numeric (i));
      gtk_column_view_column_set_factory (column, factory);
      if (is_numeric (i))
        si_compat_align_title_with_figures (column);
      si_compat_let_title_shrink (column);
    }
}

static void
update_columns (SiChangeView *self)
{
  g_assert (SI_IS_CHANGE_VIEW (self));

  gtk_column_view_column_set_visible (
      self->godown, self->list != NULL && si_change_list_get_by_godown (self->list));
  gtk_column_view_column_set_visible (self->before, !self->narrow);
  gtk_column_view_column_set_visible (self->after, !self->narrow);
  gtk_column_view_column_set_visible (self->kind, !self->narrow);
}

static void
si_change_view_dispose (GObject *object)
{
  SiChangeView *self = SI_CHANGE_VIEW (object);

  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->height);
  g_clear_object (&self->sort);

  G_OBJECT_CLASS (si_change_view_parent_class)->dispose (object);
}

static void
si_change_view_class_init (SiChangeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = si_change_view_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_CHANGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-change-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, after);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, before);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, description);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, difference);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, godown);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, kind);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, sku);
  gtk_widget_class_bind_template_child (widget_class, SiChangeView, view);
}

static void
si_change_view_init (SiChangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->height = si_row_height_new (GTK_WIDGET (self->view));
  self->sort = si_view_sort_new (self->view);
  g_signal_connect_object (self->sort, "sorted", G_CALLBACK (sorted), self, G_CONNECT_SWAPPED);
  set_up_columns (self);
  si_compat_name_list (self->view);
  si_compat_let_tab_leave (GTK_WIDGET (self->view), GTK_WIDGET (self->scroller));
}

/**
 * si_change_view_set_list:
 * @self: a view
 * @list: the changes to show; to be called once
 */
void
si_change_view_set_list (SiChangeView *self, SiChangeList *list)
{
  g_return_if_fail (SI_IS_CHANGE_VIEW (self));
  g_return_if_fail (SI_IS_CHANGE_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (list));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "updated", G_CALLBACK (update_columns), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  si_view_sort_set (self->sort, SI_CHANGE_COLUMN_SKU, FALSE);
}

/* Lists changes with the visible columns, as they stand side by side. */
static SiListing *
create_listing (SiChangeView *self, const GArray *entries)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean by_godown;
  SiComparison *changes = si_change_list_get_shown (self->list, &by_godown);
  SiListing *listing = si_change_listing_new (changes, by_godown, entries);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (gtk_column_view_column_get_visible (column))
        si_change_listing_add (listing, si_column_sorter_get_column (SI_COLUMN_SORTER (sorter)),
                               gtk_column_view_column_get_title (column));
    }
  return listing;
}

/**
 * si_change_view_create_listing:
 * @self: a view with a list
 *
 * Returns: (transfer full) (nullable): the changes as they are shown; %NULL while there is no
 *   comparison
 */
SiListing *
si_change_view_create_listing (SiChangeView *self)
{
  GArray *entries;

  g_return_val_if_fail (SI_IS_CHANGE_VIEW (self), NULL);

  entries = si_change_list_get_entries (self->list);
  return entries != NULL ? create_listing (self, entries) : NULL;
}

/**
 * si_change_view_create_selected_listing:
 * @self: a view with a list
 *
 * Returns: (transfer full) (nullable): the change that is selected, as it is shown; %NULL where
 *   none is selected
 */
SiListing *
si_change_view_create_selected_listing (SiChangeView *self)
{
  g_autoptr (GArray) entries = NULL;
  SiChange *change;
  guint32 entry;

  g_return_val_if_fail (SI_IS_CHANGE_VIEW (self), NULL);

  change = gtk_single_selection_get_selected_item (self->selection);
  if (change == NULL)
    return NULL;
  entries = g_array_new (FALSE, FALSE, sizeof entry);
  entry = si_change_get_ordinal (change);
  g_array_append_val (entries, entry);
  return create_listing (self, entries);
}

/**
 * si_change_view_set_narrow:
 * @self: a view
 * @narrow: whether only a few columns fit
 */
void
si_change_view_set_narrow (SiChangeView *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_CHANGE_VIEW (self));

  self->narrow = narrow;
  update_columns (self);
}

/**
 * si_change_view_create_actions:
 * @self: a view
 *
 * Returns: (transfer full): the actions "sort-column" and "sort-descending", for people who do not
 *   click on headers; figures come largest first
 */
GSimpleActionGroup *
si_change_view_create_actions (SiChangeView *self)
{
  GSimpleActionGroup *actions;

  g_return_val_if_fail (SI_IS_CHANGE_VIEW (self), NULL);

  actions = g_simple_action_group_new ();
  si_view_sort_add_actions (self->sort, G_ACTION_MAP (actions));
  return actions;
}
