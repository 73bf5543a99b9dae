/* si-low-since.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-stock-alerts.h"

G_BEGIN_DECLS

#define SI_TYPE_LOW_SINCE (si_low_since_get_type ())

/* Finds out, from the stored history, since when the stock is low on which a person has just set an
 * alert. */
G_DECLARE_FINAL_TYPE (SiLowSince, si_low_since, SI, LOW_SINCE, GObject)

SiLowSince *si_low_since_new (SiStockAlerts *alerts);

G_END_DECLS
