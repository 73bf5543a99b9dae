/* si-demo-inventory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The usual number of products. */
#define SI_DEMO_N_PRODUCTS 2014

/* An invented shop's stock, as the service would tell of it. From any thread. */
typedef struct _SiDemoInventory SiDemoInventory;

SiDemoInventory *si_demo_inventory_new (guint32 seed, guint n_products);
SiDemoInventory *si_demo_inventory_ref (SiDemoInventory *self);
void si_demo_inventory_unref (SiDemoInventory *self);

GBytes *si_demo_inventory_answer (SiDemoInventory *self, const char *sku, const char *godown_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiDemoInventory, si_demo_inventory_unref)

G_END_DECLS
