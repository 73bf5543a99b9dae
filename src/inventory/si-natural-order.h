/* si-natural-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiNaturalTextFunc:
 * @data: what the texts are taken from
 * @index: which of them
 *
 * Returns: the text
 */
typedef const char *(*SiNaturalTextFunc) (gconstpointer data, guint index);

int si_natural_compare (const char *a, const char *b);
void si_natural_append_key (GByteArray *key, const char *text);
guint32 *
si_natural_sort (guint n, SiNaturalTextFunc get_text, gconstpointer data, gboolean descending);

G_END_DECLS
