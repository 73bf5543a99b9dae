/* si-comparison-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-comparison.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 row_before; /* or SI_NO_ROW */
  guint32 row_after;  /* or SI_NO_ROW */
  guint32 kinds;
} SiProductChange;

typedef struct
{
  guint32 product;       /* index into the products */
  guint32 godown_before; /* or SI_NO_GODOWN */
  guint32 godown_after;  /* or SI_NO_GODOWN */
  guint32 kinds;
} SiGodownChange;

struct _SiComparison
{
  SiTable *before;  /* (owned) */
  SiTable *after;   /* (owned) */
  GArray *products; /* (owned) (element-type SiProductChange) */
  GArray *godowns;  /* (owned) (element-type SiGodownChange) */
  guint32 *by_row;  /* (owned): for each row of the newer table, its change plus 1, or 0 */
};

/* In si-comparison-match.c */
void si_comparison_match (SiComparison *self);
SiQuantity si_comparison_stock_of (const SiTable *table, guint row);
SiQuantity si_comparison_subtract (SiQuantity before, SiQuantity after, SiChangeKinds kinds);

G_END_DECLS
