/* si-about.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void si_about_present (GtkWindow *parent, const char *application_id, const char *version);

G_END_DECLS
