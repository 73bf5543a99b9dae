/* si-json-splitter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-splitter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"
#include "si-json-envelope.h"
#include "si-json-margin.h"
#include "si-error-response.h"

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
/* The most bytes of a second object, which may be an error that came after the products. */
#define MAX_AFTER_BYTES (64 * 1024)

/* In place of the bracket of a list: one product, which ends where its own braces do. */
#define SINGLE '1'

struct _SiJsonSplitter
{
  SiJsonBatchFunc take;
  gpointer take_data;
  guint64 max_bytes;
  gsize max_element_bytes;

  guint64 n_bytes;
  SiJsonMargin *preamble;   /* (owned): before the JSON */
  SiJsonEnvelope *envelope; /* (owned) (nullable): where it begins with a brace */
  SiJsonMargin *trailer;    /* (owned): after the JSON */
  char opener;              /* of the list of products, or SINGLE; 0 outside of one */
  gboolean is_closed;
  char opener_after; /* of a second JSON; 0 while there is none */
  GString *after;    /* (owned): the second JSON */

  SiJsonBatch *batch; /* (owned) */
  gsize start;        /* of the present element, in the batch's text */
  guint64 n_elements;
  guint64 nesting; /* bit n: whether level n of the element is an object */
  guint depth;
  gboolean in_string;
  gboolean escaped;
  gboolean broken;
  gboolean key_seen; /* in an object keyed by number */
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

/* Up to the character that ends the element, its key or the list: "," ":" or a bracket. */
static const char *
find_end_of_element (SiJsonSplitter *self, const char *p, const char *end, gboolean *too_deep)
{
  char closer = self->opener == '[' ? ']' : '}';
  gboolean is_single = self->opener == SINGLE;

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
      else if (self->depth == 1 && c == closer && is_single)
        return p;
      else if (c == '}' || c == ']')
        close_level (self, c == '}');
      else if (self->depth == 0 && c == ',')
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
  gboolean is_closer = c != ':' && c != ',';

  if (c == ':')
    {
      end_key (self);
      return;
    }

  self->is_closed = is_closer;
  if (self->opener == SINGLE)
    g_byte_array_append (self->batch->text, (const guint8 *) &c, 1);
  /* A comma before the closing bracket makes no row, and an empty list has none. */
  if (!is_closer || !element_is_blank (self))
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
      fail_too_large (error);
      return NULL;
    }
  if (stop == end)
    return end;

  end_piece (self, *stop);
  return stop + 1;
}

static char
get_opener (SiJsonFound found)
{
  switch (found)
    {
    case SI_JSON_FOUND_ARRAY:
      return '[';
    case SI_JSON_FOUND_KEYED:
      return '{';
    case SI_JSON_FOUND_PRODUCT:
      return SINGLE;
    case SI_JSON_FOUND_NOTHING:
    default:
      return '\0';
    }
}

static const char *
read_envelope (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  SiJsonFound found;
  g_autoptr (GByteArray) taken = NULL;
  const char *q, *taken_end;

  p = si_json_envelope_read (self->envelope, p, end, &found, error);
  if (p == NULL || found == SI_JSON_FOUND_NOTHING)
    return p;

  taken = si_json_envelope_take_found (self->envelope);
  self->opener = get_opener (found);
  self->is_closed = FALSE;
  begin_element (self);
  q = (const char *) taken->data + (self->opener == SINGLE ? 0 : 1);
  taken_end = (const char *) taken->data + taken->len;
  while (q != NULL && q < taken_end)
    q = scan_element (self, q, taken_end, error);
  return q != NULL ? p : NULL;
}

static const char *
read_preamble (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  char opener = '\0';

  p = si_json_margin_read (self->preamble, p, end, &opener, error);
  if (p == NULL || opener == '\0')
    return p;
  if (opener == '[')
    {
      self->opener = opener;
      return p;
    }
  self->envelope = si_json_envelope_new (self->max_element_bytes);
  if (read_envelope (self, "{", "{" + 1, error) == NULL)
    return NULL;
  return p;
}

/* Text, as a server may also write before the JSON; a second object is kept, to be judged. */
static const char *
read_trailer (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  if (self->opener_after == '\0')
    p = si_json_margin_read (self->trailer, p, end, &self->opener_after, error);
  if (p == NULL)
    return NULL;

  if (self->opener_after == '[')
    {
      g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY,
                           _ ("The server’s answer has more than one list of products, and does "
                              "not say which is the inventory."));
      return NULL;
    }
  if (self->opener_after != '\0')
    g_string_append_len (self->after, p,
                         MIN (end - p, MAX_AFTER_BYTES - (gssize) self->after->len));
  return end;
}

