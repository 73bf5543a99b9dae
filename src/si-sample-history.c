/* si-sample-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-sample-history.h"

#include "si-demo-inventory.h"
#include "si-demo-past.h"
#include "si-plain-text.h"
#include "si-store-inventory.h"
#include "si-store-time.h"
#include "si-table-builder.h"

/* The stocks of the demo are in thousandths. */
#define THOUSANDTH (SI_QUANTITY_ONE / 1000)

#define SNOOZE_DAYS 2

struct _SiSampleHistory
{
  GObject parent_instance;

  SiStockAlerts *alerts; /* (owned) */
  SiRefresh *refresh;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiSampleHistory, si_sample_history, G_TYPE_OBJECT)

/* The past on its way into the store. While the store is being filled, it belongs to its thread. */
typedef struct
{
  SiSampleHistory *history; /* (owned) */
  SiTable *answer;          /* (owned) (nullable): the inventory on screen */
  GDateTime *today;         /* (owned): the last midnight */
  guint n_made;             /* the number of inventories */
  SiDemoPast *past;         /* (owned) (nullable): once the first of them is wanted */
  GPtrArray *alerts;        /* (owned) (element-type SiStockAlert) */
} Filling;

static void
filling_free (Filling *self)
{
  g_object_unref (self->history);
  g_clear_pointer (&self->answer, si_table_unref);
  g_date_time_unref (self->today);
  g_clear_pointer (&self->past, si_demo_past_free);
  g_ptr_array_unref (self->alerts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Filling, filling_free)

static SiQuantity
to_quantity (gint64 thousandths)
{
  return (SiQuantity){ thousandths * THOUSANDTH, SI_QUANTITY_EXACT };
}

static void
add_product (SiTableBuilder *builder,
             const SiDemoStock *stock,
             const SiDemoProduct *product,
             GString *buffer)
{
  const SiDemoLine *lines = &((const SiDemoLine *) stock->lines->data)[product->first_line];
  const char *description = si_plain_text (product->description, buffer);
  gint64 total = product->total_error;
  char id[16];

  for (guint i = 0; i < product->n_lines; i++)
    total += lines[i].stock;
  g_snprintf (id, sizeof id, "%u", product->id);
  si_table_builder_add_product_quantity (builder, id, product->sku, description,
                                         to_quantity (total), NULL);
  for (guint i = 0; i < product->n_lines; i++)
    {
      const SiDemoGodown *godown = &si_demo_godowns[lines[i].godown];

      si_table_builder_add_godown_quantity (builder, godown->id,
                                            lines[i].other_name ? godown->other_name : godown->name,
                                            to_quantity (lines[i].stock), NULL);
    }
}

/* Makes the inventory that the program would have read from an answer. */
static SiTable *
make_table (const SiDemoStock *stock)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint i = 0; i < stock->products->len; i++)
    {
      const SiDemoProduct *product = &g_array_index (stock->products, SiDemoProduct, i);

      if (product->absent)
        continue;
      if (product->oddity == SI_DEMO_ODDITY_UNREADABLE_BEFORE)
        si_table_builder_add_unreadable (builder, "\"" SI_DEMO_UNREADABLE "\"", -1);
      add_product (builder, stock, product, buffer);
    }
  return si_table_builder_finish (builder);
}

/* Returns the time of an inventory: at noon and in the evening of each day before today. */
static gint64
get_time (Filling *self)
{
  const int days = SI_SAMPLE_DAYS - (int) self->n_made / 2;
  g_autoptr (GDateTime) day = g_date_time_add_days (self->today, -days);
  g_autoptr (GDateTime) time
      = g_date_time_add_minutes (day, self->n_made % 2 == 0 ? 12 * 60 + 40 : 20 * 60 + 15);

  return si_store_time_from_date (time);
}

static guint
find_sku (SiTable *table, const char *sku)
{
  for (guint row = 0; row < si_table_get_n_products (table); row++)
    if (g_str_equal (si_table_get_sku (table, row), sku))
      return row;
  return SI_NO_ROW;
}

