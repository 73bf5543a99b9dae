/* si-api-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-api-error.h"

typedef struct
{
  guint retry_after; /* seconds; 0 if the server named none */
} SiApiErrorPrivate;

static void
si_api_error_private_init (SiApiErrorPrivate *private)
{
}

static void
si_api_error_private_copy (const SiApiErrorPrivate *from, SiApiErrorPrivate *to)
{
  to->retry_after = from->retry_after;
}

static void
si_api_error_private_clear (SiApiErrorPrivate *private)
{
}

/**
 * si_api_error_quark:
 *
 * Returns: the domain of #SiApiError
 */
G_DEFINE_EXTENDED_ERROR (SiApiError, si_api_error)

/**
 * si_api_error_get_retry_after:
 * @error: an error of any domain
 *
 * Returns: the seconds after which the server wants to be asked again; 0 if it did not say
 */
guint
si_api_error_get_retry_after (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  return error->domain == SI_API_ERROR ? si_api_error_get_private (error)->retry_after : 0;
}

/**
 * si_api_error_set_retry_after:
 * @error: an error of %SI_API_ERROR
 * @seconds: the time after which the server wants to be asked again
 */
void
si_api_error_set_retry_after (GError *error, guint seconds)
{
  g_return_if_fail (error != NULL && error->domain == SI_API_ERROR);

  si_api_error_get_private (error)->retry_after = seconds;
}
