/* si-json-envelope.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-envelope.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-error-response.h"
#include "si-json-string.h"

static gboolean
is_one_of (const char *const *names, const char *name, gsize length)
{
  for (; *names != NULL; names++)
    if (strlen (*names) == length && g_ascii_strncasecmp (*names, name, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
fail (GError **error)
{
  g_propagate_error (error, si_error_response_from_object ("{}", 2));
  return FALSE;
}

static gboolean
open_level (SiJsonEnvelope *self, char bracket, GError **error)
{
  static const char *const words[]
      = { "message", "error", "errors", "error_message", "msg", "warnings", "warning", NULL };
  const char *text = (const char *) self->text->data;
  const SiJsonLevel *outer = self->depth > 0 ? &self->levels[self->depth - 1] : NULL;
  SiJsonLevel *level = &self->levels[self->depth];

  if (self->depth == SI_JSON_ENVELOPE_DEPTH)
    return fail (error);
  *level = (SiJsonLevel){ .start = self->text->len, .is_object = bracket == '{' };
  if (outer != NULL)
    level->is_message
        = outer->is_message
          || (outer->has_value && is_one_of (words, text + outer->key_start, outer->key_length));
  self->depth++;
  return TRUE;
}

/* Closes all levels down to the one that the bracket matches. A bracket without a match is left
 * out of account. */
static void
close_level (SiJsonEnvelope *self, gboolean is_object)
{
  guint depth = self->depth;

  while (depth > 0 && self->levels[depth - 1].is_object != is_object)
    depth--;
  if (depth > 0)
    self->depth = depth - 1;
}

/* Whether a text that no null byte ends has digits alone. */
static gboolean
is_number (const char *text, gsize length)
{
  gsize n_digits = 0;

  while (n_digits < length && g_ascii_isdigit (text[n_digits]))
    n_digits++;
  return length > 0 && n_digits == length;
}

static void
end_key (SiJsonEnvelope *self)
{
  SiJsonLevel *level = &self->levels[self->depth - 1];
  const char *key = (const char *) self->text->data + self->string_start;

  /* A colon may come without a key, and the string before it may be that of another object. */
  if (!level->is_object || level->has_value || self->string_start <= level->start)
    return;
  level->has_value = TRUE;
  level->key_start = self->string_start;
  level->key_length = self->string_length;
  if (level->n_keys == 0)
    level->is_numbered = is_number (key, level->key_length);
  level->n_keys++;
}

/* Takes note of a member, at the first character of its value. */
static void
note_member (SiJsonEnvelope *self, char c)
{
  static const char *const identity[] = { "products_id", "SkuCode", "productDescription", NULL };
  static const char *const others[] = { "Stock", "Godowns", NULL };
  SiJsonLevel *level = &self->levels[self->depth - 1];
  const char *key = (const char *) self->text->data + level->key_start;
  gboolean is_text = c == '"' || c == '-' || c == '.' || g_ascii_isdigit (c);

  if (is_text && is_one_of (identity, key, level->key_length))
    {
      level->has_identity = TRUE;
      level->n_product_members++;
    }
  else if (is_one_of (others, key, level->key_length))
    level->n_product_members++;
}

/* Says whether the object at hand is a product. Outside of an array it needs more than an SKU code,
 * since a server may repeat that of the request. */
static SiJsonList
judge (SiJsonEnvelope *self)
{
  const SiJsonLevel *level = &self->levels[self->depth - 1];
  const SiJsonLevel *outer = self->depth > 1 ? level - 1 : NULL;

  if (outer == NULL && level->n_keys == 1 && level->is_numbered)
    {
      self->found_start = level->start;
      return SI_JSON_LIST_KEYED;
    }
  if (!level->has_identity || level->is_message)
    return SI_JSON_LIST_NONE;
  if (outer != NULL && !outer->is_object)
    {
      self->found_start = outer->start;
      return SI_JSON_LIST_ARRAY;
    }
  if (level->n_product_members < 2)
    return SI_JSON_LIST_NONE;
  if (outer != NULL && outer->is_numbered)
    {
      self->found_start = outer->start;
      return SI_JSON_LIST_KEYED;
    }
  self->found_start = level->start;
  return SI_JSON_LIST_SINGLE;
}

static void
read_in_string (SiJsonEnvelope *self, char c)
{
  if (self->escaped)
    self->escaped = FALSE;
  else if (c == '\\')
    self->escaped = TRUE;
  else if (c == '"')
    {
      self->in_string = FALSE;
      self->string_length = self->text->len - self->string_start;
    }
}

