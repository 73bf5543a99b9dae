/* si-network-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-network-error.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#include "si-api-error.h"

#define MAKE(code, ...) g_error_new (SI_API_ERROR, SI_API_ERROR_##code, __VA_ARGS__)

/* Returns the common name within a distinguished name, or all of it where there is none. */
static char *
get_common_name (const char *name)
{
  const char *start = strstr (name, "CN=");
  const char *end;

  if (start == NULL)
    return g_strdup (name);
  start += strlen ("CN=");
  end = strpbrk (start, ",+");
  return end != NULL ? g_strndup (start, end - start) : g_strdup (start);
}

/* Names the signer: the server itself, or the end of the chain of certificates that it showed. */
static GError *
make_unknown_error (const char *host, GTlsCertificate *certificate)
{
  GTlsCertificate *last = certificate;
  g_autofree char *subject = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *name = NULL;

  while (last != NULL && g_tls_certificate_get_issuer (last) != NULL)
    last = g_tls_certificate_get_issuer (last);
  if (last != NULL)
    g_object_get (last, "subject-name", &subject, "issuer-name", &issuer, NULL);
  if (subject == NULL || issuer == NULL)
    return MAKE (CERTIFICATE, _ ("The certificate of %s is signed by nobody this computer knows."),
                 host);
  if (last == certificate && g_str_equal (subject, issuer))
    return MAKE (CERTIFICATE,
                 _ ("The certificate of %s is signed by nobody but itself. The provider has to get "
                    "one from an authority that this computer knows."),
                 host);

  name = get_common_name (issuer);
  return MAKE (CERTIFICATE,
               _ ("The certificate of %s is signed by “%s”, whom this computer does not know. Tell "
                  "the provider, or who looks after this computer."),
               host, name);
}

static GError *
make_certificate_error (const char *host,
                        GTlsCertificate *certificate,
                        GTlsCertificateFlags problems)
{
  if (problems & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return MAKE (CERTIFICATE,
                 _ ("The certificate of %s is made out to another name. Check the address."), host);
  if (problems & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return make_unknown_error (host, certificate);
  if (problems & G_TLS_CERTIFICATE_REVOKED)
    return MAKE (CERTIFICATE, _ ("The certificate of %s has been revoked. Tell the provider."),
                 host);
  if (problems & G_TLS_CERTIFICATE_EXPIRED)
    return MAKE (CERTIFICATE,
                 _ ("The certificate of %s has expired. The provider has to renew it, unless the "
                    "clock of this computer is wrong."),
                 host);
  if (problems & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return MAKE (CERTIFICATE,
                 _ ("The certificate of %s is not valid yet. Is the clock of this computer right?"),
                 host);
  return MAKE (CERTIFICATE, _ ("The certificate of %s cannot be trusted. Tell the provider."),
               host);
}

static GError *
make_failure (const GError *error, const char *host)
{
  return MAKE (UNREACHABLE, _ ("The connection to %s failed: %s"), host, error->message);
}

static GError *
make_tls_error (const GError *error,
                const char *host,
                GTlsCertificate *certificate,
                GTlsCertificateFlags problems)
{
  if (problems != 0 || error->code == G_TLS_ERROR_BAD_CERTIFICATE)
    return make_certificate_error (host, certificate, problems);
  if (error->code == G_TLS_ERROR_CERTIFICATE_REQUIRED)
    return MAKE (CERTIFICATE, _ ("%s wants a certificate from this computer."), host);
  return MAKE (UNREACHABLE, _ ("There is no private connection to %s: %s"), host, error->message);
}

static GError *
make_io_error (const GError *error, const char *host, gboolean in_answer)
{
  switch (error->code)
    {
    case G_IO_ERROR_TIMED_OUT:
      return si_network_error_make_late (host);
    case G_IO_ERROR_CONNECTION_REFUSED:
      return MAKE (UNREACHABLE, _ ("%s does not take connections at this port."), host);
    case G_IO_ERROR_HOST_NOT_FOUND:
      return MAKE (UNREACHABLE, _ ("There is no server named %s."), host);
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return MAKE (UNREACHABLE, _ ("There is no way to %s. Is this computer online?"), host);
    case G_IO_ERROR_PARTIAL_INPUT:
    case G_IO_ERROR_CONNECTION_CLOSED:
      if (in_answer)
        return MAKE (CUT_SHORT, _ ("%s ended the answer before it was whole."), host);
      return MAKE (UNREACHABLE, _ ("%s ended the connection without an answer."), host);
    case G_IO_ERROR_INVALID_DATA:
      if (in_answer)
        return MAKE (NOT_INVENTORY, _ ("The answer of %s cannot be unpacked."), host);
      break;
    default:
      break;
    }
  return make_failure (error, host);
}

/* Whether the name that was not found is the server's, and not the proxy's. */
static gboolean
speaks_of_host (const GError *error, const char *host)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);

  return strstr (error->message, host) != NULL
         || (ascii != NULL && strstr (error->message, ascii) != NULL);
}

static GError *
make_resolver_error (const GError *error, const char *host)
{
  if (!speaks_of_host (error, host))
    return make_failure (error, host);
  if (error->code == G_RESOLVER_ERROR_NOT_FOUND)
    return MAKE (UNREACHABLE, _ ("There is no server named %s."), host);
  return MAKE (UNREACHABLE, _ ("%s cannot be found now. Is this computer online?"), host);
}

/**
 * si_network_error_make:
 * @error: the error of GIO or libsoup
 * @host: the server's name for people
 * @certificate: (nullable): the certificate of the server
 * @problems: the problems of the certificate
 * @in_answer: whether the answer had begun
 *
 * Puts a failure of the network into words.
 *
 * Returns: (transfer full): an error of %SI_API_ERROR; %G_IO_ERROR_CANCELLED as it is
 */
GError *
si_network_error_make (const GError *error,
                       const char *host,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags problems,
                       gboolean in_answer)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  if (error->domain == G_TLS_ERROR)
    return make_tls_error (error, host, certificate, problems);
  if (error->domain == G_RESOLVER_ERROR)
    return make_resolver_error (error, host);
  if (error->domain == SOUP_SESSION_ERROR)
    return MAKE (NOT_INVENTORY, _ ("%s does not answer as a web server: %s"), host, error->message);
  if (error->domain == G_IO_ERROR)
    return make_io_error (error, host, in_answer);
  return make_failure (error, host);
}

