/* si-godown-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-panel.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-figure-source.h"
#include "si-product-godowns.h"
#include "si-product-head.h"
#include "si-product-total.h"
#include "si-remarks.h"
#include "si-stock-alert-editor.h"
#include "si-stock-history.h"

/* The time of the answer is told anew so often, since "today" becomes "yesterday" by itself. */
#define SOURCE_SECONDS 60

struct _SiGodownPanel
{
  AdwBin parent_instance;

  SiProductList *list;     /* (owned) (nullable): has the filter, and remarks about products */
  SiEngine *engine;        /* (owned) (nullable) */
  GSettings *settings;     /* (owned) (nullable) */
  SiFigureSource *source;  /* (owned) (nullable): of @engine */
  GSignalGroup *of_memory; /* (owned): of the engine's persistence */
  GSignalGroup *of_filter; /* (owned) */
  SiProduct *product;      /* (owned) (nullable) */
  gulong changed_id;
  guint source_id; /* a timeout, while the panel is on screen */

  /* Made for the first product, see create_rest() */
  SiStockAlertEditor *alert_editor;
  SiStockHistory *history;

  /* Template widgets */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *lead;
  SiProductHead *head;
  SiProductTotal *total;
  GtkBox *remarks;
  SiProductGodowns *godowns;
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

/* Returns: (transfer none) (nullable): the only chosen godown. */
static const char *
get_godown_id (SiGodownPanel *self)
{
  return self->list != NULL ? si_filter_get_godown_id (si_product_list_get_filter (self->list))
                            : NULL;
}

static void
show_source (SiGodownPanel *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = NULL;

  g_assert (SI_IS_GODOWN_PANEL (self));

  if (self->source != NULL && self->product != NULL)
    text = si_figure_source_describe (self->source, self->product, get_godown_id (self), now);
  si_product_total_set_source (self->total, text);
}

static void
show_product (SiGodownPanel *self)
{
  SiFilter *filter = self->list != NULL ? si_product_list_get_filter (self->list) : NULL;
  g_autoptr (SiRankedGodowns) godowns = si_ranked_godowns_new (
      self->product, filter != NULL ? si_filter_get_godown_ids (filter) : NULL);

  g_assert (SI_IS_GODOWN_PANEL (self));

  si_product_head_show (self->head, self->product);
  si_product_total_show (self->total, self->product, self->list, godowns);
  show_source (self);
  show_remarks (self);
  si_product_godowns_show (self->godowns, godowns);
}

static void
update_store (SiGodownPanel *self)
{
  SiPersistence *persistence
      = self->engine != NULL ? si_engine_get_persistence (self->engine) : NULL;

  g_assert (SI_IS_GODOWN_PANEL (self));

  /* The last answer is read with the others, so it has to be stored before. */
  if (self->history == NULL || (persistence != NULL && si_persistence_get_saving (persistence)))
    return;
  si_stock_history_set_store (self->history,
                              persistence != NULL ? si_persistence_get_store (persistence) : NULL);
  si_stock_history_refresh (self->history);
}

/* Creates the parts for a product when the first one is shown, since they would delay the first
 * picture. */
static void
create_rest (SiGodownPanel *self)
{
  self->alert_editor = g_object_new (SI_TYPE_STOCK_ALERT_EDITOR, NULL);
  si_product_head_set_button (self->head, GTK_WIDGET (self->alert_editor));
  if (self->engine != NULL)
    si_stock_alert_editor_set_stock_alerts (self->alert_editor,
                                            si_engine_get_stock_alerts (self->engine));
  self->history = g_object_new (SI_TYPE_STOCK_HISTORY, NULL);
  adw_bin_set_child (self->history_place, GTK_WIDGET (self->history));
  if (self->settings != NULL)
    si_stock_history_set_settings (self->history, self->settings);
  update_store (self);
}

/* Shows only the godown in the list, or all of them again. */
static void
godown_activated (SiGodownPanel *self, const char *key)
{
  SiFilter *filter;

  g_assert (SI_IS_GODOWN_PANEL (self));

  if (self->list == NULL)
    return;
  filter = si_product_list_get_filter (self->list);
  si_filter_set_godown_id (filter,
                           g_strcmp0 (si_filter_get_godown_id (filter), key) != 0 ? key : NULL);
}

static void
godowns_changed (SiGodownPanel *self)
{
  g_assert (SI_IS_GODOWN_PANEL (self));

  if (self->history != NULL)
    si_stock_history_choose_godown (self->history, get_godown_id (self));
  if (self->product != NULL)
    show_product (self);
}

static gboolean
source_cb (gpointer user_data)
{
  show_source (user_data);
  return G_SOURCE_CONTINUE;
}

static void
si_godown_panel_map (GtkWidget *widget)
{
  SiGodownPanel *self = SI_GODOWN_PANEL (widget);

  GTK_WIDGET_CLASS (si_godown_panel_parent_class)->map (widget);
  show_source (self);
  self->source_id = g_timeout_add_seconds (SOURCE_SECONDS, source_cb, self);
}

static void
si_godown_panel_unmap (GtkWidget *widget)
{
  SiGodownPanel *self = SI_GODOWN_PANEL (widget);

  g_clear_handle_id (&self->source_id, g_source_remove);
  GTK_WIDGET_CLASS (si_godown_panel_parent_class)->unmap (widget);
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

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_signal_handler (&self->changed_id, self->product);
  g_clear_object (&self->of_memory);
  g_clear_object (&self->of_filter);
  g_clear_object (&self->source);
  g_clear_object (&self->product);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_godown_panel_parent_class)->dispose (object);
}

