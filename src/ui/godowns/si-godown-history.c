/* si-godown-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-history.h"

#include "si-step-chart.h"
#include "si-store-past.h"

struct _SiGodownHistory
{
  AdwBin parent_instance;

  SiStore *store;            /* (owned) (nullable) */
  char *key;                 /* (owned) (nullable): of the godown */
  GPtrArray *points;         /* (owned) (nullable) (element-type SiStockPoint) */
  GCancellable *cancellable; /* (owned) (nullable): of the reading under way */

  /* Template widgets */
  GtkToggleButton *week;
  GtkToggleButton *month;
  GtkToggleButton *year;
  SiStepChart *chart;
};

G_DEFINE_FINAL_TYPE (SiGodownHistory, si_godown_history, ADW_TYPE_BIN)

static gint64
get_span_start (SiGodownHistory *self)
{
  const guint days = gtk_toggle_button_get_active (self->week)    ? 7
                     : gtk_toggle_button_get_active (self->month) ? 30
                                                                  : 365;

  return g_get_real_time () - days * G_TIME_SPAN_DAY;
}

/* Returns: (transfer full): the steps since a time. The stock at that time is the one of the step
 *   before it. */
static GPtrArray *
cut_points (GPtrArray *points, gint64 start)
{
  GPtrArray *cut = g_ptr_array_new_with_free_func ((GDestroyNotify) si_stock_point_free);

  for (guint i = 0; i < points->len; i++)
    {
      const SiStockPoint *point = points->pdata[i];
      const SiStockPoint *next = i + 1 < points->len ? points->pdata[i + 1] : NULL;
      SiStockPoint *copy;

      if (next != NULL && next->time <= start)
        continue;
      copy = g_new (SiStockPoint, 1);
      *copy = *point;
      copy->time = MAX (point->time, MIN (start, next != NULL ? next->time : point->time));
      copy->stock_text = g_strdup (point->stock_text);
      g_ptr_array_add (cut, copy);
    }
  return cut;
}

/* A single snapshot is no history. */
static void
show_points (SiGodownHistory *self)
{
  g_autoptr (GPtrArray) cut = NULL;
  const gboolean any = self->points != NULL && self->points->len > 1;

  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (!any)
    return;
  cut = cut_points (self->points, get_span_start (self));
  si_step_chart_set_points (self->chart, cut);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiGodownHistory) self = user_data;
  g_autoptr (GPtrArray) points = si_store_read_history_finish (SI_STORE (source), result, NULL);

  g_assert (SI_IS_GODOWN_HISTORY (self));

  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  self->points = g_steal_pointer (&points);
  show_points (self);
}

static void
stop (SiGodownHistory *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
span_toggled (SiGodownHistory *self, GtkToggleButton *button)
{
  g_assert (SI_IS_GODOWN_HISTORY (self));

  if (gtk_toggle_button_get_active (button))
    show_points (self);
}

static void
si_godown_history_dispose (GObject *object)
{
  SiGodownHistory *self = SI_GODOWN_HISTORY (object);

  stop (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (si_godown_history_parent_class)->dispose (object);
}

static void
si_godown_history_class_init (SiGodownHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_godown_history_dispose;

  g_type_ensure (SI_TYPE_STEP_CHART);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-godown-history.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownHistory, chart);
  gtk_widget_class_bind_template_child (widget_class, SiGodownHistory, month);
  gtk_widget_class_bind_template_child (widget_class, SiGodownHistory, week);
  gtk_widget_class_bind_template_child (widget_class, SiGodownHistory, year);
  gtk_widget_class_bind_template_callback (widget_class, span_toggled);
}

static void
si_godown_history_init (SiGodownHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_godown_history_set_store:
 * @self: a history
 * @store: (nullable): the store that it is read from
 */
void
si_godown_history_set_store (SiGodownHistory *self, SiStore *store)
{
  g_return_if_fail (SI_IS_GODOWN_HISTORY (self));
  g_return_if_fail (store == NULL || SI_IS_STORE (store));

  if (g_set_object (&self->store, store))
    si_godown_history_refresh (self);
}

/**
 * si_godown_history_set_godown:
 * @self: a history
 * @key: (nullable): what the godown is known by
 */
void
si_godown_history_set_godown (SiGodownHistory *self, const char *key)
{
  g_return_if_fail (SI_IS_GODOWN_HISTORY (self));

  if (g_strcmp0 (self->key, key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (key);
  /* The steps of another godown must not stay beside the name of this one. */
  g_clear_pointer (&self->points, g_ptr_array_unref);
  show_points (self);
  si_godown_history_refresh (self);
}

/**
 * si_godown_history_refresh:
 * @self: a history
 *
 * Reads the stored snapshots again.
 */
void
si_godown_history_refresh (SiGodownHistory *self)
{
  g_return_if_fail (SI_IS_GODOWN_HISTORY (self));

  stop (self);
  if (self->store == NULL || self->key == NULL)
    {
      g_clear_pointer (&self->points, g_ptr_array_unref);
      show_points (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  si_store_read_history_async (self->store, NULL, self->key, self->cancellable, read_cb,
                               g_object_ref (self));
}
