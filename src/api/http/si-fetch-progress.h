/* si-fetch-progress.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiFetchProgress:
 * @bytes: the bytes of the answer so far, decompressed
 * @bytes_total: how many there will be; 0 while unknown
 * @n_products: the number of products read so far
 * @so_far: (nullable): now and then, at growing intervals, a table of the products so far
 *
 * How far an answer has come.
 */
typedef struct
{
  guint64 bytes;
  guint64 bytes_total;
  guint n_products;
  SiTable *so_far;
} SiFetchProgress;

/**
 * SiFetchProgressFunc:
 * @progress: how far the answer has come
 * @user_data: what the caller gave with it
 *
 * Called in the main context of the caller, some ten times a second at most, and never after the
 * operation's callback.
 */
typedef void (*SiFetchProgressFunc) (const SiFetchProgress *progress, gpointer user_data);

G_END_DECLS
