/* si-notices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-notices.h"

#include "si-held-bar.h"
#include "si-held-text.h"
#include "si-problem-bar.h"
#include "si-progress-strip.h"

struct _SiNotices
{
  AdwBin parent_instance;

  SiEngine *engine;             /* (owned) (nullable) */
  GSignalGroup *of_inventory;   /* (owned) */
  GSignalGroup *of_refresh;     /* (owned) */
  GSignalGroup *of_persistence; /* (owned) */

  /* Template widgets */
  SiProgressStrip *strip;
  SiHeldBar *held_bar;
  SiProblemBar *refresh_bar;
  SiProblemBar *store_bar;
};

G_DEFINE_FINAL_TYPE (SiNotices, si_notices, ADW_TYPE_BIN)

/* Without an inventory, a page of its own tells of a failed request. */
static void
update (SiNotices *self)
{
  SiInventory *inventory = si_engine_get_inventory (self->engine);
  const gboolean has_table = si_inventory_get_table (inventory) != NULL;
  SiProblem *problem = si_refresh_get_problem (si_engine_get_refresh (self->engine));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *shown = NULL;

  g_assert (SI_IS_NOTICES (self));

  /* A first load that was cut short has no time yet, and its problem tells of the missing rows. */
  if (si_inventory_get_time (inventory) != NULL)
    shown = si_held_text_shown (si_inventory_get_time (inventory), now);
  si_problem_bar_set_problem (self->refresh_bar, has_table ? problem : NULL, shown);
  si_problem_bar_set_problem (
      self->store_bar, si_persistence_get_problem (si_engine_get_persistence (self->engine)), NULL);
}

static void
refresh_bar_dismissed (SiNotices *self)
{
  g_assert (SI_IS_NOTICES (self));

  si_refresh_dismiss_problem (si_engine_get_refresh (self->engine));
}

static void
store_bar_dismissed (SiNotices *self)
{
  g_assert (SI_IS_NOTICES (self));

  si_persistence_dismiss_problem (si_engine_get_persistence (self->engine));
}

static void
si_notices_dispose (GObject *object)
{
  SiNotices *self = SI_NOTICES (object);

  g_clear_object (&self->of_inventory);
  g_clear_object (&self->of_refresh);
  g_clear_object (&self->of_persistence);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_notices_parent_class)->dispose (object);
}

static void
si_notices_class_init (SiNoticesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_notices_dispose;

  g_type_ensure (SI_TYPE_HELD_BAR);
  g_type_ensure (SI_TYPE_PROBLEM_BAR);
  g_type_ensure (SI_TYPE_PROGRESS_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-notices.ui");
  gtk_widget_class_bind_template_child (widget_class, SiNotices, held_bar);
  gtk_widget_class_bind_template_child (widget_class, SiNotices, refresh_bar);
  gtk_widget_class_bind_template_child (widget_class, SiNotices, store_bar);
  gtk_widget_class_bind_template_child (widget_class, SiNotices, strip);
  gtk_widget_class_bind_template_callback (widget_class, refresh_bar_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, store_bar_dismissed);
}

static void
si_notices_init (SiNotices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->of_inventory = g_signal_group_new (SI_TYPE_INVENTORY);
  g_signal_group_connect_swapped (self->of_inventory, "notify::table", G_CALLBACK (update), self);
  self->of_refresh = g_signal_group_new (SI_TYPE_REFRESH);
  g_signal_group_connect_swapped (self->of_refresh, "notify::problem", G_CALLBACK (update), self);
  self->of_persistence = g_signal_group_new (SI_TYPE_PERSISTENCE);
  g_signal_group_connect_swapped (self->of_persistence, "notify::problem", G_CALLBACK (update),
                                  self);
}

/**
 * si_notices_set_engine:
 * @self: notices
 * @engine: the engine that they tell of, from now on
 */
void
si_notices_set_engine (SiNotices *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_NOTICES (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  g_signal_group_set_target (self->of_inventory, si_engine_get_inventory (engine));
  g_signal_group_set_target (self->of_refresh, si_engine_get_refresh (engine));
  g_signal_group_set_target (self->of_persistence, si_engine_get_persistence (engine));
  si_progress_strip_set_engine (self->strip, engine);
  si_held_bar_set_engine (self->held_bar, engine);
  update (self);
}

/**
 * si_notices_set_narrow:
 * @self: notices
 * @narrow: whether buttons stand below the words
 */
void
si_notices_set_narrow (SiNotices *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_NOTICES (self));

  si_held_bar_set_narrow (self->held_bar, narrow);
  si_problem_bar_set_narrow (self->refresh_bar, narrow);
  si_problem_bar_set_narrow (self->store_bar, narrow);
}
