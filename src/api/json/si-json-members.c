/* si-json-members.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-members.h"

#include "si-json-cleaner.h"

/**
 * si_json_parse:
 * @parser: a parser, which owns the result
 * @text: one JSON value, as it came
 * @length: its length in bytes
 *
 * Returns: (transfer none) (nullable): the value, or %NULL if it cannot be read
 */
JsonNode *
si_json_parse (JsonParser *parser, const char *text, gsize length)
{
  g_autoptr (GString) json = g_string_sized_new (length + length / 8 + 8);
  JsonArray *array;

  /* In an array, json-glib refuses a second value instead of leaving it out. */
  g_string_append_c (json, '[');
  if (!si_json_clean (json, text, length))
    return NULL;
  g_string_append_c (json, ']');

  if (!json_parser_load_from_data (parser, json->str, json->len, NULL))
    return NULL;
  array = json_node_get_array (json_parser_get_root (parser));
  return json_array_get_length (array) == 1 ? json_array_get_element (array, 0) : NULL;
}

/**
 * si_json_get_text:
 * @node: (nullable): a value
 *
 * Returns: (transfer none) (nullable): its text, if it is a string or was a number
 */
const char *
si_json_get_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/**
 * si_json_get_object:
 * @node: (nullable): a value
 *
 * Returns: (transfer none) (nullable): the value if it is an object
 */
JsonObject *
si_json_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * si_json_get_array:
 * @node: (nullable): a value
 *
 * Returns: (transfer none) (nullable): the value if it is an array
 */
JsonArray *
si_json_get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * si_json_get_member:
 * @object: an object
 * @name: the name of a member
 *
 * Finds a member by its name, or by its name in other letter case where there is none.
 *
 * Returns: (transfer none) (nullable): its value, %NULL if it is absent
 */
JsonNode *
si_json_get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *other;
  JsonNode *value;
  JsonObjectIter iter;

  if (node != NULL)
    return node;

  json_object_iter_init_ordered (&iter, object);
  while (node == NULL && json_object_iter_next_ordered (&iter, &other, &value))
    if (g_ascii_strcasecmp (other, name) == 0)
      node = value;
  return node;
}

/**
 * si_json_member_get_text:
 * @object: an object
 * @name: the name of a member
 *
 * Returns: (transfer none) (nullable): the member's text, %NULL if it is absent,
 *   null or of another type
 */
const char *
si_json_member_get_text (JsonObject *object, const char *name)
{
  return si_json_get_text (si_json_get_member (object, name));
}

/**
 * si_json_member_get_figure:
 * @object: an object
 * @name: the name of a member
 * @figure: (out): where to save a text that has to be made; to be freed
 *
 * Works as si_json_member_get_text(), but gives a value that is neither text nor null as JSON, so
 * that it shows up as no number rather than as nothing.
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
si_json_member_get_figure (JsonObject *object, const char *name, char **figure)
{
  JsonNode *node = si_json_get_member (object, name);
  const char *text = si_json_get_text (node);

  *figure = NULL;
  if (text != NULL || node == NULL || JSON_NODE_HOLDS_NULL (node))
    return text;
  return *figure = json_to_string (node, FALSE);
}
