/* si-language-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void si_language_append_key (GByteArray *key, const char *text);

G_END_DECLS
