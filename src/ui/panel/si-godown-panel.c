/* si-godown-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-panel.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-filter-text.h"
#include "si-godown-list.h"
#include "si-godown-row.h"
#include "si-remarks.h"
#include "si-stock-history.h"
#include "si-text.h"
#include "si-stock-alert-editor.h"

struct _SiGodownPanel
{
  AdwBin parent_instance;

  SiProductList *list;   /* (owned) (nullable): has the remarks about a product */
  SiStockAlerts *alerts; /* (owned) (nullable) */
  SiStore *store;        /* (owned) (nullable): of the connection */
  SiProduct *product;    /* (owned) (nullable) */
  gulong changed_id;

  /* Made for the first product, see create_rest() */
  SiStockAlertEditor *alert_editor;
  SiStockHistory *history;

  /* Template widgets */
  GtkWidget *back;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *lead;
  GtkLabel *sku;
  AdwBin *alert_place;
  GtkWidget *copy;
  GtkLabel *description;
  GtkLabel *product_id;
  GtkLabel *total;
  GtkLabel *n_godowns;
  GtkBox *remarks;
  GtkListBox *godowns;
  AdwBin *history_place;
};

G_DEFINE_FINAL_TYPE (SiGodownPanel, si_godown_panel, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LEAD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe_all (SiGodownPanel *self)
{
  const guint n = si_product_get_n_godowns (self->product);

  if (n == 0)
    return g_strdup (_ ("in no godown"));
  return si_digits_printf (ngettext ("in %u godown", "in %u godowns", n), n);
}

/* Describes a product that is not in the chosen godowns: the others hold their exact sum, or else
 * the total of the service. */
static char *
describe_elsewhere (SiGodownPanel *self, const char *godowns)
{
  const guint n = si_product_get_n_godowns (self->product);
  const SiQuantity sum = si_table_get_stock_in (si_product_get_table (self->product),
                                                si_product_get_row (self->product), SI_NO_GODOWN);
  const gboolean exact = sum.kind == SI_QUANTITY_EXACT;
  g_autofree char *stock = si_text_stock (exact ? sum : si_product_get_stock (self->product),
                                          exact ? NULL : si_product_get_stock_text (self->product));
  g_autofree char *count = si_digits_printf ("%'u", n);

  if (n == 0)
    return g_strdup_printf (_ ("Not in %s, nor in any other godown"), godowns);
  /* Translators: a godown, a stock, and how many godowns hold it, such as: Not in Karachi; 265 in 1
   * other godown. */
  return g_strdup_printf (
      ngettext ("Not in %s; %s in %s other godown", "Not in %s; %s in %s other godowns", n),
      godowns, stock, count);
}

static char *
describe_chosen (SiGodownPanel *self, const char *godowns)
{
  const guint n = si_product_get_n_godowns (self->product);
  g_autofree char *stock = si_text_stock (si_product_get_stock (self->product),
                                          si_product_get_stock_text (self->product));
  g_autofree char *count = si_digits_printf ("%'u", n);

  /* Translators: a godown, the stock in all godowns, and how many there are, such as: in Karachi;
   * 350 in 2 godowns. */
  return g_strdup_printf (ngettext ("in %s; %s in %s godown", "in %s; %s in %s godowns", n),
                          godowns, stock, count);
}

static gboolean
is_in_chosen (SiGodownPanel *self, SiFilter *filter)
{
  SiTable *table = si_product_get_table (self->product);
  g_autoptr (SiScope) scope = si_scope_new (table, si_filter_get_godown_ids (filter));

  return si_scope_has_product (scope, si_product_get_row (self->product));
}

/* Shows the stock in the chosen godown as the large figure, and the total in the line below. */
static void
show_total (SiGodownPanel *self)
{
  SiFilter *filter = self->list != NULL ? si_product_list_get_filter (self->list) : NULL;
  g_autofree char *godowns
      = filter != NULL ? si_filter_text_godowns (filter, si_product_list_get_table (self->list))
                       : NULL;
  SiQuantity stock = si_product_get_stock (self->product);
  const char *given = si_product_get_stock_text (self->product);
  g_autofree char *text = NULL;
  g_autofree char *where = NULL;

  if (godowns != NULL)
    {
      g_autoptr (SiShownStock) shown = si_product_list_get_stock_of (self->list, self->product);
      const SiScope *scope = si_shown_stock_get_scope (shown);

      stock = si_scope_get_stock (scope, si_product_get_row (self->product));
      given = si_scope_get_stock_text (scope, si_product_get_row (self->product));
    }
  if (godowns == NULL)
    where = describe_all (self);
  else if (is_in_chosen (self, filter))
    where = describe_chosen (self, godowns);
  else
    {
      where = describe_elsewhere (self, godowns);
      text = g_strdup ("–");
    }

  if (text == NULL)
    text = si_text_stock (stock, given);
  gtk_label_set_label (self->total, text);
  gtk_label_set_label (self->n_godowns, where);
  if (stock.millionths < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->total), "negative");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->total), "negative");
}

