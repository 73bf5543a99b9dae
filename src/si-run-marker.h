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
 * A file that is there while a window is open. One that nobody holds tells that the program ended
 * without closing its window.
 */
typedef struct _SiRunMarker SiRunMarker;

SiRunMarker *si_run_marker_new (const char *folder, gboolean *left_over);
void si_run_marker_free (SiRunMarker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRunMarker, si_run_marker_free)

G_END_DECLS
