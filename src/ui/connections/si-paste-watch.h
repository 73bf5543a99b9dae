/* si-paste-watch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes a pasted text. Returns: %FALSE to let it go into the entry as usual. */
typedef gboolean (*SiPasteFunc) (const char *text, gpointer user_data);

void
si_paste_watch (GtkEditable *editable, const char *signs, SiPasteFunc func, gpointer user_data);

G_END_DECLS
