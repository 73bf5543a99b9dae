/* si-change-span.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-change-span.h"

#include "si-engine-signals.h"
#include "si-moment.h"
#include "si-store-past.h"

#define DEFAULT_FROM "yesterday"
#define DEFAULT_TO "now"

struct _SiChangeSpan
{
  GObject parent_instance;

  SiEngine *engine;         /* (owned) (nullable) */
  SiEngineSignals *signals; /* (owned) */
  gboolean active;

  char *from_word;        /* (owned): the person's choice */
  char *to_word;          /* (owned) */
  SiKeptMoments *moments; /* (owned) (nullable): NULL until the snapshots were listed */
  SiKeptMoment *from;     /* (owned) (nullable): the moments that the choice means */
  SiKeptMoment *to;       /* (owned) (nullable) */

  SiSpanState state;
  SiComparison *comparison;  /* (owned) (nullable) */
  GError *error;             /* (owned) (nullable) */
  GCancellable *listing;     /* (owned) (nullable): of the list of snapshots on its way */
  GCancellable *cancellable; /* (owned) (nullable): of the comparison on its way */
};

G_DEFINE_FINAL_TYPE (SiChangeSpan, si_change_span, G_TYPE_OBJECT)

typedef enum
{
  PROP_FROM = 1,
  PROP_TO,
} SiChangeSpanProperty;

static GParamSpec *properties[PROP_TO + 1];

enum
{
  MOMENTS_CHANGED,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cancel (GCancellable **place)
{
  g_cancellable_cancel (*place);
  g_clear_object (place);
}

static void
set_comparison (SiChangeSpan *self, SiComparison *comparison)
{
  SiComparison *old = self->comparison;

  self->comparison = comparison != NULL ? si_comparison_ref (comparison) : NULL;
  g_clear_pointer (&old, si_comparison_unref);
}

static void
end (SiChangeSpan *self, SiSpanState state, SiComparison *comparison, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->state = state;
  set_comparison (self, comparison);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiChangeSpan) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiComparison) comparison = si_moment_compare_finish (result, NULL, &error);

  g_assert (SI_IS_CHANGE_SPAN (self));

  if (self->cancellable == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  if (comparison != NULL)
    end (self, SI_SPAN_READY, comparison, NULL);
  else
    end (self, SI_SPAN_FAILED, NULL, g_steal_pointer (&error));
}

static gboolean
is_now (SiKeptMoment *moment)
{
  return si_kept_moment_get_kind (moment) == SI_MOMENT_NOW;
}

/* Returns: (transfer none) (nullable): the comparison that the engine has anyway. */
static SiComparison *
find_known (SiChangeSpan *self, SiTable *table)
{
  SiComparison *known = NULL;

  if (is_now (self->to) && si_kept_moment_get_kind (self->from) == SI_MOMENT_YESTERDAY)
    known = si_yesterday_get_changes (si_engine_get_yesterday (self->engine));
  return known != NULL && si_comparison_get_after (known) == table ? known : NULL;
}

static void
start (SiChangeSpan *self, SiStore *store, SiTable *table)
{
  const gint64 from = si_kept_moment_get_snapshot (self->from)->id;
  const gint64 to = is_now (self->to) ? 0 : si_kept_moment_get_snapshot (self->to)->id;

  self->cancellable = g_cancellable_new ();
  self->state = SI_SPAN_BUSY;
  si_moment_compare_kept_async (store, from, to, to == 0 ? table : NULL, self->cancellable,
                                compared_cb, g_object_ref (self));
  g_signal_emit (self, signals[UPDATED], 0);
}

/* Of a connection that is not saved, nothing but the inventory before the last answer is known. */
static void
compare_with_last (SiChangeSpan *self)
{
  SiBaseline *baseline = si_persistence_get_baseline (si_engine_get_persistence (self->engine));
  SiComparison *changes = si_baseline_get_changes (baseline);

  end (self, changes != NULL ? SI_SPAN_READY : SI_SPAN_NOTHING_KEPT, changes, NULL);
}

static void
compare (SiChangeSpan *self)
{
  SiStore *store = si_persistence_get_store (si_engine_get_persistence (self->engine));
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  SiComparison *known;

  cancel (&self->cancellable);
  if (store == NULL && table != NULL)
    {
      compare_with_last (self);
      return;
    }
  if (table == NULL || self->from == NULL || self->to == NULL)
    {
      end (self, SI_SPAN_NOTHING_KEPT, NULL, NULL);
      return;
    }
  if (si_kept_moment_get_snapshot (self->from)->id >= si_kept_moment_get_snapshot (self->to)->id)
    {
      end (self, SI_SPAN_NOT_BEFORE, NULL, NULL);
      return;
    }
  known = find_known (self, table);
  if (known != NULL)
    end (self, SI_SPAN_READY, known, NULL);
  else
    start (self, store, table);
}

