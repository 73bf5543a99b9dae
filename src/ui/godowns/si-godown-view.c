/* si-godown-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-view.h"

#include <glib/gi18n.h>

#include "si-column-sorter.h"
#include "si-compat.h"
#include "si-godown-cell.h"
#include "si-godown-listing.h"
#include "si-row-menu.h"
#include "si-view-sort.h"

struct _SiGodownView
{
  AdwBin parent_instance;

  SiGodownSumList *list;         /* (owned) (nullable) */
  GtkSingleSelection *selection; /* (owned) (nullable) */
  SiRowHeight *height;           /* (owned) */
  SiRowMenu *menu;               /* (owned) */
  SiViewSort *sort;              /* (owned) */

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GMenuModel *row_menu;
  GtkColumnViewColumn *name;
  GtkColumnViewColumn *id;
  GtkColumnViewColumn *products;
  GtkColumnViewColumn *units;
  GtkColumnViewColumn *share;
  GtkColumnViewColumn *below_zero;
  GtkColumnViewColumn *changed;
};

G_DEFINE_FINAL_TYPE (SiGodownView, si_godown_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_SELECTED = 1,
} SiGodownViewProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkColumnViewColumn *
get_column (SiGodownView *self, SiGodownColumn column)
{
  GtkColumnViewColumn *const columns[SI_N_GODOWN_COLUMNS]
      = { NULL,        self->name,  self->id,         self->products,
          self->units, self->share, self->below_zero, self->changed };

  return columns[column];
}

static void
sorted (SiGodownView *self, guint column, gboolean descending)
{
  g_assert (SI_IS_GODOWN_VIEW (self));

  if (self->list != NULL)
    si_godown_sum_list_sort (self->list, column, descending);
}

static void
selected_changed (SiGodownView *self)
{
  g_assert (SI_IS_GODOWN_VIEW (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
row_activated (SiGodownView *self, guint position, GtkColumnView *view)
{
  g_assert (SI_IS_GODOWN_VIEW (self));
  g_assert (GTK_IS_COLUMN_VIEW (view));

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item, SiGodownView *self)
{
  SiGodownColumn column = SI_GODOWN_COLUMN_NAME;

  while (gtk_column_view_column_get_factory (get_column (self, column))
         != GTK_LIST_ITEM_FACTORY (factory))
    column++;
  gtk_list_item_set_child (list_item, si_godown_cell_new (column, self->height));
  si_compat_tag_cell (list_item);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  si_godown_cell_set_godown (SI_GODOWN_CELL (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_cell (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  si_godown_cell_set_godown (SI_GODOWN_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
set_up_columns (SiGodownView *self)
{
  for (SiGodownColumn i = SI_GODOWN_COLUMN_NAME; i < SI_N_GODOWN_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = get_column (self, i);
      g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell), self, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell), NULL);
      si_view_sort_add (self->sort, column, i, si_godown_column_get_name (i),
                        si_godown_column_is_numeric (i));
      gtk_column_view_column_set_factory (column, factory);
      if (si_godown_column_is_numeric (i) && i != SI_GODOWN_COLUMN_SHARE)
        si_compat_align_title_with_figures (column);
      /* The other heads are short, and would be cut before a name is. */
      if (i == SI_GODOWN_COLUMN_NAME)
        si_compat_let_title_shrink (column);
    }
  si_compat_explain_title (self->changed, _ ("Changed Since Yesterday"));
}

static void
si_godown_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiGodownView *self = SI_GODOWN_VIEW (object);

  switch ((SiGodownViewProperty) id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, si_godown_view_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_godown_view_dispose (GObject *object)
{
  SiGodownView *self = SI_GODOWN_VIEW (object);

  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->menu);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->height);
  g_clear_object (&self->sort);

  G_OBJECT_CLASS (si_godown_view_parent_class)->dispose (object);
}

static void
si_godown_view_class_init (SiGodownViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = si_godown_view_get_property;
  object_class->dispose = si_godown_view_dispose;

  properties[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, SI_TYPE_GODOWN_SUM, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godown-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, below_zero);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, changed);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, id);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, name);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, products);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, row_menu);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, share);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, units);
  gtk_widget_class_bind_template_child (widget_class, SiGodownView, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
si_godown_view_init (SiGodownView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->height = si_row_height_new (GTK_WIDGET (self->view));
  self->menu = si_row_menu_new (self->view, self->row_menu);
  self->sort = si_view_sort_new (self->view);
  g_signal_connect_object (self->sort, "sorted", G_CALLBACK (sorted), self, G_CONNECT_SWAPPED);
  set_up_columns (self);
  si_compat_name_list (self->view);
  si_compat_let_tab_leave (GTK_WIDGET (self->view), GTK_WIDGET (self->scroller));
}

/**
 * si_godown_view_set_list:
 * @self: a view
 * @list: the godowns to show; to be called once
 */
void
si_godown_view_set_list (SiGodownView *self, SiGodownSumList *list)
{
  g_return_if_fail (SI_IS_GODOWN_VIEW (self));
  g_return_if_fail (SI_IS_GODOWN_SUM_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (list));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_changed),
                           self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  si_view_sort_set (self->sort, SI_GODOWN_COLUMN_UNITS, TRUE);
}

