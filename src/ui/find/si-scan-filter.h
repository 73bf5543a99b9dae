/* si-scan-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_SCAN_FILTER (si_scan_filter_get_type ())

/* Takes the codes of a barcode scanner out of the keys of a window and its dialogs, wherever the
 * focus is: no button, menu or list gets their keys, and no text field outside of dialogs. All
 * other keys arrive as they were pressed, and those that write text a moment later.
 *
 * Property: window (GtkWindow, construct-only).
 *
 * Signal "scanned" (const char *code): a whole code was scanned. It is valid UTF-8, without the key
 * that ended it. Popovers with the focus are closed by then. */
G_DECLARE_FINAL_TYPE (SiScanFilter, si_scan_filter, SI, SCAN_FILTER, GObject)

SiScanFilter *si_scan_filter_new (GtkWindow *window);

G_END_DECLS
