/* si-signal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-signal.h"

#include <glib-unix.h>
#include <signal.h>

static gboolean
stop (SiSignalWatch *self, int number)
{
  self->number = number;
  self->func (self->user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
interrupted_cb (gpointer user_data)
{
  return stop (user_data, SIGINT);
}

static gboolean
terminated_cb (gpointer user_data)
{
  return stop (user_data, SIGTERM);
}

/**
 * si_signal_watch_begin:
 * @self: a watch, which stays where it is until si_signal_watch_end()
 * @func: called to stop the work
 * @user_data: for @func
 *
 * Handles SIGINT and SIGTERM in the main loop from now on.
 */
void
si_signal_watch_begin (SiSignalWatch *self, SiStopFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  self->number = 0;
  self->func = func;
  self->user_data = user_data;
  self->on_interrupt = g_unix_signal_add (SIGINT, interrupted_cb, self);
  self->on_terminate = g_unix_signal_add (SIGTERM, terminated_cb, self);
}

/**
 * si_signal_watch_end:
 * @self: a watch that was begun
 *
 * Gives both signals their usual effect again.
 */
void
si_signal_watch_end (SiSignalWatch *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->on_interrupt, g_source_remove);
  g_clear_handle_id (&self->on_terminate, g_source_remove);
}

/**
 * si_end_by_signal:
 * @number: the signal that asked the program to stop
 *
 * Ends the program by the signal itself, as if it had not been caught. A shell goes on with its
 * script after a program that exits, whatever its status, and stops after one that a signal ended.
 */
void
si_end_by_signal (int number)
{
  signal (number, SIG_DFL);
  raise (number);
}
