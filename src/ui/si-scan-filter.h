/* si-scan-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_SCAN_FILTER (si_scan_filter_get_type ())

/* Takes the codes that a barcode scanner types out of the keys of a window and of its dialogs,
 * wherever the keyboard is in them: no button, menu or list gets to see them, and no text field but
 * those of dialogs. All other keys arrive as they were pressed, those that write a text a moment
 * later.
 *
 * Property: window (GtkWindow, construct-only).
 *
 * Signal "scanned" (const char *code): a whole code was scanned, in valid UTF-8 and without the
 * key that ended it. Popovers that had the keyboard are closed by then. */
G_DECLARE_FINAL_TYPE (SiScanFilter, si_scan_filter, SI, SCAN_FILTER, GObject)

SiScanFilter *si_scan_filter_new (GtkWindow *window);

G_END_DECLS
