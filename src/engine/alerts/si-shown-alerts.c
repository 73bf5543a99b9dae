/* si-shown-alerts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-shown-alerts.h"

#include "si-table-builder.h"
#include "si-table-search.h"

struct _SiShownAlerts
{
  GObject parent_instance;

  SiProductList *products; /* (owned): has the inventory and the filter */
  SiStockAlerts *alerts;   /* (owned) (nullable) */
  GPtrArray *all;          /* (owned) (element-type SiShownAlert): every alert that is set */
  GPtrArray *shown;        /* (owned) (element-type SiShownAlert) */
  guint counts[SI_N_STOCK_ALERT_STATES]; /* of what the filter shows */
  guint n_low;                           /* in the chosen godowns, whatever the search */
  guint state;                           /* the only state shown, or all */
  SiAlertColumn column;
  gboolean descending;
  guint update_id; /* the idle source that updates the list */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiShownAlerts,
                               si_shown_alerts,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static SiFilter *
get_filter (SiShownAlerts *self)
{
  return si_product_list_get_filter (self->products);
}

/* Takes the objects that there are for the alerts, and makes those that lack. */
static GPtrArray *
create_all (SiShownAlerts *self, SiTable *table)
{
  const guint n = self->alerts != NULL && table != NULL ? si_stock_alerts_get_n (self->alerts) : 0;
  const gint64 now = g_get_real_time ();
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->all->len; i++)
    g_hash_table_insert (old, (gpointer) &si_shown_alert_get_alert (self->all->pdata[i])->id,
                         self->all->pdata[i]);
  for (guint i = 0; i < n; i++)
    {
      const SiStockAlert *alert = si_stock_alerts_get (self->alerts, i);
      SiShownAlert *shown = g_hash_table_lookup (old, &alert->id);

      if (shown == NULL)
        g_ptr_array_add (all, si_shown_alert_new (alert, table, now));
      else
        {
          g_hash_table_remove (old, &alert->id);
          si_shown_alert_update (shown, alert, table, now);
          g_ptr_array_add (all, g_object_ref (shown));
        }
    }
  return all;
}

/* An alert on the stock in all godowns belongs to none of those that are chosen. */
static gboolean
is_in_godowns (SiShownAlert *shown, const char *const *godown_ids)
{
  const SiStockAlert *alert = si_shown_alert_get_alert (shown);

  return godown_ids == NULL
         || (alert->godown_id != NULL && g_strv_contains (godown_ids, alert->godown_id));
}

static gboolean
has_finding (SiShownAlert *shown, SiFindings findings, const SiScope *scope)
{
  const guint row = si_shown_alert_get_row (shown);

  if (findings == SI_FINDING_NONE)
    return TRUE;
  if ((findings & SI_FINDING_LOW) != 0 && si_shown_alert_get_state (shown) == SI_STOCK_ALERT_LOW)
    return TRUE;
  /* The products are filtered on a thread, which may not be done with this inventory. */
  return row != SI_NO_ROW && scope != NULL
         && si_scope_get_table (scope) == si_shown_alert_get_table (shown)
         && (si_scope_get_findings (scope, row) & findings) != 0;
}

/* Searches the products of the alerts as the list of products is searched, those that are gone,
 * too. */
static guint8 *
search (SiShownAlerts *self)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiTable) table = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      const SiStockAlert *alert = si_shown_alert_get_alert (self->all->pdata[i]);

      si_table_builder_add_product (builder, alert->product_id, alert->sku,
                                    alert->description != NULL ? alert->description : "", "0");
    }
  table = si_table_builder_finish (builder);
  return si_table_search (table, si_filter_get_search (get_filter (self)), NULL);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SiShownAlerts *self = user_data;
  SiShownAlert *first = *(SiShownAlert **) a;
  SiShownAlert *second = *(SiShownAlert **) b;
  int order = si_shown_alert_compare (first, second, self->column);

  if (self->descending)
    order = -order;
  if (order == 0)
    order = si_shown_alert_compare (first, second, SI_ALERT_COLUMN_STATE);
  if (order == 0)
    order = si_shown_alert_compare (first, second, SI_ALERT_COLUMN_PRODUCT);
  return order != 0 ? order : si_shown_alert_compare (first, second, SI_ALERT_COLUMN_GODOWN);
}

