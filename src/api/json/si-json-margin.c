/* si-json-margin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-margin.h"

#include "si-error-response.h"

/* As much as is kept. */
#define EXCERPT_BYTES 4096

struct _SiJsonMargin
{
  GByteArray *excerpt;    /* (owned) */
  gboolean at_line_start; /* or behind a tag */
  gboolean behind_tag;
  char candidate; /* a bracket that starts a line: the next character decides; or 0 */
};

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The three bytes of a byte order mark: each file that PHP includes may add one. */
static gboolean
is_mark (char c)
{
  return c == '\xEF' || c == '\xBB' || c == '\xBF';
}

static gboolean
is_full (const SiJsonMargin *self)
{
  return self->excerpt->len == EXCERPT_BYTES;
}

/* Once full it is judged: a page is not read to its end. */
static gboolean
keep (SiJsonMargin *self, char c, GError **error)
{
  if (is_full (self))
    return TRUE;

  g_byte_array_append (self->excerpt, (const guint8 *) &c, 1);
  if (!is_full (self) || !si_json_margin_is_page (self))
    return TRUE;
  g_propagate_error (error, si_json_margin_make_error (self));
  return FALSE;
}

/* PHP ends a warning with a line break and starts the next on a line of its own,
 * so after such text the JSON starts a line, or follows a tag or a comment. */
static gboolean
read_one (SiJsonMargin *self, char c, char *opener, GError **error)
{
  gboolean has_text = self->excerpt->len > 0;
  gboolean is_bracket = c == '[' || c == '{';

  if (c == '\n' || c == '\r' || c == '>')
    self->behind_tag = c == '>';
  if (c == '\n' || c == '\r')
    self->at_line_start = TRUE;

  if (is_bracket && !has_text)
    *opener = c;
  else if (is_bracket && self->at_line_start && (is_full (self) || !si_json_margin_is_page (self)))
    self->candidate = c;
  else if (has_text || !(is_blank (c) || is_mark (c)))
    {
      self->at_line_start = (self->at_line_start && (is_blank (c) || is_mark (c))) || c == '>';
      return keep (self, c, error);
    }
  return TRUE;
}

/* The character after the bracket tells JSON from "[0] => Array", "{main}" and "<b>[]</b>". */
static gboolean
decide (SiJsonMargin *self, char c, char *opener, GError **error)
{
  char bracket = self->candidate;

  self->candidate = '\0';
  if (bracket == '[' ? c == '{' || (c == ']' && !self->behind_tag) : c == '"')
    {
      *opener = bracket;
      return TRUE;
    }
  self->at_line_start = FALSE;
  return keep (self, bracket, error);
}

/**
 * si_json_margin_new:
 *
 * Returns: (transfer full): a margin of which nothing has been read
 */
SiJsonMargin *
si_json_margin_new (void)
{
  SiJsonMargin *self = g_new0 (SiJsonMargin, 1);

  self->excerpt = g_byte_array_sized_new (EXCERPT_BYTES);
  return self;
}

/**
 * si_json_margin_free:
 * @self: (transfer full): a margin
 */
void
si_json_margin_free (SiJsonMargin *self)
{
  g_byte_array_unref (self->excerpt);
  g_free (self);
}

/**
 * si_json_margin_read:
 * @self: a margin
 * @p: bytes of the answer, before or after the JSON
 * @end: where they end
 * @opener: (out): set to `[` or `{` when that begins the JSON
 * @error: return location for a #GError
 *
 * JSON begins with the first bracket, or, after text, with one that starts a line or
 * follows a tag and has `{` or `]` after a `[`, or `"` after a `{`; in a web page it never
 * begins.
 *
 * Returns: what follows the opener, or @end; %NULL with %SI_API_ERROR_NOT_INVENTORY
 */
const char *
si_json_margin_read (SiJsonMargin *self,
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
      else if (is_blank (*p))
        p++;
      else if (!decide (self, *p, opener, error))
        return NULL;
    }
  return p;
}

/**
 * si_json_margin_has_text:
 * @self: a margin
 *
 * Returns: whether there is anything in it but white space and byte order marks
 */
gboolean
si_json_margin_has_text (const SiJsonMargin *self)
{
  return self->excerpt->len > 0;
}

/**
 * si_json_margin_is_page:
 * @self: a margin
 *
 * Returns: whether it begins as a web page
 */
gboolean
si_json_margin_is_page (const SiJsonMargin *self)
{
  return si_error_response_is_page ((const char *) self->excerpt->data, self->excerpt->len);
}

/**
 * si_json_margin_make_error:
 * @self: a margin
 *
 * Says what was read. The limit may have cut a word that is half of something secret, so an
 * ellipsis follows: si_credentials_redact() takes the beginning of a key before one for a key.
 *
 * Returns: (transfer full): %SI_API_ERROR_NOT_INVENTORY
 */
GError *
si_json_margin_make_error (const SiJsonMargin *self)
{
  g_autoptr (GString) text
      = g_string_new_len ((const char *) self->excerpt->data, self->excerpt->len);
  const char *end;

  if (is_full (self))
    {
      g_utf8_validate (text->str, text->len, &end);
      if (text->str + text->len - end < 4)
        g_string_truncate (text, end - text->str);
      g_string_append (text, "…");
    }
  return si_error_response_from_page (text->str, text->len);
}
