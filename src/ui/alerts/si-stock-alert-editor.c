/* si-stock-alert-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-alert-editor.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-digits.h"
#include "si-drop-down.h"
#include "si-godown-choice.h"
#include "si-text.h"

struct _SiStockAlertEditor
{
  AdwBin parent_instance;

  SiStockAlerts *alerts; /* (owned) (nullable) */
  SiProduct *product;    /* (owned) (nullable) */

  /* Template widgets */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkEditable *minimum;
  GtkDropDown *godown;
  GtkLabel *hint;
  GtkWidget *remove;
  GtkWidget *try;
  GtkWidget *set;
};

G_DEFINE_FINAL_TYPE (SiStockAlertEditor, si_stock_alert_editor, ADW_TYPE_BIN)

static SiProductKey
get_key (SiStockAlertEditor *self)
{
  return si_table_get_key (si_product_get_table (self->product),
                           si_product_get_row (self->product));
}

static const SiStockAlert *
find_alert (SiStockAlertEditor *self)
{
  const SiProductKey key = get_key (self);

  return si_stock_alerts_find (self->alerts, &key, si_godown_choice_get (self->godown));
}

/* Makes an alert of what is typed and chosen. */
static SiStockAlert *
make_alert (SiStockAlertEditor *self)
{
  const SiProductKey key = get_key (self);
  const SiStockAlert alert
      = { .product_id = key.id,
          .sku = key.sku,
          .description = key.description,
          .ordinal = key.ordinal,
          .godown_id = (char *) si_godown_choice_get (self->godown),
          .minimum = si_quantity_parse (gtk_editable_get_text (self->minimum), -1) };

  return si_stock_alert_copy (&alert);
}

/* A popover of GTK 4.8 asks for the height that it needs when no text is wrapped, and cuts its last
 * row off where the hint has two lines. So the hint asks for all of its lines by itself. */
static void
show_hint (SiStockAlertEditor *self, const char *text)
{
  GtkWidget *hint = GTK_WIDGET (self->hint);
  GtkWidget *box = gtk_widget_get_parent (hint);
  int width;
  int height;

  gtk_widget_set_size_request (hint, -1, -1);
  gtk_label_set_label (self->hint, text);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width -= gtk_widget_get_margin_start (box) + gtk_widget_get_margin_end (box);
  gtk_widget_measure (hint, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (hint, -1, height);
}

static void
update (SiStockAlertEditor *self)
{
  g_autoptr (SiStockAlert) alert = NULL;
  g_autofree char *stock = NULL;
  g_autofree char *text = NULL;
  SiQuantity now;
  gboolean valid;

  if (self->product == NULL || self->alerts == NULL)
    return;

  alert = make_alert (self);
  valid = alert->minimum.kind == SI_QUANTITY_EXACT;
  now = si_stock_alert_get_stock (alert, si_product_get_table (self->product));
  stock = si_text_stock (now, NULL);
  if (!valid)
    /* Translators: %s is a stock. */
    text = g_strdup_printf (_ ("It is %s now."), stock);
  else if (si_stock_alert_is_below (alert, si_product_get_table (self->product)))
    text = g_strdup_printf (_ ("It is %s now: you will be told at the next refresh."), stock);
  else
    text = g_strdup_printf (_ ("It is %s now, which is not low."), stock);
  gtk_widget_set_visible (self->remove, find_alert (self) != NULL);
  show_hint (self, text);
  gtk_widget_set_sensitive (self->set, valid);
  gtk_widget_set_sensitive (self->try, valid);
}

static void
show_minimum (SiStockAlertEditor *self)
{
  const SiStockAlert *alert = find_alert (self);
  g_autofree char *text = alert != NULL ? si_quantity_to_plain (alert->minimum) : g_strdup ("");

  gtk_editable_set_text (self->minimum, text);
  update (self);
}

static void
popover_shown (SiStockAlertEditor *self)
{
  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  if (self->product == NULL || self->alerts == NULL)
    return;
  si_godown_choice_fill (self->godown, self->product);
  show_minimum (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->minimum));
}

static void
minimum_changed (SiStockAlertEditor *self)
{
  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  update (self);
}

static void
godown_chosen (SiStockAlertEditor *self)
{
  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  if (self->product != NULL && self->alerts != NULL)
    show_minimum (self);
}

static void
set_clicked (SiStockAlertEditor *self)
{
  g_autoptr (SiStockAlert) alert = make_alert (self);

  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  if (alert->minimum.kind != SI_QUANTITY_EXACT)
    return;
  si_stock_alerts_set (self->alerts, alert);
  gtk_popover_popdown (self->popover);
}

