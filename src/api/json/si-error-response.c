/* si-error-response.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-error-response.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-error-object.h"
#include "si-json-members.h"
#include "si-server-words.h"

static GError *
make_not_inventory (const char *sentence)
{
  return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY, sentence);
}

/* Returns the object, which lives as long as @parser; NULL if the text is none. */
static JsonObject *
parse_object (JsonParser *parser, const char *json, gsize length)
{
  return si_json_get_object (si_json_parse (parser, json, length));
}

/**
 * si_error_response_from_page:
 * @text: the start of an answer that is no JSON
 *
 * Quotes the title of the answer, or its first words.
 *
 * Returns: (transfer full): %SI_API_ERROR_NOT_INVENTORY
 */
GError *
si_error_response_from_page (const char *text)
{
  g_autofree char *title = si_server_words_find_title (text);
  g_autofree char *words = si_server_words_quote_markup (text);

  if (title != NULL)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                        _ ("The server sent a web page, “%s”, instead of an inventory. Check the "
                           "address."),
                        title);
  if (si_server_words_is_page (text))
    return make_not_inventory (_ ("The server sent a web page instead of an inventory. Check "
                                  "the address."));
  if (words != NULL)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                        _ ("The server’s answer is not an inventory. It says: “%s”"), words);
  if (text[strspn (text, " \t\r\n\xEF\xBB\xBF")] != '\0')
    return make_not_inventory (_ ("The server’s answer has markup without any text, and no "
                                  "inventory. Check the address."));
  return make_not_inventory (_ ("The server’s answer was empty. Check the address."));
}

/**
 * si_error_response_from_object:
 * @json: (array length=length): an object that stands where the inventory should
 * @length: its length in bytes
 *
 * Reads the documented error object, `{"status": "error", "message": …}`, and what servers of this
 * kind send in its place.
 *
 * Returns: (transfer full): %SI_API_ERROR_REFUSED, _WRONG_KEY or _FORBIDDEN with the server's
 *   words; %SI_API_ERROR_NOT_INVENTORY if it has none and is no error object
 */
GError *
si_error_response_from_object (const char *json, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *node = si_json_parse (parser, json, length);
  JsonObject *object = si_json_get_object (node);
  g_autofree char *words = object != NULL ? si_error_object_find_words (node) : NULL;
  g_autofree char *message = words != NULL ? si_server_words_quote (words) : NULL;
  gboolean is_success = object != NULL && si_error_object_is_success (object);

  if (message != NULL && !is_success)
    return g_error_new_literal (SI_API_ERROR, si_error_object_find_code (object, message), message);
  if (message != NULL)
    return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                        _ ("The server’s answer has no products. It says: “%s”"), message);
  if (object != NULL && si_error_object_is_error (object))
    return g_error_new_literal (SI_API_ERROR, SI_API_ERROR_REFUSED,
                                _ ("The server refused, and did not say why."));
  if (is_success)
    return make_not_inventory (_ ("The server’s answer has no products."));
  return make_not_inventory (_ ("The server sent other data instead of an inventory. Check the "
                                "address."));
}

/**
 * si_error_response_from_rows:
 * @first: the text of the first row
 * @n_rows: the number of rows
 *
 * Judges an array in which no row is a product. It says no more than a web page does, and must not
 * take the place of an inventory. The documented error may come in an array.
 *
 * Returns: (transfer full): %SI_API_ERROR_NOT_INVENTORY, or the error that the one row is
 */
GError *
si_error_response_from_rows (const char *first, guint n_rows)
{
  g_autoptr (GError) error = NULL;

  if (n_rows == 1)
    error = si_error_response_from_object (first, strlen (first));
  if (error != NULL && !g_error_matches (error, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY))
    return g_steal_pointer (&error);
  return g_error_new (SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                      ngettext ("The server’s answer has %u row, which is not a product.",
                                "The server’s answer has %u rows, none of which is a product.",
                                n_rows),
                      n_rows);
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
  JsonObject *object = parse_object (parser, json, length);
  g_autofree char *words = NULL;
  gboolean is_list = FALSE;

  for (guint i = 0; object != NULL && names[i] != NULL && !is_list; i++)
    {
      JsonArray *list = si_json_get_array (si_json_get_member (object, names[i]));

      is_list = list != NULL && json_array_get_length (list) == 0;
    }
  if (!is_list || si_error_object_is_error (object))
    return FALSE;
  words = si_error_object_find_words (json_parser_get_root (parser));
  return si_error_object_is_success (object) || words == NULL;
}

/**
 * si_error_response_find_remark:
 * @json: (array length=length): an object that came with products
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): its words about something that went wrong, in one line;
 * %NULL if all went well
 */
char *
si_error_response_find_remark (const char *json, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse_object (parser, json, length);
  g_autofree char *words = object != NULL ? si_error_object_find_remark (object) : NULL;

  return words != NULL ? si_server_words_quote (words) : NULL;
}

/**
 * si_error_response_find_words:
 * @text: (array length=length): the body of an error response, or its start
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
  char *title = si_server_words_find_title (start);
  g_autofree char *words = NULL;

  if (title != NULL || si_server_words_is_page (start))
    return title;

  words = si_error_object_find_words (si_json_parse (parser, json, strlen (json)));
  if (words != NULL)
    return si_server_words_quote (words);
  if (json == start && *json != '\0')
    return NULL;

  return si_server_words_quote_markup (start);
}

/**
 * si_error_response_find_code:
 * @text: (array length=length): the body of an error response, or its start
 * @length: its length in bytes
 * @code: (inout): the code of the status; %SI_API_ERROR_WRONG_KEY or _FORBIDDEN where @text is
 *   an error object and says so of the key
 *
 * Looks whether the error is about the key, whatever the status says.
 */
void
si_error_response_find_code (const char *text, gsize length, SiApiError *code)
{
  g_autofree char *start = g_strndup (text, length);
  const char *json = start + strcspn (start, "{");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse_object (parser, json, strlen (json));
  g_autofree char *words = NULL;
  SiApiError found;

  if (object == NULL || !si_error_object_is_error (object))
    return;
  words = si_error_object_find_words (json_parser_get_root (parser));
  found = words != NULL ? si_error_object_find_code (object, words) : SI_API_ERROR_REFUSED;
  if (found != SI_API_ERROR_REFUSED)
    *code = found;
}
