/* si-error-object.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-error-object.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-json-members.h"

/* More of a message in pieces than can be quoted is not put together. */
#define MAX_WORDS_BYTES 2400

/* The members in which servers of this kind put their words, the documented one first. */
static const char *const message_members[] = {
  "message", "error", "error_description", "error_message", "msg", "errors", "detail", "reason",
};

static const char *const key_words[]
    = { "api key",         "api-key",   "api_key",     "apikey",        "access token",
        "auth token",      "bearer",    "invalid key", "wrong key",     "invalid token",
        "unauthenticated", "unauthori", "credential",  "authentication" };

/* Words that may speak of the key too, where another key or form would not help. */
static const char *const limit_words[]
    = { "limit", "quota", "too many", "exceed", "unavailable", "temporar", "maintenance" };

static void append_value (GString *words, JsonNode *node);

static gboolean
contains_any (const char *text, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
speaks_of_the_key (const char *message)
{
  g_autofree char *lower = g_ascii_strdown (message, -1);

  return contains_any (lower, key_words, G_N_ELEMENTS (key_words))
         && !contains_any (lower, limit_words, G_N_ELEMENTS (limit_words));
}

static void
append_words (GString *words, const char *text)
{
  if (text[0] == '\0' || words->len > MAX_WORDS_BYTES)
    return;
  if (words->len > 0 && !g_str_has_suffix (words->str, ": "))
    g_string_append (words, "; ");
  g_string_append (words, text);
}

static gboolean
append_message (GString *words, JsonObject *object)
{
  const gsize before = words->len;

  for (guint i = 0; i < G_N_ELEMENTS (message_members) && words->len == before; i++)
    append_value (words, si_json_get_member (object, message_members[i]));
  return words->len > before;
}

/* Appends {"Skucode": ["is bad"]} as "Skucode: is bad". */
static void
append_members (GString *words, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value) && words->len < MAX_WORDS_BYTES)
    if (!JSON_NODE_HOLDS_NULL (value))
      {
        append_words (words, name);
        g_string_append (words, ": ");
        append_value (words, value);
      }
}

/* Appends text as it is, the elements of an array, and of an object that has a message only that.
 */
static void
append_value (GString *words, JsonNode *node)
{
  const char *text = si_json_get_text (node);
  JsonArray *array = si_json_get_array (node);
  JsonObject *object = si_json_get_object (node);

  if (text != NULL)
    append_words (words, text);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (words->len < MAX_WORDS_BYTES)
      append_value (words, json_array_get_element (array, i));
  if (object != NULL && !append_message (words, object))
    append_members (words, object);
}

/* Returns 1 if a member is true, -1 if it is false, and 0 if it is neither or absent. */
static int
get_truth (JsonObject *object, const char *name)
{
  JsonNode *node = si_json_get_member (object, name);
  const char *text = si_json_get_text (node);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) ? 1 : -1;
  if (g_strcmp0 (text, "1") == 0 || (text != NULL && g_ascii_strcasecmp (text, "true") == 0))
    return 1;
  if (g_strcmp0 (text, "0") == 0 || (text != NULL && g_ascii_strcasecmp (text, "false") == 0))
    return -1;
  return 0;
}

static gboolean
has_word (JsonObject *object, const char *name, const char *const *words)
{
  const char *text = si_json_member_get_text (object, name);
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return lower != NULL && g_strv_contains (words, lower);
}

/**
 * si_error_object_is_error:
 * @object: an object
 *
 * Returns: whether it says of itself that something went wrong
 */
gboolean
si_error_object_is_error (JsonObject *object)
{
  static const char *const words[]
      = { "error", "fail", "failed", "failure", "401", "403", "false", NULL };

  return has_word (object, "status", words) || get_truth (object, "success") < 0
         || get_truth (object, "status") < 0 || get_truth (object, "error") > 0;
}

/**
 * si_error_object_is_success:
 * @object: an object
 *
 * Returns: whether it says of itself that all went well
 */
gboolean
si_error_object_is_success (JsonObject *object)
{
  static const char *const words[] = { "ok", "success", "successful", "200", "true", NULL };

  return get_truth (object, "success") > 0 || has_word (object, "status", words);
}

/**
 * si_error_object_find_words:
 * @node: (nullable): an object, an array or text
 *
 * Returns: (transfer full) (nullable): the words in the members of an object that are for messages;
 *   of an array, those of its first element
 */
char *
si_error_object_find_words (JsonNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  JsonArray *array = si_json_get_array (node);

  if (array != NULL && json_array_get_length (array) > 0)
    node = json_array_get_element (array, 0);
  if (si_json_get_object (node) != NULL)
    append_message (words, si_json_get_object (node));
  else if (si_json_get_text (node) != NULL)
    g_string_assign (words, si_json_get_text (node));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/**
 * si_error_object_find_remark:
 * @object: an object that came with products
 *
 * Returns: (transfer full) (nullable): the words about something that went wrong
 */
char *
si_error_object_find_remark (JsonObject *object)
{
  static const char *const names[]
      = { "error", "errors", "error_description", "error_message", "warning", "warnings" };
  gboolean is_error = si_error_object_is_error (object);
  g_autoptr (GString) words = g_string_new (NULL);

  if (is_error)
    append_message (words, object);
  for (guint i = 0; i < G_N_ELEMENTS (names) && words->len == 0; i++)
    if (get_truth (object, names[i]) == 0)
      append_value (words, si_json_get_member (object, names[i]));
  if (words->len == 0 && is_error)
    return g_strdup (_ ("Something went wrong, and the server did not say what."));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/**
 * si_error_object_find_code:
 * @object: an error object
 * @words: its words
 *
 * Finds out whether the error is about the key. Yii puts the HTTP status into its error object.
 *
 * Returns: %SI_API_ERROR_WRONG_KEY, _FORBIDDEN or _REFUSED
 */
SiApiError
si_error_object_find_code (JsonObject *object, const char *words)
{
  const char *status = si_json_member_get_text (object, "status");
  const char *code = si_json_member_get_text (object, "code");

  if (g_strcmp0 (status, "401") == 0 || g_strcmp0 (code, "401") == 0)
    return SI_API_ERROR_WRONG_KEY;
  if (g_strcmp0 (status, "403") == 0 || g_strcmp0 (code, "403") == 0)
    return SI_API_ERROR_FORBIDDEN;
  return speaks_of_the_key (words) ? SI_API_ERROR_WRONG_KEY : SI_API_ERROR_REFUSED;
}
