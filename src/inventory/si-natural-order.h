/* si-natural-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int si_natural_compare (const char *a, const char *b);
void si_natural_append_key (GByteArray *key, const char *text);

G_END_DECLS
