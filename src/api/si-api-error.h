/* si-api-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SI_API_ERROR (si_api_error_quark ())

/**
 * SiApiError:
 * @SI_API_ERROR_ADDRESS: the address cannot be understood
 * @SI_API_ERROR_INSECURE: plain http to another machine, without the person's yes
 * @SI_API_ERROR_OFFLINE: this machine has no network
 * @SI_API_ERROR_UNREACHABLE: no such host, connection refused or lost
 * @SI_API_ERROR_TIMED_OUT: the server took too long
 * @SI_API_ERROR_CERTIFICATE: the server's certificate does not verify
 * @SI_API_ERROR_WRONG_KEY: the server does not accept the key
 * @SI_API_ERROR_FORBIDDEN: the key is known but may not do this (403)
 * @SI_API_ERROR_NOT_FOUND: nothing at this address (404)
 * @SI_API_ERROR_BUSY: asked to come back later (429, 503)
 * @SI_API_ERROR_SERVER: the server failed (another 5xx)
 * @SI_API_ERROR_REFUSED: the service said no in its own words
 * @SI_API_ERROR_REDIRECTED: the server pointed to another place, which was not followed
 * @SI_API_ERROR_NOT_INVENTORY: the answer is not an inventory (a web page, other JSON)
 * @SI_API_ERROR_CUT_SHORT: the answer ended too soon
 * @SI_API_ERROR_TOO_LARGE: the answer is larger, or nested deeper, than is read
 *
 * Why the service gave no inventory. Messages are sentences for people, carry the
 * server's own words where it said any, and never the key.
 */
typedef enum
{
  SI_API_ERROR_ADDRESS,
  SI_API_ERROR_INSECURE,
  SI_API_ERROR_OFFLINE,
  SI_API_ERROR_UNREACHABLE,
  SI_API_ERROR_TIMED_OUT,
  SI_API_ERROR_CERTIFICATE,
  SI_API_ERROR_WRONG_KEY,
  SI_API_ERROR_FORBIDDEN,
  SI_API_ERROR_NOT_FOUND,
  SI_API_ERROR_BUSY,
  SI_API_ERROR_SERVER,
  SI_API_ERROR_REFUSED,
  SI_API_ERROR_REDIRECTED,
  SI_API_ERROR_NOT_INVENTORY,
  SI_API_ERROR_CUT_SHORT,
  SI_API_ERROR_TOO_LARGE,
} SiApiError;

GQuark si_api_error_quark (void);

guint si_api_error_get_retry_after (const GError *error);
void si_api_error_set_retry_after (GError *error, guint seconds);

G_END_DECLS
