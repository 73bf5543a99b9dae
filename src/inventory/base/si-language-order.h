/* si-language-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An SiTextKeyFunc for words: in the alphabet of the person's language, with numbers as people
 * count. */
void si_language_append_key (GByteArray *key, const char *text);

G_END_DECLS
