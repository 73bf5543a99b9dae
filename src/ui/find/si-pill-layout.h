/* si-pill-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_PILL_LAYOUT (si_pill_layout_get_type ())

/* Places children of different widths one after the other, and in as many lines as they need.
 * GtkFlowBox would align them in columns. */
G_DECLARE_FINAL_TYPE (SiPillLayout, si_pill_layout, SI, PILL_LAYOUT, GtkLayoutManager)

G_END_DECLS