/* Reads a character outside of strings. Sets @found where it begins the value that makes the object
 * at hand a product. */
static gboolean
read_one (SiJsonEnvelope *self, char c, SiJsonList *found, GError **error)
{
  SiJsonLevel *level = self->depth > 0 ? &self->levels[self->depth - 1] : NULL;
  gboolean starts_value = level != NULL && level->is_object && level->has_value
                          && !si_json_is_blank (c) && self->text->data[self->text->len - 1] == ':';

  if (starts_value)
    {
      note_member (self, c);
      *found = judge (self);
      if (*found != SI_JSON_LIST_NONE)
        return TRUE;
    }

  if (c == '"')
    {
      self->in_string = TRUE;
      self->string_start = self->text->len + 1;
    }
  else if (c == '{' || c == '[')
    return open_level (self, c, error);
  else if (c == '}' || c == ']')
    close_level (self, c == '}');
  else if (c == ':')
    end_key (self);
  else if (c == ',' && level != NULL)
    level->has_value = FALSE;
  return TRUE;
}

/* Refuses a second list. There may be many single products, each under a name of its own. */
static gboolean
check_found (SiJsonEnvelope *self, SiJsonList found, GError **error)
{
  gboolean is_first = self->found == SI_JSON_LIST_NONE;

  if (!is_first && (found != SI_JSON_LIST_SINGLE || self->found != SI_JSON_LIST_SINGLE))
    {
      g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                           _ ("The server’s answer has more than one list of products, and does "
                              "not say which is the inventory."));
      return FALSE;
    }
  self->found = found;
  return TRUE;
}

/**
 * si_json_envelope_read:
 * @self: an envelope that is not closed
 * @p: the next bytes of the answer, from the opening brace on
 * @end: where they end
 * @found: (out): the shape of the products that begin here, or %SI_JSON_LIST_NONE
 * @error: return location for a #GError
 *
 * Reads up to the first products, to its own end, or to @end. White space outside of strings is
 * left out of its text.
 *
 * Returns: the byte after the last one that was read; %NULL with %SI_API_ERROR_NOT_INVENTORY
 */
const char *
si_json_envelope_read (SiJsonEnvelope *self,
                       const char *p,
                       const char *end,
                       SiJsonList *found,
                       GError **error)
{
  *found = SI_JSON_LIST_NONE;
  for (; p < end && !(self->text->len > 0 && self->depth == 0); p++)
    {
      gboolean left_out
          = !self->in_string && (si_json_is_blank (*p) || (*p == ',' && self->skip_comma));

      if (self->in_string)
        read_in_string (self, *p);
      else if (!si_json_is_blank (*p) && !read_one (self, *p, found, error))
        return NULL;
      if (*found != SI_JSON_LIST_NONE)
        return check_found (self, *found, error) ? p : NULL;

      self->skip_comma = self->skip_comma && si_json_is_blank (*p);
      if (left_out)
        continue;
      if (self->text->len == self->max_bytes)
        {
          fail (error);
          return NULL;
        }
      g_byte_array_append (self->text, (const guint8 *) p, 1);
    }
  return p;
}

/**
 * si_json_envelope_take_found:
 * @self: an envelope in which products were found
 *
 * Takes out the bytes of the products that have been read, from the bracket of their list or of the
 * single product on. Reading goes on behind the bracket that closes it.
 *
 * Returns: (transfer full): these bytes
 */
GByteArray *
si_json_envelope_take_found (SiJsonEnvelope *self)
{
  GByteArray *taken = g_byte_array_new ();
  SiJsonLevel *outer;

  g_byte_array_append (taken, self->text->data + self->found_start,
                       self->text->len - self->found_start);
  g_byte_array_set_size (self->text, self->found_start);
  self->string_start = 0;
  while (self->depth > 0 && self->levels[self->depth - 1].start >= self->found_start)
    self->depth--;

  outer = self->depth > 0 ? &self->levels[self->depth - 1] : NULL;
  if (self->found == SI_JSON_LIST_SINGLE && outer != NULL && outer->is_object)
    {
      if (outer->has_value)
        g_byte_array_set_size (self->text, outer->key_start - 1);
      outer->has_value = FALSE;
      self->skip_comma = TRUE;
    }
  else
    g_byte_array_append (self->text, (const guint8 *) "[]", 2);
  return taken;
}
