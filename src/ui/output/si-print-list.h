/* si-print-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-listing.h"

G_BEGIN_DECLS

#define SI_TYPE_PRINT_LIST (si_print_list_get_type ())

/* Prints a list as it is on screen, with the heading and the columns' titles on each page. */
G_DECLARE_FINAL_TYPE (SiPrintList, si_print_list, SI, PRINT_LIST, GtkPrintOperation)

SiPrintList *si_print_list_new (SiListing *listing, const char *title, const char *words);

G_END_DECLS
