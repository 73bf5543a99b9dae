/* si-listing-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-change-query.h"
#include "si-listing.h"
#include "si-column.h"

G_BEGIN_DECLS

typedef struct
{
  guint id;    /* an SiColumn or an SiChangeColumn */
  char *title; /* (owned) */
} SiListingColumn;

struct _SiListing
{
  SiTable *table;        /* (owned) (nullable): NULL for a sheet of changes */
  SiComparison *changes; /* (owned) (nullable) */
  GArray *rows;          /* (owned) (element-type guint32): of the table, or of the changes */
  GArray *columns;       /* (owned) (element-type SiListingColumn) */
  SiShownStock *stock;   /* (owned) (nullable): NULL for a sheet of changes */
  gboolean by_godown;
};

G_END_DECLS
