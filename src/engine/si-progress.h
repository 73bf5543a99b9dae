/* si-progress.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-problem.h"

G_BEGIN_DECLS

#define SI_TYPE_PROGRESS (si_progress_get_type ())

/* How far the request under way has come, or the last one had: how much of the answer is here, and
 * whether the request failed and waits to be made again.
 *
 * Property "bytes" (uint64, read-only with notify): the bytes of the answer so far. */
G_DECLARE_FINAL_TYPE (SiProgress, si_progress, SI, PROGRESS, GObject)

SiProgress *si_progress_new (void);
void si_progress_set (SiProgress *self, guint64 bytes, guint64 bytes_total, guint n_received);
guint64 si_progress_get_bytes (SiProgress *self);
guint64 si_progress_get_bytes_total (SiProgress *self);
guint si_progress_get_n_received (SiProgress *self);

void si_progress_begin_wait (SiProgress *self, guint pause, const GError *error);
void si_progress_end_wait (SiProgress *self);
guint si_progress_get_retry_seconds (SiProgress *self);
SiProblem *si_progress_get_retry_problem (SiProgress *self);

G_END_DECLS
