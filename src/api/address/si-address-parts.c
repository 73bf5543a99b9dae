/* si-address-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-address-parts.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"

#define SERVICE_PATH "/admin/indexyii.php"
#define SERVICE_ROUTE "api/SyncInventory"

/* The names of filters and of secrets, which people paste and which must not be saved. */
static const char *const dropped_parameters[]
    = { "skucode",      "godownid",      "key",   "apikey",   "api_key",  "api-key",
        "access_token", "access-token",  "token", "password", "passwd",   "pwd",
        "auth",         "authorization", "user",  "secret",   "username", NULL };

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_ADDRESS, message);
  return FALSE;
}

/* Whether @c comes along when an address is copied out of a text. */
static gboolean
is_wrapping (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || (c >= 0x200b && c <= 0x200f) || c == 0x2026
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || (c >= 0x2018 && c <= 0x201f) || (c < 0x80 && strchr ("'\"`<>,;", (int) c) != NULL);
}

static char *
unwrap (const char *text, gsize length)
{
  const char *start = text;
  const char *end = text + length;

  while (start < end && is_wrapping (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  while (start < end)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_wrapping (g_utf8_get_char (last)) && *last != '.')
        break;
      end = last;
    }
  return g_strndup (start, end - start);
}

static const char *
skip_prefix (const char *text, const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (text, prefix, length) == 0 ? text + length : text;
}

static gboolean
take_scheme (SiAddressParts *parts, const char **text, GError **error)
{
  const char *separator = strstr (*text, "://");
  const char *rest;

  if ((rest = skip_prefix (*text, "https:")) != *text)
    parts->scheme = g_strdup ("https");
  else if ((rest = skip_prefix (*text, "http:")) != *text)
    parts->scheme = g_strdup ("http");
  else if (separator != NULL && (gsize) (separator - *text) < strcspn (*text, "/?#@"))
    return fail (error, _ ("Only addresses that begin with https:// or http:// can be used."));

  if (parts->scheme != NULL)
    *text = rest + strspn (rest, "/");
  else
    *text = skip_prefix (rest, "//");
  return TRUE;
}

static gboolean
is_host_name (const char *host)
{
  gsize length = strlen (host);

  return length > 0 && length < 254 && host[0] != '.' && host[0] != '-' && host[length - 1] != '.'
         && strstr (host, "..") == NULL
         && strspn (host, "abcdefghijklmnopqrstuvwxyz0123456789-._") == length;
}

static gboolean
fail_host (GError **error)
{
  return fail (error, _ ("The server’s name in the address cannot be understood."));
}

/* Takes what g_uri_split() found, without the brackets of IPv6. */
static gboolean
take_host (SiAddressParts *parts, const char *host, GError **error)
{
  g_autofree char *ascii = NULL;
  gsize length;

  if (strchr (host, ':') != NULL)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
      g_autofree char *canonical = address ? g_inet_address_to_string (address) : NULL;

      if (address == NULL || strchr (canonical, '%') != NULL)
        return fail_host (error);
      parts->host = g_strdup_printf ("[%s]", canonical);
      return TRUE;
    }

  ascii = g_hostname_to_ascii (host);
  length = ascii ? strlen (ascii) : 0;
  if (length > 0 && ascii[length - 1] == '.')
    ascii[length - 1] = '\0';
  if (ascii != NULL)
    parts->host = g_ascii_strdown (ascii, -1);
  return (ascii != NULL && is_host_name (parts->host)) || fail_host (error);
}

/* Takes "[user[:password]@]host[:port]". Only the host and the port go through g_uri_split(): it
 * would respell the path, and the saved key with it, and leave out the line break before a key that
 * was pasted with the address. */
static gboolean
take_authority (SiAddressParts *parts, const char **text, GError **error)
{
  gsize length = strcspn (*text, "/?#");
  g_autofree char *authority = g_strndup (*text, length);
  const char *at = strrchr (authority, '@');
  const char *place = at != NULL ? at + 1 : authority;
  const char *colon = strchr (place, ':');
  gboolean is_bare_ipv6 = place[0] != '[' && colon != NULL && strchr (colon + 1, ':') != NULL;
  g_autofree char *uri = g_strdup_printf (is_bare_ipv6 ? "//[%s]" : "//%s", place);
  g_autofree char *host = NULL;
  g_autoptr (GError) split_error = NULL;
  int port = -1;

  *text += length;
  if (strchr (place, '%') != NULL)
    return fail_host (error);
  g_uri_split (uri, G_URI_FLAGS_NONE, NULL, NULL, &host, &port, NULL, NULL, NULL, &split_error);
  if (port == 0 || g_error_matches (split_error, G_URI_ERROR, G_URI_ERROR_BAD_PORT))
    return fail (error, _ ("The port in the address is not a number from 1 to 65535."));
  if (split_error != NULL)
    return fail_host (error);

  parts->port = MAX (port, 0);
  return take_host (parts, host, error);
}

