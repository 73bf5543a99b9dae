/* si-network-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *si_network_error_make (const GError *error,
                               const char *host,
                               GTlsCertificate *certificate,
                               GTlsCertificateFlags problems,
                               gboolean in_answer);
GError *si_network_error_make_late (const char *host);
GError *si_network_error_make_for_protocol (GTlsProtocolVersion version, const char *host);
GError *si_network_error_make_for_proxy (const GError *error, const char *host);
GError *si_network_error_make_for_proxy_status (guint status, const char *host);

G_END_DECLS
