/* si-json-splitter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-splitter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-json-margin.h"
#include "si-refusal.h"

/* Batches of 4 to 64 KiB parse fastest: they fit the cache. */
#define BATCH_BYTES (32 * 1024)
#define BATCH_ELEMENTS 1024
#define FLUSH_BYTES (4 * 1024)
/* json-glib 1.6 overruns its stack on deep nesting. The outer array is one level. */
#define MAX_DEPTH 64
/* A product in some 40,000 godowns. */
#define MAX_ELEMENT_BYTES (4 * 1024 * 1024)
/* Some 1,600,000 products in 8 godowns. Below 4 GiB, so that 32 bits can count
 * whatever is in it. */
#define MAX_BYTES ((guint64) 1024 * 1024 * 1024)

struct _SiJsonSplitter
{
  SiJsonBatchFunc take;
  gpointer take_data;
  guint64 max_bytes;
  gsize max_element_bytes;

  guint64 n_bytes;
  SiJsonMargin *margin; /* (owned) */
  char opener;          /* of the array; 0 before it */
  gboolean is_closed;

  SiJsonBatch *batch; /* (owned) */
  gsize start;        /* of the present element, in the batch's text */
  guint64 n_elements;
  guint64 nesting; /* bit n: whether level n of the element is an object */
  guint depth;
  gboolean in_string;
  gboolean escaped;
  gboolean broken;
  gboolean key_seen;  /* in an object keyed by number */
  gboolean is_object; /* some other object: one piece, never an inventory */
};

static SiJsonBatch *
si_json_batch_new (void)
{
  SiJsonBatch *self = g_new (SiJsonBatch, 1);

  self->text = g_byte_array_sized_new (BATCH_BYTES + 4096);
  self->elements = g_array_sized_new (FALSE, FALSE, sizeof (SiJsonElement), 128);
  return self;
}

/**
 * si_json_batch_free:
 * @self: (transfer full): a batch
 *
 * Frees the batch.
 */
void
si_json_batch_free (SiJsonBatch *self)
{
  g_byte_array_unref (self->text);
  g_array_unref (self->elements);
  g_free (self);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_TOO_LARGE,
                       _ ("The server’s answer is larger, or nested deeper, than an inventory can "
                          "be. Check the address."));
  return FALSE;
}

static void
begin_element (SiJsonSplitter *self)
{
  self->start = self->batch->text->len;
  self->nesting = 0;
  self->depth = 0;
  self->broken = FALSE;
  self->key_seen = FALSE;
}

/* What there is of the present element starts the next batch. */
static void
hand_on (SiJsonSplitter *self)
{
  SiJsonBatch *batch = self->batch;
  gsize rest = batch->text->len - self->start;

  self->batch = si_json_batch_new ();
  g_byte_array_append (self->batch->text, batch->text->data + self->start, rest);
  g_byte_array_set_size (batch->text, self->start);
  self->start = 0;
  self->take (batch, self->take_data);
}

static void
end_element (SiJsonSplitter *self)
{
  GByteArray *text = self->batch->text;
  SiJsonElement element = { self->start, text->len - self->start, self->broken };

  while (element.length > 0 && is_blank (text->data[element.start]))
    {
      element.start++;
      element.length--;
    }
  while (element.length > 0 && is_blank (text->data[element.start + element.length - 1]))
    element.length--;

  element.broken |= element.length == 0 || (self->opener == '{' && !self->key_seen);
  g_array_append_val (self->batch->elements, element);
  self->n_elements++;
  begin_element (self);
  if (text->len >= BATCH_BYTES || self->batch->elements->len == BATCH_ELEMENTS)
    hand_on (self);
}

static gboolean
element_is_blank (SiJsonSplitter *self)
{
  for (gsize i = self->start; i < self->batch->text->len; i++)
    if (!is_blank (self->batch->text->data[i]))
      return FALSE;
  return TRUE;
}

/* PHP writes an array with gaps in its keys as an object: {"0": …, "2": …}. */
static gboolean
key_is_number (SiJsonSplitter *self)
{
  g_autofree char *key = g_strndup ((char *) self->batch->text->data + self->start,
                                    self->batch->text->len - self->start);
  gsize length = strlen (g_strstrip (key));

  return length > 2 && key[0] == '"' && key[length - 1] == '"'
         && strspn (key + 1, "0123456789") == length - 2;
}

