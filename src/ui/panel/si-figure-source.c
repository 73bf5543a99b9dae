/* si-figure-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-figure-source.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-direction.h"
#include "si-store-past.h"
#include "si-text.h"

struct _SiFigureSource
{
  GObject parent_instance;

  SiEngine *engine;          /* (owned) */
  GPtrArray *parts;          /* (owned) (element-type SiSnapshot): the later answers */
  GCancellable *cancellable; /* (owned) (nullable): of the reading of the stored answers */
};

G_DEFINE_FINAL_TYPE (SiFigureSource, si_figure_source, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (SiFigureSource *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
get_whole_time (SiFigureSource *self)
{
  GDateTime *time = si_inventory_get_time (si_engine_get_inventory (self->engine));

  return time != NULL
             ? g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time)
             : 0;
}

/* Takes an answer for a code or a godown in the place of an earlier one for the same. */
static void
add_part (SiFigureSource *self, SiSnapshotKind kind, const char *filter, gint64 time)
{
  SiSnapshot *part;

  for (guint i = 0; i < self->parts->len; i++)
    {
      part = self->parts->pdata[i];
      if (part->kind == kind && g_strcmp0 (part->filter, filter) == 0)
        {
          part->time = MAX (part->time, time);
          return;
        }
    }
  part = g_new0 (SiSnapshot, 1);
  part->kind = kind;
  part->filter = g_strdup (filter);
  part->time = time;
  g_ptr_array_add (self->parts, part);
}

static void
part_answered (SiFigureSource *self, const char *sku, const char *godown_id, guint n_products)
{
  g_assert (SI_IS_FIGURE_SOURCE (self));

  add_part (self, sku != NULL ? SI_SNAPSHOT_SKU : SI_SNAPSHOT_GODOWN, sku != NULL ? sku : godown_id,
            g_get_real_time ());
  emit_changed (self);
}

/* An answer with the whole inventory has newer figures than all parts before it. */
static void
whole_changed (SiFigureSource *self)
{
  const gint64 whole = get_whole_time (self);

  g_assert (SI_IS_FIGURE_SOURCE (self));

  for (guint i = self->parts->len; i-- > 0;)
    if (whole == 0 || ((const SiSnapshot *) self->parts->pdata[i])->time <= whole)
      g_ptr_array_remove_index (self->parts, i);
  emit_changed (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiFigureSource) self = user_data;
  g_autoptr (GPtrArray) snapshots
      = si_store_list_snapshots_finish (SI_STORE (source), result, NULL);
  const gint64 whole = get_whole_time (self);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);

  /* The persistence tells of a store that cannot be read. */
  for (guint i = 0; snapshots != NULL && i < snapshots->len; i++)
    {
      const SiSnapshot *snapshot = snapshots->pdata[i];

      if (snapshot->kind != SI_SNAPSHOT_WHOLE && snapshot->time > whole)
        add_part (self, snapshot->kind, snapshot->filter, snapshot->time);
    }
  emit_changed (self);
}

