/* si-changes-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-changes-page.h"

#include <glib/gi18n.h>

#include "si-change-kinds-bar.h"
#include "si-change-span.h"
#include "si-change-text.h"
#include "si-change-view.h"
#include "si-compat.h"
#include "si-digits.h"
#include "si-engine-signals.h"
#include "si-low-products.h"
#include "si-moment-choice.h"
#include "si-no-changes.h"

struct _SiChangesPage
{
  SiPage parent_instance;

  SiEngine *engine;              /* (owned) (nullable) */
  SiEngineSignals *signals;      /* (owned) */
  SiProductList *products;       /* (owned) (nullable): has the filter */
  SiProductSelection *selection; /* (owned) (nullable) */
  SiChangeSpan *span;            /* (owned) */
  SiChangeList *list;            /* (owned) */
  SiChangeList *since_yesterday; /* (owned): counts the changes for the badge */
  SiFilter *godowns_only;        /* (owned): the filter of the badge */

  /* Template widgets */
  GtkOrientable *bar;
  GtkWidget *since_last; /* takes the place of the moments where none is kept */
  GtkWidget *moments;
  SiMomentChoice *from;
  SiMomentChoice *to;
  GtkToggleButton *by_product;
  GtkToggleButton *by_godown;
  GtkMenuButton *sort_button;
  SiChangeKindsBar *kinds;
  GtkStack *stack;
  SiNoChanges *none;
  GtkSpinner *spinner;
  SiChangeView *view;
};

G_DEFINE_FINAL_TYPE (SiChangesPage, si_changes_page, SI_TYPE_PAGE)

