/* si-redirect.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-redirect.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "si-api-error.h"

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
 * si_redirect_find_target:
 * @from: what was asked for
 * @location: (nullable): the Location header
 *
 * Returns: (transfer full) (nullable): the place that the server points to; %NULL if it names none
 */
GUri *
si_redirect_find_target (GUri *from, const char *location)
{
  g_autoptr (GUri) target = NULL;

  if (location != NULL && location[0] != '\0')
    target = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (target == NULL || g_uri_get_host (target) == NULL)
    return NULL;
  return g_steal_pointer (&target);
}

/**
 * si_redirect_is_same_origin:
 * @a: a place with a host
 * @b: another
 *
 * Returns: whether the key that is trusted to one may be sent to the other
 */
gboolean
si_redirect_is_same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b))
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && effective_port (a) == effective_port (b);
}

/**
 * si_redirect_make_error:
 * @host: the server's name for people
 * @from: what was asked for
 * @to: (nullable): where the server points, if anywhere
 *
 * Says where a redirect leads that is not followed, without the query, since that may hold
 * something private. A redirect within the same server is one too many.
 *
 * Returns: (transfer full): %SI_API_ERROR_REDIRECTED
 */
GError *
si_redirect_make_error (const char *host, GUri *from, GUri *to)
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
  if (si_redirect_is_same_origin (from, to))
    return g_error_new (SI_API_ERROR, SI_API_ERROR_REDIRECTED,
                        _ ("%s points from one place to the next without end, at last to %s. "
                           "Check the address."),
                        host, place);
  return g_error_new (SI_API_ERROR, SI_API_ERROR_REDIRECTED,
                      _ ("%s points to %s. The API key is not sent there."), host, place);
}

/**
 * si_redirect_name_place:
 * @error: (transfer full): why the answer failed
 * @place: the place that the server had pointed to, from which the answer came
 *
 * Adds the place to an error about an answer that is no inventory, since that may be a page to log
 * in.
 *
 * Returns: (transfer full): the error to show
 */
GError *
si_redirect_name_place (GError *error, GUri *place)
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
