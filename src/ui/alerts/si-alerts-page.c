/* si-alerts-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-alerts-page.h"

#include <glib/gi18n.h>

#include "si-alert-counts.h"
#include "si-alert-listing.h"
#include "si-alert-popover.h"
#include "si-alert-text.h"
#include "si-alert-view.h"
#include "si-compat.h"
#include "si-digits.h"
#include "si-pill-layout.h"
#include "si-refresh-hint.h"
#include "si-shown-alerts.h"
#include "si-snooze-calendar.h"

struct _SiAlertsPage
{
  SiPage parent_instance;

  SiProductList *list;           /* (owned) (nullable) */
  SiProductSelection *selection; /* (owned) (nullable) */
  SiEngine *engine;              /* (owned) (nullable) */
  SiShownAlerts *shown;          /* (owned) (nullable) */
  SiAlertPopover *popover;       /* (owned by the page) */
  SiSnoozeCalendar *calendar;    /* (owned by the page) */

  /* Template widgets */
  SiRefreshHint *hint;
  GtkOrientable *bar;
  SiAlertCounts *counts;
  GtkButton *create; /* the button of the bar */
  GtkWidget *first;  /* the button of the page without alerts */
  GtkMenuButton *snooze;
  GtkStack *stack;
  SiAlertView *view;
  AdwStatusPage *hidden;
  GMenu *row_menu;
  GMenuModel *snooze_menu;
};

G_DEFINE_FINAL_TYPE (SiAlertsPage, si_alerts_page, SI_TYPE_PAGE)

static SiStockAlerts *
get_alerts (SiAlertsPage *self)
{
  return self->engine != NULL ? si_engine_get_stock_alerts (self->engine) : NULL;
}

static gboolean
is_empty (SiAlertsPage *self)
{
  return si_shown_alerts_get_n_all (self->shown) == 0;
}

static gboolean
any_snoozed (GPtrArray *selected)
{
  for (guint i = 0; i < selected->len; i++)
    if (si_shown_alert_get_state (selected->pdata[i]) == SI_STOCK_ALERT_SNOOZED)
      return TRUE;
  return FALSE;
}

static void
update_actions (SiAlertsPage *self)
{
  g_autoptr (GPtrArray) selected = si_alert_view_get_selected (self->view);
  GtkWidget *widget = GTK_WIDGET (self);
  SiStockAlerts *alerts = get_alerts (self);
  const gboolean usable = alerts != NULL && si_stock_alerts_get_usable (alerts)
                          && si_product_list_get_table (self->list) != NULL;

  gtk_widget_action_set_enabled (widget, "alerts.new", usable);
  gtk_widget_action_set_enabled (widget, "alerts.edit", selected->len == 1);
  gtk_widget_action_set_enabled (widget, "alerts.remove", selected->len > 0);
  gtk_widget_action_set_enabled (widget, "alerts.snooze", selected->len > 0);
  gtk_widget_action_set_enabled (widget, "alerts.snooze-until", selected->len > 0);
  gtk_widget_action_set_enabled (widget, "alerts.wake", any_snoozed (selected));
  gtk_widget_set_sensitive (GTK_WIDGET (self->snooze), selected->len > 0);
}

static void
update_status (SiAlertsPage *self)
{
  const guint n_all = si_shown_alerts_get_n_all (self->shown);
  const guint n_shown = n_all - si_shown_alerts_get_n_hidden (self->shown);
  const guint n_low = si_shown_alerts_count (self->shown, SI_STOCK_ALERT_LOW);

  si_page_take_status (SI_PAGE (self), si_alert_text_status (n_shown, n_all, n_low));
  si_page_set_badge (SI_PAGE (self), si_shown_alerts_get_n_low (self->shown));
}

static void
list_updated (SiAlertsPage *self)
{
  const guint n_hidden = si_shown_alerts_get_n_hidden (self->shown);
  const gboolean empty = is_empty (self);
  const gboolean hidden = !empty && n_hidden == si_shown_alerts_get_n_all (self->shown);

  g_assert (SI_IS_ALERTS_PAGE (self));

  update_status (self);
  if (hidden)
    {
      SiFilter *filter = si_product_list_get_filter (self->list);
      g_autofree char *title = si_alert_text_no_match (filter);
      g_autofree char *text
          = si_alert_text_hidden (filter, si_product_list_get_table (self->list), n_hidden);
      g_autofree char *markup = g_markup_escape_text (text, -1);

      adw_status_page_set_title (self->hidden, title);
      adw_status_page_set_description (self->hidden, markup);
    }
  gtk_stack_set_visible_child_name (self->stack, empty ? "none" : hidden ? "hidden" : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !empty);
  si_refresh_hint_set_wanted (self->hint, !empty);
  update_actions (self);
}

