/* si-schedule.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-inventory.h"
#include "si-refresh.h"

G_BEGIN_DECLS

#define SI_TYPE_SCHEDULE (si_schedule_get_type ())

/* Starts a refresh by itself when the inventory is too old. */
G_DECLARE_FINAL_TYPE (SiSchedule, si_schedule, SI, SCHEDULE, GObject)

SiSchedule *si_schedule_new (SiInventory *inventory, SiRefresh *refresh);
void si_schedule_set_minutes (SiSchedule *self, guint minutes);
gboolean si_schedule_is_due (SiSchedule *self, gint64 now);

G_END_DECLS
