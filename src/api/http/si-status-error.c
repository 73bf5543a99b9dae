/* si-status-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-status-error.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "si-api-error.h"
#include "si-error-response.h"

/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

#define LONGEST_RETRY_AFTER (7 * 24 * 3600)

static SiApiError
code_for_status (guint status)
{
  static const struct
  {
    guint status;
    SiApiError code;
  } codes[] = {
    { SOUP_STATUS_UNAUTHORIZED, SI_API_ERROR_WRONG_KEY },
    { SOUP_STATUS_FORBIDDEN, SI_API_ERROR_FORBIDDEN },
    { SOUP_STATUS_NOT_FOUND, SI_API_ERROR_NOT_FOUND },
    { SOUP_STATUS_GONE, SI_API_ERROR_NOT_FOUND },
    { STATUS_TOO_MANY_REQUESTS, SI_API_ERROR_BUSY },
    { SOUP_STATUS_SERVICE_UNAVAILABLE, SI_API_ERROR_BUSY },
    { SOUP_STATUS_REQUEST_TIMEOUT, SI_API_ERROR_TIMED_OUT },
    { SOUP_STATUS_GATEWAY_TIMEOUT, SI_API_ERROR_TIMED_OUT },
    { SOUP_STATUS_NOT_MODIFIED, SI_API_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].status == status)
      return codes[i].code;
  return status >= 500 ? SI_API_ERROR_SERVER : SI_API_ERROR_REFUSED;
}

/* Reads seconds or a date, as seconds from now. Returns 0 where the header says nothing of use, and
 * a week where it says more. */
static guint
read_retry_after (const char *value)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (value == NULL || value[0] == '\0')
    return 0;
  if (value[strspn (value, "0123456789")] == '\0')
    return MIN (g_ascii_strtoull (value, NULL, 10), LONGEST_RETRY_AFTER);

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return 0;
  now = g_date_time_new_now_utc ();
  return CLAMP (g_date_time_difference (date, now) / G_TIME_SPAN_SECOND, 0, LONGEST_RETRY_AFTER);
}

static char *
describe_busy (const char *host, const char *retry_after)
{
  guint seconds = read_retry_after (retry_after);
  guint minutes = (seconds + 59) / 60;
  guint hours = (minutes + 59) / 60;

  if (seconds == 0)
    return g_strdup_printf (_ ("%s is busy. Try again later."), host);
  if (seconds < 120)
    return g_strdup_printf (ngettext ("%s is busy. Try again in %u second.",
                                      "%s is busy. Try again in %u seconds.", seconds),
                            host, seconds);
  if (minutes < 120)
    return g_strdup_printf (ngettext ("%s is busy. Try again in %u minute.",
                                      "%s is busy. Try again in %u minutes.", minutes),
                            host, minutes);
  return g_strdup_printf (
      ngettext ("%s is busy. Try again in %u hour.", "%s is busy. Try again in %u hours.", hours),
      host, hours);
}

static char *
describe (SiApiError code, guint status, const char *host, const char *retry_after)
{
  if (status == SOUP_STATUS_NOT_MODIFIED)
    return g_strdup_printf (_ ("%s answered that nothing has changed, without the inventory "
                               "(status 304). Try again."),
                            host);
  if (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED)
    return g_strdup_printf (_ ("%s asks for the user name and password of a proxy, but no proxy "
                               "is used (status 407). Check the address."),
                            host);

  switch ((guint) code)
    {
    case SI_API_ERROR_WRONG_KEY:
      return g_strdup_printf (_ ("%s does not accept the API key."), host);
    case SI_API_ERROR_FORBIDDEN:
      return g_strdup_printf (_ ("%s does not let this API key read the inventory."), host);
    case SI_API_ERROR_NOT_FOUND:
      return g_strdup_printf (_ ("%s has nothing at this address."), host);
    case SI_API_ERROR_BUSY:
      return describe_busy (host, retry_after);
    case SI_API_ERROR_TIMED_OUT:
      return g_strdup_printf (_ ("%s took too long to answer."), host);
    case SI_API_ERROR_SERVER:
      return g_strdup_printf (_ ("%s could not answer (status %u)."), host, status);
    default:
      return g_strdup_printf (_ ("%s refused the request (status %u)."), host, status);
    }
}

/**
 * si_status_error_make:
 * @status: the HTTP status, none of the 2xx, and of the 3xx only 304
 * @host: the server's name for people
 * @retry_after: (nullable): the Retry-After header
 * @body: the answer's first bytes
 *
 * Puts an error response into words, the server's own included.
 *
 * Returns: (transfer full): an error of %SI_API_ERROR
 */
GError *
si_status_error_make (guint status, const char *host, const char *retry_after, GBytes *body)
{
  SiApiError code = code_for_status (status);
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  g_autofree char *sentence = NULL;
  g_autofree char *words = size > 0 ? si_error_response_find_words (data, size) : NULL;
  GError *error;

  /* Servers of this kind send the documented error with any status. */
  if (size > 0 && status != STATUS_TOO_MANY_REQUESTS)
    si_error_response_find_code (data, size, &code);
  sentence = describe (code, status, host, retry_after);
  if (words == NULL)
    error = g_error_new_literal (SI_API_ERROR, code, sentence);
  else
    error = g_error_new (SI_API_ERROR, code, _ ("%s It says: “%s”"), sentence, words);
  si_api_error_set_retry_after (error, read_retry_after (retry_after));
  return error;
}

/**
 * si_status_error_make_for_announcements:
 * @host: the server's name for people
 * @status: one of the 1xx
 *
 * Returns: (transfer full): %SI_API_ERROR_SERVER
 */
GError *
si_status_error_make_for_announcements (const char *host, guint status)
{
  return g_error_new (SI_API_ERROR, SI_API_ERROR_SERVER,
                      _ ("%s announces an answer again and again (status %u), and does not send "
                         "it. Tell the provider."),
                      host, status);
}

/**
 * si_status_error_is_about_key:
 * @error: an error
 *
 * Returns: whether the server does not accept the key, or not for this
 */
gboolean
si_status_error_is_about_key (const GError *error)
{
  return g_error_matches (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY)
         || g_error_matches (error, SI_API_ERROR, SI_API_ERROR_FORBIDDEN);
}

/**
 * si_status_error_explain:
 * @error: (transfer full): why an answer with a status of success has failed
 * @host: the server's name for people
 *
 * Puts words about the key into the sentence that a status of its own would get, since the
 * documented error about the key comes with a status of success.
 *
 * Returns: (transfer full): the error to show
 */
GError *
si_status_error_explain (GError *error, const char *host)
{
  g_autoptr (GError) bare = error;
  g_autofree char *sentence = NULL;

  if (!si_status_error_is_about_key (error))
    return g_steal_pointer (&bare);

  sentence = describe (error->code, SOUP_STATUS_OK, host, NULL);
  return g_error_new (SI_API_ERROR, error->code, _ ("%s It says: “%s”"), sentence, error->message);
}
