/* si-print-product.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product.h"

G_BEGIN_DECLS

#define SI_TYPE_PRINT_PRODUCT (si_print_product_get_type ())

/* Prints one product: its description, its total, its remarks, and its stock in each godown. */
G_DECLARE_FINAL_TYPE (SiPrintProduct, si_print_product, SI, PRINT_PRODUCT, GtkPrintOperation)

SiPrintProduct *
si_print_product_new (SiProduct *product, const char *note, const char *title, const char *words);

G_END_DECLS