/* Counts what the filter shows, and returns what is to be listed of it. */
static GPtrArray *
filter (SiShownAlerts *self, SiTable *table)
{
  const char *const *godown_ids = si_filter_get_godown_ids (get_filter (self));
  const SiFindings findings = si_filter_get_findings (get_filter (self));
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  SiScope *scope = si_product_list_get_scope (self->products);
  g_autofree guint8 *matches = search (self);

  memset (self->counts, 0, sizeof self->counts);
  self->n_low = 0;
  for (guint i = 0; i < self->all->len; i++)
    {
      SiShownAlert *alert = self->all->pdata[i];
      const SiStockAlertState state = si_shown_alert_get_state (alert);

      if (!is_in_godowns (alert, godown_ids))
        continue;
      self->n_low += state == SI_STOCK_ALERT_LOW;
      if (matches[i] == SI_MATCH_NONE || !has_finding (alert, findings, scope))
        continue;
      self->counts[state]++;
      if (self->state == SI_STOCK_ALERT_ALL_STATES || self->state == state)
        g_ptr_array_add (shown, g_object_ref (alert));
    }
  g_ptr_array_sort_with_data (shown, compare, self);
  return shown;
}

/* Rows at both ends that stay what they are keep their selection and the focus. */
static void
show (SiShownAlerts *self, GPtrArray *shown)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);
  const guint most = MIN (before->len, shown->len);
  guint start = 0;
  guint end = 0;

  while (start < most && before->pdata[start] == shown->pdata[start])
    start++;
  while (end < most - start
         && before->pdata[before->len - 1 - end] == shown->pdata[shown->len - 1 - end])
    end++;
  self->shown = shown;
  if (before->len != shown->len || start < most)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                shown->len - start - end);
}

static void
update (SiShownAlerts *self)
{
  SiTable *table = si_product_list_get_table (self->products);
  GPtrArray *all = create_all (self, table);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_ptr_array_unref (self->all);
  self->all = all;
  show (self, filter (self, table));
  g_signal_emit (self, signals[UPDATED], 0);
}