/* A product that is gone cannot be shown, and another one would be taken for it. */
static void
show_product_of (SiAlertsPage *self, SiShownAlert *alert)
{
  SiTable *table = si_product_list_get_table (self->list);
  const guint row = si_shown_alert_get_row (alert);
  g_autoptr (SiProduct) product = NULL;

  if (row != SI_NO_ROW && si_shown_alert_get_table (alert) == table)
    product = si_product_list_get_product (self->list, row);
  if (product != NULL)
    si_product_selection_show (self->selection, product);
  else
    si_product_selection_set_selected (self->selection, NULL);
}

static void
alerts_selected (SiAlertsPage *self)
{
  g_autoptr (GPtrArray) selected = si_alert_view_get_selected (self->view);

  g_assert (SI_IS_ALERTS_PAGE (self));

  if (selected->len == 1)
    show_product_of (self, selected->pdata[0]);
  update_actions (self);
}

/* Opens a popover at a widget, or at the selected row. */
static void
pop_up (SiAlertsPage *self, GtkPopover *popover, GtkWidget *widget)
{
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0, 1, 1 };
  graphene_rect_t bounds;

  if (widget == NULL)
    si_alert_view_get_place (self->view, GTK_WIDGET (self), &place);
  else if (gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                            (int) bounds.size.height };
  gtk_popover_set_pointing_to (popover, &place);
  gtk_popover_popup (popover);
}

static void
edit (SiAlertsPage *self, SiShownAlert *shown)
{
  const SiStockAlert *alert = si_shown_alert_get_alert (shown);
  const SiProductKey key = si_stock_alert_get_product (alert);

  si_alert_popover_edit (self->popover, si_shown_alert_get_table (shown), &key, alert->godown_id);
  pop_up (self, GTK_POPOVER (self->popover), NULL);
}

static void
alert_activated (SiAlertsPage *self, SiShownAlert *shown)
{
  g_assert (SI_IS_ALERTS_PAGE (self));

  edit (self, shown);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (widget);
  g_autoptr (GPtrArray) selected = si_alert_view_get_selected (self->view);

  if (selected->len == 1)
    edit (self, selected->pdata[0]);
}

/* The product in the panel is offered first. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (widget);
  SiTable *table = si_product_list_get_table (self->list);
  SiProduct *product = si_product_selection_get_selected (self->selection);

  if (product != NULL && si_product_get_table (product) == table)
    {
      const SiProductKey key = si_table_get_key (table, si_product_get_row (product));

      si_alert_popover_create (self->popover, table, &key);
    }
  else
    si_alert_popover_create (self->popover, table, NULL);
  pop_up (self, GTK_POPOVER (self->popover),
          is_empty (self) ? self->first : GTK_WIDGET (self->create));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (widget);
  g_autoptr (GPtrArray) selected = si_alert_view_get_selected (self->view);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < selected->len; i++)
    g_array_append_val (ids, si_shown_alert_get_alert (selected->pdata[i])->id);
  si_stock_alerts_remove (get_alerts (self), (const gint64 *) (gpointer) ids->data, ids->len);
}

/* A stock that is low when the snooze ends is told again. */
static void
snooze_until (SiAlertsPage *self, gint64 until)
{
  g_autoptr (GPtrArray) selected = si_alert_view_get_selected (self->view);

  for (guint i = 0; i < selected->len; i++)
    {
      g_autoptr (SiStockAlert) alert
          = si_stock_alert_copy (si_shown_alert_get_alert (selected->pdata[i]));

      alert->below = FALSE;
      alert->snoozed_until = until;
      si_stock_alerts_save (get_alerts (self), alert);
    }
}

static void
snooze_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const gint64 until = si_snooze_get_end (g_variant_get_string (parameter, NULL), now);

  if (until != 0)
    snooze_until (SI_ALERTS_PAGE (widget), until);
}

static void
snooze_until_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (widget);

  pop_up (self, GTK_POPOVER (self->calendar), NULL);
}

static void
wake_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  snooze_until (SI_ALERTS_PAGE (widget), 0);
}

