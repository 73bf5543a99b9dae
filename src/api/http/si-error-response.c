/* si-error-response.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-error-response.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-clean.h"
#include "si-json-members.h"
#include "si-plain-text.h"

/* Characters of a server's words that are quoted. */
#define MAX_QUOTED 300
/* Characters of a word that may be lost where they are cut. */
#define MAX_WORD 150
/* The longest escape, such as "%2525", "\u00e9" or "&quot;". */
#define MAX_ESCAPE 8
/* Rows that are no products in which an error is looked for. */
#define MAX_REMARKS 100
/* More than this of a message in pieces is not put together. */
#define MAX_WORDS_BYTES (8 * MAX_QUOTED)

/* Where servers of this kind put their words, the documented place first. */
static const char *const message_members[] = {
  "message", "error", "error_description", "error_message", "msg", "errors", "detail", "reason",
};

static const char *const key_words[]
    = { "api key",         "api-key",   "api_key",     "apikey",        "access token",
        "auth token",      "bearer",    "invalid key", "wrong key",     "invalid token",
        "unauthenticated", "unauthori", "credential",  "authentication" };

/* These may speak of the key too, but another key or form would not help. */
static const char *const limit_words[]
    = { "limit", "quota", "too many", "exceed", "unavailable", "temporar", "maintenance" };

static void append_value (GString *words, JsonNode *node);

static const char *
find_tag (const char *text, const char *tag)
{
  const char *p = text;

  for (; (p = strchr (p, '<')) != NULL; p++)
    if (g_ascii_strncasecmp (p, tag, strlen (tag)) == 0)
      return p;
  return NULL;
}

static gboolean
text_is_page (const char *text)
{
  return find_tag (text, "<!doctype") != NULL || find_tag (text, "<html") != NULL
         || find_tag (text, "<head") != NULL || find_tag (text, "<body") != NULL;
}

/* Half of an escape would hide its letter from si_credentials_redact(), so it is cut off. */
static void
drop_half_escape (char *text)
{
  gsize length = strlen (text);
  gsize from = length > MAX_ESCAPE ? length - MAX_ESCAPE : 0;
  char *escape = strpbrk (text + from, "%\\&");

  if (escape != NULL)
    *escape = '\0';
}

/* One line of plain text, NULL if nothing is left. Long text is cut where a word ends. Where
 * there is no such place the ellipsis stands right behind the letters: the beginning of a key
 * that a server repeats is known for one by that, and taken out. */
static char *
quote (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autofree char *plain = si_clean_words (si_plain_text (valid, buffer));
  g_autofree char *start = NULL;
  char *last_space;

  if (*plain == '\0')
    return NULL;
  if (g_utf8_strlen (plain, -1) <= MAX_QUOTED)
    return g_steal_pointer (&plain);

  start = g_utf8_substring (plain, 0, MAX_QUOTED);
  last_space = strrchr (start, ' ');
  if (last_space == NULL || g_utf8_strlen (last_space, -1) > MAX_WORD)
    {
      drop_half_escape (start);
      return g_strconcat (start, "…", NULL);
    }
  *last_space = '\0';
  return g_strconcat (start, " …", NULL);
}

/* The text without its tags, and without what only a browser reads. */
static char *
strip_tags (const char *html)
{
  GString *text = g_string_new (NULL);

  while (*html != '\0')
    {
      const char *end = NULL;

      if (*html != '<' || !(g_ascii_isalpha (html[1]) || strchr ("/!?", html[1]) != NULL))
        {
          g_string_append_c (text, *html++);
          continue;
        }
      if (g_ascii_strncasecmp (html, "<script", 7) == 0)
        end = find_tag (html, "</script");
      else if (g_ascii_strncasecmp (html, "<style", 6) == 0)
        end = find_tag (html, "</style");
      end = strchr (end != NULL ? end : html, '>');
      html = end != NULL ? end + 1 : html + strlen (html);
      g_string_append_c (text, '\t');
    }
  return g_string_free (text, FALSE);
}

static char *
get_title (const char *html)
{
  const char *start = find_tag (html, "<title");
  const char *end;
  g_autofree char *title = NULL;

  if (start == NULL || (start = strchr (start, '>')) == NULL)
    return NULL;
  end = strchr (start, '<');
  title = end != NULL ? g_strndup (start + 1, end - start - 1) : g_strdup (start + 1);
  return quote (title);
}

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

/* Text as it is, {"Skucode": ["is bad"]} as "Skucode: is bad", and of an object that has a
 * message only that. */
static void
append_value (GString *words, JsonNode *node)
{
  const char *text = si_json_get_text (node);

  if (text != NULL)
    append_words (words, text);
  else if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && words->len < MAX_WORDS_BYTES; i++)
        append_value (words, json_array_get_element (array, i));
    }
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           && !append_message (words, json_node_get_object (node)))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &value) && words->len < MAX_WORDS_BYTES)
        if (!JSON_NODE_HOLDS_NULL (value))
          {
            append_words (words, name);
            g_string_append (words, ": ");
            append_value (words, value);
          }
    }
}

