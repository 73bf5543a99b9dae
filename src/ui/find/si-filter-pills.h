/* si-filter-pills.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_FILTER_PILLS (si_filter_pills_get_type ())

/* The parts of a filter that have no control of their own, each with a button that removes it. It
 * is hidden while there is none. */
G_DECLARE_FINAL_TYPE (SiFilterPills, si_filter_pills, SI, FILTER_PILLS, GtkWidget)

void si_filter_pills_set_list (SiFilterPills *self, SiProductList *list);
gboolean si_filter_pills_remove_last (SiFilterPills *self);

G_END_DECLS
