/* si-shown-alert.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-shown-alert.h"

#include "si-natural-order.h"

struct _SiShownAlert
{
  GObject parent_instance;

  SiStockAlert *alert; /* (owned) */
  SiTable *table;      /* (owned): the inventory on screen */
  SiStockAlertState state;
  SiQuantity stock;
  guint row;              /* of the alert's product, or SI_NO_ROW */
  const char *stock_text; /* (nullable): belongs to the table */
  gboolean gone;
};

G_DEFINE_FINAL_TYPE (SiShownAlert, si_shown_alert, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* A stock that is not known comes first, since it may be low. */
static int
compare_stocks (SiQuantity a, SiQuantity b)
{
  const gboolean a_known = a.kind == SI_QUANTITY_EXACT;
  const gboolean b_known = b.kind == SI_QUANTITY_EXACT;

  if (!a_known || !b_known)
    return a_known - b_known;
  return compare_numbers (a.millionths, b.millionths);
}

static int
compare_godowns (SiShownAlert *a, SiShownAlert *b)
{
  g_autofree char *a_name = NULL;
  g_autofree char *b_name = NULL;

  if (a->alert->godown_id == NULL || b->alert->godown_id == NULL)
    return (a->alert->godown_id != NULL) - (b->alert->godown_id != NULL);
  a_name = si_table_describe_godown (a->table, a->alert->godown_id);
  b_name = si_table_describe_godown (b->table, b->alert->godown_id);
  return si_natural_compare (a_name, b_name);
}

/* A stock that is no exact number is shown as the server wrote it. */
static const char *
find_stock_text (SiShownAlert *self)
{
  const char *godown_id = self->alert->godown_id;
  guint godown;

  if (self->row == SI_NO_ROW || self->stock.kind == SI_QUANTITY_EXACT)
    return NULL;
  if (godown_id == NULL)
    return si_table_get_stock_text (self->table, self->row);
  godown = si_table_find_godown (self->table, godown_id);
  for (guint line = 0; line < si_table_get_n_godown_stocks (self->table, self->row); line++)
    {
      SiGodownStock stock;

      si_table_get_godown_stock (self->table, self->row, line, &stock);
      if (stock.godown == godown)
        return stock.stock_text;
    }
  return NULL;
}

static void
si_shown_alert_finalize (GObject *object)
{
  SiShownAlert *self = SI_SHOWN_ALERT (object);

  g_clear_pointer (&self->alert, si_stock_alert_free);
  g_clear_pointer (&self->table, si_table_unref);

  G_OBJECT_CLASS (si_shown_alert_parent_class)->finalize (object);
}

static void
si_shown_alert_class_init (SiShownAlertClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_shown_alert_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_shown_alert_init (SiShownAlert *self)
{
}

/**
 * si_shown_alert_new:
 * @alert: an alert, which is copied
 * @table: the inventory on screen
 * @now: the time, in microseconds since 1970, UTC
 *
 * Returns: (transfer full): the alert with what the inventory says of it
 */
SiShownAlert *
si_shown_alert_new (const SiStockAlert *alert, SiTable *table, gint64 now)
{
  SiShownAlert *self;

  g_return_val_if_fail (alert != NULL && table != NULL, NULL);

  self = g_object_new (SI_TYPE_SHOWN_ALERT, NULL);
  si_shown_alert_update (self, alert, table, now);
  return self;
}

/**
 * si_shown_alert_update:
 * @self: an alert on screen
 * @alert: the alert as it is now, which is copied
 * @table: the inventory on screen
 * @now: the time, in microseconds since 1970, UTC
 *
 * Brings it up to date.
 */
void
si_shown_alert_update (SiShownAlert *self, const SiStockAlert *alert, SiTable *table, gint64 now)
{
  SiProductKey key;

  g_return_if_fail (SI_IS_SHOWN_ALERT (self));
  g_return_if_fail (alert != NULL && table != NULL);

  g_clear_pointer (&self->alert, si_stock_alert_free);
  self->alert = si_stock_alert_copy (alert);
  si_table_ref (table);
  g_clear_pointer (&self->table, si_table_unref);
  self->table = table;

  key = si_stock_alert_get_product (alert);
  self->row = si_table_find_key (table, &key);
  self->gone = self->row == SI_NO_ROW && si_stock_alert_is_gone (alert, table);
  self->stock = si_stock_alert_get_stock (alert, table);
  self->stock_text = find_stock_text (self);
  self->state = si_stock_alert_get_state (alert, table, now);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * si_shown_alert_get_alert:
 * @self: an alert on screen
 *
 * Returns: (transfer none): the alert, until it is brought up to date
 */
const SiStockAlert *
si_shown_alert_get_alert (SiShownAlert *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (self), NULL);

  return self->alert;
}

/**
 * si_shown_alert_get_table:
 * @self: an alert on screen
 *
 * Returns: (transfer none): the inventory on screen
 */
SiTable *
si_shown_alert_get_table (SiShownAlert *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (self), NULL);

  return self->table;
}

/**
 * si_shown_alert_get_state:
 * @self: an alert on screen
 *
 * Returns: its state
 */
SiStockAlertState
si_shown_alert_get_state (SiShownAlert *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (self), SI_STOCK_ALERT_FINE);

  return self->state;
}

/**
 * si_shown_alert_get_stock:
 * @self: an alert on screen
 *
 * Returns: the stock that it is on; zero where the product is gone, and %SI_QUANTITY_NONE where the
 *   product could not be read
 */
SiQuantity
si_shown_alert_get_stock (SiShownAlert *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (self), SI_QUANTITY_NONE);

  return self->stock;
}

/**
 * si_shown_alert_get_stock_text:
 * @self: an alert on screen
 *
 * Returns: (transfer none) (nullable): the stock as the server wrote it, where it is not an exact
 *   number
 */
const char *
si_shown_alert_get_stock_text (SiShownAlert *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (self), NULL);

  return self->stock_text;
}

/**
 * si_shown_alert_get_row:
 * @self: an alert on screen
 *
 * Returns: the row of its product in the inventory on screen, or %SI_NO_ROW
 */
guint
si_shown_alert_get_row (SiShownAlert *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (self), SI_NO_ROW);

  return self->row;
}

/**
 * si_shown_alert_get_gone:
 * @self: an alert on screen
 *
 * Returns: whether its product is gone from the inventory
 */
gboolean
si_shown_alert_get_gone (SiShownAlert *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (self), FALSE);

  return self->gone;
}

/**
 * si_shown_alert_compare:
 * @a: an alert on screen
 * @b: another one
 * @column: the column to compare by
 *
 * Returns: a negative number if @a comes before @b in this column, a positive one if it comes after
 *   it, else 0
 */
int
si_shown_alert_compare (SiShownAlert *a, SiShownAlert *b, SiAlertColumn column)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERT (a) && SI_IS_SHOWN_ALERT (b), 0);

  switch (column)
    {
    case SI_ALERT_COLUMN_PRODUCT:
      return si_natural_compare (a->alert->sku, b->alert->sku);
    case SI_ALERT_COLUMN_GODOWN:
      return compare_godowns (a, b);
    case SI_ALERT_COLUMN_MINIMUM:
      return compare_stocks (a->alert->minimum, b->alert->minimum);
    case SI_ALERT_COLUMN_STOCK:
      return compare_stocks (a->stock, b->stock);
    case SI_ALERT_COLUMN_SINCE:
      return compare_numbers (a->alert->low_since, b->alert->low_since);
    case SI_ALERT_COLUMN_STATE:
    default:
      return compare_numbers (a->state, b->state);
    }
}
