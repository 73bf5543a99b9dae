/* si-demo-past.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-demo-stock.h"

G_BEGIN_DECLS

/* The stock of the invented shop over a time that ends with the first answer of a #SiDemoInventory.
 * It is walked through step by step, the oldest first, and is for one thread. */
typedef struct _SiDemoPast SiDemoPast;

SiDemoPast *si_demo_past_new (guint32 seed, guint n_products, guint n_steps);
void si_demo_past_free (SiDemoPast *self);
const SiDemoStock *si_demo_past_get_stock (SiDemoPast *self);
gboolean si_demo_past_advance (SiDemoPast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiDemoPast, si_demo_past_free)

G_END_DECLS
