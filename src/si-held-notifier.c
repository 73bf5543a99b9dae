/* si-held-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-held-notifier.h"

#include <glib/gi18n.h>

#include "si-direction.h"
#include "si-held-text.h"
#include "si-notifier.h"

struct _SiHeldNotifier
{
  GObject parent_instance;

  GtkApplication *application; /* (not owned): it owns this */
  SiEngine *engine;            /* (nullable): it owns this, but a question may outlive it */
};

G_DEFINE_FINAL_TYPE (SiHeldNotifier, si_held_notifier, G_TYPE_OBJECT)

static void
si_held_notifier_dispose (GObject *object)
{
  SiHeldNotifier *self = SI_HELD_NOTIFIER (object);

  g_clear_weak_pointer (&self->engine);

  G_OBJECT_CLASS (si_held_notifier_parent_class)->dispose (object);
}

static void
si_held_notifier_class_init (SiHeldNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_held_notifier_dispose;
}

static void
si_held_notifier_init (SiHeldNotifier *self)
{
}

/* Makes the id of the notification, since each connection can have one. */
static char *
make_id (SiHeldNotifier *self)
{
  const char *id = si_connection_get_id (si_engine_get_connection (self->engine));

  return g_strconcat ("held-answer-", id, NULL);
}

static void
tell (SiHeldNotifier *self, SiHeldAnswer *held)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *loss = si_held_text_loss (
      held, si_inventory_get_table (si_engine_get_inventory (self->engine)), now);
  g_autofree char *name = si_direction_isolate_name (si_connection_get_name (connection));
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *id = make_id (self);
  g_autoptr (GNotification) notification = NULL;

  /* Translators: %s is a connection's name. */
  title = g_strdup_printf (_ ("Much is missing in %s"), name);
  body = g_strdup_printf (
      /* Translators: %s is a sentence that tells what is missing from an answer. */
      _ ("%s The earlier inventory is kept. Open the window to look at the answer."), loss);
  notification = g_notification_new (title);
  si_notifier_send (G_APPLICATION (self->application), id, notification, body);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiHeldNotifier) self = user_data;
  SiAnswerGuard *guard = SI_ANSWER_GUARD (source);
  SiHeldAnswer *held = si_answer_guard_get_held (guard);

  if (si_answer_guard_tell_finish (guard, result) && held != NULL && self->engine != NULL)
    tell (self, held);
}

/* An open window shows the held answer itself, so a notification is sent only without one. */
static void
answer_held (SiHeldNotifier *self, SiHeldAnswer *held, SiAnswerGuard *guard)
{
  if (gtk_application_get_windows (self->application) == NULL)
    si_answer_guard_tell_async (guard, asked_cb, g_object_ref (self));
}

static void
held_changed (SiHeldNotifier *self, GParamSpec *pspec, SiAnswerGuard *guard)
{
  g_autofree char *id = make_id (self);

  if (si_answer_guard_get_held (guard) == NULL)
    g_application_withdraw_notification (G_APPLICATION (self->application), id);
}

/**
 * si_held_notifier_new:
 * @application: the program, which outlives it
 * @engine: the engine with the held answers, which owns it
 *
 * Returns: (transfer full): a new notifier
 */
SiHeldNotifier *
si_held_notifier_new (GtkApplication *application, SiEngine *engine)
{
  SiHeldNotifier *self;
  SiAnswerGuard *guard;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);

  self = g_object_new (SI_TYPE_HELD_NOTIFIER, NULL);
  self->application = application;
  g_set_weak_pointer (&self->engine, engine);
  guard = si_engine_get_guard (engine);
  g_signal_connect_object (guard, "answer-held", G_CALLBACK (answer_held), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (guard, "notify::held", G_CALLBACK (held_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
