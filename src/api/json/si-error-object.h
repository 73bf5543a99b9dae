/* si-error-object.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "si-api-error.h"

G_BEGIN_DECLS

/* The meaning of an object that a server sends about a failure or a success, after it has been
 * through si_json_parse(). */
gboolean si_error_object_is_error (JsonObject *object);
gboolean si_error_object_is_success (JsonObject *object);
char *si_error_object_find_words (JsonNode *node);
char *si_error_object_find_remark (JsonObject *object);
SiApiError si_error_object_find_code (JsonObject *object, const char *words);

G_END_DECLS
