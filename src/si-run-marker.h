/* si-run-marker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiRunMarker:
 *
 * A file that exists while a window is open. If it is there and no process holds it, the program
 * ended without closing its window.
 */
typedef struct _SiRunMarker SiRunMarker;

SiRunMarker *si_run_marker_new (const char *folder, gboolean *left_over);
void si_run_marker_free (SiRunMarker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRunMarker, si_run_marker_free)

G_END_DECLS
