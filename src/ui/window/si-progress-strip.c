/* si-progress-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-progress-strip.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-engine-signals.h"

/* The strip appears only after so long, since a quick answer would make the list below jump. */
#define PATIENCE_MS 300

struct _SiProgressStrip
{
  AdwBin parent_instance;

  SiEngine *engine;         /* (owned) (nullable) */
  SiEngineSignals *signals; /* (owned) */
  guint patience_id;
  guint tick_id; /* while a request is under way */
  gint64 last_pulse;

  /* Template widgets */
  GtkRevealer *revealer;
  GtkProgressBar *bar;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SiProgressStrip, si_progress_strip, ADW_TYPE_BIN)

static char *
describe_retry (SiProgressStrip *self)
{
  SiProgress *progress = si_refresh_get_progress (si_engine_get_refresh (self->engine));
  SiProblem *problem = si_progress_get_retry_problem (progress);
  const guint n = si_progress_get_retry_seconds (progress);
  g_autofree char *when = si_digits_printf (
      ngettext ("trying again in %u second", "trying again in %u seconds", n), n);

  if (problem == NULL)
    return g_steal_pointer (&when);
  /* Translators: what went wrong, and when it is tried again. */
  return g_strdup_printf (C_ ("retry", "%s: %s"), si_problem_get_title (problem), when);
}

static char *
describe (SiProgressStrip *self)
{
  SiRefresh *refresh = si_engine_get_refresh (self->engine);
  const SiRefreshStep step = si_refresh_get_step (refresh);
  SiProgress *progress = si_refresh_get_progress (refresh);
  const guint64 bytes = si_progress_get_bytes (progress);
  const guint n = si_progress_get_n_received (progress);
  g_autofree char *size = g_format_size (bytes);

  if (si_progress_get_retry_seconds (si_refresh_get_progress (si_engine_get_refresh (self->engine)))
      > 0)
    return describe_retry (self);
  if (step == SI_REFRESH_STEP_DISK)
    return g_strdup (_ ("Reading the last inventory"));
  if (step == SI_REFRESH_STEP_KEYRING)
    return g_strdup (_ ("Waiting for the keyring"));
  if (bytes == 0)
    return g_strdup (_ ("Waiting for the server"));
  /* This gives only the size during a first load, since the status line counts the rows that are
   * there. */
  if (n == 0 || !si_inventory_get_whole (si_engine_get_inventory (self->engine)))
    return g_strdup (size);
  /* Translators: what has been read: a size such as 1.2 MB, and how many products. */
  return si_digits_printf (ngettext ("%s · %'u product so far", "%s · %'u products so far", n),
                           size, n);
}

static void
update_figures (SiProgressStrip *self)
{
  g_autofree char *text = describe (self);

  if (g_strcmp0 (gtk_label_get_label (self->label), text) != 0)
    gtk_label_set_label (self->label, text);
}

/* Updates the strip once a frame, since the figures change far more often. */
static gboolean
tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SiProgressStrip *self = SI_PROGRESS_STRIP (widget);
  SiProgress *progress = si_refresh_get_progress (si_engine_get_refresh (self->engine));
  const guint64 total = si_progress_get_bytes_total (progress);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (si_progress_get_retry_seconds (progress) > 0)
    gtk_progress_bar_set_fraction (self->bar, 0);
  else if (total > 0)
    {
      double fraction = (double) si_progress_get_bytes (progress) / (double) total;
      gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
    }
  else if (now - self->last_pulse > G_USEC_PER_SEC / 20)
    {
      gtk_progress_bar_pulse (self->bar);
      self->last_pulse = now;
    }
  update_figures (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
reveal (gpointer user_data)
{
  SiProgressStrip *self = user_data;

  self->patience_id = 0;
  update_figures (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
stop (SiProgressStrip *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void
state_changed (SiProgressStrip *self)
{
  g_assert (SI_IS_PROGRESS_STRIP (self));

  if (si_refresh_get_state (si_engine_get_refresh (self->engine)) != SI_REFRESH_LOADING)
    {
      stop (self);
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }

  if (self->tick_id != 0)
    return;
  gtk_progress_bar_set_fraction (self->bar, 0);
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick, NULL, NULL);
  self->patience_id = g_timeout_add (PATIENCE_MS, reveal, self);
}

static void
si_progress_strip_dispose (GObject *object)
{
  SiProgressStrip *self = SI_PROGRESS_STRIP (object);

  stop (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_progress_strip_parent_class)->dispose (object);
}

static void
si_progress_strip_class_init (SiProgressStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_progress_strip_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-progress-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, SiProgressStrip, bar);
  gtk_widget_class_bind_template_child (widget_class, SiProgressStrip, label);
  gtk_widget_class_bind_template_child (widget_class, SiProgressStrip, revealer);
}

static void
si_progress_strip_init (SiProgressStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "notify::state",
                             G_CALLBACK (state_changed));
}

/**
 * si_progress_strip_set_engine:
 * @self: a strip
 * @engine: the engine whose requests it shows
 */
void
si_progress_strip_set_engine (SiProgressStrip *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_PROGRESS_STRIP (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  si_engine_signals_set_engine (self->signals, engine);
  state_changed (self);
}
