/* si-connection-attempt.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-connection-attempt.h"

#include "si-connection-save.h"
#include "si-session.h"

struct _SiConnectionAttempt
{
  GObject parent_instance;

  SiConnectionDraft *draft;  /* (owned) */
  SiConnectionList *list;    /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the work under way */
  SiAttemptState state;
};

G_DEFINE_FINAL_TYPE (SiConnectionAttempt, si_connection_attempt, G_TYPE_OBJECT)

enum
{
  TESTED,
  SAVED,
  FAILED,
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_state (SiConnectionAttempt *self, SiAttemptState state)
{
  g_clear_object (&self->cancellable);
  if (state != SI_ATTEMPT_NONE)
    self->cancellable = g_cancellable_new ();
  if (state == self->state)
    return;
  self->state = state;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* A test or a saving, with which its result is told from that of a later one. */
typedef struct
{
  SiConnectionAttempt *attempt; /* (owned) */
  GCancellable *cancellable;    /* (owned) */
} Work;

static Work *
work_begin (SiConnectionAttempt *self, SiAttemptState state)
{
  Work *work = g_new (Work, 1);

  set_state (self, state);
  work->attempt = g_object_ref (self);
  work->cancellable = g_object_ref (self->cancellable);
  return work;
}

/* Returns: (transfer full) (nullable): the attempt, unless the work was stopped */
static SiConnectionAttempt *
work_end (Work *work)
{
  g_autoptr (SiConnectionAttempt) self = work->attempt;
  const gboolean current = self->cancellable == work->cancellable;

  g_object_unref (work->cancellable);
  g_free (work);
  if (!current)
    return NULL;
  set_state (self, SI_ATTEMPT_NONE);
  return g_steal_pointer (&self);
}

static void
tested_cb (SiTable *table, const GError *error, gpointer user_data)
{
  g_autoptr (SiConnectionAttempt) self = work_end (user_data);

  if (self == NULL)
    return;
  if (table != NULL)
    g_signal_emit (self, signals[TESTED], 0, table);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiConnectionAttempt) self = work_end (user_data);
  g_autoptr (GError) error = NULL;
  const gboolean saved = si_connection_save_finish (SI_CONNECTION (source), result, &error);

  if (self == NULL)
    return;
  if (saved)
    g_signal_emit (self, signals[SAVED], 0, si_connection_list_get_current (self->list));
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
si_connection_attempt_dispose (GObject *object)
{
  SiConnectionAttempt *self = SI_CONNECTION_ATTEMPT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->draft);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_connection_attempt_parent_class)->dispose (object);
}

static void
si_connection_attempt_class_init (SiConnectionAttemptClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_connection_attempt_dispose;

  signals[TESTED] = g_signal_new ("tested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, SI_TYPE_TABLE);
  signals[SAVED] = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, SI_TYPE_CONNECTION);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
si_connection_attempt_init (SiConnectionAttempt *self)
{
}

/**
 * si_connection_attempt_new:
 * @draft: the draft of a connection
 * @list: the list in which it is saved
 *
 * Returns: (transfer full): an attempt with nothing under way
 */
SiConnectionAttempt *
si_connection_attempt_new (SiConnectionDraft *draft, SiConnectionList *list)
{
  SiConnectionAttempt *self;

  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (draft), NULL);
  g_return_val_if_fail (SI_IS_CONNECTION_LIST (list), NULL);

  self = g_object_new (SI_TYPE_CONNECTION_ATTEMPT, NULL);
  self->draft = g_object_ref (draft);
  self->list = g_object_ref (list);
  return self;
}

/**
 * si_connection_attempt_get_state:
 * @self: an attempt
 *
 * Returns: the work that is under way
 */
SiAttemptState
si_connection_attempt_get_state (SiConnectionAttempt *self)
{
  g_return_val_if_fail (SI_IS_CONNECTION_ATTEMPT (self), SI_ATTEMPT_NONE);

  return self->state;
}

/**
 * si_connection_attempt_test:
 * @self: an attempt
 *
 * Asks the server of the draft for its inventory, which is not saved. Work under way is stopped.
 */
void
si_connection_attempt_test (SiConnectionAttempt *self)
{
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (SiSession) session = NULL;
  g_autoptr (GError) error = NULL;
  Work *work;

  g_return_if_fail (SI_IS_CONNECTION_ATTEMPT (self));

  si_connection_attempt_stop (self);
  connection = si_connection_draft_make_connection (self->draft, &error);
  if (connection == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  work = work_begin (self, SI_ATTEMPT_TESTING);
  session = si_session_new (connection);
  si_session_ask (session, NULL, self->cancellable, tested_cb, work);
}

/**
 * si_connection_attempt_save:
 * @self: an attempt
 *
 * Stores the key in the keyring, saves the connection and makes it the current one. Work under way
 * is stopped.
 */
void
si_connection_attempt_save (SiConnectionAttempt *self)
{
  Work *work;

  g_return_if_fail (SI_IS_CONNECTION_ATTEMPT (self));

  si_connection_attempt_stop (self);
  work = work_begin (self, SI_ATTEMPT_SAVING);
  si_connection_draft_save_async (self->draft, self->list, self->cancellable, saved_cb, work);
}

/**
 * si_connection_attempt_use_for_now:
 * @self: an attempt
 *
 * Saves the connection without a keyring. The key is kept in memory until the program ends.
 */
void
si_connection_attempt_use_for_now (SiConnectionAttempt *self)
{
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SI_IS_CONNECTION_ATTEMPT (self));

  si_connection_attempt_stop (self);
  connection = si_connection_draft_make_connection (self->draft, &error);
  if (connection != NULL && si_connection_list_save (self->list, connection, &error))
    g_signal_emit (self, signals[SAVED], 0, connection);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

/**
 * si_connection_attempt_stop:
 * @self: an attempt
 *
 * Stops the work under way, if there is any. Nothing is told of its end.
 */
void
si_connection_attempt_stop (SiConnectionAttempt *self)
{
  g_return_if_fail (SI_IS_CONNECTION_ATTEMPT (self));

  g_cancellable_cancel (self->cancellable);
  set_state (self, SI_ATTEMPT_NONE);
}
