/* si-body-converter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SiBodyConverter:
 *
 * Makes UTF-8 of the bytes of an answer: unpacks gzip and deflate, announced by a header or not,
 * and converts from the charset of a byte order mark or of the Content-Type.
 */
typedef struct _SiBodyConverter SiBodyConverter;

SiBodyConverter *si_body_converter_new (const char *charset);
void si_body_converter_free (SiBodyConverter *self);
void si_body_converter_feed (SiBodyConverter *self, GBytes *bytes);
void si_body_converter_end (SiBodyConverter *self);
gboolean si_body_converter_is_empty (const SiBodyConverter *self);
GBytes *si_body_converter_next (SiBodyConverter *self, GError **error);
GBytes *si_body_converter_convert (const char *charset, GBytes *bytes, gsize max_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiBodyConverter, si_body_converter_free)

G_END_DECLS