static void
show_busy (SiChangesPage *self)
{
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/* Shows the list, or why it is empty. */
static void
list_updated (SiChangesPage *self)
{
  const SiChangeCounts *counts = si_change_list_get_counts (self->list);
  SiTable *table;

  g_assert (SI_IS_CHANGES_PAGE (self));

  si_page_take_status (SI_PAGE (self), counts != NULL ? si_change_text_status (counts) : NULL);
  if (counts == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  table = si_comparison_get_after (si_change_list_get_comparison (self->list));
  si_no_changes_show_empty (self->none, si_product_list_get_filter (self->products), table, counts);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
span_updated (SiChangesPage *self)
{
  const SiSpanState state = si_change_span_get_state (self->span);
  SiComparison *comparison = si_change_span_get_comparison (self->span);

  g_assert (SI_IS_CHANGES_PAGE (self));

  /* The changes before stay until the new ones are there. */
  if (state == SI_SPAN_BUSY && comparison != NULL)
    return;
  si_change_list_set_comparison (self->list, comparison);
  if (state == SI_SPAN_BUSY)
    {
      show_busy (self);
    }
  else if (comparison == NULL)
    {
      gtk_spinner_stop (self->spinner);
      si_no_changes_show_state (self->none, state, si_change_span_get_error (self->span));
      gtk_stack_set_visible_child_name (self->stack, "none");
    }
}

static void
moments_changed (SiChangesPage *self)
{
  SiKeptMoments *moments = si_change_span_get_moments (self->span);

  g_assert (SI_IS_CHANGES_PAGE (self));

  gtk_widget_set_visible (self->moments, si_change_span_get_from (self->span) != NULL);
  gtk_widget_set_visible (self->since_last, si_change_span_get_from (self->span) == NULL);
  si_moment_choice_show (self->from, moments, si_change_span_get_from (self->span));
  si_moment_choice_show (self->to, moments, si_change_span_get_to (self->span));
}

static void
moment_chosen (SiChangesPage *self)
{
  g_autoptr (SiKeptMoment) from = si_moment_choice_dup_selected (self->from);
  g_autoptr (SiKeptMoment) to = si_moment_choice_dup_selected (self->to);

  g_assert (SI_IS_CHANGES_PAGE (self));

  if (from != NULL && to != NULL)
    si_change_span_choose (self->span, from, to);
}

static void
godowns_toggled (SiChangesPage *self)
{
  g_assert (SI_IS_CHANGES_PAGE (self));

  si_change_list_set_by_godown (self->list, gtk_toggle_button_get_active (self->by_godown));
}

/* Returns: (transfer full): the rows of @listed whose products are low in @table. */
static GArray *
find_low (SiTable *table, SiTable *listed, gpointer user_data)
{
  return si_low_products_list (si_engine_get_stock_alerts (SI_CHANGES_PAGE (user_data)->engine),
                               table, listed);
}

static void
alerts_changed (SiChangesPage *self)
{
  g_assert (SI_IS_CHANGES_PAGE (self));

  si_change_list_set_low_func (self->list, find_low, self);
}

static void
yesterday_changed (SiChangesPage *self)
{
  SiYesterday *yesterday = si_engine_get_yesterday (self->engine);

  g_assert (SI_IS_CHANGES_PAGE (self));

  si_change_list_set_comparison (self->since_yesterday, si_yesterday_get_changes (yesterday));
}

static void
badge_counted (SiChangesPage *self)
{
  const SiChangeCounts *counts = si_change_list_get_counts (self->since_yesterday);

  g_assert (SI_IS_CHANGES_PAGE (self));

  si_page_set_badge (SI_PAGE (self), counts != NULL ? counts->n_products : 0);
}

/* Shows the product of a change in the panel, unless it has left the inventory. */
static void
change_chosen (SiChangesPage *self, SiChange *change)
{
  SiTable *table = si_product_list_get_table (self->products);
  const SiProductKey key = si_change_get_key (change);
  const guint row = table != NULL ? si_table_find_key (table, &key) : SI_NO_ROW;
  g_autoptr (SiProduct) product = NULL;

  g_assert (SI_IS_CHANGES_PAGE (self));

  if (row != SI_NO_ROW)
    product = si_product_list_get_product (self->products, row);
  if (product != NULL)
    si_product_selection_show (self->selection, product);
  else
    si_product_selection_set_selected (self->selection, NULL);
}

/* A hidden page compares nothing, and searches and sorts nothing. */
static void
si_changes_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (si_changes_page_parent_class)->map (widget);

  si_change_list_set_paused (SI_CHANGES_PAGE (widget)->list, FALSE);
  si_change_span_set_active (SI_CHANGES_PAGE (widget)->span, TRUE);
}

static void
si_changes_page_unmap (GtkWidget *widget)
{
  si_change_span_set_active (SI_CHANGES_PAGE (widget)->span, FALSE);
  si_change_list_set_paused (SI_CHANGES_PAGE (widget)->list, TRUE);

  GTK_WIDGET_CLASS (si_changes_page_parent_class)->unmap (widget);
}

static gboolean
shows_list (SiChangesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

static SiListing *
si_changes_page_create_listing (SiPage *page, gboolean selected_only)
{
  SiChangesPage *self = SI_CHANGES_PAGE (page);

  if (!shows_list (self))
    return NULL;
  return selected_only ? si_change_view_create_selected_listing (self->view)
                       : si_change_view_create_listing (self->view);
}

static char *
si_changes_page_count_rows (SiPage *page, guint n_rows)
{
  return si_digits_printf (ngettext ("%'u change", "%'u changes", n_rows), n_rows);
}

static gboolean
si_changes_page_focus_list (SiPage *page)
{
  SiChangesPage *self = SI_CHANGES_PAGE (page);

  return shows_list (self) && gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
si_changes_page_update_figures (SiPage *page)
{
  SiChangesPage *self = SI_CHANGES_PAGE (page);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  si_change_kinds_bar_update (self->kinds);
  g_list_model_items_changed (G_LIST_MODEL (self->list), 0, n, n);
  list_updated (self);
}

static void
si_changes_page_set_narrow (SiPage *page, gboolean narrow)
{
  SiChangesPage *self = SI_CHANGES_PAGE (page);

  gtk_orientable_set_orientation (self->bar,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  si_change_view_set_narrow (self->view, narrow);
}

static void
override_page (SiPageClass *klass)
{
  klass->count_rows = si_changes_page_count_rows;
  klass->create_listing = si_changes_page_create_listing;
  klass->focus_list = si_changes_page_focus_list;
  klass->update_figures = si_changes_page_update_figures;
  klass->set_narrow = si_changes_page_set_narrow;
}

static void
si_changes_page_dispose (GObject *object)
{
  SiChangesPage *self = SI_CHANGES_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->span);
  if (self->list != NULL)
    si_change_list_set_low_func (self->list, NULL, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->since_yesterday);
  g_clear_object (&self->godowns_only);
  g_clear_object (&self->engine);
  g_clear_object (&self->selection);
  g_clear_object (&self->products);

  G_OBJECT_CLASS (si_changes_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SI_TYPE_CHANGE_KINDS_BAR);
  g_type_ensure (SI_TYPE_CHANGE_VIEW);
  g_type_ensure (SI_TYPE_MOMENT_CHOICE);
  g_type_ensure (SI_TYPE_NO_CHANGES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, by_godown);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, by_product);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, from);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, moments);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, none);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, since_last);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, to);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, change_chosen);
  gtk_widget_class_bind_template_callback (widget_class, godowns_toggled);
  gtk_widget_class_bind_template_callback (widget_class, moment_chosen);
}

