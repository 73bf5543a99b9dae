/* si-refresh-hint.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-refresh-hint.h"

#include <glib/gi18n.h>

#include "si-button.h"
#include "si-digits.h"

#define KEY "refresh-minutes"

/* The time between two refreshes that the button chooses. */
#define MINUTES 15

struct _SiRefreshHint
{
  AdwBin parent_instance;

  GSettings *settings; /* (owned) (nullable) */
  gboolean wanted;

  /* Template widgets */
  GtkLabel *text;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (SiRefreshHint, si_refresh_hint, ADW_TYPE_BIN)

static void
update (SiRefreshHint *self)
{
  const gboolean off = self->settings != NULL && g_settings_get_uint (self->settings, KEY) == 0;
  const gboolean locked = off && !g_settings_is_writable (self->settings, KEY);

  g_assert (SI_IS_REFRESH_HINT (self));

  gtk_label_set_label (
      self->text,
      locked
          ? _ ("Alerts are checked at each refresh, and automatic refresh is off. It is locked in "
               "the settings of this computer.")
          : _ ("Alerts are checked at each refresh, and automatic refresh is off."));
  gtk_widget_set_visible (GTK_WIDGET (self->button), !locked);
  gtk_widget_set_visible (GTK_WIDGET (self), off && self->wanted);
}

static void
clicked (SiRefreshHint *self)
{
  g_assert (SI_IS_REFRESH_HINT (self));

  g_settings_set_uint (self->settings, KEY, MINUTES);
}

static void
si_refresh_hint_dispose (GObject *object)
{
  SiRefreshHint *self = SI_REFRESH_HINT (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_refresh_hint_parent_class)->dispose (object);
}

static void
si_refresh_hint_class_init (SiRefreshHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_refresh_hint_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-refresh-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, SiRefreshHint, button);
  gtk_widget_class_bind_template_child (widget_class, SiRefreshHint, text);
  gtk_widget_class_bind_template_callback (widget_class, clicked);
}

static void
si_refresh_hint_init (SiRefreshHint *self)
{
  g_autofree char *label = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  label = si_digits_printf (
      ngettext ("Refresh Every %u Minute", "Refresh Every %u Minutes", MINUTES), MINUTES);
  gtk_button_set_label (self->button, label);
  si_button_let_wrap (self->button);
  update (self);
}

/**
 * si_refresh_hint_set_settings:
 * @self: a hint
 * @settings: the settings that it follows; to be set once
 */
void
si_refresh_hint_set_settings (SiRefreshHint *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_REFRESH_HINT (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "writable-changed::" KEY, G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_refresh_hint_set_wanted:
 * @self: a hint
 * @wanted: whether there are alerts, without which the hint would be of no use
 */
void
si_refresh_hint_set_wanted (SiRefreshHint *self, gboolean wanted)
{
  g_return_if_fail (SI_IS_REFRESH_HINT (self));

  self->wanted = wanted;
  update (self);
}
