/* si-change.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-transfer.h"

G_BEGIN_DECLS

#define SI_TYPE_CHANGE (si_change_get_type ())

/* A change of a product, or of its stock in one godown, as a row on screen. */
G_DECLARE_FINAL_TYPE (SiChange, si_change, SI, CHANGE, GObject)

SiChange *si_change_new (SiComparison *comparison, gboolean by_godown, guint index);
const SiChangeEntry *si_change_get_entry (SiChange *self);
guint si_change_get_ordinal (SiChange *self);
const char *si_change_get_sku (SiChange *self);
const char *si_change_get_description (SiChange *self);
SiProductKey si_change_get_key (SiChange *self);
const char *si_change_get_godown_name (SiChange *self);
char *si_change_describe_name (SiChange *self);
gboolean si_change_find_transfer (SiChange *self, SiTransfer *transfer);

G_END_DECLS
