/* si-test-fetch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-fetch.h"

#include <string.h>

#include "si-test.h"

void
si_test_fetch_init (SiTestFetch *fetch, const char *key, SiAuthMode mode)
{
  *fetch = (SiTestFetch){ 0 };
  fetch->client = si_client_new ();
  fetch->credentials = si_credentials_new (key, mode, NULL);
  fetch->cancellable = g_cancellable_new ();
}

void
si_test_fetch_set_patience (SiTestFetch *fetch, guint seconds)
{
  g_clear_object (&fetch->client);
  fetch->client = g_object_new (SI_TYPE_CLIENT, "patience", seconds, NULL);
}

void
si_test_fetch_clear (SiTestFetch *fetch)
{
  g_clear_object (&fetch->result);
  g_assert_finalize_object (g_steal_pointer (&fetch->client));
  g_assert_finalize_object (g_steal_pointer (&fetch->credentials));
  g_assert_finalize_object (g_steal_pointer (&fetch->cancellable));
}

static void
progress_cb (const SiFetchProgress *progress, gpointer user_data)
{
  SiTestFetch *fetch = user_data;

  g_assert_null (fetch->result);
  g_assert_cmpuint (progress->n_products, >=, fetch->n_products);
  fetch->n_progress++;
  fetch->bytes = progress->bytes;
  fetch->bytes_total = progress->bytes_total;
  fetch->n_products = progress->n_products;
  if (progress->so_far != NULL)
    {
      g_assert_cmpuint (si_table_get_n_products (progress->so_far), >, 0);
      fetch->n_snapshots++;
    }
}

void
si_test_fetch_start (SiTestFetch *fetch, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiAddress) parsed = si_address_parse (address, &error);
  const SiFetchRequest request = {
    .address = parsed,
    .credentials = fetch->credentials,
    .allow_insecure = fetch->allow_insecure,
    .sku = fetch->sku,
    .godown_id = fetch->godown_id,
  };

  g_assert_no_error (error);
  g_clear_object (&fetch->result);
  fetch->n_products = 0;
  si_client_fetch_async (fetch->client, &request, progress_cb, fetch, fetch->cancellable,
                         si_test_keep_result, &fetch->result);
}

SiTable *
si_test_fetch_finish (SiTestFetch *fetch, GError **error)
{
  si_test_wait_result (&fetch->result);
  return si_client_fetch_finish (fetch->client, fetch->result, error);
}

SiTable *
si_test_fetch_run (SiTestFetch *fetch, const char *address, GError **error)
{
  si_test_fetch_start (fetch, address);
  return si_test_fetch_finish (fetch, error);
}

void
si_test_fetch_assert_fails (SiTestFetch *fetch,
                            const char *address,
                            SiApiError code,
                            const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table = si_test_fetch_run (fetch, address, &error);

  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_error (error, SI_API_ERROR, (int) code);
  g_assert_null (table);
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
}
