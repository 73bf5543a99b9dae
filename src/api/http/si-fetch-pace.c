/* si-fetch-pace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-fetch-pace.h"

#include <glib/gi18n.h>

#include "si-api-error.h"

#define LEAST_BYTES_PER_SECOND 1000

/**
 * si_fetch_pace_start:
 * @self: a pace
 * @patience: for how many seconds a server may be silent
 *
 * Begins to count at the beginning of the answer.
 */
void
si_fetch_pace_start (SiFetchPace *self, guint patience)
{
  *self = (SiFetchPace){ .patience = patience, .start = g_get_monotonic_time () };
}

/**
 * si_fetch_pace_rest:
 * @self: a pace
 *
 * Counts anew, since the time that this program takes does not count against the server.
 */
void
si_fetch_pace_rest (SiFetchPace *self)
{
  self->start = g_get_monotonic_time ();
}

/**
 * si_fetch_pace_check:
 * @self: a pace that has been started
 * @bytes: the number of bytes that have come
 * @n_products: the number of products that have been read
 * @host: the server's name for people
 *
 * Checks the pace. To be called about once a second.
 *
 * Returns: (transfer full) (nullable): %SI_API_ERROR_TIMED_OUT if the server is too slow
 */
GError *
si_fetch_pace_check (SiFetchPace *self, guint64 bytes, guint n_products, const char *host)
{
  const gint64 now = g_get_monotonic_time ();
  const gint64 passed = now - self->start;
  const guint first = 2 * self->patience;

  if (!self->has_products && n_products == 0)
    {
      if (passed < (gint64) first * G_USEC_PER_SEC)
        return NULL;
      return g_error_new (SI_API_ERROR, SI_API_ERROR_TIMED_OUT,
                          ngettext ("%s began to answer, but sent no product within %u second.",
                                    "%s began to answer, but sent no product within %u seconds.",
                                    first),
                          host, first);
    }

  if (self->has_products && passed < (gint64) self->patience * G_USEC_PER_SEC)
    return NULL;
  if (self->has_products && bytes - self->bytes < self->patience * LEAST_BYTES_PER_SECOND)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_TIMED_OUT,
                        _ ("%s sends the inventory too slowly: less than a kilobyte a second."),
                        host);
  self->has_products = TRUE;
  self->start = now;
  self->bytes = bytes;
  return NULL;
}
