/* si-address-parts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiAddressParts:
 * @scheme: (nullable): "http" or "https"; %NULL if the text has none
 * @host: as it goes into a URI: ASCII, lower case, IPv6 in brackets
 * @port: 0 for the scheme's own
 * @path: percent-encoded
 * @query: percent-encoded, the route first; no filters and no credentials
 *
 * The pieces of an address. The structure owns them.
 */
typedef struct
{
  char *scheme;
  char *host;
  guint port;
  char *path;
  char *query;
} SiAddressParts;

gboolean si_address_parts_read (SiAddressParts *parts, const char *pasted, GError **error);
void si_address_parts_clear (SiAddressParts *parts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiAddressParts, si_address_parts_clear)

G_END_DECLS
