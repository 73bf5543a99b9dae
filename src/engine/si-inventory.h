/* si-inventory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_INVENTORY (si_inventory_get_type ())

/* The last good inventory of a connection, and when the service gave it.
 *
 * Properties, all read-only with notify: table (SiTable, nullable; during the very first load it
 * grows while rows come, and "whole" is FALSE), whole (boolean), time (GDateTime, nullable: when
 * the service last answered with the whole inventory). */
G_DECLARE_FINAL_TYPE (SiInventory, si_inventory, SI, INVENTORY, GObject)

SiInventory *si_inventory_new (void);
SiTable *si_inventory_get_table (SiInventory *self);
gboolean si_inventory_get_whole (SiInventory *self);
GDateTime *si_inventory_get_time (SiInventory *self);

void si_inventory_grow (SiInventory *self, SiTable *so_far);
void si_inventory_drop_unfinished (SiInventory *self);
void si_inventory_replace (SiInventory *self, SiTable *table, GDateTime *time);
void si_inventory_update (SiInventory *self, SiTable *table, GDateTime *time);

void si_inventory_merge_async (SiInventory *self,
                               SiTable *part,
                               const char *godown_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SiTable *si_inventory_merge_finish (GAsyncResult *result, GError **error);

G_END_DECLS
