/* si-credentials.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SiAuthMode:
 * @SI_AUTH_AUTO: Bearer, then Basic where the server refuses the key
 * @SI_AUTH_BEARER: `Authorization: Bearer KEY`
 * @SI_AUTH_BASIC: `Authorization: Basic`, user and key
 *
 * The form in which the API key is sent.
 */
typedef enum
{
  SI_AUTH_AUTO,
  SI_AUTH_BEARER,
  SI_AUTH_BASIC,
} SiAuthMode;

#define SI_TYPE_CREDENTIALS (si_credentials_get_type ())

/* The API key and the form in which it is sent. The key, and the texts that are made of it, are
 * wiped when they are freed. */
G_DECLARE_FINAL_TYPE (SiCredentials, si_credentials, SI, CREDENTIALS, GObject)

SiCredentials *si_credentials_new (const char *key, SiAuthMode mode, const char *user);
SiAuthMode si_credentials_get_mode (SiCredentials *self);
gboolean si_credentials_has_key (SiCredentials *self, const char *key);
SiAuthMode si_credentials_get_accepted (SiCredentials *self);
void si_credentials_set_accepted (SiCredentials *self, SiAuthMode form);
char *si_credentials_make_header (SiCredentials *self, SiAuthMode form, GError **error);
void si_credentials_free_header (char *header);
char *si_credentials_redact (SiCredentials *self, const char *text);

gboolean si_auth_mode_from_nick (const char *nick, SiAuthMode *mode);
const char *si_auth_mode_to_nick (SiAuthMode mode);

G_END_DECLS
