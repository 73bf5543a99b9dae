/* si-alert-popover.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-alert-popover.h"

#include <glib/gi18n.h>

#include "si-alert-chooser.h"
#include "si-button.h"
#include "si-compat.h"
#include "si-cut.h"
#include "si-drop-down.h"
#include "si-godown-choice.h"
#include "si-text.h"

struct _SiAlertPopover
{
  GtkPopover parent_instance;

  SiStockAlerts *alerts; /* (owned) (nullable) */
  SiTable *table;        /* (owned) (nullable): the inventory that the figures are of */
  SiStockAlert *subject; /* (owned) (nullable): the product, and the godown where that is fixed */
  gboolean fixed;        /* the godown cannot be chosen, since the product is not there any more */
  gboolean names_product;

  /* Template widgets */
  GtkWidget *box;
  SiAlertChooser *chooser;
  GtkLabel *product;
  GtkEditable *minimum;
  GtkDropDown *godown;
  GtkLabel *title;
  GtkLabel *hint;
  GtkButton *set;
  GtkButton *try;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (SiAlertPopover, si_alert_popover, GTK_TYPE_POPOVER)

static const char *
get_godown_id (SiAlertPopover *self)
{
  return self->fixed ? self->subject->godown_id : si_godown_choice_get (self->godown);
}

/* Returns the alert that is set on what is chosen, or NULL. */
static const SiStockAlert *
find_alert (SiAlertPopover *self)
{
  const SiProductKey key = si_stock_alert_get_product (self->subject);

  return si_stock_alerts_find (self->alerts, &key, get_godown_id (self));
}

/* Makes an alert of what is typed and chosen. Since when its stock is low is known if that was
 * noted for the same minimum. */
static SiStockAlert *
make_alert (SiAlertPopover *self)
{
  const SiStockAlert *old = find_alert (self);
  SiStockAlert *alert = si_stock_alert_copy (self->subject);

  g_free (alert->godown_id);
  alert->godown_id = g_strdup (get_godown_id (self));
  alert->minimum = si_quantity_parse (gtk_editable_get_text (self->minimum), -1);
  if (alert->minimum.kind != SI_QUANTITY_EXACT || !si_stock_alert_is_below (alert, self->table))
    return alert;
  alert->low_since = SI_STOCK_ALERT_LOW_SINCE_UNKNOWN;
  if (old != NULL && old->minimum.millionths == alert->minimum.millionths && old->low_since != 0)
    alert->low_since = old->low_since;
  return alert;
}

/* A popover of GTK 4.8 asks for the height that it needs when no text is wrapped, and cuts its last
 * row off where a label has two lines. So each label asks for all of its lines by itself. */
static void
ask_for_all_lines (SiAlertPopover *self, GtkWidget *label)
{
  int width;
  int height;

  gtk_widget_set_size_request (label, -1, -1);
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width -= gtk_widget_get_margin_start (self->box) + gtk_widget_get_margin_end (self->box);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (label, -1, height);
}

static char *
describe_stock (SiAlertPopover *self, const SiStockAlert *alert)
{
  g_autofree char *stock = si_text_stock (si_stock_alert_get_stock (alert, self->table), NULL);

  if (si_stock_alert_is_gone (alert, self->table))
    return g_strdup (_ ("The product is gone from the inventory."));
  if (alert->minimum.kind != SI_QUANTITY_EXACT)
    /* Translators: %s is a stock. */
    return g_strdup_printf (_ ("It is %s now."), stock);
  if (si_stock_alert_is_below (alert, self->table))
    return si_text_low_now (alert, self->table);
  return g_strdup_printf (_ ("It is %s now, which is not low."), stock);
}