static gboolean
take_path (SiAddressParts *parts, const char **text, GError **error)
{
  gsize length = strcspn (*text, "?#");
  g_autofree char *path = g_strndup (*text, length);

  for (const char *p = path; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p)))
      return fail (error, _ ("There is a space in the address."));

  *text += length;
  if (g_str_equal (path, "") || g_str_equal (path, "/") || g_str_equal (path, "/admin")
      || g_str_equal (path, "/admin/"))
    parts->path = g_strdup (SERVICE_PATH);
  else
    parts->path = g_uri_escape_string (path, "%/:@!$&()*+,;=", FALSE);
  return TRUE;
}

/* Gives each way to write the same text one spelling. "+" is a space in PHP. A full stop at the end
 * is escaped, since it would be taken for that of a sentence when the address is read again. */
static char *
respell (const char *raw, const char *allowed)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (raw), "+", ' ');
  g_autofree char *plain = g_uri_unescape_string (spaced, NULL);
  char *spelled = g_uri_escape_string (plain != NULL ? plain : raw, allowed, FALSE);
  gsize length = strlen (spelled);
  g_autofree char *open = NULL;

  if (length == 0 || spelled[length - 1] != '.')
    return spelled;
  open = spelled;
  open[length - 1] = '\0';
  return g_strconcat (open, "%2E", NULL);
}

static const char *
find_space (const char *text)
{
  while (*text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* Cuts a parameter at a space, as the address has ended there. */
static char *
cut_at_space (const char *text)
{
  return unwrap (text, find_space (text) - text);
}

static void
take_parameter (const char *parameter, char **route, GString *others)
{
  gsize length = strcspn (parameter, "=");
  g_autofree char *whole_name = g_strndup (parameter, length);
  g_autofree char *name = cut_at_space (whole_name);
  gboolean ends_there = *find_space (whole_name) != '\0';
  const char *value = parameter[length] == '=' && !ends_there ? parameter + length + 1 : NULL;
  g_autofree char *plain = respell (name, "");
  g_autofree char *folded = g_ascii_strdown (plain, -1);

  if (g_str_equal (folded, "r") || (value == NULL && strstr (folded, "%2f") != NULL))
    {
      g_autofree char *found = cut_at_space (value != NULL ? value : name);

      if (*route == NULL && found[0] != '\0')
        *route = respell (found, "/");
    }
  else if (folded[0] != '\0' && !g_strv_contains (dropped_parameters, folded))
    {
      g_autofree char *kept = value != NULL ? cut_at_space (value) : NULL;
      g_autofree char *spelled = kept != NULL ? respell (kept, "/:@") : NULL;

      g_string_append_printf (others, "&%s", plain);
      if (spelled != NULL)
        g_string_append_printf (others, "=%s", spelled);
    }
}

static void
take_query (SiAddressParts *parts, const char *text)
{
  g_autofree char *query = text[0] == '?' ? g_strndup (text + 1, strcspn (text + 1, "#")) : NULL;
  g_auto (GStrv) parameters = g_strsplit (query != NULL ? query : "", "&", -1);
  g_autofree char *route = NULL;
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; parameters[i] != NULL; i++)
    take_parameter (skip_prefix (parameters[i], "amp;"), &route, others);

  parts->query = g_strdup_printf ("r=%s%s", route != NULL ? route : SERVICE_ROUTE, others->str);
}

/**
 * si_address_parts_read:
 * @parts: (out caller-allocates): the pieces, which have to be zero before
 * @pasted: the text that a person pasted
 * @error: return location for an error
 *
 * Finds the pieces of an address, each in the one spelling that it has in a URI.
 *
 * Returns: whether @pasted is an address; %SI_API_ERROR_ADDRESS is set if not
 */
gboolean
si_address_parts_read (SiAddressParts *parts, const char *pasted, GError **error)
{
  g_autofree char *unwrapped = NULL;
  g_autofree char *whole = NULL;
  const char *text;

  if (!g_utf8_validate (pasted, -1, NULL))
    return fail (error, _ ("The address cannot be understood."));

  unwrapped = unwrap (pasted, strlen (pasted));
  text = skip_prefix (unwrapped, "GET ");
  text += strspn (text, " ");
  if (text[0] == '\0')
    return fail (error, _ ("Enter the address of the service."));

  if (!take_scheme (parts, &text, error) || !take_authority (parts, &text, error)
      || !take_path (parts, &text, error))
    return FALSE;
  take_query (parts, text);

  whole = g_strconcat ("https://", parts->host, parts->path, "?", parts->query, NULL);
  if (!g_uri_is_valid (whole, G_URI_FLAGS_ENCODED, NULL))
    return fail (error, _ ("The address cannot be understood."));
  return TRUE;
}

/**
 * si_address_parts_clear:
 * @parts: pieces of an address
 */
void
si_address_parts_clear (SiAddressParts *parts)
{
  g_clear_pointer (&parts->scheme, g_free);
  g_clear_pointer (&parts->host, g_free);
  g_clear_pointer (&parts->path, g_free);
  g_clear_pointer (&parts->query, g_free);
}
