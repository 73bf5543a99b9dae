/* si-response.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-response.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#include "si-api-error.h"
#include "si-error-response.h"

/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

#define LONGEST_RETRY_AFTER (7 * 24 * 3600)

static SiApiError
code_for_status (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return SI_API_ERROR_WRONG_KEY;
    case SOUP_STATUS_FORBIDDEN:
      return SI_API_ERROR_FORBIDDEN;
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      return SI_API_ERROR_NOT_FOUND;
    case STATUS_TOO_MANY_REQUESTS:
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
      return SI_API_ERROR_BUSY;
    case SOUP_STATUS_REQUEST_TIMEOUT:
    case SOUP_STATUS_GATEWAY_TIMEOUT:
      return SI_API_ERROR_TIMED_OUT;
    case SOUP_STATUS_NOT_MODIFIED:
      return SI_API_ERROR_SERVER;
    default:
      return status >= 500 ? SI_API_ERROR_SERVER : SI_API_ERROR_REFUSED;
    }
}

/* Seconds, or a date; 0 where it says nothing of use. Beyond a week it is a week. */
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

/* Sentences of a status that say more than that of its kind. */
static char *
describe_status (guint status, const char *host)
{
  switch (status)
    {
    case SOUP_STATUS_NOT_MODIFIED:
      return g_strdup_printf (_ ("%s answered that nothing has changed, without the inventory "
                                 "(status 304). Try again."),
                              host);
    case SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED:
      return g_strdup_printf (_ ("%s asks for the user name and password of a proxy, but no proxy "
                                 "is used (status 407). Check the address."),
                              host);
    default:
      return NULL;
    }
}

static char *
describe (SiApiError code, guint status, const char *host, const char *retry_after)
{
  char *exact = describe_status (status, host);

  if (exact != NULL)
    return exact;
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
 * si_response_make_error:
 * @status: the HTTP status, none of the 2xx, and of the 3xx only 304
 * @host: the server's name for people
 * @retry_after: (nullable): the Retry-After header
 * @body: the answer's first bytes
 *
 * Puts a refusal into words, the server's own included.
 *
 * Returns: (transfer full): an error of %SI_API_ERROR
 */
GError *
si_response_make_error (guint status, const char *host, const char *retry_after, GBytes *body)
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
 * si_response_make_announcements_error:
 * @host: the server's name for people
 * @status: one of the 1xx
 *
 * Returns: (transfer full): %SI_API_ERROR_SERVER
 */
GError *
si_response_make_announcements_error (const char *host, guint status)
{
  return g_error_new (SI_API_ERROR, SI_API_ERROR_SERVER,
                      _ ("%s announces an answer again and again (status %u), and does not send "
                         "it. Tell the provider."),
                      host, status);
}

/**
 * si_response_explain_error:
 * @error: (transfer full): what became of an answer of success
 * @host: the server's name for people
 *
 * Puts the words of a refused key that came with success, as the documented one does, into
 * the sentence that a status of its own would get.
 *
 * Returns: (transfer full): the error to show
 */
GError *
si_response_explain_error (GError *error, const char *host)
{
  g_autoptr (GError) bare = error;
  g_autofree char *sentence = NULL;

  if (!g_error_matches (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY)
      && !g_error_matches (error, SI_API_ERROR, SI_API_ERROR_FORBIDDEN))
    return g_steal_pointer (&bare);

  sentence = describe (error->code, SOUP_STATUS_OK, host, NULL);
  return g_error_new (SI_API_ERROR, error->code, _ ("%s It says: “%s”"), sentence, error->message);
}

static char *
name_place (GUri *uri)
{
  return g_uri_to_string_partial (uri,
                                  G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT);
}

static guint
effective_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * si_response_is_same_origin:
 * @a: a place with a host
 * @b: another
 *
 * Returns: whether who is trusted with the key at one is the same at the other
 */
gboolean
si_response_is_same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b))
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && effective_port (a) == effective_port (b);
}

/**
 * si_response_make_redirect_error:
 * @host: the server's name for people
 * @from: what was asked for
 * @to: (nullable): where the server points, if anywhere
 *
 * Says where a redirect leads that is not followed; without the query, which may hold what
 * is nobody's business. Where that is the same server, it is one redirect too many.
 *
 * Returns: (transfer full): %SI_API_ERROR_REDIRECTED
 */
GError *
si_response_make_redirect_error (const char *host, GUri *from, GUri *to)
{
  g_autofree char *place = NULL;

  if (to == NULL)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_REDIRECTED,
                        _ ("%s points elsewhere without saying where."), host);

  place = name_place (to);
  if (g_strcmp0 (g_uri_get_scheme (from), "http") == 0
      && g_strcmp0 (g_uri_get_scheme (to), "https") == 0
      && g_strcmp0 (g_uri_get_host (from), g_uri_get_host (to)) == 0)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_REDIRECTED,
                        _ ("%s wants https. Change the address to %s"), host, place);
  if (si_response_is_same_origin (from, to))
    return g_error_new (SI_API_ERROR, SI_API_ERROR_REDIRECTED,
                        _ ("%s points from one place to the next without end, at last to %s. "
                           "Check the address."),
                        host, place);
  return g_error_new (SI_API_ERROR, SI_API_ERROR_REDIRECTED,
                      _ ("%s points to %s. The API key is not sent there."), host, place);
}

/**
 * si_response_name_place:
 * @error: (transfer full): what became of an answer
 * @place: where the server had pointed, and the answer came from
 *
 * What answers in another place may be a page to log in.
 *
 * Returns: (transfer full): the error to show
 */
GError *
si_response_name_place (GError *error, GUri *place)
{
  g_autoptr (GError) bare = error;
  g_autofree char *name = NULL;

  if (!g_error_matches (error, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY))
    return g_steal_pointer (&bare);

  name = name_place (place);
  return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                      /* Translators: a sentence about an answer, and an address. */
                      _ ("%s The server had pointed to %s"), error->message, name);
}
