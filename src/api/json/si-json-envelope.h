/* si-json-envelope.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiJsonFound:
 * @SI_JSON_FOUND_NOTHING: no products so far
 * @SI_JSON_FOUND_ARRAY: an array of products
 * @SI_JSON_FOUND_KEYED: an object of products whose keys are numbers
 * @SI_JSON_FOUND_PRODUCT: one product, which stands by itself or under a name
 *
 * The shape of the products in an envelope.
 */
typedef enum
{
  SI_JSON_FOUND_NOTHING,
  SI_JSON_FOUND_ARRAY,
  SI_JSON_FOUND_KEYED,
  SI_JSON_FOUND_PRODUCT,
} SiJsonFound;

/**
 * SiJsonEnvelope:
 *
 * An object that stands where the array of products should: what other servers put around
 * it, such as `{"success": true, "result": […]}`, a single product, or an error object.
 */
typedef struct _SiJsonEnvelope SiJsonEnvelope;

SiJsonEnvelope *si_json_envelope_new (gsize max_bytes);
void si_json_envelope_free (SiJsonEnvelope *self);
const char *si_json_envelope_read (SiJsonEnvelope *self,
                                   const char *p,
                                   const char *end,
                                   SiJsonFound *found,
                                   GError **error);
GByteArray *si_json_envelope_take_found (SiJsonEnvelope *self);
gboolean si_json_envelope_is_closed (const SiJsonEnvelope *self);
const char *si_json_envelope_get_text (const SiJsonEnvelope *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonEnvelope, si_json_envelope_free)

G_END_DECLS
