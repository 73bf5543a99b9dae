/* si-refresh-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-refresh-button.h"

#include <glib/gi18n.h>

#include "si-button.h"

struct _SiRefreshButton
{
  AdwBin parent_instance;

  GtkButton *button;        /* (owned by the widget) */
  SiEngine *engine;         /* (owned) (nullable) */
  GSignalGroup *of_refresh; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiRefreshButton, si_refresh_button, ADW_TYPE_BIN)

static void
update (SiRefreshButton *self)
{
  const gboolean loading
      = self->engine != NULL
        && si_refresh_get_state (si_engine_get_refresh (self->engine)) == SI_REFRESH_LOADING;
  const char *words = loading ? _ ("Stop") : _ ("Refresh");

  g_assert (SI_IS_REFRESH_BUTTON (self));

  gtk_button_set_icon_name (self->button,
                            loading ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  loading ? "win.cancel" : "win.refresh");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
si_refresh_button_dispose (GObject *object)
{
  SiRefreshButton *self = SI_REFRESH_BUTTON (object);

  g_clear_object (&self->of_refresh);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_refresh_button_parent_class)->dispose (object);
}

static void
si_refresh_button_class_init (SiRefreshButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_refresh_button_dispose;
}

static void
si_refresh_button_init (SiRefreshButton *self)
{
  self->button = GTK_BUTTON (gtk_button_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  self->of_refresh = g_signal_group_new (SI_TYPE_REFRESH);
  g_signal_group_connect_swapped (self->of_refresh, "notify::state", G_CALLBACK (update), self);
  update (self);
  si_button_hide_image (self->button);
}

/**
 * si_refresh_button_set_engine:
 * @self: a button
 * @engine: the engine that is refreshed, from now on
 */
void
si_refresh_button_set_engine (SiRefreshButton *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_REFRESH_BUTTON (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  g_signal_group_set_target (self->of_refresh, si_engine_get_refresh (engine));
  update (self);
}
