/* si-remedy.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-report.h"

G_BEGIN_DECLS

void si_remedy_set_up_button (GtkButton *button, SiRemedy remedy);

G_END_DECLS
