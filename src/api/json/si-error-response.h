/* si-error-response.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-api-error.h"

G_BEGIN_DECLS

/* Errors for people, from the bytes that a server sent instead of an inventory or beside it. */
GError *si_error_response_from_page (const char *text);
GError *si_error_response_from_object (const char *json, gsize length);
GError *si_error_response_from_rows (const char *first, guint n_rows);
gboolean si_error_response_is_empty_list (const char *json, gsize length);
char *si_error_response_find_remark (const char *json, gsize length);
char *si_error_response_find_words (const char *text, gsize length);
void si_error_response_find_code (const char *text, gsize length, SiApiError *code);

G_END_DECLS