/* Returns the words in the members of an object that are for messages; of an array, those of its
 * first element. */
static char *
find_words (JsonNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    append_message (words, json_node_get_object (node));
  else if (si_json_get_text (node) != NULL)
    g_string_assign (words, si_json_get_text (node));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* Yii puts the HTTP status into its error object. */
static int
find_code (JsonObject *object, const char *message)
{
  const char *status = si_json_member_get_text (object, "status");
  const char *code = si_json_member_get_text (object, "code");

  if (g_strcmp0 (status, "401") == 0 || g_strcmp0 (code, "401") == 0)
    return SI_API_ERROR_WRONG_KEY;
  if (g_strcmp0 (status, "403") == 0 || g_strcmp0 (code, "403") == 0)
    return SI_API_ERROR_FORBIDDEN;
  return speaks_of_the_key (message) ? SI_API_ERROR_WRONG_KEY : SI_API_ERROR_REFUSED;
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

static gboolean
says_success (JsonObject *object)
{
  static const char *const words[] = { "ok", "success", "successful", "200", "true", NULL };

  return get_truth (object, "success") > 0 || has_word (object, "status", words);
}

/**
 * si_error_response_is_error:
 * @object: an object that has been through si_json_parse()
 *
 * Returns: whether it says of itself that something went wrong
 */
gboolean
si_error_response_is_error (JsonObject *object)
{
  static const char *const words[]
      = { "error", "fail", "failed", "failure", "401", "403", "false", NULL };

  return has_word (object, "status", words) || get_truth (object, "success") < 0
         || get_truth (object, "status") < 0 || get_truth (object, "error") > 0;
}

/**
 * si_error_response_is_page:
 * @text: (array length=length): the start of an answer
 * @length: its length in bytes
 *
 * Returns: whether it is a web page, and not a warning of PHP's before the JSON
 */
gboolean
si_error_response_is_page (const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, length);

  return text_is_page (start);
}

/**
 * si_error_response_from_page:
 * @text: (array length=length): the start of an answer that is no JSON
 * @length: its length in bytes
 *
 * Says what the answer was, quoting its title or its first words.
 *
 * Returns: (transfer full): %SI_API_ERROR_NOT_INVENTORY
 */
GError *
si_error_response_from_page (const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, length);
  g_autofree char *title = get_title (start);
  g_autofree char *stripped = strip_tags (start);
  g_autofree char *words = quote (stripped);

  if (title != NULL)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                        _ ("The server sent a web page, “%s”, instead of an inventory. Check the "
                           "address."),
                        title);
  if (text_is_page (start))
    return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                                _ ("The server sent a web page instead of an inventory. Check "
                                   "the address."));
  if (words != NULL)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                        _ ("The server’s answer is not an inventory. It says: “%s”"), words);
  if (start[strspn (start, " \t\r\n\xEF\xBB\xBF")] != '\0')
    return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                                _ ("The server’s answer has markup without any text, and no "
                                   "inventory. Check the address."));
  return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                              _ ("The server’s answer was empty. Check the address."));
}

/**
 * si_error_response_from_object:
 * @json: (array length=length): an object that stands where the inventory should
 * @length: its length in bytes
 *
 * Reads the documented error object, `{"status": "error", "message": …}`, and what
 * servers of this kind send in its place.
 *
 * Returns: (transfer full): %SI_API_ERROR_REFUSED, _WRONG_KEY or _FORBIDDEN with the
 *   server's words; %SI_API_ERROR_NOT_INVENTORY if it has none and is no error object
 */
GError *
si_error_response_from_object (const char *json, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *node = si_json_parse (parser, json, length);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autofree char *words = find_words (node);
      g_autofree char *message = words != NULL ? quote (words) : NULL;

      if (message != NULL && !says_success (object))
        return g_error_new_literal (SI_API_ERROR, find_code (object, message), message);
      if (message != NULL)
        return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                            _ ("The server’s answer has no products. It says: “%s”"), message);
      if (si_error_response_is_error (object))
        return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_REFUSED,
                                    _ ("The server refused, and did not say why."));
      if (says_success (object))
        return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                                    _ ("The server’s answer has no products."));
    }
  return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                              _ ("The server sent other data instead of an inventory. Check the "
                                 "address."));
}

/**
 * si_error_response_is_empty_list:
 * @json: (array length=length): an object in which no product was found
 * @length: its length in bytes
 *
 * Returns: whether it is a whole answer without products, such as `{"data": []}`: its one list is
 *   empty, stands under a name for results, and nothing says that something went wrong
 */
