/* si-yesterday.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-inventory.h"
#include "si-persistence.h"

G_BEGIN_DECLS

#define SI_TYPE_YESTERDAY (si_yesterday_get_type ())

/**
 * SiYesterday:
 *
 * The changes of the inventory since the end of yesterday.
 *
 * Property, read-only with notify: changes (SiComparison, nullable: %NULL while they are not known,
 * as when nothing is stored from so early).
 */
G_DECLARE_FINAL_TYPE (SiYesterday, si_yesterday, SI, YESTERDAY, GObject)

SiYesterday *si_yesterday_new (SiInventory *inventory, SiPersistence *persistence);
SiComparison *si_yesterday_get_changes (SiYesterday *self);

G_END_DECLS