static void
set_alert (Filling *self, SiTable *table, const SiDemoAlert *wanted)
{
  const guint row = find_sku (table, wanted->sku);
  SiStockAlert *alert;
  SiProductKey key;

  if (row == SI_NO_ROW)
    return;
  key = si_table_get_key (table, row);
  alert = g_new0 (SiStockAlert, 1);
  si_stock_alert_set_product (alert, &key);
  alert->godown_id = g_strdup (wanted->godown_id);
  alert->minimum = to_quantity (wanted->minimum);
  if (wanted->snoozed)
    alert->snoozed_until = g_get_real_time () + SNOOZE_DAYS * G_TIME_SPAN_DAY;
  g_ptr_array_add (self->alerts, alert);
}

/* Has the alerts checked by each inventory, as the program would have done, so that they have the
 * times since which their stocks are low. */
static void
check_alerts (Filling *self, SiTable *table, gint64 time)
{
  for (guint i = 0; i < self->alerts->len; i++)
    si_stock_alert_check (self->alerts->pdata[i], table, time);
}

static SiTable *
make_next (gpointer data, gint64 *time)
{
  Filling *self = data;
  SiTable *table;

  if (self->n_made == SI_SAMPLE_MOMENTS)
    return NULL;
  if (self->past == NULL)
    self->past = si_demo_past_new (SI_SAMPLE_SEED, SI_DEMO_N_PRODUCTS, SI_SAMPLE_MOMENTS);
  else
    si_demo_past_advance (self->past);

  *time = get_time (self);
  table = make_table (si_demo_past_get_stock (self->past));
  if (self->n_made == 0)
    for (guint i = 0; i < si_demo_n_alerts; i++)
      set_alert (self, table, &si_demo_alerts[i]);
  check_alerts (self, table, *time);
  self->n_made++;
  return table;
}

/* The alerts are saved after the first answer, whose products they name. */
static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Filling) filling = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (SI_IS_STORE (source));

  if (!si_store_save_past_finish (SI_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The sample data have no history: %s", error->message);
      return;
    }
  if (filling->answer != NULL)
    check_alerts (filling, filling->answer, g_get_real_time ());
  for (guint i = 0; i < filling->alerts->len; i++)
    si_stock_alerts_save (filling->history->alerts, filling->alerts->pdata[i]);
}

static void
fill (SiSampleHistory *self, SiTable *answer, GCancellable *cancellable)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  Filling *filling;

  if (si_stock_alerts_get_store (self->alerts) == NULL)
    return;
  filling = g_new0 (Filling, 1);
  filling->history = g_object_ref (self);
  filling->answer = answer != NULL ? si_table_ref (answer) : NULL;
  filling->today = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                          g_date_time_get_day_of_month (now), 0, 0, 0);
  filling->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_alert_free);
  si_store_save_past_async (si_stock_alerts_get_store (self->alerts), make_next, filling,
                            cancellable, filled_cb, filling);
}

/* The refresh has published the answer, and stores it next: an operation that is asked for now is
 * done before that. */
static void
answered_cb (SiSampleHistory *self, SiTable *table, guint kind, const char *filter)
{
  g_signal_handlers_disconnect_by_func (self->refresh, answered_cb, self);
  fill (self, table, NULL);
}

static void
si_sample_history_dispose (GObject *object)
{
  SiSampleHistory *self = SI_SAMPLE_HISTORY (object);

  g_clear_object (&self->alerts);
  g_clear_object (&self->refresh);

  G_OBJECT_CLASS (si_sample_history_parent_class)->dispose (object);
}

static void
si_sample_history_class_init (SiSampleHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_sample_history_dispose;
}

static void
si_sample_history_init (SiSampleHistory *self)
{
}

/**
 * si_sample_history_new:
 * @engine: the engine of the sample data, before its first request
 *
 * Returns: (transfer full): a history that fills the store of the engine after the first answer
 */
SiSampleHistory *
si_sample_history_new (SiEngine *engine)
{
  SiSampleHistory *self;

  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);

  self = g_object_new (SI_TYPE_SAMPLE_HISTORY, NULL);
  self->alerts = g_object_ref (si_engine_get_stock_alerts (engine));
  self->refresh = g_object_ref (si_engine_get_refresh (engine));
  g_signal_connect_object (self->refresh, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_sample_history_fill:
 * @self: a history
 * @cancellable: (nullable): stops it
 *
 * Fills the store now, for a reader that makes a request of its own.
 */
void
si_sample_history_fill (SiSampleHistory *self, GCancellable *cancellable)
{
  g_return_if_fail (SI_IS_SAMPLE_HISTORY (self));

  g_signal_handlers_disconnect_by_func (self->refresh, answered_cb, self);
  fill (self, NULL, cancellable);
}
