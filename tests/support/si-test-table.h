/* si-test-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/* Creates a table from lines such as "9032|PTFB04|SNS Coupon|-42893.0|97637 Karachi -42893". After
 * the stock comes, for each godown, its id, its name and the stock there. */
#define si_test_table(...) si_test_table_new ((const char *const[]){ __VA_ARGS__, NULL })

SiTable *si_test_table_new (const char *const *lines);

/* Returns: the SKU codes of @rows, separated by spaces. */
char *si_test_join_skus (const SiTable *table, const GArray *rows);

G_END_DECLS
