/* si-json-margin.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiJsonMargin:
 *
 * The text before or after the JSON of an answer: blank space, byte order marks,
 * comments and PHP's warnings, or a web page. Keeps its beginning, for an error to quote.
 */
typedef struct _SiJsonMargin SiJsonMargin;

SiJsonMargin *si_json_margin_new (void);
void si_json_margin_free (SiJsonMargin *self);
const char *si_json_margin_read (SiJsonMargin *self,
                                 const char *p,
                                 const char *end,
                                 char *opener,
                                 GError **error);
gboolean si_json_margin_has_text (const SiJsonMargin *self);
gboolean si_json_margin_is_page (const SiJsonMargin *self);
GError *si_json_margin_make_error (const SiJsonMargin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonMargin, si_json_margin_free)

G_END_DECLS
