/* si-row-equality.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

gboolean si_rows_are_equal (const SiTable *a, guint row_a, const SiTable *b, guint row_b);

G_END_DECLS
