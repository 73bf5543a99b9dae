/* si-alert-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-alert-view.h"

#include "si-alert-cell.h"
#include "si-column-sorter.h"
#include "si-compat.h"
#include "si-row-menu.h"

struct _SiAlertView
{
  AdwBin parent_instance;

  SiShownAlerts *list;          /* (owned) (nullable) */
  GtkMultiSelection *selection; /* (owned) (nullable) */
  SiRowHeight *height;          /* (owned) */
  GArray *selected_ids;         /* (owned) (element-type gint64): of the alerts that are selected */
  gint64 awaited;     /* the number of an alert to select once it is in the list; 0 for none */
  gboolean restoring; /* the selection follows its alerts to other places */
  guint focus_id;     /* the idle source that moves the focus to a row */
  guint focus_position;
  SiRowMenu *menu; /* (owned) (nullable) */

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkColumnViewColumn *state;
  GtkColumnViewColumn *product;
  GtkColumnViewColumn *godown;
  GtkColumnViewColumn *minimum;
  GtkColumnViewColumn *stock;
  GtkColumnViewColumn *since;
};

G_DEFINE_FINAL_TYPE (SiAlertView, si_alert_view, ADW_TYPE_BIN)

enum
{
  ACTIVATED,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkColumnViewColumn *
get_column (SiAlertView *self, SiAlertColumn column)
{
  GtkColumnViewColumn *const columns[]
      = { self->state, self->product, self->godown, self->minimum, self->stock, self->since };

  return columns[column];
}

static SiAlertColumn
find_column (SiAlertView *self, GtkListItemFactory *factory)
{
  SiAlertColumn column = SI_ALERT_COLUMN_STATE;

  while (gtk_column_view_column_get_factory (get_column (self, column)) != factory)
    column++;
  return column;
}

static void
sorter_changed (SiAlertView *self, GtkSorterChange change, GtkSorter *sorter)
{
  gboolean descending;
  const guint column = si_column_sorter_find_primary (sorter, &descending);

  g_assert (SI_IS_ALERT_VIEW (self));

  if (self->list != NULL)
    si_shown_alerts_sort (self->list, column, descending);
}

static void
setup_cell (SiAlertView *self, GtkListItem *list_item, GtkListItemFactory *factory)
{
  gtk_list_item_set_child (list_item,
                           si_alert_cell_new (find_column (self, factory), self->height));
  si_compat_tag_cell (list_item);
}

static void
bind_cell (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_alert_cell_set_alert (SI_ALERT_CELL (gtk_list_item_get_child (list_item)),
                           gtk_list_item_get_item (list_item));
}

static void
unbind_cell (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  si_alert_cell_set_alert (SI_ALERT_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
set_up_columns (SiAlertView *self)
{
  for (SiAlertColumn i = SI_ALERT_COLUMN_STATE; i < SI_N_ALERT_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = get_column (self, i);
      g_autoptr (GtkSorter) sorter = si_column_sorter_new (i);
      g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell), self, G_CONNECT_SWAPPED);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell), NULL);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_factory (column, factory);
      if (i == SI_ALERT_COLUMN_MINIMUM || i == SI_ALERT_COLUMN_STOCK)
        si_compat_align_title_with_figures (column);
      if (i != SI_ALERT_COLUMN_STATE)
        si_compat_let_title_shrink (column);
    }
}

static void
row_activated (SiAlertView *self, guint position)
{
  g_autoptr (SiShownAlert) shown = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_assert (SI_IS_ALERT_VIEW (self));

  if (shown != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, shown);
}

static void
note_selected (SiAlertView *self)
{
  g_autoptr (GPtrArray) selected = si_alert_view_get_selected (self);

  g_array_set_size (self->selected_ids, 0);
  for (guint i = 0; i < selected->len; i++)
    g_array_append_val (self->selected_ids, si_shown_alert_get_alert (selected->pdata[i])->id);
}

static void
selection_changed (SiAlertView *self)
{
  g_assert (SI_IS_ALERT_VIEW (self));

  if (self->restoring)
    return;
  self->awaited = 0;
  note_selected (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* An alert that moves to another place, or comes back into the list, stays selected. */
static void
restore_selection (SiAlertView *self)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GtkBitset) all
      = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  g_assert (SI_IS_ALERT_VIEW (self));

  for (guint i = 0; i < self->selected_ids->len; i++)
    {
      const guint position
          = si_shown_alerts_find (self->list, g_array_index (self->selected_ids, gint64, i));

      if (position != G_MAXUINT)
        gtk_bitset_add (wanted, position);
    }
  if (gtk_bitset_equals (wanted, selected))
    return;
  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  self->restoring = FALSE;
}

static void
list_updated (SiAlertView *self)
{
  g_assert (SI_IS_ALERT_VIEW (self));

  restore_selection (self);
  if (self->awaited != 0 && si_shown_alerts_find (self->list, self->awaited) != G_MAXUINT)
    si_alert_view_select (self, self->awaited);
}