static void
update (SiAlertPopover *self)
{
  const gboolean ready = self->subject != NULL && self->alerts != NULL;
  g_autoptr (SiStockAlert) alert = ready ? make_alert (self) : NULL;
  const gboolean valid = ready && alert->minimum.kind == SI_QUANTITY_EXACT;
  g_autofree char *text = ready ? describe_stock (self, alert) : g_strdup ("");

  gtk_widget_set_sensitive (GTK_WIDGET (self->minimum), ready);
  gtk_widget_set_visible (GTK_WIDGET (self->godown), ready && !self->fixed);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), ready && find_alert (self) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->set), valid);
  gtk_widget_set_sensitive (GTK_WIDGET (self->try), valid);
  gtk_label_set_label (self->hint, text);
  ask_for_all_lines (self, GTK_WIDGET (self->title));
  ask_for_all_lines (self, GTK_WIDGET (self->hint));
}

static void
show_minimum (SiAlertPopover *self)
{
  const SiStockAlert *alert = find_alert (self);
  g_autofree char *text = alert != NULL ? si_quantity_to_plain (alert->minimum) : g_strdup ("");

  gtk_editable_set_text (self->minimum, text);
  update (self);
}

static void
show_product (SiAlertPopover *self)
{
  const SiStockAlert *alert = self->subject;
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->product), self->names_product && alert != NULL);
  if (alert == NULL)
    return;
  whole = g_strdup_printf ("%s · %s", *alert->sku != '\0' ? alert->sku : alert->product_id,
                           alert->description != NULL ? alert->description : "");
  text = si_cut (whole);
  gtk_label_set_label (self->product, text);
}

/* Offers the godowns that the product is in. A godown that it has left is kept, and cannot be
 * changed. */
static void
fill_godowns (SiAlertPopover *self, const char *godown_id)
{
  const SiProductKey key = si_stock_alert_get_product (self->subject);
  const guint row = si_table_find_key (self->table, &key);
  g_autoptr (SiProduct) product = NULL;

  self->fixed = row == SI_NO_ROW;
  if (self->fixed)
    return;
  product = si_product_new (self->table, row);
  si_godown_choice_fill (self->godown, product);
  si_godown_choice_set (self->godown, godown_id);
  self->fixed = g_strcmp0 (si_godown_choice_get (self->godown), godown_id) != 0;
}

static void
set_subject (SiAlertPopover *self, const SiProductKey *product, const char *godown_id)
{
  g_clear_pointer (&self->subject, si_stock_alert_free);
  if (product != NULL)
    {
      self->subject = g_new0 (SiStockAlert, 1);
      si_stock_alert_set_product (self->subject, product);
      self->subject->godown_id = g_strdup (godown_id);
      fill_godowns (self, godown_id);
      show_minimum (self);
    }
  else
    {
      gtk_editable_set_text (self->minimum, "");
      update (self);
    }
  show_product (self);
}

static void
focus_first (SiAlertPopover *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->subject != NULL ? GTK_WIDGET (self->minimum)
                                                 : GTK_WIDGET (self->chooser));
}

static void
product_chosen (SiAlertPopover *self, guint row)
{
  const SiProductKey key = si_table_get_key (self->table, row);

  g_assert (SI_IS_ALERT_POPOVER (self));

  set_subject (self, &key, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->minimum));
}

static void
minimum_changed (SiAlertPopover *self)
{
  g_assert (SI_IS_ALERT_POPOVER (self));

  update (self);
}

static void
godown_chosen (SiAlertPopover *self)
{
  g_assert (SI_IS_ALERT_POPOVER (self));

  if (self->subject != NULL && self->alerts != NULL && !self->fixed)
    show_minimum (self);
}

