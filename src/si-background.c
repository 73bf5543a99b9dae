/* si-background.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-background.h"

#include <glib/gi18n.h>
#include <libportal/portal.h>

/* libportal has these two codes for a portal that answered without giving permission. Every other
 * error means that no portal answered, and then nobody forbids the program to go on. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

struct _SiBackground
{
  GObject parent_instance;

  GApplication *application; /* (not owned): it owns this */
  gboolean held;
};

G_DEFINE_FINAL_TYPE (SiBackground, si_background, G_TYPE_OBJECT)

enum
{
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiBackground) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean allowed;

  g_assert (XDP_IS_PORTAL (source));
  g_assert (SI_IS_BACKGROUND (self));

  allowed = xdp_portal_request_background_finish (XDP_PORTAL (source), result, &error);
  if (error != NULL)
    g_debug ("The portal did not allow the background: %s", error->message);
  if (allowed || (error != NULL && !is_refusal (error)) || !self->held)
    return;
  si_background_set_held (self, FALSE);
  g_signal_emit (self, signals[REFUSED], 0);
}

/* Asks the desktop, which may ask the person. */
static void
ask (SiBackground *self)
{
  g_autoptr (XdpPortal) portal = NULL;

  /* xdp_portal_new() ends the program where there is no session bus. */
  if (g_application_get_dbus_connection (self->application) == NULL)
    return;
  portal = xdp_portal_new ();
  xdp_portal_request_background (
      portal, NULL, (char *) _ ("Refreshes the inventory, and tells of stocks that are low"), NULL,
      XDP_BACKGROUND_FLAG_NONE, NULL, answered_cb, g_object_ref (self));
}

static void
si_background_class_init (SiBackgroundClass *klass)
{
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_background_init (SiBackground *self)
{
}

/**
 * si_background_new:
 * @application: the program, which outlives it
 *
 * Returns: (transfer full): a background that does not hold the program
 */
SiBackground *
si_background_new (GApplication *application)
{
  SiBackground *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (SI_TYPE_BACKGROUND, NULL);
  self->application = application;
  return self;
}

/**
 * si_background_set_held:
 * @self: a background
 * @held: whether the program goes on without a window
 *
 * Holds the program and asks the desktop for that, or lets it go.
 */
void
si_background_set_held (SiBackground *self, gboolean held)
{
  g_return_if_fail (SI_IS_BACKGROUND (self));

  if (self->held == held)
    return;
  self->held = held;
  if (!held)
    {
      g_application_release (self->application);
      return;
    }
  g_application_hold (self->application);
  ask (self);
}

/**
 * si_background_get_held:
 * @self: a background
 *
 * Returns: whether it holds the program
 */
gboolean
si_background_get_held (SiBackground *self)
{
  g_return_val_if_fail (SI_IS_BACKGROUND (self), FALSE);

  return self->held;
}
