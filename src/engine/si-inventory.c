/* si-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-inventory.h"

#include "si-table-merge.h"

struct _SiInventory
{
  GObject parent_instance;

  SiTable *table;  /* (owned) (nullable) */
  gboolean whole;  /* FALSE while the very first load grows */
  GDateTime *time; /* (owned) (nullable): of the last whole answer */
};

G_DEFINE_FINAL_TYPE (SiInventory, si_inventory, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TABLE,
  PROP_TIME,
  PROP_WHOLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_table (SiInventory *self, SiTable *table, gboolean whole)
{
  if (self->table != table)
    {
      g_autoptr (SiTable) old = g_steal_pointer (&self->table);

      self->table = table != NULL ? si_table_ref (table) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
    }
  if (self->whole != whole)
    {
      self->whole = whole;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHOLE]);
    }
}

static void
set_time (SiInventory *self, GDateTime *time)
{
  if (self->time == NULL && time == NULL)
    return;

  g_clear_pointer (&self->time, g_date_time_unref);
  self->time = time != NULL ? g_date_time_ref (time) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

static void
si_inventory_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiInventory *self = SI_INVENTORY (object);

  switch (prop_id)
    {
    case PROP_TABLE:
      g_value_set_boxed (value, self->table);
      break;
    case PROP_TIME:
      g_value_set_boxed (value, self->time);
      break;
    case PROP_WHOLE:
      g_value_set_boolean (value, self->whole);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_inventory_finalize (GObject *object)
{
  SiInventory *self = SI_INVENTORY (object);

  g_clear_pointer (&self->table, si_table_unref);
  g_clear_pointer (&self->time, g_date_time_unref);

  G_OBJECT_CLASS (si_inventory_parent_class)->finalize (object);
}

static void
si_inventory_class_init (SiInventoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = si_inventory_get_property;
  object_class->finalize = si_inventory_finalize;

  properties[PROP_TABLE] = g_param_spec_boxed ("table", NULL, NULL, SI_TYPE_TABLE, flags);
  properties[PROP_TIME] = g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_WHOLE] = g_param_spec_boolean ("whole", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_inventory_init (SiInventory *self)
{
}

/**
 * si_inventory_new:
 *
 * Returns: (transfer full): an inventory of which nothing is known yet
 */
SiInventory *
si_inventory_new (void)
{
  return g_object_new (SI_TYPE_INVENTORY, NULL);
}

/**
 * si_inventory_get_table:
 * @self: an inventory
 *
 * Returns: (transfer none) (nullable): the products of the last good inventory, or what has come
 *   so far of the very first one
 */
SiTable *
si_inventory_get_table (SiInventory *self)
{
  g_return_val_if_fail (SI_IS_INVENTORY (self), NULL);

  return self->table;
}

/**
 * si_inventory_get_whole:
 * @self: an inventory
 *
 * Returns: whether the table is a whole inventory
 */
gboolean
si_inventory_get_whole (SiInventory *self)
{
  g_return_val_if_fail (SI_IS_INVENTORY (self), FALSE);

  return self->whole;
}

/**
 * si_inventory_get_time:
 * @self: an inventory
 *
 * Returns: (transfer none) (nullable): the time of the last answer with the whole inventory
 */
GDateTime *
si_inventory_get_time (SiInventory *self)
{
  g_return_val_if_fail (SI_IS_INVENTORY (self), NULL);

  return self->time;
}

/**
 * si_inventory_grow:
 * @self: an inventory
 * @so_far: the products that have come so far
 *
 * Shows the rows of the very first load while they come. A whole inventory is left alone, since a
 * part must never take its place.
 */
void
si_inventory_grow (SiInventory *self, SiTable *so_far)
{
  g_return_if_fail (SI_IS_INVENTORY (self));
  g_return_if_fail (so_far != NULL);

  if (!self->whole)
    set_table (self, so_far, FALSE);
}

/**
 * si_inventory_drop_unfinished:
 * @self: an inventory
 *
 * Drops the rows of a first load that will not be finished. A whole inventory stays.
 */
void
si_inventory_drop_unfinished (SiInventory *self)
{
  g_return_if_fail (SI_IS_INVENTORY (self));

  if (!self->whole)
    set_table (self, NULL, FALSE);
}

/**
 * si_inventory_replace:
 * @self: an inventory
 * @table: a whole inventory
 * @time: (nullable): when the service gave it, if that is known
 *
 * Puts a whole answer, or the inventory that was stored, in the place of what was known.
 */
void
si_inventory_replace (SiInventory *self, SiTable *table, GDateTime *time)
{
  g_return_if_fail (SI_IS_INVENTORY (self));
  g_return_if_fail (table != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  set_table (self, table, TRUE);
  set_time (self, time);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * si_inventory_update:
 * @self: an inventory
 * @table: the inventory with a partial answer merged into it
 * @time: when that answer came
 *
 * Shows newer stocks of some products. The rest is as old as it was, so the time stays that of the
 * last whole answer where there was one.
 */
void
si_inventory_update (SiInventory *self, SiTable *table, GDateTime *time)
{
  g_return_if_fail (SI_IS_INVENTORY (self));
  g_return_if_fail (table != NULL && time != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  set_table (self, table, TRUE);
  if (self->time == NULL)
    set_time (self, time);
  g_object_thaw_notify (G_OBJECT (self));
}

typedef struct
{
  SiTable *base;   /* (owned) (nullable) */
  SiTable *part;   /* (owned) */
  char *godown_id; /* (owned) (nullable) */
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_clear_pointer (&merge->base, si_table_unref);
  si_table_unref (merge->part);
  g_free (merge->godown_id);
  g_free (merge);
}

static void
merge_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Merge *merge = task_data;
  SiTable *merged = merge->godown_id != NULL
                        ? si_table_merge_godown (merge->base, merge->part, merge->godown_id)
                        : si_table_merge_products (merge->base, merge->part);

  g_task_return_pointer (task, merged, (GDestroyNotify) si_table_unref);
}

/**
 * si_inventory_merge_async:
 * @self: an inventory
 * @part: a partial answer
 * @godown_id: (nullable): the godown that was asked for; %NULL if products were
 * @cancellable: (nullable): stops it
 * @callback: called without a source object when it is done
 * @user_data: for @callback
 *
 * Merges a partial answer into what is known now, on a thread. The inventory itself stays as it is
 * until si_inventory_update().
 */
void
si_inventory_merge_async (SiInventory *self,
                          SiTable *part,
                          const char *godown_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Merge *merge;

  g_return_if_fail (SI_IS_INVENTORY (self));
  g_return_if_fail (part != NULL);

  merge = g_new0 (Merge, 1);
  merge->base = self->table != NULL ? si_table_ref (self->table) : NULL;
  merge->part = si_table_ref (part);
  merge->godown_id = g_strdup (godown_id);

  /* The task has no source, since a thread must never hold the last reference to an object. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_inventory_merge_async);
  g_task_set_task_data (task, merge, merge_free);
  g_task_run_in_thread (task, merge_in_thread);
}

/**
 * si_inventory_merge_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the inventory with the partial answer in it
 */
SiTable *
si_inventory_merge_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_inventory_merge_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
