/* si-pane-width.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SI_TYPE_PANE_WIDTH (si_pane_width_get_type ())

/* The width of the end child of a GtkPaned, as a person has left it. The child keeps it while the
 * window, and its edge, become wider or narrower.
 *
 * Property: width (int, explicit notify: in pixels; changes when the person moves the handle). */
G_DECLARE_FINAL_TYPE (SiPaneWidth, si_pane_width, SI, PANE_WIDTH, GObject)

SiPaneWidth *si_pane_width_new (GtkPaned *paned);
int si_pane_width_get_width (SiPaneWidth *self);
void si_pane_width_set_width (SiPaneWidth *self, int width);
void si_pane_width_expect (SiPaneWidth *self, int total);

G_END_DECLS