static void
si_godown_panel_class_init (SiGodownPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = si_godown_panel_get_property;
  G_OBJECT_CLASS (klass)->set_property = si_godown_panel_set_property;
  G_OBJECT_CLASS (klass)->dispose = si_godown_panel_dispose;
  widget_class->map = si_godown_panel_map;
  widget_class->unmap = si_godown_panel_unmap;

  properties[PROP_LEAD]
      = g_param_spec_string ("lead", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (SI_TYPE_PRODUCT_GODOWNS);
  g_type_ensure (SI_TYPE_PRODUCT_HEAD);
  g_type_ensure (SI_TYPE_PRODUCT_TOTAL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godown-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, godowns);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, head);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, history_place);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, lead);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, remarks);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, SiGodownPanel, total);
  gtk_widget_class_bind_template_callback (widget_class, godown_activated);
}

static void
si_godown_panel_init (SiGodownPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->of_memory = g_signal_group_new (SI_TYPE_PERSISTENCE);
  g_signal_group_connect_swapped (self->of_memory, "notify::saving", G_CALLBACK (update_store),
                                  self);
  self->of_filter = g_signal_group_new (SI_TYPE_FILTER);
  g_signal_group_connect_swapped (self->of_filter, "notify::godown-ids",
                                  G_CALLBACK (godowns_changed), self);
}

/**
 * si_godown_panel_set_list:
 * @self: a panel
 * @list: the list, which has the chosen godowns and the notes about low stocks
 */
void
si_godown_panel_set_list (SiGodownPanel *self, SiProductList *list)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));

  if (g_set_object (&self->list, list))
    g_signal_group_set_target (self->of_filter, si_product_list_get_filter (list));
}

/**
 * si_godown_panel_set_engine:
 * @self: a panel
 * @engine: the engine of the connection, which has the history and the alerts; it can be another
 *   one later
 */
void
si_godown_panel_set_engine (SiGodownPanel *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  if (!g_set_object (&self->engine, engine))
    return;
  g_clear_object (&self->source);
  self->source = si_figure_source_new (engine);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (show_source), self,
                           G_CONNECT_SWAPPED);
  g_signal_group_set_target (self->of_memory, si_engine_get_persistence (engine));
  if (self->alert_editor != NULL)
    si_stock_alert_editor_set_stock_alerts (self->alert_editor,
                                            si_engine_get_stock_alerts (engine));
  if (self->history != NULL)
    si_stock_history_set_store (self->history, NULL);
  update_store (self);
  show_source (self);
}

/**
 * si_godown_panel_set_settings:
 * @self: a panel
 * @settings: the settings that store the person's choices
 */
void
si_godown_panel_set_settings (SiGodownPanel *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_GODOWN_PANEL (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  if (g_set_object (&self->settings, settings) && self->history != NULL)
    si_stock_history_set_settings (self->history, settings);
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
  si_product_godowns_fold (self->godowns);
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
 * si_godown_panel_edit_alert:
 * @self: a panel
 *
 * Lets the person set an alert on its product.
 *
 * Returns: whether that can be done
 */
gboolean
si_godown_panel_edit_alert (SiGodownPanel *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_PANEL (self), FALSE);

  return self->alert_editor != NULL && si_stock_alert_editor_open (self->alert_editor);
}
