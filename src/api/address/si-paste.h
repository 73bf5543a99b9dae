/* si-paste.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-address.h"
#include "si-credentials.h"

G_BEGIN_DECLS

/**
 * SiPaste:
 * @address: (nullable): the service's address, without filters and credentials
 * @key: (nullable): an API key
 * @form: the form in which the key is sent, %SI_AUTH_AUTO if the text does not say
 * @user: (nullable): the Basic user name
 * @filters: whether filters were left out of the address
 *
 * The parts of a text that a person was handed: an address, a header line, a whole curl command, or
 * several of these.
 */
typedef struct
{
  SiAddress *address;
  char *key;
  SiAuthMode form;
  char *user;
  gboolean filters;
} SiPaste;

SiPaste *si_paste_read (const char *text, GError **error);
void si_paste_free (SiPaste *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiPaste, si_paste_free)

G_END_DECLS
