/* si-baseline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-baseline.h"

#include "si-moment.h"

struct _SiBaseline
{
  GObject parent_instance;

  SiTable *table;          /* (owned) (nullable): the newest inventory */
  SiTable *before;         /* (owned) (nullable): the inventory before the last whole answer */
  SiComparison *changes;   /* (owned) (nullable): of the two */
  GCancellable *comparing; /* (owned) (nullable): of the comparison under way */
};

G_DEFINE_FINAL_TYPE (SiBaseline, si_baseline, G_TYPE_OBJECT)

typedef enum
{
  PROP_CHANGES = 1,
} SiBaselineProperty;

static GParamSpec *properties[PROP_CHANGES + 1];

static void
set_table (SiTable **place, SiTable *table)
{
  if (table != NULL)
    si_table_ref (table);
  g_clear_pointer (place, si_table_unref);
  *place = table;
}

static void
set_changes (SiBaseline *self, SiComparison *changes)
{
  g_clear_pointer (&self->changes, si_comparison_unref);
  self->changes = si_comparison_ref (changes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGES]);
}

static void
stop (SiBaseline *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiBaseline) self = user_data;
  g_autoptr (SiComparison) changes = si_comparison_new_finish (result, NULL);

  g_assert (SI_IS_BASELINE (self));

  /* A comparison fails only if it was cancelled. */
  if (changes == NULL)
    return;
  g_clear_object (&self->comparing);
  set_changes (self, changes);
}

static void
compare (SiBaseline *self)
{
  stop (self);
  self->comparing = g_cancellable_new ();
  si_comparison_new_async (self->before, self->table, self->comparing, compared_cb,
                           g_object_ref (self));
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiBaseline) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiComparison) changes = si_moment_compare_finish (result, NULL, &error);

  g_assert (SI_IS_BASELINE (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->comparing);
  /* A store with one snapshot has nothing to compare with, and damage is told by the persistence.
   */
  if (changes == NULL)
    return;
  set_table (&self->before, si_comparison_get_before (changes));
  /* A partial answer may have come meanwhile. */
  if (si_comparison_get_after (changes) == self->table)
    set_changes (self, changes);
  else
    compare (self);
}

static void
si_baseline_dispose (GObject *object)
{
  SiBaseline *self = SI_BASELINE (object);

  stop (self);
  set_table (&self->table, NULL);
  set_table (&self->before, NULL);
  g_clear_pointer (&self->changes, si_comparison_unref);

  G_OBJECT_CLASS (si_baseline_parent_class)->dispose (object);
}

static void
si_baseline_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiBaseline *self = SI_BASELINE (object);

  switch ((SiBaselineProperty) prop_id)
    {
    case PROP_CHANGES:
      g_value_set_boxed (value, si_baseline_get_changes (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_baseline_class_init (SiBaselineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_baseline_dispose;
  object_class->get_property = si_baseline_get_property;

  properties[PROP_CHANGES] = g_param_spec_boxed ("changes", NULL, NULL, SI_TYPE_COMPARISON,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
si_baseline_init (SiBaseline *self)
{
}

/**
 * si_baseline_new:
 *
 * Returns: (transfer full): a baseline without an inventory
 */
SiBaseline *
si_baseline_new (void)
{
  return g_object_new (SI_TYPE_BASELINE, NULL);
}

/**
 * si_baseline_restore:
 * @self: a baseline
 * @table: the newest inventory in the store
 * @store: a store
 *
 * Compares the inventory that was stored last with the one before the last whole answer.
 */
void
si_baseline_restore (SiBaseline *self, SiTable *table, SiStore *store)
{
  g_return_if_fail (SI_IS_BASELINE (self));
  g_return_if_fail (table != NULL);
  g_return_if_fail (SI_IS_STORE (store));

  set_table (&self->table, table);
  si_baseline_look_up (self, store);
}

/**
 * si_baseline_look_up:
 * @self: a baseline
 * @store: a store
 *
 * Finds the inventory before the last whole answer in the store, if it is not known yet.
 */
void
si_baseline_look_up (SiBaseline *self, SiStore *store)
{
  g_return_if_fail (SI_IS_BASELINE (self));
  g_return_if_fail (SI_IS_STORE (store));

  if (self->before != NULL || self->table == NULL)
    return;
  stop (self);
  self->comparing = g_cancellable_new ();
  si_moment_compare_async (store, SI_SINCE_LAST, self->table, self->comparing, looked_up_cb,
                           g_object_ref (self));
}

/**
 * si_baseline_take_answer:
 * @self: a baseline
 * @table: the whole inventory with a new answer in it
 * @kind: what the answer covered
 *
 * Follows an answer. After a whole one, the inventory that was the newest is the baseline; after a
 * partial one the baseline stays, and the changes grow by those of the part.
 */
void
si_baseline_take_answer (SiBaseline *self, SiTable *table, SiSnapshotKind kind)
{
  g_return_if_fail (SI_IS_BASELINE (self));
  g_return_if_fail (table != NULL);

  if (kind == SI_SNAPSHOT_WHOLE && self->table != NULL)
    set_table (&self->before, self->table);
  set_table (&self->table, table);
  if (self->before != NULL)
    compare (self);
}

/**
 * si_baseline_get_changes:
 * @self: a baseline
 *
 * Returns: (transfer none) (nullable): the newest inventory compared with the baseline
 */
SiComparison *
si_baseline_get_changes (SiBaseline *self)
{
  g_return_val_if_fail (SI_IS_BASELINE (self), NULL);

  return self->changes;
}