static void
si_changes_page_class_init (SiChangesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = si_changes_page_dispose;
  widget_class->map = si_changes_page_map;
  widget_class->unmap = si_changes_page_unmap;

  override_page (SI_PAGE_CLASS (klass));
  bind_template (widget_class);
}

/* The order of the badge's changes does not matter, and that of the service costs nothing. */
static void
create_lists (SiChangesPage *self)
{
  self->list = si_change_list_new ();
  self->godowns_only = si_filter_new ();
  self->since_yesterday = si_change_list_new ();
  si_change_list_sort (self->since_yesterday, SI_CHANGE_COLUMN_SERVER, FALSE);
  si_change_list_set_filter (self->since_yesterday, self->godowns_only);
  g_signal_connect_object (self->list, "updated", G_CALLBACK (list_updated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->since_yesterday, "updated", G_CALLBACK (badge_counted), self,
                           G_CONNECT_SWAPPED);
}

static void
si_changes_page_init (SiChangesPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = NULL;

  create_lists (self);
  self->span = si_change_span_new ();
  g_signal_connect_object (self->span, "updated", G_CALLBACK (span_updated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->span, "moments-changed", G_CALLBACK (moments_changed), self,
                           G_CONNECT_SWAPPED);
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_YESTERDAY, "notify::changes",
                             G_CALLBACK (yesterday_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_STOCK_ALERTS, "changed",
                             G_CALLBACK (alerts_changed));
  gtk_widget_init_template (GTK_WIDGET (self));

  si_moment_choice_set_name (self->from, _ ("From"));
  si_moment_choice_set_name (self->to, _ ("To"));
  si_moment_choice_show (self->from, NULL, NULL);
  si_moment_choice_show (self->to, NULL, NULL);
  si_change_kinds_bar_set_list (self->kinds, self->list);
  si_change_view_set_list (self->view, self->list);
  si_compat_set_up_menu (self->sort_button);
  actions = si_change_view_create_actions (self->view);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "changes", G_ACTION_GROUP (actions));
}

/**
 * si_changes_page_set_up:
 * @self: a page
 * @list: the list of products, whose filter the changes obey
 * @selection: the selected product
 *
 * Prepares the page for its engine. To be called once.
 */
void
si_changes_page_set_up (SiChangesPage *self, SiProductList *list, SiProductSelection *selection)
{
  SiFilter *filter;

  g_return_if_fail (SI_IS_CHANGES_PAGE (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (self->products == NULL);

  self->products = g_object_ref (list);
  self->selection = g_object_ref (selection);
  filter = si_product_list_get_filter (list);
  si_change_list_set_filter (self->list, filter);
  g_object_bind_property (filter, "godown-ids", self->godowns_only, "godown-ids",
                          G_BINDING_SYNC_CREATE);
}

/**
 * si_changes_page_set_engine:
 * @self: a page that was set up
 * @engine: the engine whose inventories are compared, from now on
 */
void
si_changes_page_set_engine (SiChangesPage *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_CHANGES_PAGE (self));
  g_return_if_fail (SI_IS_ENGINE (engine));
  g_return_if_fail (self->products != NULL);

  if (!g_set_object (&self->engine, engine))
    return;
  si_engine_signals_set_engine (self->signals, engine);
  si_change_span_set_engine (self->span, engine);
  alerts_changed (self);
  moments_changed (self);
  yesterday_changed (self);
}

/**
 * si_changes_page_set_settings:
 * @self: a page
 * @settings: the settings that store the chosen moments
 */
void
si_changes_page_set_settings (SiChangesPage *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_CHANGES_PAGE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind (settings, "changes-from", self->span, "from", G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (settings, "changes-to", self->span, "to", G_SETTINGS_BIND_NO_SENSITIVITY);
}
