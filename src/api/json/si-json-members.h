/* si-json-members.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of foreign JSON that has been through si_json_clean(), so that its numbers are strings. A
 * value of any type in any place has a meaning. */
JsonNode *si_json_parse (JsonParser *parser, const char *text, gsize length);
const char *si_json_get_text (JsonNode *node);
JsonObject *si_json_get_object (JsonNode *node);
JsonArray *si_json_get_array (JsonNode *node);
JsonNode *si_json_get_member (JsonObject *object, const char *name);
const char *si_json_member_get_text (JsonObject *object, const char *name);
const char *si_json_member_get_figure (JsonObject *object, const char *name, char **figure);

G_END_DECLS
