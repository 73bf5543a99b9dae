/* si-json-envelope.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-json-cleaner.h"

G_BEGIN_DECLS

/**
 * SiJsonEnvelope:
 *
 * An object that stands in place of the array of products: the members that other servers put
 * around it, such as `{"success": true, "result": […]}`, a single product, or an error object. It
 * looks at the keys and saves the text, so it walks over its bytes by itself; that ends where the
 * products begin.
 */
typedef struct _SiJsonEnvelope SiJsonEnvelope;

SiJsonEnvelope *si_json_envelope_new (gsize max_bytes);
void si_json_envelope_free (SiJsonEnvelope *self);
const char *si_json_envelope_read (SiJsonEnvelope *self,
                                   const char *p,
                                   const char *end,
                                   SiJsonList *found,
                                   GError **error);
GByteArray *si_json_envelope_take_found (SiJsonEnvelope *self);
gboolean si_json_envelope_is_closed (const SiJsonEnvelope *self);
const char *si_json_envelope_get_text (const SiJsonEnvelope *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonEnvelope, si_json_envelope_free)

G_END_DECLS
