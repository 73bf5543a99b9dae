/* si-toaster.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-toaster.h"

#include "si-compat.h"
#include "si-toast.h"

/* A toast moves in for less than this, in microseconds. */
#define MOVES_IN (G_USEC_PER_SEC / 2)

struct _SiToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* (unowned) (nullable): %NULL once the window is gone */
  AdwToast *toast;          /* (owned) (nullable): the toast that another one replaces */
  gint64 time;              /* the time at which it was shown, in monotonic time */
};

G_DEFINE_FINAL_TYPE (SiToaster, si_toaster, G_TYPE_OBJECT)

static void
toast_dismissed (SiToaster *self, AdwToast *toast)
{
  g_assert (SI_IS_TOASTER (self));

  if (self->toast == toast)
    g_clear_object (&self->toast);
}

static void
announce (SiToaster *self, AdwToast *toast)
{
  g_autofree char *words = NULL;

  if (pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &words, NULL, NULL))
    si_compat_announce (GTK_WIDGET (self->overlay), words);
}

/* Returns: TRUE while libadwaita 1.2 would crash if the toast were dismissed. */
static gboolean
is_moving_in (SiToaster *self)
{
  return self->toast != NULL && g_get_monotonic_time () - self->time < MOVES_IN;
}

/* Returns: TRUE if only the texts of the two toasts differ, which the one on screen can take over.
 */
static gboolean
can_take_over (SiToaster *self, AdwToast *toast)
{
  return adw_toast_get_button_label (self->toast) == NULL
         && adw_toast_get_button_label (toast) == NULL;
}

static void
si_toaster_dispose (GObject *object)
{
  SiToaster *self = SI_TOASTER (object);

  g_clear_object (&self->toast);
  g_clear_weak_pointer (&self->overlay);

  G_OBJECT_CLASS (si_toaster_parent_class)->dispose (object);
}

static void
si_toaster_class_init (SiToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_toaster_dispose;
}

static void
si_toaster_init (SiToaster *self)
{
}

/**
 * si_toaster_new:
 * @overlay: the overlay of a window, without which it shows nothing
 *
 * Returns: (transfer full): a toaster
 */
SiToaster *
si_toaster_new (AdwToastOverlay *overlay)
{
  SiToaster *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (SI_TYPE_TOASTER, NULL);
  g_set_weak_pointer (&self->overlay, overlay);
  return self;
}

/**
 * si_toaster_say:
 * @self: a toaster
 * @text: a sentence about what has just happened, which is no markup
 *
 * Shows a sentence at once, in the place of the toast before.
 */
void
si_toaster_say (SiToaster *self, const char *text)
{
  g_return_if_fail (SI_IS_TOASTER (self));
  g_return_if_fail (text != NULL);

  si_toaster_show (self, si_toast_new (text));
}

/**
 * si_toaster_show:
 * @self: a toaster
 * @toast: (transfer full): a toast about what has just happened
 *
 * Shows a toast at once, in the place of the one before.
 */
void
si_toaster_show (SiToaster *self, AdwToast *toast)
{
  g_return_if_fail (SI_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (self->overlay == NULL)
    {
      g_object_unref (toast);
      return;
    }
  announce (self, toast);
  if (is_moving_in (self) && can_take_over (self, toast))
    {
      adw_toast_set_title (self->toast, adw_toast_get_title (toast));
      g_object_unref (toast);
      return;
    }
  if (self->toast != NULL && !is_moving_in (self))
    adw_toast_dismiss (self->toast);
  g_set_object (&self->toast, toast);
  self->time = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

/**
 * si_toaster_keep:
 * @self: a toaster
 * @toast: (transfer full): a toast that offers something, or tells of a failure
 *
 * Shows a toast that no other one replaces before its time is over.
 */
void
si_toaster_keep (SiToaster *self, AdwToast *toast)
{
  g_return_if_fail (SI_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (self->overlay == NULL)
    {
      g_object_unref (toast);
      return;
    }
  announce (self, toast);
  adw_toast_overlay_add_toast (self->overlay, toast);
}
