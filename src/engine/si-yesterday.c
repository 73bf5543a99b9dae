/* si-yesterday.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-yesterday.h"

#include "si-moment.h"

struct _SiYesterday
{
  GObject parent_instance;

  SiInventory *inventory;     /* (owned) */
  SiPersistence *persistence; /* (owned) */
  SiTable *before;            /* (owned) (nullable): the last inventory of a day */
  gint64 day;                 /* the end of that day */
  SiTable *compared;          /* (owned) (nullable): the inventory that was compared last */
  SiComparison *changes;      /* (owned) (nullable) */
  GCancellable *comparing;    /* (owned) (nullable): of the comparison under way */
};

G_DEFINE_FINAL_TYPE (SiYesterday, si_yesterday, G_TYPE_OBJECT)

typedef enum
{
  PROP_CHANGES = 1,
} SiYesterdayProperty;

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
set_changes (SiYesterday *self, SiComparison *changes)
{
  if (self->changes == changes)
    return;

  g_clear_pointer (&self->changes, si_comparison_unref);
  self->changes = changes != NULL ? si_comparison_ref (changes) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGES]);
}

static void
stop (SiYesterday *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

/* Ends the comparison under way, unless another one has taken its place. */
static gboolean
end_comparison (SiYesterday *self, GAsyncResult *result)
{
  if (self->comparing == NULL || self->comparing != g_task_get_cancellable (G_TASK (result)))
    return FALSE;
  g_clear_object (&self->comparing);
  return TRUE;
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiYesterday) self = user_data;
  g_autoptr (SiComparison) changes = si_comparison_new_finish (result, NULL);

  g_assert (SI_IS_YESTERDAY (self));

  if (end_comparison (self, result) && changes != NULL)
    set_changes (self, changes);
}

/* Without an inventory from so early, the changes are not known. */
static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiYesterday) self = user_data;
  g_autoptr (SiComparison) changes = si_moment_compare_finish (result, NULL, NULL);

  g_assert (SI_IS_YESTERDAY (self));

  if (!end_comparison (self, result))
    return;
  set_table (&self->before, changes != NULL ? si_comparison_get_before (changes) : NULL);
  set_changes (self, changes);
}

static gint64
get_end_of_yesterday (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return si_since_yesterday (now);
}

/* Compares with the inventory that is known, or looks it up on another day. */
static void
compare (SiYesterday *self, SiTable *table)
{
  const gint64 day = get_end_of_yesterday ();

  stop (self);
  if (self->day != day)
    set_table (&self->before, NULL);
  self->day = day;
  set_table (&self->compared, table);
  self->comparing = g_cancellable_new ();
  if (self->before != NULL)
    si_comparison_new_async (self->before, table, self->comparing, compared_cb,
                             g_object_ref (self));
  else
    si_moment_compare_async (si_persistence_get_store (self->persistence), day, table,
                             self->comparing, looked_up_cb, g_object_ref (self));
}

static void
update (SiYesterday *self)
{
  SiTable *table = si_inventory_get_table (self->inventory);
  const gboolean is_compared
      = self->compared == table && (self->changes != NULL || self->comparing != NULL);

  g_assert (SI_IS_YESTERDAY (self));

  if (si_persistence_get_store (self->persistence) != NULL
      && si_inventory_get_whole (self->inventory) && !is_compared)
    compare (self, table);
}

/* An answer that is not stored yet leaves the one before it the newest in the store, and with that
 * the search may have found nothing. */
static void
saving_changed (SiYesterday *self)
{
  g_assert (SI_IS_YESTERDAY (self));

  if (!si_persistence_get_saving (self->persistence) && self->changes == NULL)
    update (self);
}

static void
si_yesterday_dispose (GObject *object)
{
  SiYesterday *self = SI_YESTERDAY (object);

  stop (self);
  set_table (&self->before, NULL);
  set_table (&self->compared, NULL);
  g_clear_pointer (&self->changes, si_comparison_unref);
  g_clear_object (&self->persistence);
  g_clear_object (&self->inventory);

  G_OBJECT_CLASS (si_yesterday_parent_class)->dispose (object);
}

static void
si_yesterday_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SiYesterdayProperty) prop_id)
    {
    case PROP_CHANGES:
      g_value_set_boxed (value, si_yesterday_get_changes (SI_YESTERDAY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_yesterday_class_init (SiYesterdayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_yesterday_dispose;
  object_class->get_property = si_yesterday_get_property;

  properties[PROP_CHANGES]
      = g_param_spec_boxed ("changes", NULL, NULL, SI_TYPE_COMPARISON,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
si_yesterday_init (SiYesterday *self)
{
}

/**
 * si_yesterday_new:
 * @inventory: the inventory that is compared
 * @persistence: the stored inventories
 *
 * Returns: (transfer full): the changes since yesterday, which follow both
 */
SiYesterday *
si_yesterday_new (SiInventory *inventory, SiPersistence *persistence)
{
  SiYesterday *self;

  g_return_val_if_fail (SI_IS_INVENTORY (inventory), NULL);
  g_return_val_if_fail (SI_IS_PERSISTENCE (persistence), NULL);

  self = g_object_new (SI_TYPE_YESTERDAY, NULL);
  self->inventory = g_object_ref (inventory);
  self->persistence = g_object_ref (persistence);
  g_signal_connect_object (inventory, "notify::table", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inventory, "notify::whole", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (persistence, "notify::saving", G_CALLBACK (saving_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * si_yesterday_get_changes:
 * @self: the changes since yesterday
 *
 * Returns: (transfer none) (nullable): the newest inventory compared with the last one of
 *   yesterday
 */
SiComparison *
si_yesterday_get_changes (SiYesterday *self)
{
  g_return_val_if_fail (SI_IS_YESTERDAY (self), NULL);

  return self->changes;
}
