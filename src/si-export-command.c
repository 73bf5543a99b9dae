/* si-export-command.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-export-command.h"

#include <glib/gi18n.h>

#include "si-audit-export.h"
#include "si-change-export.h"
#include "si-command-connection.h"
#include "si-complaint.h"
#include "si-engines.h"
#include "si-request.h"
#include "si-export-file.h"
#include "si-held-text.h"
#include "si-keyring.h"
#include "si-moment.h"
#include "si-sample-data.h"
#include "si-signal.h"
#include "si-store-inventory.h"

/* How long a cancelled run may take to stop in order, in milliseconds. */
#define PATIENCE 2000

/* One run: it fetches or restores an inventory, compares it if --changes asks for that, and writes
 * a file. */
typedef struct
{
  const SiCommand *command;  /* (borrowed) */
  GMainLoop *loop;           /* (owned) */
  GCancellable *cancellable; /* (owned) */
  SiSampleData *sample;      /* (owned) (nullable) */
  SiEngine *engine;          /* (owned) */
  SiTable *table;            /* (owned) (nullable) */
  SiSignalWatch signals;
  guint patience_id; /* ends the program if it does not stop in time */
  guint timeout_id;  /* ends the request at --timeout, 0 for no limit */
  gboolean timed_out;
  SiExitStatus status;
} Run;

static char *
describe_timeout (const Run *run)
{
  return g_strdup_printf (ngettext ("No whole answer came within %u second (--timeout)",
                                    "No whole answer came within %u seconds (--timeout)",
                                    run->command->timeout),
                          run->command->timeout);
}

static void
finish (Run *run, const GError *error)
{
  if (error != NULL)
    {
      g_autofree char *timeout = run->timed_out ? describe_timeout (run) : NULL;

      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        si_complain (error->message);
      else
        si_complain (timeout != NULL ? timeout : _ ("Stopped before it was done"));
      run->status = g_error_matches (error, SI_KEYRING_ERROR, SI_KEYRING_ERROR_NO_KEY)
                        ? SI_EXIT_NO_KEY
                        : SI_EXIT_REFUSED;
    }
  g_main_loop_quit (run->loop);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  guint n_unreadable;

  if (!si_export_file_finish (result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (&error, _ ("“%s” could not be written: "), run->command->export_path);
      finish (run, error);
      return;
    }

  n_unreadable = si_table_get_n_unreadable (run->table);
  if (n_unreadable > 0)
    {
      g_autofree char *message
          = g_strdup_printf (ngettext ("%u row could not be read and was left out",
                                       "%u rows could not be read and were left out", n_unreadable),
                             n_unreadable);
      si_complain (message);
    }
  finish (run, NULL);
}

static gboolean
write_changes (gconstpointer data,
               SiExportFormat format,
               GOutputStream *stream,
               GCancellable *cancellable,
               GError **error)
{
  return si_change_export_write (data, SI_CHANGE_LINES_BOTH, NULL, 0, format, stream, cancellable,
                                 error);
}

static gboolean
write_audit (gconstpointer data,
             SiExportFormat format,
             GOutputStream *stream,
             GCancellable *cancellable,
             GError **error)
{
  return si_audit_export_write (data, format, stream, cancellable, error);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  SiComparison *comparison = si_moment_compare_finish (result, NULL, &error);

  if (comparison == NULL)
    {
      finish (run, error);
      return;
    }
  si_export_file_write_async (run->command->export_path, write_changes, comparison,
                              (GDestroyNotify) si_comparison_unref, run->command->export_format,
                              run->cancellable, written_cb, run);
}

/* Writes the inventory, its changes or its audit. */
static void
write_out (Run *run)
{
  const SiCommand *command = run->command;

  if (command->changes != NULL)
    si_moment_compare_async (si_persistence_get_store (si_engine_get_persistence (run->engine)),
                             command->since, run->table, run->cancellable, compared_cb, run);
  else if (command->audit)
    si_export_file_write_async (command->export_path, write_audit, si_table_ref (run->table),
                                (GDestroyNotify) si_table_unref, command->export_format,
                                run->cancellable, written_cb, run);
  else
    si_export_file_async (command->export_path, run->table, command->export_format,
                          run->cancellable, written_cb, run);
}

/* Ends the run with %SI_EXIT_HELD, and leaves the old file as it is. */
static void
answer_held (Run *run, SiHeldAnswer *held)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *loss = si_held_text_loss (held, NULL, now);
  g_autoptr (GString) message = g_string_new (loss);

  g_string_append_c (message, ' ');
  g_string_append (message,
                   run->command->accept
                       ? _ ("Nothing was written, since even more is missing than from the answer"
                            " that was held before. Use --accept once more to take this one.")
                       : _ ("Nothing was written. Use --accept to take such an answer."));
  si_complain (message->str);
  run->status = SI_EXIT_HELD;
}

