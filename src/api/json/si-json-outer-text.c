/* si-json-outer-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-outer-text.h"

#include "si-error-response.h"
#include "si-json-string.h"
#include "si-server-words.h"

/* Whether @c is of a byte order mark: each file that PHP includes may add one. */
static gboolean
is_mark (char c)
{
  return c == '\xEF' || c == '\xBB' || c == '\xBF';
}

static gboolean
is_full (const SiJsonOuterText *self)
{
  return self->length == SI_JSON_EXCERPT_BYTES;
}

/* The excerpt is judged as soon as it is full, so that a web page is not read to its end. */
static gboolean
save (SiJsonOuterText *self, char c, GError **error)
{
  if (is_full (self))
    return TRUE;

  self->excerpt[self->length++] = c;
  if (!is_full (self) || !si_json_outer_text_is_page (self))
    return TRUE;
  g_propagate_error (error, si_json_outer_text_make_error (self));
  return FALSE;
}

/* PHP ends a warning with a line break and starts the next on a line of its own, so after such
 * text the JSON starts a line, or follows a tag or a comment. */
static gboolean
read_one (SiJsonOuterText *self, char c, char *opener, GError **error)
{
  gboolean has_text = self->length > 0;
  gboolean is_bracket = c == '[' || c == '{';

  if (c == '\n' || c == '\r' || c == '>')
    self->behind_tag = c == '>';
  if (c == '\n' || c == '\r')
    self->at_line_start = TRUE;

  if (is_bracket && !has_text)
    *opener = c;
  else if (is_bracket && self->at_line_start
           && (is_full (self) || !si_json_outer_text_is_page (self)))
    self->candidate = c;
  else if (has_text || !(si_json_is_blank (c) || is_mark (c)))
    {
      self->at_line_start
          = (self->at_line_start && (si_json_is_blank (c) || is_mark (c))) || c == '>';
      return save (self, c, error);
    }
  return TRUE;
}

/* The character after the bracket tells JSON from "[0] => Array", "{main}" and "<b>[]</b>". */
static gboolean
decide (SiJsonOuterText *self, char c, char *opener, GError **error)
{
  char bracket = self->candidate;

  self->candidate = '\0';
  if (bracket == '[' ? c == '{' || (c == ']' && !self->behind_tag) : c == '"')
    {
      *opener = bracket;
      return TRUE;
    }
  self->at_line_start = FALSE;
  return save (self, bracket, error);
}

/**
 * si_json_outer_text_read:
 * @self: a preamble or trailer
 * @p: bytes of the answer, before or after the JSON
 * @end: where they end
 * @opener: (out): set to `[` or `{` when that begins the JSON
 * @error: return location for a #GError
 *
 * Finds the first bracket of the JSON. After some text, that is a bracket that starts a line or
 * follows a tag, and has `{` or `]` after a `[`, or `"` after a `{`. A web page has no JSON.
 *
 * Returns: the byte after the opener, or @end; %NULL with %SI_API_ERROR_NOT_INVENTORY
 */
const char *
si_json_outer_text_read (SiJsonOuterText *self,
                         const char *p,
                         const char *end,
                         char *opener,
                         GError **error)
{
  while (p < end && *opener == '\0')
    {
      if (self->candidate == '\0')
        {
          if (!read_one (self, *p++, opener, error))
            return NULL;
        }
      else if (si_json_is_blank (*p))
        p++;
      else if (!decide (self, *p, opener, error))
        return NULL;
    }
  return p;
}

/**
 * si_json_outer_text_is_page:
 * @self: a preamble or trailer
 *
 * Returns: whether it begins as a web page
 */
gboolean
si_json_outer_text_is_page (const SiJsonOuterText *self)
{
  return si_server_words_is_page (self->excerpt);
}

/**
 * si_json_outer_text_make_error:
 * @self: a preamble or trailer
 *
 * Quotes the text in an error. The limit may have cut a word that is half of something secret, so
 * an ellipsis follows: si_credentials_redact() takes the beginning of a key before one for a key.
 *
 * Returns: (transfer full): %SI_API_ERROR_NOT_INVENTORY
 */
GError *
si_json_outer_text_make_error (const SiJsonOuterText *self)
{
  g_autoptr (GString) text = g_string_new_len (self->excerpt, self->length);
  const char *end;

  if (is_full (self))
    {
      g_utf8_validate (text->str, text->len, &end);
      if (text->str + text->len - end < 4)
        g_string_truncate (text, end - text->str);
      g_string_append (text, "…");
    }
  return si_error_response_from_page (text->str);
}
