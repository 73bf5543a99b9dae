/* si-alert-notes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-alert-notes.h"

#include "si-low-products.h"
#include "si-text.h"

struct _SiAlertNotes
{
  GObject parent_instance;

  SiProductList *list;     /* (owned) */
  SiStockAlerts *alerts;   /* (owned) (nullable) */
  GSignalGroup *of_alerts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiAlertNotes, si_alert_notes, G_TYPE_OBJECT)

static char *
describe (SiProduct *product, gpointer user_data)
{
  SiAlertNotes *self = user_data;
  SiTable *table = si_product_get_table (product);
  const SiStockAlert *alert
      = si_low_products_find (self->alerts, table, si_product_get_row (product));

  return alert != NULL ? si_text_below (alert, table) : NULL;
}

static GArray *
find_low (SiTable *table, gpointer user_data)
{
  return si_low_products_list (SI_ALERT_NOTES (user_data)->alerts, table, table);
}

static void
alerts_changed (SiAlertNotes *self)
{
  g_assert (SI_IS_ALERT_NOTES (self));

  si_product_list_set_note_func (self->list, describe, self);
  si_product_list_set_low_func (self->list, find_low, self);
}

static void
si_alert_notes_dispose (GObject *object)
{
  SiAlertNotes *self = SI_ALERT_NOTES (object);

  if (self->list != NULL)
    {
      si_product_list_set_note_func (self->list, NULL, NULL);
      si_product_list_set_low_func (self->list, NULL, NULL);
    }
  g_clear_object (&self->of_alerts);
  g_clear_object (&self->alerts);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_alert_notes_parent_class)->dispose (object);
}

static void
si_alert_notes_class_init (SiAlertNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_alert_notes_dispose;
}

static void
si_alert_notes_init (SiAlertNotes *self)
{
  self->of_alerts = g_signal_group_new (SI_TYPE_STOCK_ALERTS);
  g_signal_group_connect_swapped (self->of_alerts, "changed", G_CALLBACK (alerts_changed), self);
}

/**
 * si_alert_notes_new:
 * @list: the list of products
 *
 * Returns: (transfer full): notes of no engine
 */
SiAlertNotes *
si_alert_notes_new (SiProductList *list)
{
  SiAlertNotes *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_ALERT_NOTES, NULL);
  self->list = g_object_ref (list);
  return self;
}

/**
 * si_alert_notes_set_engine:
 * @self: notes
 * @engine: the engine whose alerts count from now on
 */
void
si_alert_notes_set_engine (SiAlertNotes *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_ALERT_NOTES (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->alerts, si_engine_get_stock_alerts (engine));
  g_signal_group_set_target (self->of_alerts, self->alerts);
  alerts_changed (self);
}
