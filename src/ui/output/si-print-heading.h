/* si-print-heading.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The gap between two columns or two blocks; in points, as all lengths on paper. */
#define SI_PRINT_GAP 10.0

PangoLayout *si_print_create_layout (GtkPrintContext *context, double size, PangoWeight weight);
double si_print_measure (PangoLayout *layout, const char *text, double width);
void
si_print_draw_text (GtkPrintContext *context, PangoLayout *layout, double x, double y, double gray);
double si_print_heading_measure (GtkPrintContext *context, const char *title, const char *words);
void si_print_heading_draw (GtkPrintContext *context,
                            const char *title,
                            const char *words,
                            guint page,
                            guint n_pages);
void si_print_draw_rule (GtkPrintContext *context, double y, double gray);

G_END_DECLS