/**
 * si_godown_view_get_selected:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the selected godown
 */
SiGodownSum *
si_godown_view_get_selected (SiGodownView *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_VIEW (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/**
 * si_godown_view_add_actions:
 * @self: a view
 * @actions: the group "godowns", to which the actions of its order are added
 */
void
si_godown_view_add_actions (SiGodownView *self, GActionMap *actions)
{
  g_return_if_fail (SI_IS_GODOWN_VIEW (self));

  si_view_sort_add_actions (self->sort, actions);
}

/**
 * si_godown_view_set_narrow:
 * @self: a view
 * @narrow: whether only a few columns fit
 */
void
si_godown_view_set_narrow (SiGodownView *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_GODOWN_VIEW (self));

  gtk_column_view_column_set_visible (self->id, !narrow);
  gtk_column_view_column_set_visible (self->products, !narrow);
  gtk_column_view_column_set_visible (self->share, !narrow);
  gtk_column_view_column_set_visible (self->changed, !narrow);
}

/**
 * si_godown_view_focus_list:
 * @self: a view
 *
 * Moves the keyboard focus to the list, and selects its first row where none is selected.
 *
 * Returns: whether there is a row to move to
 */
gboolean
si_godown_view_focus_list (SiGodownView *self)
{
  guint position;

  g_return_val_if_fail (SI_IS_GODOWN_VIEW (self), FALSE);

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      position = 0;
      gtk_single_selection_set_selected (self->selection, position);
    }
  si_compat_scroll_to (GTK_WIDGET (self->view), position);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * si_godown_view_create_listing:
 * @self: a view with a list
 * @selected_only: whether to take the selected godown alone
 *
 * Returns: (transfer full) (nullable): the godowns as they are shown; %NULL where there is none to
 *   list
 */
SiListing *
si_godown_view_create_listing (SiGodownView *self, gboolean selected_only)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  GListModel *columns;
  SiGodownSums *sums;
  SiListing *listing;
  guint selected;

  g_return_val_if_fail (SI_IS_GODOWN_VIEW (self), NULL);

  sums = si_godown_sum_list_get_sums (self->list);
  selected = gtk_single_selection_get_selected (self->selection);
  for (guint32 i = 0; sums != NULL && i < sums->godowns->len; i++)
    if (!selected_only || i == selected)
      g_array_append_val (places, i);
  if (places->len == 0)
    return NULL;

  listing = si_godown_listing_new (sums, places);
  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (gtk_column_view_column_get_visible (column))
        si_godown_listing_add (listing, si_column_sorter_get_column (SI_COLUMN_SORTER (sorter)),
                               gtk_column_view_column_get_title (column));
    }
  return listing;
}
