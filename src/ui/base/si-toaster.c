/* si-toaster.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-toaster.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-toast.h"

/* A toast moves in for less than this, in microseconds of the frames that are drawn. A window that
 * draws none for a while does not move it either. */
#define MOVES_IN (G_USEC_PER_SEC / 2)

struct _SiToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* (unowned) (nullable): %NULL once the window is gone */
  AdwToast *toast;          /* (owned) (nullable): the toast that another one replaces */
  guint tick_id;            /* the callback that runs while it moves in, or 0 */
  gint64 time;              /* the time of the first frame with it, or 0 before that */
};

G_DEFINE_FINAL_TYPE (SiToaster, si_toaster, G_TYPE_OBJECT)

static void
announce (SiToaster *self, AdwToast *toast)
{
  g_autofree char *words = NULL;

  if (pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &words, NULL, NULL))
    si_compat_announce (GTK_WIDGET (self->overlay), words);
}

/* Names the button that closes a toast, which libadwaita leaves without a name. */
static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    si_compat_replace_name (widget, _ ("Dismiss"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

/* Returns: TRUE while libadwaita 1.2 would crash if the toast were dismissed. */
static gboolean
is_moving_in (SiToaster *self)
{
  return self->toast != NULL && self->tick_id != 0;
}

static gboolean
toast_moves (GtkWidget *overlay, GdkFrameClock *clock, gpointer user_data)
{
  SiToaster *self = user_data;
  const gint64 now = gdk_frame_clock_get_frame_time (clock);

  g_assert (SI_IS_TOASTER (self));

  if (self->time == 0)
    self->time = now;
  if (now - self->time < MOVES_IN)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_ticking (SiToaster *self)
{
  if (self->tick_id != 0 && self->overlay != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->tick_id);
  self->tick_id = 0;
}

static void
start_ticking (SiToaster *self)
{
  stop_ticking (self);
  self->time = 0;
  self->tick_id
      = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), toast_moves, self, NULL);
}

/* A toast that waited for the one that leaves begins to move in now. */
static void
toast_dismissed (SiToaster *self, AdwToast *toast)
{
  g_assert (SI_IS_TOASTER (self));

  if (self->toast == toast)
    g_clear_object (&self->toast);
  else if (self->toast != NULL && self->overlay != NULL)
    start_ticking (self);
}

static void
add (SiToaster *self, AdwToast *toast)
{
  GtkWidget *widget;

  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
  for (widget = gtk_widget_get_first_child (GTK_WIDGET (self->overlay)); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (widget != adw_toast_overlay_get_child (self->overlay))
      name_close_button (widget);
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

  stop_ticking (self);
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
  start_ticking (self);
  add (self, toast);
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
  add (self, toast);
}

/**
 * si_toaster_add:
 * @self: a toaster
 * @toast: a toast
 *
 * Shows a toast of another object: one that offers something as si_toaster_keep() does, and any
 * other as si_toaster_show() does.
 */
void
si_toaster_add (SiToaster *self, AdwToast *toast)
{
  g_return_if_fail (SI_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (adw_toast_get_button_label (toast) != NULL)
    si_toaster_keep (self, g_object_ref (toast));
  else
    si_toaster_show (self, g_object_ref (toast));
}
