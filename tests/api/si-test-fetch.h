/* si-test-fetch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-api-error.h"
#include "si-client.h"

G_BEGIN_DECLS

/* One fetch of a test, which sets the members that differ before it runs the fetch. */
typedef struct
{
  SiClient *client;           /* (owned) */
  SiCredentials *credentials; /* (owned) */
  GCancellable *cancellable;  /* (owned) */
  GAsyncResult *result;       /* (owned) (nullable) */
  const char *sku;
  const char *godown_id;
  gboolean allow_insecure;
  guint n_progress;
  guint n_snapshots;
  guint64 bytes;
  guint64 bytes_total;
  guint n_products;
} SiTestFetch;

void si_test_fetch_init (SiTestFetch *fetch, const char *key, SiAuthMode mode);
/* Sets the seconds for which the server may be silent. */
void si_test_fetch_set_patience (SiTestFetch *fetch, guint seconds);
void si_test_fetch_clear (SiTestFetch *fetch);
void si_test_fetch_start (SiTestFetch *fetch, const char *address);
SiTable *si_test_fetch_finish (SiTestFetch *fetch, GError **error);
/* Starts the fetch and finishes it. */
SiTable *si_test_fetch_run (SiTestFetch *fetch, const char *address, GError **error);
/* Runs a fetch that has to fail. @words is a part of the message, or NULL. */
void si_test_fetch_assert_fails (SiTestFetch *fetch,
                                 const char *address,
                                 SiApiError code,
                                 const char *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiTestFetch, si_test_fetch_clear)

G_END_DECLS
