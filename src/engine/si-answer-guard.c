/* si-answer-guard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-answer-guard.h"

#include <glib/gi18n.h>

#include "si-answer-filter.h"

struct _SiAnswerGuard
{
  GObject parent_instance;

  SiAnswerFile *file; /* (owned) (nullable): of the address */
  SiHoldRule rule;
  SiHeldAnswer *held; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SiAnswerGuard, si_answer_guard, G_TYPE_OBJECT)

/**
 * si_answer_error_quark:
 *
 * Returns: the domain of #SiAnswerError
 */
G_DEFINE_QUARK (si_answer_error, si_answer_error)

enum
{
  PROP_0,
  PROP_HELD,
  N_PROPS
};

enum
{
  ANSWER_HELD,
  FAILED,
  FILTER_IGNORED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

typedef struct _Work Work;

/* One operation on the file, which a thread does. The guard fills in the question before, and reads
 * the result after. */
struct _Work
{
  void (*run) (Work *work);
  SiAnswerFile *file; /* (owned) */
  SiHoldRule rule;

  /* The question */
  SiAnswer answer; /* owns its tables and texts, of which some operations have none */

  /* The result */
  SiTable *table;         /* (owned) (nullable) */
  SiHeldAnswer *accepted; /* (owned) (nullable): the held answer with this table */
  SiHeldAnswer *judged;   /* (owned) (nullable): the answer, if it was judged and is held */
  SiHeldAnswer *held;     /* (owned) (nullable): the one that is held after the operation */
  gboolean filter_ignored;
  gboolean tell;
  GError *error; /* (owned) (nullable): why the file could not be written */
};

static void
work_clear (gpointer data)
{
  Work *work = data;

  si_answer_file_unref (work->file);
  g_clear_pointer (&work->answer.table, si_table_unref);
  g_free ((char *) work->answer.sku);
  g_free ((char *) work->answer.godown_id);
  g_clear_pointer (&work->answer.known, si_table_unref);
  g_clear_pointer (&work->table, si_table_unref);
  g_clear_pointer (&work->accepted, si_held_answer_unref);
  g_clear_pointer (&work->judged, si_held_answer_unref);
  g_clear_pointer (&work->held, si_held_answer_unref);
  g_clear_error (&work->error);
}

static void
work_unref (gpointer work)
{
  g_atomic_rc_box_release_full (work, work_clear);
}

static Work *
work_new (SiAnswerGuard *self, void (*run) (Work *work))
{
  Work *work = g_atomic_rc_box_new0 (Work);

  work->run = run;
  work->file = si_answer_file_ref (self->file);
  work->rule = self->rule;
  return work;
}

static void
si_answer_guard_dispose (GObject *object)
{
  SiAnswerGuard *self = SI_ANSWER_GUARD (object);

  g_clear_pointer (&self->file, si_answer_file_unref);
  g_clear_pointer (&self->held, si_held_answer_unref);

  G_OBJECT_CLASS (si_answer_guard_parent_class)->dispose (object);
}

static void
si_answer_guard_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SiAnswerGuard *self = SI_ANSWER_GUARD (object);

