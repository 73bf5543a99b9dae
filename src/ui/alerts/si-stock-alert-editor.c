/* si-stock-alert-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-alert-editor.h"

#include <glib/gi18n.h>

#include "si-alert-popover.h"
#include "si-digits.h"
#include "si-text.h"

struct _SiStockAlertEditor
{
  AdwBin parent_instance;

  SiStockAlerts *alerts; /* (owned) (nullable) */
  SiProduct *product;    /* (owned) (nullable) */

  /* Template widgets */
  GtkMenuButton *button;
  SiAlertPopover *popover;
};

G_DEFINE_FINAL_TYPE (SiStockAlertEditor, si_stock_alert_editor, ADW_TYPE_BIN)

static SiProductKey
get_key (SiStockAlertEditor *self)
{
  return si_table_get_key (si_product_get_table (self->product),
                           si_product_get_row (self->product));
}

static void
popover_shown (SiStockAlertEditor *self)
{
  SiProductKey key;

  g_assert (SI_IS_STOCK_ALERT_EDITOR (self));

  if (self->product == NULL || self->alerts == NULL)
    return;
  key = get_key (self);
  si_alert_popover_edit (self->popover, si_product_get_table (self->product), &key, NULL);
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
    return g_strdup (_ ("New Alert…"));
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
    gtk_widget_add_css_class (button, "has-alert");
  else
    gtk_widget_remove_css_class (button, "has-alert");
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

  g_type_ensure (SI_TYPE_ALERT_POPOVER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-stock-alert-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, button);
  gtk_widget_class_bind_template_child (widget_class, SiStockAlertEditor, popover);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown);
}

static void
si_stock_alert_editor_init (SiStockAlertEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  si_alert_popover_set_names_product (self->popover, FALSE);
  alerts_changed (self);
}

/**
 * si_stock_alert_editor_set_stock_alerts:
 * @self: an editor
 * @alerts: (nullable): the alerts that it changes from now on
 */
void
si_stock_alert_editor_set_stock_alerts (SiStockAlertEditor *self, SiStockAlerts *alerts)
{
  g_return_if_fail (SI_IS_STOCK_ALERT_EDITOR (self));
  g_return_if_fail (alerts == NULL || SI_IS_STOCK_ALERTS (alerts));

  if (self->alerts == alerts)
    return;
  if (self->alerts != NULL)
    g_signal_handlers_disconnect_by_data (self->alerts, self);
  g_set_object (&self->alerts, alerts);
  if (alerts != NULL)
    g_signal_connect_object (alerts, "changed", G_CALLBACK (alerts_changed), self,
                             G_CONNECT_SWAPPED);
  si_alert_popover_set_alerts (self->popover, alerts);
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

/**
 * si_stock_alert_editor_open:
 * @self: an editor
 *
 * Lets the person set a minimum, as a click on the button does.
 *
 * Returns: whether that can be done; %FALSE if alerts cannot be stored
 */
gboolean
si_stock_alert_editor_open (SiStockAlertEditor *self)
{
  g_return_val_if_fail (SI_IS_STOCK_ALERT_EDITOR (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->button)) || self->product == NULL)
    return FALSE;
  gtk_menu_button_popup (self->button);
  return TRUE;
}
