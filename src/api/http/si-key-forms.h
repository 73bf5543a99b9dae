/* si-key-forms.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-credentials.h"

G_BEGIN_DECLS

/**
 * SiKeyForms:
 *
 * The forms in which the key of a fetch is sent, one after the other, until a server accepts one.
 */
typedef struct _SiKeyForms SiKeyForms;

SiKeyForms *si_key_forms_new (SiCredentials *credentials);
void si_key_forms_free (SiKeyForms *self);
SiAuthMode si_key_forms_get_present (const SiKeyForms *self);
void si_key_forms_accept (SiKeyForms *self);
gboolean si_key_forms_try_next (SiKeyForms *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiKeyForms, si_key_forms_free)

G_END_DECLS