static void
show_all (SiAlertsPage *self)
{
  SiFilter *filter = si_product_list_get_filter (self->list);

  /* The window has the text of the search, too. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-all", NULL);
  si_filter_set_godown_ids (filter, NULL);
  si_filter_set_findings (filter, SI_FINDING_NONE);
  si_filter_set_search (filter, NULL);
  si_alert_counts_show_all (self->counts);
}

static void
show_all_clicked (SiAlertsPage *self)
{
  g_assert (SI_IS_ALERTS_PAGE (self));

  show_all (self);
}

static SiListing *
create_listing (SiPage *page, gboolean selected_only)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (page);
  g_autoptr (GPtrArray) alerts = NULL;

  if (self->shown == NULL)
    return NULL;
  alerts = selected_only ? si_alert_view_get_selected (self->view)
                         : si_shown_alerts_list (self->shown);
  return alerts->len > 0 ? si_alert_listing_new (alerts) : NULL;
}

static char *
count_rows (SiPage *page, guint n_rows)
{
  return si_digits_printf (ngettext ("%u alert", "%u alerts", n_rows), n_rows);
}

static gboolean
focus_list (SiPage *page)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (page);

  return self->shown != NULL && si_alert_view_focus_list (self->view);
}

static void
update_figures (SiPage *page)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (page);

  if (self->shown != NULL)
    si_shown_alerts_update (self->shown);
}

static void
si_alerts_page_set_narrow (SiPage *page, gboolean narrow)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (page);

  gtk_orientable_set_orientation (self->bar,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (narrow)
    gtk_button_set_icon_name (self->create, "list-add-symbolic");
  else
    gtk_button_set_label (self->create, _ ("New Alert…"));
  si_alert_view_set_narrow (self->view, narrow);
}

static void
override_page (SiPageClass *klass)
{
  klass->create_listing = create_listing;
  klass->count_rows = count_rows;
  klass->focus_list = focus_list;
  klass->update_figures = update_figures;
  klass->set_narrow = si_alerts_page_set_narrow;
}

static void
si_alerts_page_dispose (GObject *object)
{
  SiAlertsPage *self = SI_ALERTS_PAGE (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->calendar, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->engine);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_alerts_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "alerts.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "alerts.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "alerts.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "alerts.snooze", "s", snooze_action);
  gtk_widget_class_install_action (widget_class, "alerts.snooze-until", NULL, snooze_until_action);
  gtk_widget_class_install_action (widget_class, "alerts.wake", NULL, wake_action);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SI_TYPE_ALERT_COUNTS);
  g_type_ensure (SI_TYPE_ALERT_VIEW);
  g_type_ensure (SI_TYPE_PILL_LAYOUT);
  g_type_ensure (SI_TYPE_REFRESH_HINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-alerts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, counts);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, create);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, first);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, hidden);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, hint);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, snooze);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, snooze_menu);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiAlertsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, alert_activated);
  gtk_widget_class_bind_template_callback (widget_class, alerts_selected);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked);
}

static void
si_alerts_page_class_init (SiAlertsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_alerts_page_dispose;
  override_page (SI_PAGE_CLASS (klass));

  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
si_alerts_page_init (SiAlertsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  si_compat_set_up_menu (self->snooze);
  g_menu_insert_submenu (self->row_menu, 1, _ ("Snooze"), self->snooze_menu);
  si_alert_view_set_menu (self->view, G_MENU_MODEL (self->row_menu));
  self->popover = g_object_new (SI_TYPE_ALERT_POPOVER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  self->calendar = g_object_new (SI_TYPE_SNOOZE_CALENDAR, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->calendar), GTK_WIDGET (self));
  g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (snooze_until), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_alerts_page_set_up:
 * @self: a page from a template; to be called once
 * @list: the products, with the inventory and the filter
 * @selection: the selected product, which is that of the selected alert
 */
void
si_alerts_page_set_up (SiAlertsPage *self, SiProductList *list, SiProductSelection *selection)
{
  g_return_if_fail (SI_IS_ALERTS_PAGE (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  self->shown = si_shown_alerts_new (list);
  si_alert_view_set_list (self->view, self->shown);
  si_alert_counts_set_list (self->counts, self->shown);
  g_signal_connect_object (self->shown, "updated", G_CALLBACK (list_updated), self,
                           G_CONNECT_SWAPPED);
  list_updated (self);
}

/**
 * si_alerts_page_set_engine:
 * @self: a page that is set up
 * @engine: (nullable): the engine whose alerts it shows from now on
 */
void
si_alerts_page_set_engine (SiAlertsPage *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_ALERTS_PAGE (self));
  g_return_if_fail (engine == NULL || SI_IS_ENGINE (engine));
  g_return_if_fail (self->list != NULL);

  if (!g_set_object (&self->engine, engine))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_popover_popdown (GTK_POPOVER (self->calendar));
  si_alert_popover_set_alerts (self->popover, get_alerts (self));
  si_shown_alerts_set_alerts (self->shown, get_alerts (self));
}

/**
 * si_alerts_page_set_settings:
 * @self: a page
 * @settings: the settings, which say whether anything refreshes by itself; to be set once
 */
void
si_alerts_page_set_settings (SiAlertsPage *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_ALERTS_PAGE (self));

  si_refresh_hint_set_settings (self->hint, settings);
}

/**
 * si_alerts_page_show_alert:
 * @self: a page that is set up
 * @id: the number of an alert; 0 for the first one
 *
 * Shows all alerts, and selects this one, now or when it is there.
 */
void
si_alerts_page_show_alert (SiAlertsPage *self, gint64 id)
{
  g_return_if_fail (SI_IS_ALERTS_PAGE (self));
  g_return_if_fail (self->list != NULL);

  show_all (self);
  if (id != 0)
    si_alert_view_select (self->view, id);
  else
    si_alert_view_focus_list (self->view);
}