static GtkWidget *
create_remark (const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *cut = si_cut (text);
  GtkWidget *label = gtk_label_new (cut);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (row, "remark");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

/* Fills the box of the remarks, which stays visible when it is empty: GTK 4.8 gives a box that was
 * hidden its earlier height, which cuts off remarks of two lines. */
static void
show_remarks (SiGodownPanel *self)
{
  g_auto (GStrv) remarks = si_remarks_new (self->product);
  g_autofree char *note
      = self->list != NULL ? si_product_list_get_note (self->list, self->product) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->remarks))) != NULL)
    gtk_box_remove (self->remarks, child);
  for (guint i = 0; remarks[i] != NULL; i++)
    gtk_box_append (self->remarks, create_remark (remarks[i]));
  if (note != NULL)
    gtk_box_append (self->remarks, create_remark (note));
}

typedef struct
{
  gint64 lowest;
  gint64 highest;
} Scale;

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  const Scale *scale = user_data;

  return si_godown_row_new (item, scale->lowest, scale->highest);
}

/* Shows the godowns in the server's order and on one scale, so that nothing moves on a refresh. */
static void
show_godowns (SiGodownPanel *self)
{
  g_autoptr (GListModel) lines = si_godown_list_new_for_product (self->product);
  guint n_lines = g_list_model_get_n_items (lines);
  Scale *scale = g_new0 (Scale, 1);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (SiGodown) line = g_list_model_get_item (lines, i);
      gint64 millionths = si_godown_get_stock (line).millionths;

      scale->lowest = MIN (scale->lowest, millionths);
      scale->highest = MAX (scale->highest, millionths);
    }
  gtk_list_box_bind_model (self->godowns, lines, create_row, scale, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->godowns), n_lines > 0);
}

static void
show_product (SiGodownPanel *self)
{
  g_autofree char *description = si_cut (si_product_get_description (self->product));
  g_autofree char *code = si_cut_name (si_product_get_sku (self->product));
  g_autofree char *sku = si_direction_isolate (code);
  g_autofree char *cut_id = si_cut_name (si_product_get_id (self->product));
  g_autofree char *number = si_direction_isolate (cut_id);
  g_autofree char *id = g_strdup_printf (_ ("Product %s"), number);

  gtk_label_set_label (self->sku, *sku != '\0' ? sku : _ ("No SKU code"));
  gtk_widget_set_visible (self->copy, *sku != '\0');
  gtk_label_set_label (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *description != '\0');
  gtk_label_set_label (self->product_id, id);
  gtk_widget_set_visible (GTK_WIDGET (self->product_id), *cut_id != '\0');
  show_total (self);
  show_remarks (self);
  show_godowns (self);
}

/* Creates the parts for a product when the first one is shown, since they would delay the first
 * picture. */
static void
create_rest (SiGodownPanel *self)
{
  self->alert_editor = g_object_new (SI_TYPE_STOCK_ALERT_EDITOR, NULL);
  self->history = g_object_new (SI_TYPE_STOCK_HISTORY, NULL);
  adw_bin_set_child (self->alert_place, GTK_WIDGET (self->alert_editor));
  adw_bin_set_child (self->history_place, GTK_WIDGET (self->history));
  si_stock_history_set_store (self->history, self->store);
  if (self->alerts != NULL)
    si_stock_alert_editor_set_stock_alerts (self->alert_editor, self->alerts);
}

static const char *
get_godown_id (SiGodownPanel *self)
{
  return self->list != NULL ? si_filter_get_godown_id (si_product_list_get_filter (self->list))
                            : NULL;
}

/* The figures are updated by themselves, since the list tells its products of the change. */
static void
godowns_changed (SiGodownPanel *self)
{
  g_assert (SI_IS_GODOWN_PANEL (self));

  if (self->history != NULL)
    si_stock_history_choose_godown (self->history, get_godown_id (self));
}

