/* si-natural-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiNaturalTextFunc:
 * @data: the data that si_natural_sort() was given
 * @index: the number of a text
 *
 * Returns: the text
 */
typedef const char *(*SiNaturalTextFunc) (gconstpointer data, guint index);

/**
 * SiTextKeyFunc:
 * @key: where to append
 * @text: valid UTF-8
 *
 * Appends a key that @text is sorted by. Keys are compared as bytes.
 */
typedef void (*SiTextKeyFunc) (GByteArray *key, const char *text);

int si_natural_compare (const char *a, const char *b);
void si_natural_append_key (GByteArray *key, const char *text);
const char *si_natural_append_number (GByteArray *key, const char *digits, guint8 marker);
guint32 *si_natural_sort (guint n,
                          SiNaturalTextFunc get_text,
                          gconstpointer data,
                          SiTextKeyFunc append_key,
                          gboolean descending);

G_END_DECLS
