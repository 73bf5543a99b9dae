/* si-store-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pairing.h"
#include "si-product-key.h"
#include "si-state.h"
#include "si-store.h"

G_BEGIN_DECLS

/**
 * SiOperation:
 *
 * What is asked of a store, with what it was asked and what came of it. While the worker has it,
 * nobody else looks at it.
 */
typedef struct _SiOperation SiOperation;

/* Does it, on the worker's thread. */
typedef gboolean (*SiWork) (SiStore *self,
                            SiOperation *operation,
                            GCancellable *cancellable,
                            GError **error);

/**
 * SiRetry:
 * @SI_RETRY_NEVER: what was asked for is in the file that was set aside
 * @SI_RETRY_IF_RESCUED: the inventory will do
 * @SI_RETRY_ALWAYS: the new file will do
 *
 * Whether an operation that met a damaged file is done again with the new one.
 */
typedef enum
{
  SI_RETRY_NEVER,
  SI_RETRY_IF_RESCUED,
  SI_RETRY_ALWAYS,
} SiRetry;

struct _SiOperation
{
  SiWork work;
  SiRetry retry;
  gint64 begin_time; /* monotonic */

  /* What for */
  SiTable *table; /* (owned) (nullable) */
  gint64 time;
  SiSnapshotKind kind;
  char *filter;          /* (owned) (nullable) */
  SiProductKey *product; /* (owned) (nullable) */
  char *godown_id;       /* (owned) (nullable) */
  gint64 id;
  SiStockAlert *watch; /* (owned) (nullable) */
  GFile *file;         /* (owned) (nullable) */

  /* What came of it */
  SiTable *found;  /* (owned) (nullable) */
  GPtrArray *list; /* (owned) (nullable) */
  gint64 whole_time;
  guint64 bytes;
  guint n_snapshots;
  gint64 oldest;
};

struct _SiStore
{
  GObject parent_instance;

  char *path;            /* (owned) */
  GThreadPool *worker;   /* (owned): one thread */
  const char *set_aside; /* (nullable) (atomic): interned */

  /* For the worker alone */
  SiDatabase *database; /* (owned) (nullable) */
  gint64 busy_time;     /* monotonic: since when it waits for another process */
  gint64 busy_end;      /* monotonic: until when it did so in vain */
  SiTable *newest;      /* (owned) (nullable): what is in the file */
  gint64 newest_id;     /* the snapshot that it is of */
  SiPairing *pairing;   /* (owned) (nullable): from the newest inventory to the next one */
};

SiOperation *si_operation_new (SiWork work, SiRetry retry);
void si_store_begin (SiStore *self,
                     SiOperation *operation,
                     gpointer tag,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
SiOperation *si_store_end (SiStore *self, GAsyncResult *result, gpointer tag, GError **error);

/* For work */
SiTable *si_store_read_newest (SiStore *self, const SiState *state, GError **error);
const SiPairing *si_store_pair (SiStore *self, const SiTable *newest, const SiTable *table);
void si_store_keep_newest (SiStore *self, SiTable *table, gint64 snapshot);

G_END_DECLS
