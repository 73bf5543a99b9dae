/* si-connection-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-address.h"
#include "si-connection.h"
#include "si-credentials.h"

G_BEGIN_DECLS

SiAddress *si_connection_get_parsed_address (SiConnection *self);
SiCredentials *si_connection_get_own_credentials (SiConnection *self);
const char *si_connection_get_key_scope (SiConnection *self);
SiCredentials *si_connection_make_credentials (SiConnection *self, const char *key);

G_END_DECLS