/* Returns: (transfer full) (nullable): the moment with this word; else the one with the other word,
 * or the one at the place. */
static SiKeptMoment *
find_moment (SiChangeSpan *self, const char *word, const char *other, guint place)
{
  SiKeptMoment *moment = si_kept_moments_find (self->moments, word);

  if (moment == NULL)
    moment = si_kept_moments_find (self->moments, other);
  return moment != NULL ? moment : g_list_model_get_item (G_LIST_MODEL (self->moments), place);
}

/* Where nothing is kept of yesterday, the refresh before the last one is the next best. */
static void
find_moments (SiChangeSpan *self)
{
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  if (self->moments == NULL)
    return;
  self->from = find_moment (self, self->from_word, DEFAULT_FROM, 1);
  self->to = find_moment (self, self->to_word, DEFAULT_TO, 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiChangeSpan) self = user_data;
  g_autoptr (GPtrArray) snapshots
      = si_store_list_snapshots_finish (SI_STORE (source), result, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_assert (SI_IS_CHANGE_SPAN (self));

  if (self->listing == NULL || self->listing != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->listing);
  g_clear_object (&self->moments);
  self->moments = snapshots != NULL ? si_kept_moments_new (snapshots, now) : NULL;
  find_moments (self);
  g_signal_emit (self, signals[MOMENTS_CHANGED], 0);
  compare (self);
}

/* Lists the snapshots, and compares after that. */
static void
update (SiChangeSpan *self)
{
  SiStore *store;

  g_assert (SI_IS_CHANGE_SPAN (self));

  if (!self->active || self->engine == NULL)
    return;
  cancel (&self->listing);
  store = si_persistence_get_store (si_engine_get_persistence (self->engine));
  if (store == NULL)
    {
      g_clear_object (&self->moments);
      find_moments (self);
      g_signal_emit (self, signals[MOMENTS_CHANGED], 0);
      compare (self);
      return;
    }
  self->listing = g_cancellable_new ();
  if (self->comparison == NULL)
    {
      self->state = SI_SPAN_BUSY;
      g_signal_emit (self, signals[UPDATED], 0);
    }
  si_store_list_snapshots_async (store, self->listing, listed_cb, g_object_ref (self));
}

static void
saving_changed (SiChangeSpan *self)
{
  g_assert (SI_IS_CHANGE_SPAN (self));

  if (!si_persistence_get_saving (si_engine_get_persistence (self->engine)))
    update (self);
}

/* A new inventory is compared once it is stored, unless the engine has compared it itself. */
static void
known_changed (SiChangeSpan *self)
{
  g_assert (SI_IS_CHANGE_SPAN (self));

  if (self->active && self->engine != NULL && self->listing == NULL)
    compare (self);
}

static void
stop (SiChangeSpan *self)
{
  cancel (&self->listing);
  cancel (&self->cancellable);
}

static void
set_word (SiChangeSpan *self, char **place, const char *word, SiChangeSpanProperty property)
{
  if (g_strcmp0 (*place, word) == 0)
    return;
  g_free (*place);
  *place = g_strdup (word);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  find_moments (self);
  g_signal_emit (self, signals[MOMENTS_CHANGED], 0);
  if (self->active && self->moments != NULL)
    compare (self);
}

static void
si_change_span_dispose (GObject *object)
{
  SiChangeSpan *self = SI_CHANGE_SPAN (object);

  stop (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->engine);
  g_clear_object (&self->moments);
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  set_comparison (self, NULL);

  G_OBJECT_CLASS (si_change_span_parent_class)->dispose (object);
}

static void
si_change_span_finalize (GObject *object)
{
  SiChangeSpan *self = SI_CHANGE_SPAN (object);

  g_clear_error (&self->error);
  g_free (self->from_word);
  g_free (self->to_word);

  G_OBJECT_CLASS (si_change_span_parent_class)->finalize (object);
}

static void
si_change_span_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiChangeSpan *self = SI_CHANGE_SPAN (object);

  switch ((SiChangeSpanProperty) id)
    {
    case PROP_FROM:
      g_value_set_string (value, self->from_word);
      break;
    case PROP_TO:
      g_value_set_string (value, self->to_word);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_change_span_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiChangeSpan *self = SI_CHANGE_SPAN (object);

  switch ((SiChangeSpanProperty) id)
    {
    case PROP_FROM:
      set_word (self, &self->from_word, g_value_get_string (value), PROP_FROM);
      break;
    case PROP_TO:
      set_word (self, &self->to_word, g_value_get_string (value), PROP_TO);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_change_span_class_init (SiChangeSpanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = si_change_span_dispose;
  object_class->finalize = si_change_span_finalize;
  object_class->get_property = si_change_span_get_property;
  object_class->set_property = si_change_span_set_property;

  properties[PROP_FROM] = g_param_spec_string ("from", NULL, NULL, DEFAULT_FROM, flags);
  properties[PROP_TO] = g_param_spec_string ("to", NULL, NULL, DEFAULT_TO, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[MOMENTS_CHANGED] = g_signal_new ("moments-changed", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_change_span_init (SiChangeSpan *self)
{
  self->from_word = g_strdup (DEFAULT_FROM);
  self->to_word = g_strdup (DEFAULT_TO);
  self->state = SI_SPAN_NOTHING_KEPT;
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_PERSISTENCE, "notify::saving",
                             G_CALLBACK (saving_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, "notify::table",
                             G_CALLBACK (known_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_YESTERDAY, "notify::changes",
                             G_CALLBACK (known_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_BASELINE, "notify::changes",
                             G_CALLBACK (known_changed));
}

/**
 * si_change_span_new:
 *
 * Returns: (transfer full): a span from yesterday to now, not active, without an engine
 */
SiChangeSpan *
si_change_span_new (void)
{
  return g_object_new (SI_TYPE_CHANGE_SPAN, NULL);
}

/**
 * si_change_span_set_engine:
 * @self: a span
 * @engine: the engine whose inventories are compared; it takes the place of an earlier one
 */
void
si_change_span_set_engine (SiChangeSpan *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_CHANGE_SPAN (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  if (self->engine == engine)
    return;
  stop (self);
  g_set_object (&self->engine, engine);
  si_engine_signals_set_engine (self->signals, engine);
  g_clear_object (&self->moments);
  find_moments (self);
  end (self, SI_SPAN_NOTHING_KEPT, NULL, NULL);
  update (self);
}

/**
 * si_change_span_set_active:
 * @self: a span
 * @active: whether it is on screen; one that is not compares nothing
 */
void
si_change_span_set_active (SiChangeSpan *self, gboolean active)
{
  g_return_if_fail (SI_IS_CHANGE_SPAN (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active)
    update (self);
  else
    stop (self);
}

/**
 * si_change_span_get_moments:
 * @self: a span
 *
 * Returns: (transfer none) (nullable): the moments to choose from; %NULL while they are not known
 */
SiKeptMoments *
si_change_span_get_moments (SiChangeSpan *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_SPAN (self), NULL);

  return self->moments;
}

/**
 * si_change_span_get_from:
 * @self: a span
 *
 * Returns: (transfer none) (nullable): the older moment; %NULL where none is kept
 */
SiKeptMoment *
si_change_span_get_from (SiChangeSpan *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_SPAN (self), NULL);

  return self->from;
}

/**
 * si_change_span_get_to:
 * @self: a span
 *
 * Returns: (transfer none) (nullable): the newer moment; %NULL where none is kept
 */
SiKeptMoment *
si_change_span_get_to (SiChangeSpan *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_SPAN (self), NULL);

  return self->to;
}

/**
 * si_change_span_choose:
 * @self: a span
 * @from: the older moment
 * @to: the newer moment
 *
 * Chooses two of its moments.
 */
void
si_change_span_choose (SiChangeSpan *self, SiKeptMoment *from, SiKeptMoment *to)
{
  g_autofree char *from_word = NULL;
  g_autofree char *to_word = NULL;

  g_return_if_fail (SI_IS_CHANGE_SPAN (self));
  g_return_if_fail (SI_IS_KEPT_MOMENT (from));
  g_return_if_fail (SI_IS_KEPT_MOMENT (to));

  from_word = si_kept_moment_to_word (from);
  to_word = si_kept_moment_to_word (to);
  g_object_set (self, "from", from_word, "to", to_word, NULL);
}

/**
 * si_change_span_get_state:
 * @self: a span
 *
 * Returns: the state of the comparison
 */
SiSpanState
si_change_span_get_state (SiChangeSpan *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_SPAN (self), SI_SPAN_NOTHING_KEPT);

  return self->state;
}

/**
 * si_change_span_get_comparison:
 * @self: a span
 *
 * Returns: (transfer none) (nullable): the inventory of the newer moment compared with that of the
 *   older one
 */
SiComparison *
si_change_span_get_comparison (SiChangeSpan *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_SPAN (self), NULL);

  return self->comparison;
}

/**
 * si_change_span_get_error:
 * @self: a span
 *
 * Returns: (transfer none) (nullable): why the comparison failed
 */
const GError *
si_change_span_get_error (SiChangeSpan *self)
{
  g_return_val_if_fail (SI_IS_CHANGE_SPAN (self), NULL);

  return self->error;
}