static gboolean
update_cb (gpointer user_data)
{
  SiShownAlerts *self = user_data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Alerts that change together are listed once. */
static void
queue_update (SiShownAlerts *self)
{
  g_assert (SI_IS_SHOWN_ALERTS (self));

  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return SI_TYPE_SHOWN_ALERT;
}

static guint
get_n_items (GListModel *model)
{
  return SI_SHOWN_ALERTS (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SiShownAlerts *self = SI_SHOWN_ALERTS (model);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
si_shown_alerts_dispose (GObject *object)
{
  SiShownAlerts *self = SI_SHOWN_ALERTS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->alerts != NULL)
    g_signal_handlers_disconnect_by_data (self->alerts, self);
  g_clear_object (&self->alerts);
  g_clear_object (&self->products);

  G_OBJECT_CLASS (si_shown_alerts_parent_class)->dispose (object);
}

static void
si_shown_alerts_finalize (GObject *object)
{
  SiShownAlerts *self = SI_SHOWN_ALERTS (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->all);

  G_OBJECT_CLASS (si_shown_alerts_parent_class)->finalize (object);
}

static void
si_shown_alerts_class_init (SiShownAlertsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_shown_alerts_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_shown_alerts_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_shown_alerts_init (SiShownAlerts *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->state = SI_STOCK_ALERT_ALL_STATES;
}

/**
 * si_shown_alerts_new:
 * @products: the list that has the inventory on screen and its filter
 *
 * Returns: (transfer full): a list without alerts
 */
SiShownAlerts *
si_shown_alerts_new (SiProductList *products)
{
  SiShownAlerts *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (products), NULL);

  self = g_object_new (SI_TYPE_SHOWN_ALERTS, NULL);
  self->products = g_object_ref (products);
  g_signal_connect_object (products, "notify::table", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (products, "updated", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_filter (self), "notify", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_shown_alerts_update:
 * @self: a list
 *
 * Brings the list and each of its alerts up to date at once.
 */
void
si_shown_alerts_update (SiShownAlerts *self)
{
  g_return_if_fail (SI_IS_SHOWN_ALERTS (self));

  update (self);
}

/**
 * si_shown_alerts_set_alerts:
 * @self: a list
 * @alerts: (nullable): the alerts to list from now on
 */
void
si_shown_alerts_set_alerts (SiShownAlerts *self, SiStockAlerts *alerts)
{
  g_return_if_fail (SI_IS_SHOWN_ALERTS (self));
  g_return_if_fail (alerts == NULL || SI_IS_STOCK_ALERTS (alerts));

  if (self->alerts == alerts)
    return;
  if (self->alerts != NULL)
    g_signal_handlers_disconnect_by_data (self->alerts, self);
  g_set_object (&self->alerts, alerts);
  /* Other alerts may have the numbers of the old ones. */
  g_ptr_array_set_size (self->all, 0);
  if (alerts != NULL)
    g_signal_connect_object (alerts, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_shown_alerts_set_state:
 * @self: a list
 * @state: the only #SiStockAlertState to list, or %SI_STOCK_ALERT_ALL_STATES
 */
void
si_shown_alerts_set_state (SiShownAlerts *self, guint state)
{
  g_return_if_fail (SI_IS_SHOWN_ALERTS (self));
  g_return_if_fail (state <= SI_STOCK_ALERT_ALL_STATES);

  if (self->state == state)
    return;
  self->state = state;
  update (self);
}

/**
 * si_shown_alerts_sort:
 * @self: a list
 * @column: the column to sort by; alerts that are equal there are sorted by state and product
 * @descending: the other way about
 */
void
si_shown_alerts_sort (SiShownAlerts *self, SiAlertColumn column, gboolean descending)
{
  g_return_if_fail (SI_IS_SHOWN_ALERTS (self));

  if (self->column == column && self->descending == descending)
    return;
  self->column = column;
  self->descending = descending;
  update (self);
}

/**
 * si_shown_alerts_count:
 * @self: a list
 * @state: a state
 *
 * Returns: the number of alerts in this state that the filter of the products shows
 */
guint
si_shown_alerts_count (SiShownAlerts *self, SiStockAlertState state)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERTS (self), 0);
  g_return_val_if_fail (state < SI_N_STOCK_ALERT_STATES, 0);

  return self->counts[state];
}

/**
 * si_shown_alerts_get_n_all:
 * @self: a list
 *
 * Returns: the number of all alerts that are set
 */
guint
si_shown_alerts_get_n_all (SiShownAlerts *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERTS (self), 0);

  return self->all->len;
}

/**
 * si_shown_alerts_get_n_hidden:
 * @self: a list
 *
 * Returns: the number of alerts that the filter of the products hides
 */
guint
si_shown_alerts_get_n_hidden (SiShownAlerts *self)
{
  guint n;

  g_return_val_if_fail (SI_IS_SHOWN_ALERTS (self), 0);

  n = self->all->len;
  for (guint i = 0; i < SI_N_STOCK_ALERT_STATES; i++)
    n -= self->counts[i];
  return n;
}

/**
 * si_shown_alerts_get_n_low:
 * @self: a list
 *
 * Returns: the number of alerts in the chosen godowns that are low and not snoozed, whatever else
 *   the filter hides
 */
guint
si_shown_alerts_get_n_low (SiShownAlerts *self)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERTS (self), 0);

  return self->n_low;
}

/**
 * si_shown_alerts_list:
 * @self: a list
 *
 * Returns: (transfer full) (element-type SiShownAlert): the alerts that are listed, in their order
 */
GPtrArray *
si_shown_alerts_list (SiShownAlerts *self)
{
  GPtrArray *alerts;

  g_return_val_if_fail (SI_IS_SHOWN_ALERTS (self), NULL);

  alerts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->shown->len; i++)
    g_ptr_array_add (alerts, g_object_ref (self->shown->pdata[i]));
  return alerts;
}

/**
 * si_shown_alerts_find:
 * @self: a list
 * @id: the number of an alert
 *
 * Returns: its position in the list, or %G_MAXUINT
 */
guint
si_shown_alerts_find (SiShownAlerts *self, gint64 id)
{
  g_return_val_if_fail (SI_IS_SHOWN_ALERTS (self), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    if (si_shown_alert_get_alert (self->shown->pdata[i])->id == id)
      return i;
  return G_MAXUINT;
}
