/* si-stock-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-history.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-drop-down.h"
#include "si-godown-choice.h"
#include "si-step-chart.h"
#include "si-store-past.h"
#include "si-text.h"

/* The most steps in the list; nobody reads more. */
#define MOST_STEPS 200

#define USUAL_DAYS 30

struct _SiStockHistory
{
  AdwBin parent_instance;

  SiStore *store;              /* (owned) (nullable) */
  SiProduct *product;          /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) (nullable): of the reading under way */
  GtkToggleButton *buttons[3]; /* in the order of the spans */
  guint days;                  /* that the chart shows */
  gboolean filling; /* set while the choices are filled, which is no choice of the person */

  /* Template widgets */
  GtkBox *spans;
  GtkDropDown *godown;
  SiStepChart *chart;
  GtkExpander *expander;
  GtkListBox *steps;
};

G_DEFINE_FINAL_TYPE (SiStockHistory, si_stock_history, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DAYS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The spans of time that the chart can show. */
static const struct
{
  guint days;
  const char *label;
  const char *name;
} spans[] = {
  /* Translators: a few letters for 7 days, 30 days and 1 year. */
  { 7, N_ ("7 d"), N_ ("7 Days") },
  { 30, N_ ("30 d"), N_ ("30 Days") },
  { 365, N_ ("1 y"), N_ ("1 Year") },
};

static GtkWidget *
create_label (const char *text, gboolean start)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), start ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, start);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* Creates a row with a time, the stock from then on, and its difference from the stock before. */
static GtkWidget *
create_step (const SiStockPoint *point, const SiStockPoint *before)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();
  const SiSnapshot snapshot = { .time = point->time };
  g_autofree char *date = si_text_snapshot (&snapshot);
  g_autofree char *stock = point->present ? si_text_stock (point->stock, point->stock_text)
                                          : g_strdup (_ ("not there"));
  g_autofree char *difference = NULL;
  g_autofree char *name = NULL;
  GtkWidget *label;

  if (before != NULL && before->present && point->present && before->stock.kind == SI_QUANTITY_EXACT
      && point->stock.kind == SI_QUANTITY_EXACT)
    difference = si_text_difference (si_quantity_subtract (point->stock, before->stock));

  gtk_box_append (GTK_BOX (box), create_label (date, TRUE));
  label = create_label (difference, FALSE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  label = create_label (stock, FALSE);
  gtk_widget_add_css_class (label, "godown-stock");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "step");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  name = g_strdup_printf ("%s, %s, %s", date, stock, difference != NULL ? difference : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_steps (SiStockHistory *self, GPtrArray *points)
{
  GtkWidget *child;
  guint n_left = MIN (points->len, MOST_STEPS);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_list_box_remove (self->steps, child);
  for (guint i = points->len; n_left > 0; n_left--)
    {
      i--;
      gtk_list_box_append (self->steps,
                           create_step (points->pdata[i], i > 0 ? points->pdata[i - 1] : NULL));
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiStockHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = si_store_read_history_finish (SI_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);

  /* A single snapshot is no history. */
  gtk_widget_set_visible (GTK_WIDGET (self), points != NULL && points->len > 1);
  if (points == NULL || points->len < 2)
    return;
  si_step_chart_set_points (self->chart, points);
  show_steps (self, points);
}

static void
stop (SiStockHistory *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * si_stock_history_refresh:
 * @self: a history
 *
 * Reads the stored snapshots again.
 */
void
si_stock_history_refresh (SiStockHistory *self)
{
  SiProductKey key;

  g_return_if_fail (SI_IS_STOCK_HISTORY (self));

  stop (self);
  if (self->store == NULL || self->product == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  key = si_table_get_key (si_product_get_table (self->product), si_product_get_row (self->product));
  self->cancellable = g_cancellable_new ();
  si_store_read_history_async (self->store, &key, si_godown_choice_get (self->godown),
                               self->cancellable, read_cb, g_object_ref (self));
}

static void
godown_chosen (SiStockHistory *self)
{
  g_assert (SI_IS_STOCK_HISTORY (self));

  if (!self->filling)
    si_stock_history_refresh (self);
}

static void
set_days (SiStockHistory *self, guint days)
{
  if (self->days == days)
    return;
  self->days = days;
  si_step_chart_set_days (self->chart, days);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (spans[i].days == days)
      gtk_toggle_button_set_active (self->buttons[i], TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
}

static void
span_toggled (SiStockHistory *self, GtkToggleButton *button)
{
  g_assert (SI_IS_STOCK_HISTORY (self));

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (self->buttons[i] == button && gtk_toggle_button_get_active (button))
      set_days (self, spans[i].days);
}

static void
add_spans (SiStockHistory *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (spans[i].label));

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_group (self->buttons[i], i > 0 ? self->buttons[0] : NULL);
      gtk_widget_set_tooltip_text (button, _ (spans[i].name));
      si_compat_replace_name (button, _ (spans[i].name));
      g_signal_connect_object (button, "toggled", G_CALLBACK (span_toggled), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->spans, button);
    }
}

static void
fill_godowns (SiStockHistory *self, const char *godown_id)
{
  self->filling = TRUE;
  si_godown_choice_fill (self->godown, self->product);
  si_godown_choice_set (self->godown, godown_id);
  self->filling = FALSE;
}

static void
si_stock_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiStockHistory *self = SI_STOCK_HISTORY (object);

  switch (id)
    {
    case PROP_DAYS:
      g_value_set_uint (value, self->days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_stock_history_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiStockHistory *self = SI_STOCK_HISTORY (object);

  switch (id)
    {
    case PROP_DAYS:
      set_days (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_stock_history_dispose (GObject *object)
{
  SiStockHistory *self = SI_STOCK_HISTORY (object);

  stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->product);

  G_OBJECT_CLASS (si_stock_history_parent_class)->dispose (object);
}

static void
si_stock_history_class_init (SiStockHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = si_stock_history_get_property;
  G_OBJECT_CLASS (klass)->set_property = si_stock_history_set_property;
  G_OBJECT_CLASS (klass)->dispose = si_stock_history_dispose;

  properties[PROP_DAYS]
      = g_param_spec_uint ("days", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (SI_TYPE_STEP_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-stock-history.ui");
  gtk_widget_class_bind_template_child (widget_class, SiStockHistory, chart);
  gtk_widget_class_bind_template_child (widget_class, SiStockHistory, expander);
  gtk_widget_class_bind_template_child (widget_class, SiStockHistory, godown);
  gtk_widget_class_bind_template_child (widget_class, SiStockHistory, spans);
  gtk_widget_class_bind_template_child (widget_class, SiStockHistory, steps);
  gtk_widget_class_bind_template_callback (widget_class, godown_chosen);
}

static void
si_stock_history_init (SiStockHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_spans (self);
  set_days (self, USUAL_DAYS);
  si_drop_down_let_shrink (self->godown);
  si_compat_name_drop_down (self->godown, _ ("Godown of the history"));
}

/**
 * si_stock_history_set_settings:
 * @self: a history
 * @settings: the settings that store the days which the chart shows
 */
void
si_stock_history_set_settings (SiStockHistory *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_STOCK_HISTORY (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  /* Without this flag, a locked setting would disable the history. */
  g_settings_bind (settings, "chart-days", self, "days",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
}

/**
 * si_stock_history_set_store:
 * @self: a history
 * @store: (nullable): the store that it is read from
 */
void
si_stock_history_set_store (SiStockHistory *self, SiStore *store)
{
  g_return_if_fail (SI_IS_STOCK_HISTORY (self));
  g_return_if_fail (store == NULL || SI_IS_STORE (store));

  if (g_set_object (&self->store, store))
    si_stock_history_refresh (self);
}

/**
 * si_stock_history_set_product:
 * @self: a history
 * @product: (nullable): the product whose stock it shows
 * @godown_id: (nullable): the godown that it shows at first, if the product has it; %NULL for all
 */
void
si_stock_history_set_product (SiStockHistory *self, SiProduct *product, const char *godown_id)
{
  g_return_if_fail (SI_IS_STOCK_HISTORY (self));
  g_return_if_fail (product == NULL || SI_IS_PRODUCT (product));

  if (!g_set_object (&self->product, product))
    return;
  if (product != NULL)
    fill_godowns (self, godown_id);
  si_stock_history_refresh (self);
}

/**
 * si_stock_history_choose_godown:
 * @self: a history
 * @godown_id: (nullable): the godown to show, if the product has it; %NULL for all
 */
void
si_stock_history_choose_godown (SiStockHistory *self, const char *godown_id)
{
  g_return_if_fail (SI_IS_STOCK_HISTORY (self));

  if (self->product != NULL)
    si_godown_choice_set (self->godown, godown_id);
}
