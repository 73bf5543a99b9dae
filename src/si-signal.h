/* si-signal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called in the main loop when the program is asked to stop. */
typedef void (*SiStopFunc) (gpointer user_data);

/**
 * SiSignalWatch:
 * @number: the signal that asked the program to stop, or 0
 *
 * A handler of SIGINT and SIGTERM while a command runs.
 */
typedef struct
{
  int number;

  /*< private >*/
  SiStopFunc func;
  gpointer user_data;
  guint on_interrupt;
  guint on_terminate;
} SiSignalWatch;

void si_signal_watch_begin (SiSignalWatch *self, SiStopFunc func, gpointer user_data);
void si_signal_watch_end (SiSignalWatch *self);
void si_end_by_signal (int number);

G_END_DECLS
