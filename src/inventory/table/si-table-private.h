/* si-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-columns.h"
#include "si-table.h"

G_BEGIN_DECLS

/* These make a table of columns, for SiTableBuilder and si-table-bytes.c alone. */
SiTable *si_table_new (SiColumns *columns, guint which, guint32 *order);
const SiColumns *si_table_get_columns (const SiTable *self);

G_END_DECLS
