/* si-store-operation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SiStoreTransaction SiStoreTransaction;

/**
 * SiStoreTransactionFunc:
 * @transaction: the file of a store as of one moment
 * @data: the arguments of the operation
 * @error: return location for an error
 *
 * Does the part of an operation that needs the file as of one moment. It may be done a second time
 * with the same arguments.
 *
 * Returns: (transfer full) (nullable): the result of the operation, or GINT_TO_POINTER() of %TRUE
 *   where it has none; %NULL with an error, and the transaction is rolled back
 */
typedef gpointer (*SiStoreTransactionFunc) (SiStoreTransaction *transaction,
                                            gpointer data,
                                            GError **error);

/**
 * SiStoreEpilogue:
 * @transaction: a transaction that has been committed
 * @data: the arguments of the operation
 * @error: return location for an error
 *
 * Does the part of an operation that follows its transaction.
 *
 * Returns: whether it went well
 */
typedef gboolean (*SiStoreEpilogue) (SiStoreTransaction *transaction,
                                     gpointer data,
                                     GError **error);

/**
 * SiStoreRetry:
 * @SI_STORE_RETRY_NEVER: the data asked for is lost with the damaged file
 * @SI_STORE_RETRY_IF_RESCUED: the operation needs no more than the inventory
 * @SI_STORE_RETRY_ALWAYS: the operation brings its data along, and can write it to a new file
 *
 * Whether an operation that met a damaged file is done again with the new one.
 */
typedef enum
{
  SI_STORE_RETRY_NEVER,
  SI_STORE_RETRY_IF_RESCUED,
  SI_STORE_RETRY_ALWAYS,
} SiStoreRetry;

/**
 * SiStoreOperation:
 * @transaction: (nullable): the work; %NULL to close the file
 * @epilogue: (nullable): the work after it
 * @writes: whether the transaction changes the file
 * @retry: whether it is done again after a rescue
 * @free_data: (nullable): frees its arguments
 * @free_result: (nullable): frees its result
 *
 * A kind of operation on the file of a store.
 */
typedef struct
{
  SiStoreTransactionFunc transaction;
  SiStoreEpilogue epilogue;
  gboolean writes;
  SiStoreRetry retry;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} SiStoreOperation;

G_END_DECLS