/* Ends the run after an answer that could not be stored. Its changes would be those since the
 * inventory before the last one, so none are written. The reason was printed by then. */
static void
refuse_changes (Run *run)
{
  run->status = SI_EXIT_REFUSED;
  g_main_loop_quit (run->loop);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  SiProblem *problem = si_persistence_get_problem (si_engine_get_persistence (run->engine));
  g_autoptr (GError) error = NULL;

  run->table = si_request_finish (SI_REQUEST (source), result, &error);
  g_clear_handle_id (&run->timeout_id, g_source_remove);
  if (run->table != NULL && si_refresh_get_remark (si_engine_get_refresh (run->engine)) != NULL)
    {
      g_autofree char *message
          = g_strdup_printf (_ ("The server reports a problem: %s"),
                             si_refresh_get_remark (si_engine_get_refresh (run->engine)));

      si_complain (message);
    }
  /* A problem with the store is printed, and the answer is written all the same. */
  if (problem != NULL)
    si_complain (si_problem_get_text (problem));
  if (run->status == SI_EXIT_HELD)
    g_main_loop_quit (run->loop);
  else if (run->table == NULL)
    finish (run, error);
  else if (run->command->changes != NULL
           && si_persistence_get_save_failed (si_engine_get_persistence (run->engine)))
    refuse_changes (run);
  else
    write_out (run);
}

static void
filter_ignored (Run *run, const char *sku, const char *godown_id, guint n_products)
{
  g_autofree char *message = si_held_text_ignored (n_products);

  si_complain (message);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  SiProblem *problem = si_persistence_get_problem (si_engine_get_persistence (run->engine));
  g_autoptr (GError) error = NULL;

  run->table = si_store_load_finish (SI_STORE (source), result, NULL, &error);
  /* The problem tells why there is no inventory, or what of it was lost. */
  if (problem != NULL && error == NULL)
    si_complain (si_problem_get_text (problem));
  if (run->table == NULL && error == NULL && problem != NULL)
    {
      run->status = SI_EXIT_REFUSED;
      g_main_loop_quit (run->loop);
      return;
    }
  if (run->table == NULL && error == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("Nothing is kept of this connection yet: leave out --offline once"));
  if (run->table == NULL)
    finish (run, error);
  else
    write_out (run);
}

static gboolean
time_over_cb (gpointer user_data)
{
  Run *run = user_data;

  run->timeout_id = 0;
  run->timed_out = TRUE;
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_REMOVE;
}

/* Returns: %TRUE if a request or a restore has begun. */
static gboolean
begin (Run *run)
{
  const SiCommand *command = run->command;
  SiStore *store = si_persistence_get_store (si_engine_get_persistence (run->engine));
  SiAnswerGuard *guard = si_engine_get_guard (run->engine);
  g_autoptr (SiRequest) request = si_engine_create_request (run->engine, command->accept);
  const SiQuestion question = { .sku = command->sku, .godown_id = command->godown };

  if (store == NULL && (command->offline || command->changes != NULL))
    {
      si_complain (_ ("Nothing is kept of a connection that is not saved: add it in the window"));
      run->status = SI_EXIT_REFUSED;
      return FALSE;
    }

  if (command->timeout > 0)
    run->timeout_id = g_timeout_add_seconds (command->timeout, time_over_cb, run);
  g_signal_connect_swapped (guard, "answer-held", G_CALLBACK (answer_held), run);
  g_signal_connect_swapped (guard, "filter-ignored", G_CALLBACK (filter_ignored), run);
  if (command->offline && command->accept)
    si_request_take_held_async (request, NULL, run->cancellable, fetched_cb, run);
  else if (command->offline)
    si_store_load_async (store, run->cancellable, restored_cb, run);
  else
    si_request_ask_async (request, &question, run->cancellable, fetched_cb, run);
  return TRUE;
}