static void
try_clicked (SiStockAlertEditor *self)
{
  g_autoptr (SiStockAlert) alert = make_alert (self);
  g_autofree char *text = si_text_stock_alert (alert, si_product_get_table (self->product));

  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.try-watch", "s", text);
}

static void
remove_clicked (SiStockAlertEditor *self)
{
  const SiStockAlert *alert = find_alert (self);

  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  if (alert != NULL)
    si_stock_alerts_remove (self->alerts, &alert->id, 1);
  gtk_popover_popdown (self->popover);
}

/* Returns the button's tooltip, which screen readers read out, too: the alert that is set, or the
 * number of alerts where there are several. */
static char *
describe_set (SiStockAlertEditor *self, guint *n)
{
  const SiProductKey product = get_key (self);
  const SiStockAlert *first = NULL;

  for (guint i = 0; i < si_stock_alerts_get_n (self->alerts); i++)
    {
      const SiStockAlert *alert = si_stock_alerts_get (self->alerts, i);
      const SiProductKey key = si_stock_alert_get_product (alert);

      if (!si_product_key_equal (&key, &product))
        continue;
      if (*n == 0)
        first = alert;
      ++*n;
    }
  if (*n == 0)
    return g_strdup (_ ("Watch the stock"));
  if (*n == 1)
    return si_text_alert (first, si_product_get_table (self->product));
  /* Translators: how many alerts are set on a product. */
  return si_digits_printf (ngettext ("%u alert", "%u alerts", *n), *n);
}

static void
update_button (SiStockAlertEditor *self)
{
  GtkWidget *button = GTK_WIDGET (self->button);
  g_autofree char *text = NULL;
  guint n = 0;

  if (self->product == NULL || self->alerts == NULL)
    return;
  text = describe_set (self, &n);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (n > 0)
    gtk_widget_add_css_class (button, "watched");
  else
    gtk_widget_remove_css_class (button, "watched");
}

static void
alerts_changed (SiStockAlertEditor *self)
{
  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  update_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->product != NULL && self->alerts != NULL
                                                 && si_stock_alerts_get_usable (self->alerts));
}

static void
si_stock_alert_editor_dispose (GObject *object)
{
  SiStockAlertEditor *self = SI_STOCK_ALERT_EDITOR (object);

  g_clear_object (&self->alerts);
  g_clear_object (&self->product);

  G_OBJECT_CLASS (si_stock_alert_editor_parent_class)->dispose (object);
}

static void
si_stock_alert_editor_class_init (SiStockAlertEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_stock_alert_editor_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-stock-alert-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, minimum);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, button);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, godown);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, popover);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, set);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, try);
  gtk_widget_class_bind_template_callback (widget_class, minimum_changed);
  gtk_widget_class_bind_template_callback (widget_class, godown_chosen);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked);
  gtk_widget_class_bind_template_callback (widget_class, try_clicked);
}

static void
si_stock_alert_editor_init (SiStockAlertEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  si_drop_down_let_shrink (self->godown);
  /* Translators: the godown whose stock has a minimum. */
  si_compat_name_drop_down (self->godown, _ ("Where"));
  alerts_changed (self);
}

/**
 * si_stock_alert_editor_set_stock_alerts:
 * @self: an editor
 * @alerts: the alerts that it changes
 */
void
si_stock_alert_editor_set_stock_alerts (SiStockAlertEditor *self, SiStockAlerts *alerts)
{
  g_return_if_fail (SI_IS_STOCK_ALERT_EDITOR (self));
  g_return_if_fail (SI_IS_STOCK_ALERTS (alerts));

  if (self->alerts != NULL)
    g_signal_handlers_disconnect_by_func (self->alerts, alerts_changed, self);
  g_set_object (&self->alerts, alerts);
  g_signal_connect_object (alerts, "changed", G_CALLBACK (alerts_changed), self, G_CONNECT_SWAPPED);
  alerts_changed (self);
}

/**
 * si_stock_alert_editor_set_product:
 * @self: an editor
 * @product: (nullable): the product whose stock it sets a minimum on
 */
void
si_stock_alert_editor_set_product (SiStockAlertEditor *self, SiProduct *product)
{
  g_return_if_fail (SI_IS_STOCK_ALERT_EDITOR (self));
  g_return_if_fail (product == NULL || SI_IS_PRODUCT (product));

  g_set_object (&self->product, product);
  alerts_changed (self);
}
