/* si-row-groups.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiRowFields:
 * @SI_ROW_LINES: the godown lines, in any order
 *
 * The fields in which rows may be equal.
 */
typedef enum
{
  SI_ROW_ID = 1 << 0,
  SI_ROW_SKU = 1 << 1,
  SI_ROW_DESCRIPTION = 1 << 2,
  SI_ROW_STOCK = 1 << 3,
  SI_ROW_LINES = 1 << 4,
} SiRowFields;

/**
 * SiRowGroups:
 *
 * Some rows of a table in groups of equal fields. The rows of another table find their groups in a
 * time that does not depend on the number of rows.
 */
typedef struct _SiRowGroups SiRowGroups;

#define SI_NO_GROUP G_MAXUINT32

SiRowGroups *si_row_groups_new (const SiTable *table, const GArray *rows, SiRowFields fields);
void si_row_groups_free (SiRowGroups *self);
guint32 si_row_groups_find (SiRowGroups *self, const SiTable *table, guint row);
gboolean si_row_groups_is_single (const SiRowGroups *self, guint32 group);
guint si_row_groups_take (SiRowGroups *self, guint32 group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiRowGroups, si_row_groups_free)

G_END_DECLS
