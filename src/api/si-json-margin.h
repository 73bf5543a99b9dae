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
 * What stands before and after the JSON of an answer: blank space, byte order
 * marks and PHP's warnings, or a web page. Keeps its beginning, to say what it was.
 */
typedef struct _SiJsonMargin SiJsonMargin;

SiJsonMargin *si_json_margin_new (void);
void si_json_margin_free (SiJsonMargin *self);
const char *si_json_margin_read_before (SiJsonMargin *self,
                                        const char *p,
                                        const char *end,
                                        char *opener,
                                        GError **error);
const char *
si_json_margin_read_after (SiJsonMargin *self, const char *p, const char *end, GError **error);
gboolean si_json_margin_has_after (const SiJsonMargin *self);
GError *si_json_margin_make_error (const SiJsonMargin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiJsonMargin, si_json_margin_free)

G_END_DECLS