static void
stop (SiFigureSource *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Reads the answers that an earlier run of the program has stored. */
static void
restored (SiFigureSource *self, SiTable *table, GDateTime *time)
{
  SiStore *store = si_persistence_get_store (si_engine_get_persistence (self->engine));

  g_assert (SI_IS_FIGURE_SOURCE (self));

  stop (self);
  if (store == NULL || table == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  si_store_list_snapshots_async (store, self->cancellable, listed_cb, g_object_ref (self));
}

static void
si_figure_source_dispose (GObject *object)
{
  SiFigureSource *self = SI_FIGURE_SOURCE (object);

  stop (self);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_figure_source_parent_class)->dispose (object);
}

static void
si_figure_source_finalize (GObject *object)
{
  SiFigureSource *self = SI_FIGURE_SOURCE (object);

  g_ptr_array_unref (self->parts);

  G_OBJECT_CLASS (si_figure_source_parent_class)->finalize (object);
}

static void
si_figure_source_class_init (SiFigureSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_figure_source_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_figure_source_finalize;

  /**
   * SiFigureSource::changed:
   *
   * Another answer has come.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_figure_source_init (SiFigureSource *self)
{
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) si_snapshot_free);
}

/**
 * si_figure_source_new:
 * @engine: the engine whose answers are told
 *
 * Returns: (transfer full): the answers of an engine
 */
SiFigureSource *
si_figure_source_new (SiEngine *engine)
{
  SiFigureSource *self;
  SiInventory *inventory;

  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);

  self = g_object_new (SI_TYPE_FIGURE_SOURCE, NULL);
  self->engine = g_object_ref (engine);
  inventory = si_engine_get_inventory (engine);
  g_signal_connect_object (inventory, "notify::time", G_CALLBACK (whole_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inventory, "notify::whole", G_CALLBACK (whole_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (si_engine_get_refresh (engine), "partial-answer",
                           G_CALLBACK (part_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (si_engine_get_persistence (engine), "restored", G_CALLBACK (restored),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  /* The inventory may have been restored before a window follows it. */
  restored (self, si_inventory_get_table (inventory), NULL);
  return self;
}

static char *
describe_time (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *clock = si_text_clock (time);

  if (g_date_time_get_year (time) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    /* Translators: %s is a time of day. */
    return g_strdup_printf (_ ("today, %s"), clock);
  if (g_date_time_get_year (time) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (yesterday))
    /* Translators: %s is a time of day. */
    return g_strdup_printf (_ ("yesterday, %s"), clock);
  return si_text_date (time);
}

static gboolean
is_about (const SiSnapshot *part, SiProduct *product, const char *godown_id)
{
  if (part->kind == SI_SNAPSHOT_SKU)
    return g_ascii_strcasecmp (part->filter, si_product_get_sku (product)) == 0;
  return g_strcmp0 (part->filter, godown_id) == 0;
}

/* Returns: (transfer none) (nullable): the last later answer that has changed the figure. */
static const SiSnapshot *
find_part (SiFigureSource *self, SiProduct *product, const char *godown_id)
{
  const SiSnapshot *found = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const SiSnapshot *part = self->parts->pdata[i];

      if (is_about (part, product, godown_id) && (found == NULL || part->time > found->time))
        found = part;
    }
  return found;
}

/* Returns: (transfer none) (nullable): the last answer for a godown that the product has a line in,
 *   if it came after @after. */
static const SiSnapshot *
find_godown_part (SiFigureSource *self, SiProduct *product, gint64 after)
{
  const SiTable *table = si_product_get_table (product);
  const SiSnapshot *found = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const SiSnapshot *part = self->parts->pdata[i];
      guint godown;

      if (part->kind != SI_SNAPSHOT_GODOWN || part->time <= after)
        continue;
      godown = si_table_find_godown (table, part->filter);
      if (godown != SI_NO_GODOWN
          && si_table_get_stock_in (table, si_product_get_row (product), godown).kind
                 != SI_QUANTITY_ABSENT
          && (found == NULL || part->time > found->time))
        found = part;
    }
  return found;
}

static char *
describe_part (const SiSnapshot *part, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (part->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = describe_time (local, now);

  if (part->kind == SI_SNAPSHOT_SKU)
    /* Translators: %s is a day and a time, such as: today, 21:17. */
    return g_strdup_printf (_ ("As of %s, from the answer for this code"), time);
  /* Translators: %s is a day and a time, such as: today, 21:17. */
  return g_strdup_printf (_ ("As of %s, from the answer for this godown"), time);
}

/* Adds the answer for one of the godowns, which is newer than the rest of the figure. */
static char *
add_godown_part (const char *text, SiProduct *product, const SiSnapshot *part, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (part->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = describe_time (local, now);
  g_autofree char *words = si_table_describe_godown (si_product_get_table (product), part->filter);
  g_autofree char *cut = si_cut_name (words);
  g_autofree char *name = si_direction_isolate_name (cut);

  /* Translators: a sentence about the figures, then a godown, a day and a time. */
  return g_strdup_printf (_ ("%s; %s as of %s"), text, name, time);
}

/**
 * si_figure_source_describe:
 * @self: the answers
 * @product: a product
 * @godown_id: (nullable): the only godown whose stock is shown; %NULL for others or all
 * @now: the time
 *
 * Returns: (transfer full) (nullable): a sentence about the answer that the product's stock came
 *   from; %NULL for a product that the last answer does not have, or if nothing is known
 */
char *
si_figure_source_describe (SiFigureSource *self,
                           SiProduct *product,
                           const char *godown_id,
                           GDateTime *now)
{
  SiInventory *inventory;
  const SiSnapshot *part;
  GDateTime *whole;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SI_IS_FIGURE_SOURCE (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  if (!si_product_get_current (product) || si_product_get_unreadable (product))
    return NULL;
  inventory = si_engine_get_inventory (self->engine);
  if (!si_inventory_get_whole (inventory))
    return g_strdup (_ ("From an answer that is still being read"));
  part = find_part (self, product, godown_id);
  whole = si_inventory_get_time (inventory);
  if (part != NULL)
    text = describe_part (part, now);
  else if (whole != NULL)
    {
      time = describe_time (whole, now);
      /* Translators: %s is a day and a time, such as: today, 21:17. */
      text = g_strdup_printf (_ ("As of %s, from the whole inventory"), time);
    }
  if (text == NULL || godown_id != NULL)
    return g_steal_pointer (&text);
  part = find_godown_part (self, product, part != NULL ? part->time : get_whole_time (self));
  return part != NULL ? add_godown_part (text, product, part, now) : g_steal_pointer (&text);
}
