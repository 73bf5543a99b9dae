/* si-stock-change.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-quantity.h"

G_BEGIN_DECLS

/**
 * SiChangeKinds:
 * @SI_CHANGE_NEW: it was not there
 * @SI_CHANGE_GONE: it is no longer there
 * @SI_CHANGE_UP: the stock has risen
 * @SI_CHANGE_DOWN: the stock has fallen
 * @SI_CHANGE_RENAMED: the SKU code, the description, or a godown's name is another
 * @SI_CHANGE_TRANSFER: stock has probably been moved: some godowns have as much less as others have
 *   more, and the total is as it was
 * @SI_CHANGE_GODOWNS: the stock in the godowns is not as it was, though the total is, and it was
 *   not moved between them
 * @SI_CHANGE_UNCLEAR: the stock is given otherwise, and then or now it is no exact number
 *
 * The kinds of change of a product, or of its stock in one godown.
 */
typedef enum
{
  SI_CHANGE_NONE = 0,
  SI_CHANGE_NEW = 1 << 0,
  SI_CHANGE_GONE = 1 << 1,
  SI_CHANGE_UP = 1 << 2,
  SI_CHANGE_DOWN = 1 << 3,
  SI_CHANGE_RENAMED = 1 << 4,
  SI_CHANGE_TRANSFER = 1 << 5,
  SI_CHANGE_GODOWNS = 1 << 6,
  SI_CHANGE_UNCLEAR = 1 << 7,
} SiChangeKinds;

#define SI_N_CHANGE_KINDS 8

SiChangeKinds si_stock_change_get_kind (SiQuantity before, SiQuantity after, gboolean same_text);
SiQuantity
si_stock_change_get_difference (SiQuantity before, SiQuantity after, SiChangeKinds kinds);
gboolean si_stock_change_is_newly_below (SiQuantity before, SiQuantity after);

G_END_DECLS
