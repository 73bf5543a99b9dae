/* si-json-splitter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-splitter.h"

#include <glib/gi18n.h>

#include "si-api-error.h"
#include "si-error-response.h"
#include "si-json-envelope.h"
#include "si-json-outer-text.h"

#define FLUSH_BYTES (4 * 1024)
/* A product in some 40,000 godowns has as much. */
#define MAX_ELEMENT_BYTES (4 * 1024 * 1024)
/* Some 1,600,000 products in 8 godowns have as much. It is below 4 GiB, so that 32 bits can count
 * whatever is in it. */
#define MAX_BYTES ((guint64) 1024 * 1024 * 1024)
/* The most bytes of a second object, which may be an error that came after the products. */
#define MAX_AFTER_BYTES (64 * 1024)

struct _SiJsonSplitter
{
  guint64 max_bytes;

  guint64 n_bytes;
  SiJsonOuterText preamble;
  gboolean has_envelope; /* the JSON begins with a brace */
  SiJsonEnvelope envelope;
  SiJsonBatcher batcher; /* of the list of products */
  SiJsonOuterText trailer;
  char opener_after; /* of a second JSON; 0 while there is none */
  GString *after;    /* (owned): the second JSON, less its opener */
};

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_TOO_LARGE,
                       _ ("The server’s answer is larger, or nested deeper, than an inventory can "
                          "be. Check the address."));
  return FALSE;
}

static const char *
read_list (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  while (p != NULL && p < end && self->batcher.is_open)
    p = si_json_batcher_read (&self->batcher, p, end);
  if (p == NULL)
    fail_too_large (error);
  return p;
}

/* Reads up to the products, of which the envelope has then read the beginning. */
static const char *
read_envelope (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  g_autoptr (GByteArray) taken = NULL;
  const char *start, *taken_end;
  SiJsonList found;

  p = si_json_envelope_read (&self->envelope, p, end, &found, error);
  if (p == NULL || found == SI_JSON_LIST_NONE)
    return p;

  taken = si_json_envelope_take_found (&self->envelope);
  si_json_batcher_begin (&self->batcher, found);
  start = (const char *) taken->data + (found == SI_JSON_LIST_SINGLE ? 0 : 1);
  taken_end = (const char *) taken->data + taken->len;
  return read_list (self, start, taken_end, error) != NULL ? p : NULL;
}

static const char *
read_preamble (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  char opener = '\0';

  p = si_json_outer_text_read (&self->preamble, p, end, &opener, error);
  if (p == NULL || opener == '\0')
    return p;
  if (opener == '[')
    {
      si_json_batcher_begin (&self->batcher, SI_JSON_LIST_ARRAY);
      return p;
    }
  self->has_envelope = TRUE;
  if (read_envelope (self, "{", "{" + 1, error) == NULL)
    return NULL;
  return p;
}

/* Reads what a server may also write before the JSON. A second object is saved, to be judged. */
static const char *
read_trailer (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  if (self->opener_after == '\0')
    p = si_json_outer_text_read (&self->trailer, p, end, &self->opener_after, error);
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
  return self->has_envelope && self->envelope.depth > 0;
}

