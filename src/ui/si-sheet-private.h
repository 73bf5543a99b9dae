/* si-sheet-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-change-query.h"
#include "si-sheet.h"
#include "si-table-order.h"

G_BEGIN_DECLS

typedef struct
{
  guint id;    /* an SiColumn or an SiChangeColumn */
  char *title; /* (owned) */
} SiSheetColumn;

struct _SiSheet
{
  SiTable *table;        /* (owned) (nullable): NULL for a sheet of changes */
  SiComparison *changes; /* (owned) (nullable) */
  GArray *rows;          /* (owned) (element-type guint32): of the table, or of the changes */
  GArray *columns;       /* (owned) (element-type SiSheetColumn) */
  char *godown_id;       /* (owned) (nullable): the stock is that of this godown */
  guint godown;
  gboolean by_godown;
};

G_END_DECLS
