/* si-product-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void si_product_menu_fill (GMenu *menu, guint n_products);

G_END_DECLS
