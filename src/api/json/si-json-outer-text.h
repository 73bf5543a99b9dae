/* si-json-outer-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiJsonOuterText:
 *
 * The preamble of an answer, which is the text before its JSON, or the trailer, which is the text
 * after it: blank space, byte order marks, comments and warnings of PHP, or a web page. Its
 * beginning is saved, so that an error can quote it.
 */
typedef struct _SiJsonOuterText SiJsonOuterText;

SiJsonOuterText *si_json_outer_text_new (void);
void si_json_outer_text_free (SiJsonOuterText *self);
const char *si_json_outer_text_read (SiJsonOuterText *self,
                                     const char *p,
                                     const char *end,
                                     char *opener,
                                     GError **error);
gboolean si_json_outer_text_has_text (const SiJsonOuterText *self);
gboolean si_json_outer_text_is_page (const SiJsonOuterText *self);
GError *si_json_outer_text_make_error (const SiJsonOuterText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonOuterText, si_json_outer_text_free)

G_END_DECLS