static guint
get_first_selected (SiAlertView *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

static gboolean
focus_cb (gpointer user_data)
{
  SiAlertView *self = user_data;
  GtkWidget *row;

  self->focus_id = 0;
  si_compat_scroll_to (GTK_WIDGET (self->view), self->focus_position);
  row = si_compat_find_row (self->view, self->focus_position);
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* A row has no widget before the list is laid out. */
static void
focus_later (SiAlertView *self, guint position)
{
  self->focus_position = position;
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

static void
si_alert_view_dispose (GObject *object)
{
  SiAlertView *self = SI_ALERT_VIEW (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_object (&self->menu);
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->height);

  G_OBJECT_CLASS (si_alert_view_parent_class)->dispose (object);
}

static void
si_alert_view_finalize (GObject *object)
{
  SiAlertView *self = SI_ALERT_VIEW (object);

  g_array_unref (self->selected_ids);

  G_OBJECT_CLASS (si_alert_view_parent_class)->finalize (object);
}

static void
si_alert_view_class_init (SiAlertViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_alert_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_alert_view_finalize;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_SHOWN_ALERT);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-alert-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, godown);
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, minimum);
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, product);
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, since);
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, state);
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, stock);
  gtk_widget_class_bind_template_child (widget_class, SiAlertView, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "alerts.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "alerts.remove", NULL);
}

static void
si_alert_view_init (SiAlertView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selected_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->height = si_row_height_new (GTK_WIDGET (self->view));
  set_up_columns (self);
  si_compat_let_control_click_toggle (self->view);
  si_compat_name_list (self->view);
  si_compat_let_tab_leave (GTK_WIDGET (self->view), GTK_WIDGET (self->scroller));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed), self, G_CONNECT_SWAPPED);
}

/**
 * si_alert_view_set_list:
 * @self: a view
 * @list: the alerts to show; to be called once
 */
void
si_alert_view_set_list (SiAlertView *self, SiShownAlerts *list)
{
  g_return_if_fail (SI_IS_ALERT_VIEW (self));
  g_return_if_fail (SI_IS_SHOWN_ALERTS (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (list)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "updated", G_CALLBACK (list_updated), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_column_view_sort_by_column (self->view, self->state, GTK_SORT_ASCENDING);
}

/**
 * si_alert_view_set_menu:
 * @self: a view
 * @menu: the context menu of a row; to be called once
 */
void
si_alert_view_set_menu (SiAlertView *self, GMenuModel *menu)
{
  g_return_if_fail (SI_IS_ALERT_VIEW (self));
  g_return_if_fail (G_IS_MENU_MODEL (menu));
  g_return_if_fail (self->menu == NULL);

  self->menu = si_row_menu_new (self->view, menu);
}

/**
 * si_alert_view_set_narrow:
 * @self: a view
 * @narrow: whether only a few columns fit
 */
void
si_alert_view_set_narrow (SiAlertView *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_ALERT_VIEW (self));

  gtk_column_view_column_set_visible (self->godown, !narrow);
  gtk_column_view_column_set_visible (self->since, !narrow);
}

/**
 * si_alert_view_get_selected:
 * @self: a view with a list
 *
 * Returns: (transfer full) (element-type SiShownAlert): the selected alerts, in their order
 */
GPtrArray *
si_alert_view_get_selected (SiAlertView *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  GPtrArray *alerts;
  guint position;

  g_return_val_if_fail (SI_IS_ALERT_VIEW (self), NULL);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  alerts = g_ptr_array_new_with_free_func (g_object_unref);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (alerts, g_list_model_get_item (G_LIST_MODEL (self->list), position));
  return alerts;
}

/**
 * si_alert_view_select:
 * @self: a view with a list
 * @id: the number of an alert
 *
 * Selects an alert, and moves the focus to it; if it is not in the list, it is selected when it
 * comes.
 */
void
si_alert_view_select (SiAlertView *self, gint64 id)
{
  guint position;

  g_return_if_fail (SI_IS_ALERT_VIEW (self));

  position = si_shown_alerts_find (self->list, id);
  if (position != G_MAXUINT)
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
      focus_later (self, position);
      return;
    }
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->awaited = id;
}

/**
 * si_alert_view_focus_list:
 * @self: a view with a list
 *
 * Moves the focus to the first selected row, or to the first one.
 *
 * Returns: whether there is a row
 */
gboolean
si_alert_view_focus_list (SiAlertView *self)
{
  guint position;

  g_return_val_if_fail (SI_IS_ALERT_VIEW (self), FALSE);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  position = get_first_selected (self);
  focus_later (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
  return TRUE;
}

/**
 * si_alert_view_get_place:
 * @self: a view with a list
 * @other: the widget whose coordinates are wanted
 * @place: (out): the place of the first selected row on screen
 *
 * Returns: whether such a row is on screen
 */
gboolean
si_alert_view_get_place (SiAlertView *self, GtkWidget *other, GdkRectangle *place)
{
  guint position;
  GtkWidget *row;
  graphene_rect_t bounds;

  g_return_val_if_fail (SI_IS_ALERT_VIEW (self), FALSE);

  position = get_first_selected (self);
  row = position != GTK_INVALID_LIST_POSITION ? si_compat_find_row (self->view, position) : NULL;
  if (row == NULL || !gtk_widget_compute_bounds (row, other, &bounds))
    return FALSE;
  *place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
  return TRUE;
}
