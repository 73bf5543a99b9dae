/* si-sum-counter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-sum-counter.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-filter-text.h"
#include "si-text.h"

/* Up to so many stocks are added up in less than a millisecond. */
#define MOST_AT_ONCE 10000

struct _SiSumCounter
{
  GObject parent_instance;

  SiProductList *list;       /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): stops the sum on its way */
};

G_DEFINE_FINAL_TYPE (SiSumCounter, si_sum_counter, G_TYPE_OBJECT)

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiSumCounter) self = user_data;
  SiStockSum sum;

  if (!si_stock_sum_count_finish (result, &sum, NULL)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[COUNTED], 0, &sum);
}

static void
si_sum_counter_dispose (GObject *object)
{
  SiSumCounter *self = SI_SUM_COUNTER (object);

  si_sum_counter_stop (self);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_sum_counter_parent_class)->dispose (object);
}

static void
si_sum_counter_class_init (SiSumCounterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_sum_counter_dispose;

  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
si_sum_counter_init (SiSumCounter *self)
{
}

/**
 * si_sum_counter_new:
 * @list: the list of the products
 *
 * Returns: (transfer full): a counter
 */
SiSumCounter *
si_sum_counter_new (SiProductList *list)
{
  SiSumCounter *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_SUM_COUNTER, NULL);
  self->list = g_object_ref (list);
  return self;
}

/**
 * si_sum_counter_count:
 * @self: a counter
 * @rows: (element-type guint32): rows of the table of the list, which do not change any more
 *
 * Adds up the stocks of these products, and forgets those before.
 *
 * Returns: whether the sum was told already; %FALSE while a thread adds it up
 */
gboolean
si_sum_counter_count (SiSumCounter *self, GArray *rows)
{
  g_autoptr (SiShownStock) stock = NULL;
  SiStockSum sum;

  g_return_val_if_fail (SI_IS_SUM_COUNTER (self), FALSE);
  g_return_val_if_fail (rows != NULL, FALSE);

  si_sum_counter_stop (self);
  stock = si_product_list_get_shown_stock (self->list);
  if (rows->len <= MOST_AT_ONCE)
    {
      sum = si_stock_sum_count (stock, rows);
      g_signal_emit (self, signals[COUNTED], 0, &sum);
      return TRUE;
    }
  self->cancellable = g_cancellable_new ();
  si_stock_sum_count_async (stock, rows, self->cancellable, counted_cb, g_object_ref (self));
  return FALSE;
}

/**
 * si_sum_counter_stop:
 * @self: a counter
 *
 * Tells no sum of the products that it was given last.
 */
void
si_sum_counter_stop (SiSumCounter *self)
{
  g_return_if_fail (SI_IS_SUM_COUNTER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * si_sum_counter_describe:
 * @self: a counter
 * @sum: its sum
 *
 * Returns: (transfer full) (nullable): the sum in words, with the chosen godowns, such as “Σ 1,204
 *   in Karachi”; %NULL if no stock could be added, or the sum is too large to be exact
 */
char *
si_sum_counter_describe (SiSumCounter *self, const SiStockSum *sum)
{
  g_autofree char *stock = NULL;
  g_autofree char *godowns = NULL;

  g_return_val_if_fail (SI_IS_SUM_COUNTER (self), NULL);
  g_return_val_if_fail (sum != NULL, NULL);

  if (sum->sum.kind != SI_QUANTITY_EXACT || sum->n_unknown == sum->n_products)
    return NULL;
  stock = si_text_stock (sum->sum, NULL);
  godowns = si_filter_text_place (si_product_list_get_filter (self->list),
                                  si_product_list_get_table (self->list));
  if (godowns == NULL && sum->has_fractions)
    /* Translators: the sum of stocks, some of which are no pieces, but are weighed or measured. */
    return g_strdup_printf (_ ("Σ %s of mixed units"), stock);
  if (godowns == NULL)
    /* Translators: the sum of stocks. */
    return g_strdup_printf (_ ("Σ %s"), stock);
  if (sum->has_fractions)
    /* Translators: the same; the second %s is the name of a godown. */
    return g_strdup_printf (_ ("Σ %s of mixed units in %s"), stock, godowns);
  /* Translators: the sum of stocks, and the name of a godown. */
  return g_strdup_printf (_ ("Σ %s in %s"), stock, godowns);
}

/**
 * si_sum_counter_describe_unknown:
 * @sum: a sum
 *
 * Returns: (transfer full) (nullable): the number of stocks that are not in the sum, in words;
 * %NULL if all are
 */
char *
si_sum_counter_describe_unknown (const SiStockSum *sum)
{
  g_return_val_if_fail (sum != NULL, NULL);

  if (sum->n_unknown == 0)
    return NULL;
  return si_digits_printf (
      ngettext ("%'u stock could not be added", "%'u stocks could not be added", sum->n_unknown),
      sum->n_unknown);
}