/**
 * si_network_error_make_late:
 * @host: the server's name for people
 *
 * Returns: (transfer full): %SI_API_ERROR_TIMED_OUT
 */
GError *
si_network_error_make_late (const char *host)
{
  return MAKE (TIMED_OUT, _ ("%s took too long to answer."), host);
}

/**
 * si_network_error_make_for_protocol:
 * @version: the newest version of TLS that the server speaks
 * @host: the server's name for people
 *
 * Makes the error for a server whose encryption others could read, so that nothing was sent to it.
 *
 * Returns: (transfer full): %SI_API_ERROR_CERTIFICATE
 */
GError *
si_network_error_make_for_protocol (GTlsProtocolVersion version, const char *host)
{
  const char *name = version == G_TLS_PROTOCOL_VERSION_TLS_1_1   ? "TLS 1.1"
                     : version == G_TLS_PROTOCOL_VERSION_TLS_1_0 ? "TLS 1.0"
                                                                 : "SSL";

  return MAKE (CERTIFICATE,
               /* Translators: a host, and the name of an encryption such as TLS 1.0. */
               _ ("%s encrypts with %s only, which is no longer safe, so the API key was not sent. "
                  "The provider has to offer TLS 1.2 or newer."),
               host, name);
}

/**
 * si_network_error_make_for_proxy:
 * @error: the error of GIO about the way to or through a proxy
 * @host: the server's name for people
 *
 * Puts into words why the server was not reached.
 *
 * Returns: (transfer full): an error of %SI_API_ERROR; %G_IO_ERROR_CANCELLED as it is
 */
GError *
si_network_error_make_for_proxy (const GError *error, const char *host)
{
  switch (error->code)
    {
    case G_IO_ERROR_CANCELLED:
      return g_error_copy (error);
    case G_IO_ERROR_TIMED_OUT:
      return MAKE (TIMED_OUT, _ ("The proxy on the way to %s took too long to answer."), host);
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return MAKE (UNREACHABLE,
                   _ ("The proxy on the way to %s cannot be reached. Check the network settings "
                      "of this computer."),
                   host);
    default:
      return MAKE (UNREACHABLE, _ ("The proxy on the way to %s failed: %s"), host, error->message);
    }
}

/**
 * si_network_error_make_for_proxy_status:
 * @status: the HTTP status with which a proxy opened no tunnel
 * @host: the server's name for people
 *
 * Puts the answer of a proxy into words, where the server was not reached.
 *
 * Returns: (transfer full): %SI_API_ERROR_UNREACHABLE
 */
GError *
si_network_error_make_for_proxy_status (guint status, const char *host)
{
  if (status == SOUP_STATUS_PROXY_UNAUTHORIZED)
    return MAKE (UNREACHABLE,
                 _ ("The proxy on the way to %s wants a user name and a password. Enter them in "
                    "the network settings of this computer."),
                 host);
  return MAKE (UNREACHABLE, _ ("The proxy on the way to %s does not lead there (status %u)."), host,
               status);
}
