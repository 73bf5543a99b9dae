/* si-demo-inventory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The number of products in the sample data. */
#define SI_DEMO_N_PRODUCTS 2014

/* The inventory of an invented shop, in the form that the service sends it. It can be used from any
 * thread. */
typedef struct _SiDemoInventory SiDemoInventory;

SiDemoInventory *si_demo_inventory_new (guint32 seed, guint n_products);
SiDemoInventory *si_demo_inventory_ref (SiDemoInventory *self);
void si_demo_inventory_unref (SiDemoInventory *self);

GBytes *si_demo_inventory_answer (SiDemoInventory *self, const char *sku, const char *godown_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiDemoInventory, si_demo_inventory_unref)

G_END_DECLS
