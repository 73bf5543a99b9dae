/* si-json-outer-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of a text that are saved. */
#define SI_JSON_EXCERPT_BYTES 4096

/**
 * SiJsonOuterText:
 * @excerpt: the first bytes of the text, and a null byte
 * @length: the number of these bytes; 0 if there is nothing but white space and byte order marks
 *
 * The preamble of an answer, which is the text before its JSON, or the trailer, which is the text
 * after it: blank space, byte order marks, comments and warnings of PHP, or a web page. Its
 * beginning is saved, so that an error can quote it. A text of zeros is one of which nothing has
 * been read.
 */
typedef struct
{
  char excerpt[SI_JSON_EXCERPT_BYTES + 1];
  gsize length;

  /*< private >*/
  gboolean at_line_start; /* or behind a tag */
  gboolean behind_tag;
  char candidate; /* a bracket that starts a line, which the next character decides on; or 0 */
} SiJsonOuterText;

const char *si_json_outer_text_read (SiJsonOuterText *self,
                                     const char *p,
                                     const char *end,
                                     char *opener,
                                     GError **error);
gboolean si_json_outer_text_is_page (const SiJsonOuterText *self);
GError *si_json_outer_text_make_error (const SiJsonOuterText *self);

G_END_DECLS
