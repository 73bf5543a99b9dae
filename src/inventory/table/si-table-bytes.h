/* si-table-bytes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

GBytes *si_table_to_bytes (const SiTable *self);
SiTable *si_table_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