gboolean
si_error_response_is_empty_list (const char *json, gsize length)
{
  static const char *const names[] = { "data", "result",    "results", "products", "items",
                                       "rows", "inventory", "records", "list",     NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *node = si_json_parse (parser, json, length);
  gboolean is_list = FALSE;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  for (guint i = 0; names[i] != NULL && !is_list; i++)
    {
      JsonNode *list = si_json_get_member (object, names[i]);

      if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
        is_list = json_array_get_length (json_node_get_array (list)) == 0;
    }
  if (!is_list || si_error_response_is_error (object))
    return FALSE;
  return says_success (object) || find_words (node) == NULL;
}

/**
 * si_error_response_find_remark:
 * @json: (array length=length): an object that came with products
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): its words about something that went wrong, in one line;
 *   %NULL if nothing did
 */
char *
si_error_response_find_remark (const char *json, gsize length)
{
  static const char *const names[]
      = { "error", "errors", "error_description", "error_message", "warning", "warnings" };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *node = si_json_parse (parser, json, length);
  g_autoptr (GString) words = g_string_new (NULL);
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  if (si_error_response_is_error (object))
    append_message (words, object);
  for (guint i = 0; i < G_N_ELEMENTS (names) && words->len == 0; i++)
    if (get_truth (object, names[i]) == 0)
      append_value (words, si_json_get_member (object, names[i]));
  if (words->len == 0 && si_error_response_is_error (object))
    return g_strdup (_ ("Something went wrong, and the server did not say what."));
  return quote (words->str);
}

/**
 * si_error_response_find_remark_in_table:
 * @table: what was read of a whole array
 *
 * Returns: (transfer full) (nullable): the words of an error object among the products
 */
char *
si_error_response_find_remark_in_table (const SiTable *table)
{
  guint n = MIN (si_table_get_n_unreadable (table), MAX_REMARKS);
  char *remark = NULL;

  for (guint i = 0; i < n && remark == NULL; i++)
    {
      const char *text = si_table_get_unreadable (table, i);

      remark = si_error_response_find_remark (text, strlen (text));
    }
  return remark;
}

/**
 * si_error_response_find_words:
 * @text: (array length=length): what came with a status of failure, or its start
 * @length: its length in bytes
 *
 * Finds what the server says about the failure: the message of a JSON object, the title
 * of a web page, or plain text.
 *
 * Returns: (transfer full) (nullable): one line; %NULL if there is nothing for people
 */
char *
si_error_response_find_words (const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, length);
  const char *json = start + strcspn (start, "{[");
  g_autoptr (JsonParser) parser = json_parser_new ();
  char *title = get_title (start);
  g_autofree char *words = NULL;
  g_autofree char *stripped = NULL;

  if (title != NULL || text_is_page (start))
    return title;

  words = find_words (si_json_parse (parser, json, strlen (json)));
  if (words != NULL)
    return quote (words);
  if (json == start && *json != '\0')
    return NULL;

  stripped = strip_tags (start);
  return quote (stripped);
}

/**
 * si_error_response_find_code:
 * @text: (array length=length): what came with a status of failure, or its start
 * @length: its length in bytes
 * @code: (inout): what the status says; %SI_API_ERROR_WRONG_KEY or _FORBIDDEN where @text is
 *   an error object and says so of the key
 *
 * A key that is refused is refused under whatever status.
 */
void
si_error_response_find_code (const char *text, gsize length, SiApiError *code)
{
  g_autofree char *start = g_strndup (text, length);
  const char *json = start + strcspn (start, "{");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *node = si_json_parse (parser, json, strlen (json));
  g_autofree char *words = find_words (node);
  int found;

  if (words == NULL || !JSON_NODE_HOLDS_OBJECT (node)
      || !si_error_response_is_error (json_node_get_object (node)))
    return;
  found = find_code (json_node_get_object (node), words);
  if (found != SI_API_ERROR_REFUSED)
    *code = found;
}

/**
 * si_error_response_from_table:
 * @table: what was read of a whole array
 *
 * An array in which nothing is a product says no more than a web page does, and must
 * not take the place of an inventory. The documented error may come in an array.
 *
 * Returns: (transfer full) (nullable): the refusal; %NULL if @table has a product,
 *   or comes from an empty array
 */
GError *
si_error_response_from_table (const SiTable *table)
{
  guint n_unreadable = si_table_get_n_unreadable (table);
  g_autoptr (GError) refusal = NULL;

  if (si_table_get_n_products (table) > 0 || n_unreadable == 0)
    return NULL;

  if (n_unreadable == 1)
    {
      const char *text = si_table_get_unreadable (table, 0);

      refusal = si_error_response_from_object (text, strlen (text));
      if (!g_error_matches (refusal, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY))
        return g_steal_pointer (&refusal);
    }
  return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                      ngettext ("The server’s answer has %u row, which is not a product.",
                                "The server’s answer has %u rows, none of which is a product.",
                                n_unreadable),
                      n_unreadable);
}