static gboolean
feed_counted (SiJsonSplitter *self, const char *p, const char *end, GError **error)
{
  while (p != NULL && p < end)
    if (self->batcher.is_open)
      p = read_list (self, p, end, error);
    else if (envelope_is_open (self))
      p = read_envelope (self, p, end, error);
    else if (self->batcher.list != SI_JSON_LIST_NONE)
      p = read_trailer (self, p, end, error);
    else if (!self->has_envelope)
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
 * Returns: (transfer full): a splitter for one answer
 */
SiJsonSplitter *
si_json_splitter_new (SiJsonBatchFunc take, gpointer user_data)
{
  SiJsonSplitter *self = g_new0 (SiJsonSplitter, 1);

  self->envelope.text = g_byte_array_new ();
  si_json_batcher_init (&self->batcher, take, user_data);
  self->after = g_string_new (NULL);
  si_json_splitter_set_limits (self, MAX_BYTES, MAX_ELEMENT_BYTES);
  return self;
}

/**
 * si_json_splitter_free:
 * @self: (transfer full): a splitter
 *
 * Frees the splitter with the elements that it has not handed on.
 */
void
si_json_splitter_free (SiJsonSplitter *self)
{
  g_byte_array_unref (self->envelope.text);
  si_json_batcher_clear (&self->batcher);
  g_string_free (self->after, TRUE);
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
  self->batcher.max_element_bytes = max_element_bytes;
  self->envelope.max_bytes = max_element_bytes;
}

/**
 * si_json_splitter_feed:
 * @self: a splitter that has not failed
 * @bytes: the next bytes of the answer
 * @length: how many
 * @error: return location for a #GError
 *
 * Reads @bytes, whose pieces make no difference. Before and after the array may be blank space,
 * byte order marks, comments, and warnings as PHP writes them. The array may also be an object
 * whose keys are numbers, and either may stand within an object, as a member at any depth; a
 * single product may stand in its place.
 *
 * Every slot between two commas is an element, also an empty one, so that none is dropped in
 * silence. One comma too many at the end makes none.
 *
 * Returns: %FALSE with an error of %SI_API_ERROR as soon as the bytes cannot become an inventory
 *   any more
 */
gboolean
si_json_splitter_feed (SiJsonSplitter *self, const char *bytes, gsize length, GError **error)
{
  guint64 room = self->max_bytes - self->n_bytes;
  gsize taken = MIN (room, length);

  /* No bytes may come without an address. */
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
 * Hands on the elements that are whole by now, where they are worth a batch, so that the first
 * rows of a slow answer do not wait.
 */
void
si_json_splitter_flush (SiJsonSplitter *self)
{
  si_json_batcher_flush (&self->batcher, FLUSH_BYTES);
}

/* Judges an envelope in which no product was found. */
static gboolean
judge_envelope (SiJsonSplitter *self, GError **error)
{
  const char *text = (const char *) self->envelope.text->data;
  gsize length = self->envelope.text->len;

  if (si_error_response_is_empty_list (text, length))
    return TRUE;
  g_propagate_error (error, si_error_response_from_object (text, length));
  return FALSE;
}

/* Judges the texts around the JSON. */
static gboolean
judge_outer_texts (SiJsonSplitter *self, GError **error)
{
  SiJsonOuterText *wrong = NULL;

  /* Brackets that stand between texts are more likely part of them than an empty list. */
  if (self->batcher.n_elements == 0 && self->preamble.length > 0 && self->trailer.length > 0)
    wrong = &self->preamble;
  else if (si_json_outer_text_is_page (&self->trailer))
    wrong = &self->trailer;

  if (wrong != NULL)
    g_propagate_error (error, si_json_outer_text_make_error (wrong));
  return wrong == NULL;
}

/* Judges the second object: an error is a remark on the products, anything else a riddle. */
static gboolean
judge_second_json (SiJsonSplitter *self, GError **error)
{
  g_autoptr (GError) meaning = NULL;

  if (self->opener_after == '\0')
    return TRUE;
  g_string_prepend_c (self->after, '{');
  meaning = si_error_response_from_object (self->after->str, self->after->len);
  if (!g_error_matches (meaning, SI_API_ERROR, SI_API_ERROR_NOT_INVENTORY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&meaning));
  return FALSE;
}

/**
 * si_json_splitter_end:
 * @self: a splitter
 * @error: return location for a #GError
 *
 * Takes in that no more bytes come, hands on the last batch, and judges the whole. An empty array
 * is an empty inventory, but an empty object is none: it would clear a good inventory.
 *
 * Returns: %FALSE with an error of %SI_API_ERROR unless the answer had one whole list
 */
gboolean
si_json_splitter_end (SiJsonSplitter *self, GError **error)
{
  if (self->batcher.list == SI_JSON_LIST_NONE && !self->has_envelope)
    {
      g_propagate_error (error, si_json_outer_text_make_error (&self->preamble));
      return FALSE;
    }
  if (envelope_is_open (self) || self->batcher.is_open)
    {
      g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_CUT_SHORT,
                           _ ("The server’s answer ended too soon. Try again."));
      return FALSE;
    }

  if (self->has_envelope && self->batcher.n_elements == 0)
    return judge_envelope (self, error);
  if (!judge_outer_texts (self, error) || !judge_second_json (self, error))
    return FALSE;
  si_json_batcher_flush (&self->batcher, 0);
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
  const GByteArray *text = self->envelope.text;
  char *remark = NULL;

  if (self->has_envelope)
    remark = si_error_response_find_remark ((const char *) text->data, text->len);
  if (remark == NULL && self->opener_after != '\0')
    remark = si_error_response_find_remark (self->after->str, self->after->len);
  return remark;
}
