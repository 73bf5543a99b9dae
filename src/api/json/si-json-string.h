/* si-json-string.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Not zero for visible ASCII that needs no escape, and the space. */
extern const guint8 si_json_string_plain[256];

/**
 * SiJsonString:
 * @json: (unowned): what is appended to
 * @start: where the contents start in @json
 * @eats_spaces: the last character was white space that may go on
 *
 * The contents of a JSON string that is being cleaned: in valid UTF-8, with a replacement character
 * where they were not, and with a space in place of control characters.
 */
typedef struct
{
  GString *json;
  gsize start;
  gboolean eats_spaces;
} SiJsonString;

/**
 * si_json_is_blank:
 * @c: a byte of JSON
 *
 * Returns: whether it is white space between two tokens
 */
static inline gboolean
si_json_is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/**
 * si_json_skip_blank:
 * @p: bytes of JSON
 * @end: where they end
 *
 * Returns: the first byte that is no white space between two tokens, or @end
 */
static inline const char *
si_json_skip_blank (const char *p, const char *end)
{
  while (p < end && si_json_is_blank (*p))
    p++;
  return p;
}

void si_json_string_begin (SiJsonString *self, GString *json);
const char *si_json_string_read (SiJsonString *self, const char *p, const char *end);

G_END_DECLS