  switch (prop_id)
    {
    case PROP_HELD:
      g_value_set_boxed (value, self->held);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_answer_guard_class_init (SiAnswerGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_answer_guard_dispose;
  object_class->get_property = si_answer_guard_get_property;

  properties[PROP_HELD] = g_param_spec_boxed ("held", NULL, NULL, SI_TYPE_HELD_ANSWER,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ANSWER_HELD] = g_signal_new ("answer-held", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_HELD_ANSWER);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[FILTER_IGNORED]
      = g_signal_new ("filter-ignored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT);
}

static void
si_answer_guard_init (SiAnswerGuard *self)
{
  self->rule = (SiHoldRule) SI_HOLD_RULE_INIT;
}

static void
set_held (SiAnswerGuard *self, SiHeldAnswer *held)
{
  if (self->held == held)
    return;

  if (held != NULL)
    si_held_answer_ref (held);
  g_clear_pointer (&self->held, si_held_answer_unref);
  self->held = held;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
}

/* Brings the property up to date with the file, which another program may have changed. */
static void
follow (SiAnswerGuard *self, const Work *work)
{
  const gboolean same
      = self->held != NULL && work->held != NULL
        && si_held_answer_get_time (self->held) == si_held_answer_get_time (work->held)
        && g_strcmp0 (si_held_answer_get_sku (self->held), si_held_answer_get_sku (work->held)) == 0
        && g_strcmp0 (si_held_answer_get_godown_id (self->held),
                      si_held_answer_get_godown_id (work->held))
               == 0;

  if (!same)
    set_held (self, work->held);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;

  work->run (work);
  g_task_return_boolean (task, TRUE);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  SiAnswerGuard *self = g_task_get_source_object (task);

  follow (self, work);
  if (work->judged != NULL)
    g_signal_emit (self, signals[ANSWER_HELD], 0, work->judged);
  if (work->filter_ignored)
    g_signal_emit (self, signals[FILTER_IGNORED], 0, work->answer.sku, work->answer.godown_id,
                   si_table_get_n_products (work->answer.table));
  if (work->error != NULL)
    g_signal_emit (self, signals[FAILED], 0, work->error);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* Runs an operation on a thread. Only the outer task has the guard as its source, since a thread
 * must never hold the last reference to an object. */
static void
begin (SiAnswerGuard *self,
       Work *work,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, ran_cb, task);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, work_unref);
  g_task_set_source_tag (inner, begin);
  g_task_set_task_data (inner, g_atomic_rc_box_acquire (work), work_unref);
  g_task_run_in_thread (inner, run_in_thread);
}

/* Gives the file back, and notes which answer is held now. */
static void
end (Work *work, gboolean changed)
{
  const SiAnswerLedger *ledger = si_answer_file_find_held (work->file);
  g_autoptr (GError) error = NULL;

  work->held = ledger != NULL ? si_held_answer_ref (ledger->held) : NULL;
  if (!si_answer_file_end (work->file, changed, &error) && work->error == NULL)
    work->error = g_steal_pointer (&error);
}

static void
restore (Work *work)
{
  si_answer_file_begin (work->file, FALSE);
  end (work, FALSE);
}

/**
 * si_answer_guard_new:
 * @file: (nullable): the file of the address; without one, nothing can be judged
 * @restores: whether an answer may be held there already
 *
 * Returns: (transfer full): a guard
 */
SiAnswerGuard *
si_answer_guard_new (SiAnswerFile *file, gboolean restores)
{
  SiAnswerGuard *self = g_object_new (SI_TYPE_ANSWER_GUARD, NULL);

  self->file = file != NULL ? si_answer_file_ref (file) : NULL;
  if (file != NULL && restores)
    begin (self, work_new (self, restore), si_answer_guard_new, NULL, NULL, NULL);
  return self;
}

/**
 * si_answer_guard_set_rule:
 * @self: a guard
 * @rule: the rule by which answers are held from now on; a fraction that is none, or more than one,
 *   leaves it at two thirds
 */
void
si_answer_guard_set_rule (SiAnswerGuard *self, const SiHoldRule *rule)
{
  const SiHoldRule usual = SI_HOLD_RULE_INIT;

  g_return_if_fail (SI_IS_ANSWER_GUARD (self));
  g_return_if_fail (rule != NULL);

  self->rule = *rule;
  if (rule->whole == 0 || rule->part > rule->whole)
    {
      self->rule.part = usual.part;
      self->rule.whole = usual.whole;
    }
}

/**
 * si_answer_guard_get_held:
 * @self: a guard
 *
 * Returns: (transfer none) (nullable): the answer that is held now
 */
SiHeldAnswer *
si_answer_guard_get_held (SiAnswerGuard *self)
{
  g_return_val_if_fail (SI_IS_ANSWER_GUARD (self), NULL);

  return self->held;
}

static void
judge (Work *work)
{
  g_autoptr (SiTable) asked = si_answer_filter (work->answer.table, work->answer.sku,
                                                work->answer.godown_id, &work->filter_ignored);
  SiAnswer answer = work->answer;

  answer.table = asked;
  si_answer_file_begin (work->file, TRUE);
  work->judged = si_answer_judge (work->file, &work->rule, &answer, &work->error);
  if (work->judged == NULL)
    work->table = g_steal_pointer (&asked);
  end (work, TRUE);
}

/**
 * si_answer_guard_judge_async:
 * @self: a guard with an address
 * @answer: an answer
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Judges an answer, and records it as taken or holds it. Where a server ignores a filter, only the
 * products that were asked for count.
 */
void
si_answer_guard_judge_async (SiAnswerGuard *self,
                             const SiAnswer *answer,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Work *work;

  g_return_if_fail (SI_IS_ANSWER_GUARD (self) && self->file != NULL);
  g_return_if_fail (answer != NULL && answer->table != NULL);

  work = work_new (self, judge);
  work->answer = *answer;
  si_table_ref (work->answer.table);
  work->answer.sku = g_strdup (answer->sku);
  work->answer.godown_id = g_strdup (answer->godown_id);
  if (answer->known != NULL)
    si_table_ref (work->answer.known);
  begin (self, work, si_answer_guard_judge_async, cancellable, callback, user_data);
}

/**
 * si_answer_guard_judge_finish:
 * @self: a guard
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the part of the answer that was asked for; %NULL with
 *   %SI_ANSWER_ERROR_HELD if it is held, or with %G_IO_ERROR_CANCELLED
 */
SiTable *
si_answer_guard_judge_finish (SiAnswerGuard *self, GAsyncResult *result, GError **error)
{
  Work *work;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_answer_guard_judge_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  work = g_task_get_task_data (G_TASK (result));
  if (work->table == NULL)
    g_set_error_literal (error, SI_ANSWER_ERROR, SI_ANSWER_ERROR_HELD,
                         _ ("The answer is held, because too much is missing from it."));
  return g_steal_pointer (&work->table);
}

static void
find_held (Work *work)
{
  si_answer_file_begin (work->file, work->answer.accept);
  work->table
      = si_answer_find_held (work->file, work->answer.time, work->answer.accept, &work->accepted);
  end (work, work->table != NULL && work->answer.accept);
}

/**
 * si_answer_guard_read_held_async:
 * @self: a guard with an address
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the answer that is held, which stays held.
 */
void
si_answer_guard_read_held_async (SiAnswerGuard *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (SI_IS_ANSWER_GUARD (self) && self->file != NULL);

  begin (self, work_new (self, find_held), si_answer_guard_held_finish, cancellable, callback,
         user_data);
}

/**
 * si_answer_guard_accept_async:
 * @self: a guard with an address
 * @held: (nullable): the answer that the person means; %NULL for any that is held
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes the answer that is held. Answers that come later are compared with it.
 */
void
si_answer_guard_accept_async (SiAnswerGuard *self,
                              const SiHeldAnswer *held,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Work *work;

  g_return_if_fail (SI_IS_ANSWER_GUARD (self) && self->file != NULL);

  work = work_new (self, find_held);
  work->answer.accept = TRUE;
  work->answer.time = held != NULL ? si_held_answer_get_time (held) : 0;
  begin (self, work, si_answer_guard_held_finish, cancellable, callback, user_data);
}

/**
 * si_answer_guard_held_finish:
 * @self: a guard
 * @result: what the callback of si_answer_guard_read_held_async() or
 *   si_answer_guard_accept_async() was given
 * @held: (out) (optional) (transfer full): when the answer came, and what it was asked for
 * @error: return location for an error
 *
 * Returns: (transfer full): the answer, or %NULL with %SI_ANSWER_ERROR_NONE_HELD or
 *   %G_IO_ERROR_CANCELLED
 */
SiTable *
si_answer_guard_held_finish (SiAnswerGuard *self,
                             GAsyncResult *result,
                             SiHeldAnswer **held,
                             GError **error)
{
  Work *work;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_answer_guard_held_finish), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  work = g_task_get_task_data (G_TASK (result));
  if (work->table == NULL)
    g_set_error_literal (error, SI_ANSWER_ERROR, SI_ANSWER_ERROR_NONE_HELD,
                         work->accepted == NULL
                             ? _ ("This answer is not held any more.")
                             : _ ("The held answer can no longer be read. Refresh to ask again."));
  else if (held != NULL)
    *held = g_steal_pointer (&work->accepted);
  return g_steal_pointer (&work->table);
}

static void
tell (Work *work)
{
  SiAnswerLedger *ledger;

  si_answer_file_begin (work->file, TRUE);
  ledger = si_answer_file_find_held (work->file);
  work->tell = ledger != NULL && si_answer_ledger_tell (ledger, work->answer.time);
  end (work, work->tell);
}

/**
 * si_answer_guard_tell_async:
 * @self: a guard with an address
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks whether the held answer is to be told on the desktop now: once, and then once a day.
 */
void
si_answer_guard_tell_async (SiAnswerGuard *self, GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work;

  g_return_if_fail (SI_IS_ANSWER_GUARD (self) && self->file != NULL);

  work = work_new (self, tell);
  work->answer.time = g_get_real_time ();
  begin (self, work, si_answer_guard_tell_async, NULL, callback, user_data);
}

/**
 * si_answer_guard_tell_finish:
 * @self: a guard
 * @result: what the callback was given
 *
 * Returns: whether it is to be told
 */
gboolean
si_answer_guard_tell_finish (SiAnswerGuard *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_answer_guard_tell_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL)
         && ((Work *) g_task_get_task_data (G_TASK (result)))->tell;
}
