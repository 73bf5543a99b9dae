/* si-address.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-address.h"

#include <gio/gio.h>

#include "si-address-parts.h"
#include "si-host-name.h"

struct _SiAddress
{
  char *host;      /* (owned): for people, IPv6 without brackets */
  char *text;      /* (owned) */
  char *key_scope; /* (owned) */
  gboolean https;
  gboolean this_machine;
};

static gboolean
host_is_this_machine (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost");
}

static SiAddress *
si_address_new (const SiAddressParts *parts)
{
  SiAddress *self = g_atomic_rc_box_new0 (SiAddress);
  g_autofree char *port = NULL;
  guint own_port;

  if (parts->host[0] == '[')
    self->host = g_strndup (parts->host + 1, strlen (parts->host) - 2);
  else
    self->host = si_host_name_for_people (parts->host);

  self->this_machine = host_is_this_machine (self->host);
  self->https = parts->scheme ? g_str_equal (parts->scheme, "https") : !self->this_machine;

  own_port = self->https ? 443 : 80;
  if (parts->port != 0 && parts->port != own_port)
    port = g_strdup_printf (":%u", parts->port);
  self->key_scope = g_strconcat (self->https ? "https" : "http", "://", parts->host,
                                 port != NULL ? port : "", parts->path, NULL);
  self->text = g_strconcat (self->key_scope, "?", parts->query, NULL);
  return self;
}

/**
 * si_address_parse:
 * @pasted: the text that a person pasted
 * @error: return location for an error
 *
 * Understands an address in every spelling that a person may paste: with or without a
 * scheme, with or without the route, with quotes, filters, a user's name or a fragment.
 * Without a scheme it is https, but http for this machine. The missing parts are those of the
 * provider's document. Filters and credentials are dropped.
 *
 * Returns: (transfer full): the address, or %NULL with %SI_API_ERROR_ADDRESS
 */
SiAddress *
si_address_parse (const char *pasted, GError **error)
{
  g_auto (SiAddressParts) parts = { NULL };

  g_return_val_if_fail (pasted != NULL, NULL);

  if (!si_address_parts_read (&parts, pasted, error))
    return NULL;
  return si_address_new (&parts);
}

/**
 * si_address_ref:
 * @self: an address
 *
 * Returns: (transfer full): @self
 */
SiAddress *
si_address_ref (SiAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_address_clear (gpointer data)
{
  SiAddress *self = data;

  g_free (self->host);
  g_free (self->text);
  g_free (self->key_scope);
}

/**
 * si_address_unref:
 * @self: (transfer full): an address
 */
void
si_address_unref (SiAddress *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_address_clear);
}

/**
 * si_address_get_text:
 * @self: an address
 *
 * Returns: the address in its one spelling, for saving and showing; it parses back to the
 *   same, and carries neither filters nor credentials
 */
const char *
si_address_get_text (const SiAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * si_address_get_key_scope:
 * @self: an address
 *
 * Returns: the name that a key is saved under: `scheme://host[:port]/path`, without a default port
 */
const char *
si_address_get_key_scope (const SiAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key_scope;
}

/**
 * si_address_get_host:
 * @self: an address
 *
 * Returns: the server's name for people, in its own script unless that could be taken for another
 */
const char *
si_address_get_host (const SiAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->host;
}

/**
 * si_address_is_this_machine:
 * @self: an address
 *
 * Returns: whether what is sent there does not leave this machine
 */
gboolean
si_address_is_this_machine (const SiAddress *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->this_machine;
}

/**
 * si_address_is_secure:
 * @self: an address
 *
 * Returns: whether nobody on the way can read what is sent there
 */
gboolean
si_address_is_secure (const SiAddress *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->https || self->this_machine;
}

static void
append_filter (GString *uri, const char *name, const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  g_string_append_printf (uri, "&%s=", name);
  g_string_append_uri_escaped (uri, value, NULL, FALSE);
}

/**
 * si_address_build_uri:
 * @self: an address
 * @sku: (nullable): the SKU code to filter by
 * @godown_id: (nullable): the godown's id to filter by
 *
 * Puts the filters behind the route, percent-encoded. An empty filter is left out.
 *
 * Returns: (transfer full): the URI to ask
 */
char *
si_address_build_uri (const SiAddress *self, const char *sku, const char *godown_id)
{
  GString *uri;

  g_return_val_if_fail (self != NULL, NULL);

  uri = g_string_new (self->text);
  append_filter (uri, "Skucode", sku);
  append_filter (uri, "Godownid", godown_id);
  return g_string_free (uri, FALSE);
}
