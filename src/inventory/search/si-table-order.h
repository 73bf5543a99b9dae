/* si-table-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-column.h"

G_BEGIN_DECLS

const guint32 *si_table_order (const SiTable *self, SiColumn column);
guint32 *si_table_order_shown (const SiShownStock *stock, SiColumn column);

G_END_DECLS