static void
end_key (SiJsonSplitter *self)
{
  self->key_seen = TRUE;
  if (key_is_number (self))
    {
      g_byte_array_set_size (self->batch->text, self->start);
      return;
    }
  self->is_object = self->n_elements == 0;
  self->broken = TRUE;
  g_byte_array_append (self->batch->text, (const guint8 *) ":", 1);
}

/* A bracket that matches none of the element's is no reason to lose the rows after it. */
static void
close_level (SiJsonSplitter *self, gboolean is_object)
{
  guint level = self->depth;

  while (level > 0 && ((self->nesting >> (level - 1)) & 1) != (guint64) is_object)
    level--;

  self->broken |= level == 0 || level != self->depth;
  if (level > 0)
    self->depth = level - 1;
}

static gboolean
open_level (SiJsonSplitter *self, gboolean is_object)
{
  guint64 bit = (guint64) 1 << self->depth;

  if (self->depth + 1 >= MAX_DEPTH)
    return FALSE;
  self->nesting = is_object ? self->nesting | bit : self->nesting & ~bit;
  self->depth++;
  return TRUE;
}

static const char *
skip_string (SiJsonSplitter *self, const char *p, const char *end)
{
  if (self->escaped)
    {
      self->escaped = FALSE;
      p++;
    }
  while (p < end && *p != '"' && *p != '\\')
    p++;

  if (p == end)
    return p;
  self->in_string = *p == '\\';
  self->escaped = self->in_string;
  return p + 1;
}

/* Up to the character that ends the element, its key or the array: "," ":" or a bracket. */
static const char *
find_end_of_element (SiJsonSplitter *self, const char *p, const char *end, gboolean *too_deep)
{
  char closer = self->opener == '[' ? ']' : '}';

  while (p < end)
    {
      char c = *p;

      if (self->in_string)
        {
          p = skip_string (self, p, end);
          continue;
        }
      if (c == '"')
        self->in_string = TRUE;
      else if (c == '{' || c == '[')
        *too_deep = !open_level (self, c == '{');
      else if (self->depth == 0 && c == closer)
        return p;
      else if (c == '}' || c == ']')
        close_level (self, c == '}');
      else if (self->depth == 0 && c == ',' && !self->is_object)
        return p;
      else if (self->depth == 0 && c == ':' && self->opener == '{' && !self->key_seen)
        return p;

      if (*too_deep)
        return p;
      p++;
    }
  return p;
}

static void
end_piece (SiJsonSplitter *self, char c)
{
  if (c == ':')
    {
      end_key (self);
      return;
    }

  /* The first thing in the braces has no numbered key. */
  if (self->opener == '{' && self->n_elements == 0 && !self->key_seen)
    self->is_object = TRUE;

  if (c != ',')
    self->is_closed = TRUE;
  if (self->is_object && c == ',')
    g_byte_array_append (self->batch->text, (const guint8 *) ",", 1);
  else if (!self->is_object && !(c == ']' && self->n_elements == 0 && element_is_blank (self)))
    end_element (self);
}

static const char *
scan_element (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  gsize room = self->max_element_bytes - (self->batch->text->len - self->start);
  const char *limit = (gsize) (end - p) > room ? p + room : end;
  gboolean too_deep = FALSE;
  const char *stop = find_end_of_element (self, p, limit, &too_deep);

  g_byte_array_append (self->batch->text, (const guint8 *) p, stop - p);
  if (too_deep || (stop == limit && limit < end))
    {
      if (self->is_object)
        g_propagate_error (error, si_refusal_from_object ("{}", 2));
      else
        fail_too_large (error);
      return NULL;
    }
  if (stop == end)
    return end;

  end_piece (self, *stop);
  return stop + 1;
}

static gboolean
feed_counted (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  while (p != NULL && p < end)
    if (self->opener == '\0')
      p = si_json_margin_read_before (self->margin, p, end, &self->opener, error);
    else if (!self->is_closed)
      p = scan_element (self, p, end, error);
    else if (self->is_object)
      break;
    else
      p = si_json_margin_read_after (self->margin, p, end, error);
  return p != NULL;
}

