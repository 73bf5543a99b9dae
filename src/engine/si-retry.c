/* si-retry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-retry.h"

#include "si-api-error.h"

/* A longer wait is left to the person, who can refresh at any time; in seconds. */
#define LONGEST_WAIT 300

/**
 * si_retry_is_worth:
 * @error: why a request failed
 * @n_retries: how often it was made again already
 *
 * The request changes nothing at the server, so it may be made again where the failure can
 * pass by itself. A key that is not accepted will not be accepted the next time.
 *
 * Returns: whether to make it again
 */
gboolean
si_retry_is_worth (const GError *error, guint n_retries)
{
  if (error->domain != SI_API_ERROR || n_retries >= SI_RETRY_MOST
      || si_api_error_get_retry_after (error) > LONGEST_WAIT)
    return FALSE;

  switch ((SiApiError) error->code)
    {
    case SI_API_ERROR_BUSY:
    case SI_API_ERROR_UNREACHABLE:
    case SI_API_ERROR_TIMED_OUT:
    case SI_API_ERROR_SERVER:
    case SI_API_ERROR_CUT_SHORT:
      return TRUE;
    case SI_API_ERROR_ADDRESS:
    case SI_API_ERROR_INSECURE:
    case SI_API_ERROR_OFFLINE:
    case SI_API_ERROR_CERTIFICATE:
    case SI_API_ERROR_WRONG_KEY:
    case SI_API_ERROR_FORBIDDEN:
    case SI_API_ERROR_NOT_FOUND:
    case SI_API_ERROR_REFUSED:
    case SI_API_ERROR_REDIRECTED:
    case SI_API_ERROR_NOT_INVENTORY:
    case SI_API_ERROR_TOO_LARGE:
    default:
      return FALSE;
    }
}

/**
 * si_retry_choose_pause:
 * @error: why a request failed
 * @n_retries: how often it was made again already
 * @first_pause: the first pause, in milliseconds
 *
 * Chooses the pause that the server asks for, or one that doubles each time. A part of it is
 * random, so that the shops of one provider do not all come back in the same moment.
 *
 * Returns: the pause in milliseconds
 */
guint
si_retry_choose_pause (const GError *error, guint n_retries, guint first_pause)
{
  const guint wanted = si_api_error_get_retry_after (error) * 1000;
  const guint pause = first_pause << n_retries;

  if (wanted > 0)
    return wanted + g_random_int_range (0, (gint32) first_pause + 1);
  return pause / 2 + g_random_int_range (0, (gint32) pause + 1);
}
