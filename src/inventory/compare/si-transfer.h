/* si-transfer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-comparison.h"

G_BEGIN_DECLS

/**
 * SiTransfer:
 * @amount: the stock that went from some godowns to others
 * @from: the name of the godown that lost the most
 * @to: the name of the godown that got the most
 * @is_single: whether these two are the only ones
 *
 * A stock that was moved between godowns. The names belong to the tables.
 */
typedef struct
{
  SiQuantity amount;
  const char *from;
  const char *to;
  gboolean is_single;
} SiTransfer;

gboolean si_transfer_find (const SiComparison *comparison, guint product, SiTransfer *transfer);

G_END_DECLS