static gboolean
patience_is_over (gpointer user_data)
{
  Run *run = user_data;

  si_end_by_signal (run->signals.number);
  return G_SOURCE_CONTINUE;
}

/* Cancels the run, and ends the program if that does not help in time: a disk that does not answer
 * does not look at the cancellable. A half-written file is a temporary one, never taken for the
 * export. */
static void
stop (gpointer user_data)
{
  Run *run = user_data;

  g_cancellable_cancel (run->cancellable);
  if (run->patience_id == 0)
    run->patience_id = g_timeout_add (PATIENCE, patience_is_over, run);
}

/* Only changes need the past of the sample data. */
static SiEngine *
create_sample_engine (Run *run, GError **error)
{
  const gboolean stored = run->command->changes != NULL;
  g_autoptr (SiSampleHistory) history = NULL;
  SiEngine *engine;

  run->sample = si_sample_data_new (stored, error);
  if (run->sample == NULL)
    return NULL;
  engine = si_engine_new (si_sample_data_get_connection (run->sample), NULL);
  history = si_sample_data_create_history (run->sample, engine);
  si_sample_history_fill (history, run->cancellable);
  return engine;
}

static SiEngine *
create_engine (Run *run, GError **error)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (SiConnectionList) list = NULL;
  g_autoptr (SiConnection) connection = NULL;
  g_autoptr (SiEngines) engines = NULL;
  g_autofree char *folder = NULL;
  SiEngine *engine;

  if (run->command->demo)
    return create_sample_engine (run, error);

  settings = g_settings_new (SI_APPLICATION_ID);
  list = si_connection_list_new (settings);
  connection = si_command_connection (run->command, list, error);
  if (connection == NULL)
    {
      if (*error == NULL)
        g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                             _ ("No connection is saved: use --url ADDRESS, or --demo"));
      return NULL;
    }
  folder = si_command_store_folder ();
  engines = si_engines_new (settings, list, folder);
  engine = si_engines_get (engines, connection);
  /* Only one request is wanted, however long it takes. */
  si_schedule_set_minutes (si_engine_get_schedule (engine), 0);
  return engine;
}

/**
 * si_export_command_run:
 * @command: a command line with `--export`
 *
 * Fetches the inventory, or restores the stored one, and writes it, its changes or its findings,
 * without a display. A failure is printed on standard error in one line.
 *
 * Returns: the exit status
 */
SiExitStatus
si_export_command_run (const SiCommand *command)
{
  g_autoptr (GError) error = NULL;
  Run run = { .command = command };

  g_return_val_if_fail (command != NULL && command->mode == SI_COMMAND_EXPORT, SI_EXIT_USAGE);

  run.cancellable = g_cancellable_new ();
  run.engine = create_engine (&run, &error);
  if (run.engine == NULL)
    {
      si_complain (error->message);
      g_clear_object (&run.sample);
      g_clear_object (&run.cancellable);
      return SI_EXIT_USAGE;
    }

  run.loop = g_main_loop_new (NULL, FALSE);
  si_signal_watch_begin (&run.signals, stop, &run);

  if (begin (&run))
    g_main_loop_run (run.loop);

  si_signal_watch_end (&run.signals);
  g_clear_handle_id (&run.patience_id, g_source_remove);
  g_clear_pointer (&run.table, si_table_unref);
  g_clear_object (&run.engine);
  g_clear_object (&run.sample);
  g_clear_object (&run.cancellable);
  g_clear_pointer (&run.loop, g_main_loop_unref);
  if (run.signals.number != 0 && run.status != SI_EXIT_DONE)
    si_end_by_signal (run.signals.number);
  return run.status;
}