static void
si_godown_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiGodownPanel *self = SI_GODOWN_PANEL (object);

  switch (id)
    {
    case PROP_LEAD:
      g_value_set_string (value, si_godown_panel_get_lead (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_godown_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiGodownPanel *self = SI_GODOWN_PANEL (object);

  switch (id)
    {
    case PROP_LEAD:
      si_godown_panel_set_lead (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_godown_panel_dispose (GObject *object)
{
  SiGodownPanel *self = SI_GODOWN_PANEL (object);

  g_clear_signal_handler (&self->changed_id, self->product);
  g_clear_object (&self->product);
  g_clear_object (&self->list);
  g_clear_object (&self->alerts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (si_godown_panel_parent_class)->dispose (object);
}

static void
si_godown_panel_class_init (SiGodownPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = si_godown_panel_get_property;
  G_OBJECT_CLASS (klass)->set_property = si_godown_panel_set_property;
  G_OBJECT_CLASS (klass)->dispose = si_godown_panel_dispose;

  properties[PROP_LEAD]
      = g_param_spec_string ("lead", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godown-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, back);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, copy);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, description);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, godowns);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, history_place);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, lead);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, n_godowns);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, product_id);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, remarks);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, sku);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, total);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, alert_place);
}

static void
si_godown_panel_init (SiGodownPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_godown_panel_get_product:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the product
 */
SiProduct *
si_godown_panel_get_product (SiGodownPanel *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_PANEL (self), NULL);

  return self->product;
}

/**
 * si_godown_panel_set_product:
 * @self: a panel
 * @product: (nullable): the product to show and to follow
 */
void
si_godown_panel_set_product (SiGodownPanel *self, SiProduct *product)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));
  g_return_if_fail (product == NULL || SI_IS_PRODUCT (product));

  if (self->product == product)
    return;

  g_clear_signal_handler (&self->changed_id, self->product);
  g_set_object (&self->product, product);
  gtk_stack_set_visible_child_name (self->stack, product != NULL ? "product" : "empty");
  if (product != NULL && self->alert_editor == NULL)
    create_rest (self);
  if (self->alert_editor != NULL)
    {
      si_stock_history_set_product (self->history, product, get_godown_id (self));
      si_stock_alert_editor_set_product (self->alert_editor, product);
    }
  if (product == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (product, "changed", G_CALLBACK (show_product), self);
  show_product (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * si_godown_panel_get_lead:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the line above the product
 */
const char *
si_godown_panel_get_lead (SiGodownPanel *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_PANEL (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->lead)) ? gtk_label_get_label (self->lead) : NULL;
}

/**
 * si_godown_panel_set_lead:
 * @self: a panel
 * @lead: (nullable): a line above the product with the reason why it is shown
 */
void
si_godown_panel_set_lead (SiGodownPanel *self, const char *lead)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));

  if (g_strcmp0 (lead, si_godown_panel_get_lead (self)) == 0)
    return;
  gtk_label_set_label (self->lead, lead != NULL ? lead : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lead), lead != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}

/**
 * si_godown_panel_set_narrow:
 * @self: a panel
 * @narrow: whether it is a page of its own, with a button back to the list
 */
void
si_godown_panel_set_narrow (SiGodownPanel *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));

  gtk_widget_set_visible (self->back, narrow);
}

/**
 * si_godown_panel_set_store:
 * @self: a panel
 * @store: (nullable): the store of the connection
 *
 * Shows the product's stock over time, from the snapshots that are stored now.
 */
void
si_godown_panel_set_store (SiGodownPanel *self, SiStore *store)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));

  g_set_object (&self->store, store);
  if (self->history == NULL)
    return;
  si_stock_history_set_store (self->history, store);
  si_stock_history_refresh (self->history);
}

/**
 * si_godown_panel_set_stock_alerts:
 * @self: a panel
 * @list: the list, which has the chosen godowns and the notes about low stocks
 * @alerts: the stock alerts that a person has set
 */
void
si_godown_panel_set_stock_alerts (SiGodownPanel *self, SiProductList *list, SiStockAlerts *alerts)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (SI_IS_STOCK_ALERTS (alerts));

  if (g_set_object (&self->list, list))
    g_signal_connect_object (si_product_list_get_filter (list), "notify::godown-ids",
                             G_CALLBACK (godowns_changed), self, G_CONNECT_SWAPPED);
  if (g_set_object (&self->alerts, alerts) && self->alert_editor != NULL)
    si_stock_alert_editor_set_stock_alerts (self->alert_editor, alerts);
}