static gboolean
envelope_is_open (SiJsonSplitter *self)
{
  return self->envelope != NULL && !si_json_envelope_is_closed (self->envelope);
}

static gboolean
feed_counted (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  while (p != NULL && p < end)
    if (self->opener != '\0' && !self->is_closed)
      p = scan_element (self, p, end, error);
    else if (envelope_is_open (self))
      p = read_envelope (self, p, end, error);
    else if (self->opener != '\0')
      p = read_trailer (self, p, end, error);
    else if (self->envelope == NULL)
      p = read_preamble (self, p, end, error);
    else
      break;
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
  self->preamble = si_json_margin_new ();
  self->trailer = si_json_margin_new ();
  self->after = g_string_new (NULL);
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
  si_json_margin_free (self->preamble);
  g_clear_pointer (&self->envelope, si_json_envelope_free);
  si_json_margin_free (self->trailer);
  g_string_free (self->after, TRUE);
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
 * Cuts @bytes, whose pieces make no difference. Before and after the array may be blank
 * space, byte order marks, comments, and warnings as PHP writes them. The array may also be
 * an object whose keys are numbers, and either may stand within an object, as a member at
 * any depth; a single product may stand in its place.
 *
 * Every slot between two commas is an element, also an empty one, so that none
 * is dropped in silence; one comma too many at the end makes none. Not to be fed again
 * after an error.
 *
 * Returns: %FALSE with an error of %SI_API_ERROR as soon as the bytes cannot
 *   become an inventory any more
 */
gboolean
si_json_splitter_feed (SiJsonSplitter *self, const char *bytes, gsize length, GError **error)
{
  guint64 room = self->max_bytes - self->n_bytes;
  gsize taken = MIN (room, length);

  /* Bytes that are none may stand nowhere. */
  if (length == 0)
    return TRUE;
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

/* The products are in: how the rest is to be taken. */
static gboolean
judge_rest (SiJsonSplitter *self, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  gsize length;
  const char *text;

  if (self->envelope != NULL && self->n_elements == 0)
    {
      text = si_json_envelope_get_text (self->envelope, &length);
      if (si_error_response_is_empty_list (text, length))
        return TRUE;
      g_propagate_error (error, si_error_response_from_object (text, length));
      return FALSE;
    }

  /* Brackets that stand between texts are more likely part of them than an empty list. */
  if (self->n_elements == 0 && si_json_margin_has_text (self->preamble)
      && si_json_margin_has_text (self->trailer))
    {
      g_propagate_error (error, si_json_margin_make_error (self->preamble));
      return FALSE;
    }
  if (si_json_margin_is_page (self->trailer))
    {
      g_propagate_error (error, si_json_margin_make_error (self->trailer));
      return FALSE;
    }

  if (self->opener_after == '\0')
    return TRUE;
  g_string_prepend_c (self->after, '{');
  refusal = si_error_response_from_object (self->after->str, self->after->len);
  if (!g_error_matches (refusal, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
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
  if (self->opener == '\0' && self->envelope == NULL)
    {
      g_propagate_error (error, si_json_margin_make_error (self->preamble));
      return FALSE;
    }
  if (envelope_is_open (self) || (self->opener != '\0' && !self->is_closed))
    {
      g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_CUT_SHORT,
                           _ ("The server’s answer ended too soon. Try again."));
      return FALSE;
    }
  if (!judge_rest (self, error))
    return FALSE;
  if (self->batch->elements->len > 0)
    hand_on (self);
  return TRUE;
}

/**
 * si_json_splitter_make_remark:
 * @self: a splitter that has ended well
 *
 * Returns: (transfer full) (nullable): the words of an error that came around the products or
 *   after them
 */
char *
si_json_splitter_make_remark (SiJsonSplitter *self)
{
  gsize length;
  const char *text;
  char *remark = NULL;

  if (self->envelope != NULL)
    {
      text = si_json_envelope_get_text (self->envelope, &length);
      remark = si_error_response_find_remark (text, length);
    }
  if (remark == NULL && self->opener_after != '\0')
    remark = si_error_response_find_remark (self->after->str, self->after->len);
  return remark;
}