/**
 * si_json_splitter_new:
 * @take: what is called with each batch
 * @user_data: for @take
 *
 * Returns: (transfer full): a splitter
 */
SiJsonSplitter *
si_json_splitter_new (SiJsonBatchFunc take, gpointer user_data)
{
  SiJsonSplitter *self = g_new0 (SiJsonSplitter, 1);

  self->take = take;
  self->take_data = user_data;
  self->max_bytes = MAX_BYTES;
  self->max_element_bytes = MAX_ELEMENT_BYTES;
  self->margin = si_json_margin_new ();
  self->batch = si_json_batch_new ();
  return self;
}

/**
 * si_json_splitter_free:
 * @self: (transfer full): a splitter
 *
 * Frees the splitter with what it has not handed on.
 */
void
si_json_splitter_free (SiJsonSplitter *self)
{
  si_json_margin_free (self->margin);
  si_json_batch_free (self->batch);
  g_free (self);
}

/**
 * si_json_splitter_set_limits:
 * @self: a splitter that has not been fed
 * @max_bytes: how large an answer may be; at most, and by default, 1 GiB
 * @max_element_bytes: how large an element may be; 4 MiB by default
 *
 * Sets how much is read before it is called too large.
 */
void
si_json_splitter_set_limits (SiJsonSplitter *self, guint64 max_bytes, gsize max_element_bytes)
{
  g_return_if_fail (max_bytes <= MAX_BYTES);
  g_return_if_fail (max_element_bytes <= MAX_BYTES);

  self->max_bytes = max_bytes;
  self->max_element_bytes = max_element_bytes;
}

/**
 * si_json_splitter_feed:
 * @self: a splitter
 * @bytes: the next bytes of the answer
 * @length: how many
 * @error: return location for a #GError
 *
 * Cuts @bytes, whose pieces make no difference. Before the array may be blank
 * space, byte order marks, and warnings as PHP writes them; after it, white space.
 * The array may also be an object whose keys are numbers.
 *
 * Every slot between two commas is an element, also an empty one, so that none
 * is dropped in silence. Not to be fed again after an error.
 *
 * Returns: %FALSE with an error of %SI_API_ERROR as soon as the bytes cannot
 *   become an inventory any more
 */
gboolean
si_json_splitter_feed (SiJsonSplitter *self, const char *bytes, gsize length, GError **error)
{
  guint64 room = self->max_bytes - self->n_bytes;
  gsize taken = MIN (room, length);

  self->n_bytes += taken;
  if (!feed_counted (self, bytes, bytes + taken, error))
    return FALSE;
  return taken == length || fail_too_large (error);
}

/**
 * si_json_splitter_flush:
 * @self: a splitter
 *
 * Hands on the elements that are whole by now, where they are worth a batch, so
 * that the first rows of a slow answer do not wait.
 */
void
si_json_splitter_flush (SiJsonSplitter *self)
{
  if (self->start >= FLUSH_BYTES)
    hand_on (self);
}

/**
 * si_json_splitter_end:
 * @self: a splitter
 * @error: return location for a #GError
 *
 * All bytes are in: hands on the last batch, and judges the whole. An empty
 * array is an empty inventory, an empty object is none: taken for one, it would
 * clear a good inventory.
 *
 * Returns: %FALSE with an error of %SI_API_ERROR unless it was one whole array
 */
gboolean
si_json_splitter_end (SiJsonSplitter *self, GError **error)
{
  GByteArray *text = self->batch->text;

  if (self->opener == '\0' || si_json_margin_has_after (self->margin))
    {
      g_propagate_error (error, si_json_margin_make_error (self->margin));
      return FALSE;
    }
  if (!self->is_closed)
    {
      g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_CUT_SHORT,
                           _ ("The server’s answer ended too soon. Try again."));
      return FALSE;
    }
  if (self->is_object)
    {
      g_byte_array_prepend (text, (const guint8 *) "{", 1);
      g_byte_array_append (text, (const guint8 *) "}", 1);
      g_propagate_error (error, si_refusal_from_object ((const char *) text->data, text->len));
      return FALSE;
    }
  if (self->batch->elements->len > 0)
    hand_on (self);
  return TRUE;
}