static void
set_clicked (SiAlertPopover *self)
{
  g_autoptr (SiStockAlert) alert = make_alert (self);

  g_assert (SI_IS_ALERT_POPOVER (self));

  if (alert->minimum.kind != SI_QUANTITY_EXACT)
    return;
  si_stock_alerts_set (self->alerts, alert);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
try_clicked (SiAlertPopover *self)
{
  g_autoptr (SiStockAlert) alert = make_alert (self);
  g_autofree char *text = si_text_stock_alert (alert, self->table);

  g_assert (SI_IS_ALERT_POPOVER (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.try-alert", "s", text);
}

static void
remove_clicked (SiAlertPopover *self)
{
  const SiStockAlert *alert = find_alert (self);

  g_assert (SI_IS_ALERT_POPOVER (self));

  if (alert != NULL)
    si_stock_alerts_remove (self->alerts, &alert->id, 1);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
si_alert_popover_dispose (GObject *object)
{
  SiAlertPopover *self = SI_ALERT_POPOVER (object);

  g_clear_object (&self->alerts);
  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->subject, si_stock_alert_free);

  G_OBJECT_CLASS (si_alert_popover_parent_class)->dispose (object);
}

static void
si_alert_popover_class_init (SiAlertPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_alert_popover_dispose;

  g_type_ensure (SI_TYPE_ALERT_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-alert-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, box);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, chooser);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, godown);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, hint);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, minimum);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, product);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, remove);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, set);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, title);
  gtk_widget_class_bind_template_child (widget_class, SiAlertPopover, try);
  gtk_widget_class_bind_template_callback (widget_class, godown_chosen);
  gtk_widget_class_bind_template_callback (widget_class, minimum_changed);
  gtk_widget_class_bind_template_callback (widget_class, product_chosen);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked);
  gtk_widget_class_bind_template_callback (widget_class, try_clicked);
}

static void
si_alert_popover_init (SiAlertPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->names_product = TRUE;
  g_signal_connect (self, "show", G_CALLBACK (focus_first), NULL);
  si_button_let_wrap (self->set);
  si_button_let_wrap (self->try);
  si_button_let_wrap (self->remove);
  si_drop_down_let_shrink (self->godown);
  /* Translators: the godown whose stock has a minimum. */
  si_compat_name_drop_down (self->godown, _ ("Where"));
}

/**
 * si_alert_popover_set_alerts:
 * @self: a popover
 * @alerts: (nullable): the alerts that it changes
 */
void
si_alert_popover_set_alerts (SiAlertPopover *self, SiStockAlerts *alerts)
{
  g_return_if_fail (SI_IS_ALERT_POPOVER (self));
  g_return_if_fail (alerts == NULL || SI_IS_STOCK_ALERTS (alerts));

  g_set_object (&self->alerts, alerts);
}

static void
set_table (SiAlertPopover *self, SiTable *table)
{
  si_table_ref (table);
  g_clear_pointer (&self->table, si_table_unref);
  self->table = table;
}

/**
 * si_alert_popover_edit:
 * @self: a popover with alerts
 * @table: the inventory on screen
 * @product: a product, which may be gone
 * @godown_id: (nullable): the godown that is chosen first; %NULL for all
 *
 * Shows the alert on this stock, or offers to set one. Another godown of the product can be chosen.
 */
void
si_alert_popover_edit (SiAlertPopover *self,
                       SiTable *table,
                       const SiProductKey *product,
                       const char *godown_id)
{
  g_return_if_fail (SI_IS_ALERT_POPOVER (self));
  g_return_if_fail (table != NULL && product != NULL);
  g_return_if_fail (self->alerts != NULL);

  set_table (self, table);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), FALSE);
  set_subject (self, product, godown_id);
  focus_first (self);
}

/**
 * si_alert_popover_create:
 * @self: a popover with alerts
 * @table: the inventory on screen
 * @product: (nullable): the product that is chosen first
 *
 * Offers to choose a product, and to set an alert on it.
 */
void
si_alert_popover_create (SiAlertPopover *self, SiTable *table, const SiProductKey *product)
{
  g_return_if_fail (SI_IS_ALERT_POPOVER (self));
  g_return_if_fail (table != NULL);
  g_return_if_fail (self->alerts != NULL);

  set_table (self, table);
  si_alert_chooser_set_table (self->chooser, table);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), TRUE);
  set_subject (self, product, NULL);
  focus_first (self);
}

/**
 * si_alert_popover_set_names_product:
 * @self: a popover
 * @names_product: whether it says which product it is about, which a place that shows the product
 *   need not hear
 */
void
si_alert_popover_set_names_product (SiAlertPopover *self, gboolean names_product)
{
  g_return_if_fail (SI_IS_ALERT_POPOVER (self));

  self->names_product = names_product;
  show_product (self);
}
