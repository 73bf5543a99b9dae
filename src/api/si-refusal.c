/* si-refusal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-refusal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-json-members.h"
#include "si-plain-text.h"

/* Characters of a server's words that are quoted. */
#define MAX_QUOTED 300

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

/* One line of plain text, NULL if nothing is left. Long text is cut where a word ends:
 * half of a key that a server repeats would not be known for one, and not taken out. */
static char *
quote (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GString) buffer = g_string_new (NULL);
  const char *plain = si_plain_text (valid, buffer);
  g_autofree char *start = NULL;
  char *last_space;

  if (*plain == '\0')
    return NULL;
  if (g_utf8_strlen (plain, -1) <= MAX_QUOTED)
    return g_strdup (plain);

  start = g_utf8_substring (plain, 0, MAX_QUOTED);
  last_space = strrchr (start, ' ');
  if (last_space == NULL)
    return g_strdup ("…");
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

/* Text, or the first text within: {"error": {"message": …}}, {"errors": ["…"]}. */
static const char *
find_words (JsonNode *node)
{
  JsonObject *object;
  const char *words = si_json_get_text (node);

  if (words != NULL && *words != '\0')
    return words;
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      && json_array_get_length (json_node_get_array (node)) > 0)
    return find_words (json_array_get_element (json_node_get_array (node), 0));
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (message_members); i++)
    {
      words = find_words (json_object_get_member (object, message_members[i]));
      if (words != NULL)
        return words;
    }
  return NULL;
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

static gboolean
says_error (JsonObject *object)
{
  static const char *const words[] = { "error", "fail", "failed", "failure", "401", "403", NULL };
  const char *status = si_json_member_get_text (object, "status");

  return status != NULL && g_strv_contains (words, status);
}

/**
 * si_refusal_is_page:
 * @text: (array length=length): the start of an answer
 * @length: its length in bytes
 *
 * Returns: whether it is a web page, and not a warning of PHP's before the JSON
 */
gboolean
si_refusal_is_page (const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, length);

  return text_is_page (start);
}

/**
 * si_refusal_from_page:
 * @text: (array length=length): the start of an answer that is no JSON
 * @length: its length in bytes
 *
 * Says what the answer was, quoting its title or its first words.
 *
 * Returns: (transfer full): %SI_API_ERROR_NOT_INVENTORY
 */
GError *
si_refusal_from_page (const char *text, gsize length)
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
  return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                              _ ("The server’s answer was empty. Check the address."));
}

/**
 * si_refusal_from_object:
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
si_refusal_from_object (const char *json, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *node = si_json_parse (parser, json, length);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *words = find_words (node);
      g_autofree char *message = words != NULL ? quote (words) : NULL;

      if (message != NULL)
        return g_error_new_literal (SI_API_ERROR, find_code (object, message), message);
      if (says_error (object))
        return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_REFUSED,
                                    _ ("The server refused, and did not say why."));
    }
  return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                              _ ("The server sent other data instead of an inventory. Check the "
                                 "address."));
}

/**
 * si_refusal_find_words:
 * @text: (array length=length): what came with a status of failure, or its start
 * @length: its length in bytes
 *
 * Finds what the server says about the failure: the message of a JSON object, the title
 * of a web page, or plain text.
 *
 * Returns: (transfer full) (nullable): one line; %NULL if there is nothing for people
 */
char *
si_refusal_find_words (const char *text, gsize length)
{
  g_autofree char *start = g_strndup (text, length);
  const char *json = start + strcspn (start, "{[");
  g_autoptr (JsonParser) parser = json_parser_new ();
  char *words = get_title (start);
  JsonNode *node;
  g_autofree char *stripped = NULL;

  if (words != NULL || text_is_page (start))
    return words;

  node = si_json_parse (parser, json, strlen (json));
  if (node != NULL && find_words (node) != NULL)
    return quote (find_words (node));
  if (json == start && *json != '\0')
    return NULL;

  stripped = strip_tags (start);
  return quote (stripped);
}

/**
 * si_refusal_find_code:
 * @text: (array length=length): what came with a status of failure, or its start
 * @length: its length in bytes
 * @code: (inout): what the status says; %SI_API_ERROR_WRONG_KEY or _FORBIDDEN where @text is
 *   an error object and says so of the key
 *
 * A key that is refused is refused under whatever status.
 */
void
si_refusal_find_code (const char *text, gsize length, SiApiError *code)
{
  g_autofree char *start = g_strndup (text, length);
  const char *json = start + strcspn (start, "{");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *node = si_json_parse (parser, json, strlen (json));
  const char *words = find_words (node);
  int found;

  if (words == NULL || !JSON_NODE_HOLDS_OBJECT (node) || !says_error (json_node_get_object (node)))
    return;
  found = find_code (json_node_get_object (node), words);
  if (found != SI_API_ERROR_REFUSED)
    *code = found;
}

/**
 * si_refusal_from_table:
 * @table: what was read of a whole array
 *
 * An array in which nothing is a product says no more than a web page does, and must
 * not take the place of an inventory. The documented error may come in an array.
 *
 * Returns: (transfer full) (nullable): the refusal; %NULL if @table has a product,
 *   or comes from an empty array
 */
GError *
si_refusal_from_table (const SiTable *table)
{
  guint n_unreadable = si_table_get_n_unreadable (table);
  g_autoptr (GError) refusal = NULL;

  if (si_table_get_n_products (table) > 0 || n_unreadable == 0)
    return NULL;

  if (n_unreadable == 1)
    {
      const char *text = si_table_get_unreadable (table, 0);

      refusal = si_refusal_from_object (text, strlen (text));
      if (!g_error_matches (refusal, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY))
        return g_steal_pointer (&refusal);
    }
  return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                      ngettext ("The server’s answer has %u row, which is not a product.",
                                "The server’s answer has %u rows, none of which is a product.",
                                n_unreadable),
                      n_unreadable);
}
