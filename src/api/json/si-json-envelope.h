/* si-json-envelope.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-json-cleaner.h"

G_BEGIN_DECLS

/* There are no products deeper down, and json-glib 1.6 could not read the text. */
#define SI_JSON_ENVELOPE_DEPTH 64

/* An open object or array. */
typedef struct
{
  gsize start; /* where its bracket is in the text */
  gsize key_start;
  gsize key_length;
  gboolean is_object;
  gboolean has_value;    /* a colon came after the key */
  gboolean is_numbered;  /* its first key is a number */
  gboolean is_message;   /* it has words of the server, which are no products */
  gboolean has_identity; /* an id, an SKU code or a description that is text or a number */
  guint n_keys;
  guint n_product_members;
} SiJsonLevel;

/**
 * SiJsonEnvelope:
 * @text: (unowned): the bytes that were read, with an empty array in place of the products
 * @max_bytes: the most bytes that may stand around the products
 * @depth: the number of the objects and arrays that are open; 0 when its last brace has come
 *
 * An object that stands in place of the array of products: the members that other servers put
 * around it, such as `{"success": true, "result": […]}`, a single product, or an error object. It
 * looks at the keys and saves the text, so it walks over its bytes by itself; that ends where the
 * products begin.
 *
 * An envelope has to be zero but for @text and @max_bytes when reading begins.
 */
typedef struct
{
  GByteArray *text;
  gsize max_bytes;
  guint depth;

  /*< private >*/
  SiJsonLevel levels[SI_JSON_ENVELOPE_DEPTH];
  gboolean in_string;
  gboolean escaped;
  gboolean skip_comma; /* the product before it was taken out */
  gsize string_start;
  gsize string_length;
  SiJsonList found; /* the shape of the products that were found last */
  gsize found_start;
} SiJsonEnvelope;

const char *si_json_envelope_read (SiJsonEnvelope *self,
                                   const char *p,
                                   const char *end,
                                   SiJsonList *found,
                                   GError **error);
GByteArray *si_json_envelope_take_found (SiJsonEnvelope *self);

G_END_DECLS
