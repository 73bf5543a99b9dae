/* si-json-batcher.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-batcher.h"

#include <string.h>

/* Batches of 4 to 64 KiB parse fastest, since they fit the cache. */
#define BATCH_BYTES (32 * 1024)
#define BATCH_ELEMENTS 1024
/* The bytes that are copied into the batch and walked over in one go. They are few, since those
 * behind the end of the list have to be taken out again. */
#define PIECE 4096

static SiJsonBatch *
si_json_batch_new (void)
{
  SiJsonBatch *self = g_new (SiJsonBatch, 1);

  self->text = g_byte_array_sized_new (BATCH_BYTES + PIECE);
  self->elements = g_array_sized_new (FALSE, FALSE, sizeof (SiJsonElement), 128);
  self->json = g_string_sized_new (BATCH_BYTES + PIECE);
  g_string_append_c (self->json, '[');
  return self;
}

/**
 * si_json_batch_free:
 * @self: (transfer full): a batch
 */
void
si_json_batch_free (SiJsonBatch *self)
{
  g_byte_array_unref (self->text);
  g_array_unref (self->elements);
  g_string_free (self->json, TRUE);
  g_free (self);
}

static void
begin_element (SiJsonBatcher *self, gboolean has_key)
{
  self->start = self->at;
  self->wrong_key = FALSE;
  g_string_truncate (self->json, 0);
  si_json_cleaner_begin (&self->cleaner, self->json, self->list, has_key);
}

static gboolean
is_broken (const SiJsonBatcher *self)
{
  return self->wrong_key || self->cleaner.wrong_bracket || self->cleaner.is_foreign;
}

/* Gives the batch away. The bytes of the present element start the next one. */
static void
hand_on (SiJsonBatcher *self)
{
  SiJsonBatch *batch = self->batch;
  GByteArray *text = batch->text;

  self->batch = si_json_batch_new ();
  g_byte_array_append (self->batch->text, text->data + self->start, text->len - self->start);
  g_byte_array_set_size (text, self->start);
  self->at -= self->start;
  self->start = 0;
  g_string_append_c (batch->json, ']');
  self->take (batch, self->take_data);
}

/* Sets the bounds of the present element to those of its text without the white space around it. */
static void
trim (SiJsonBatcher *self, SiJsonElement *element)
{
  const guint8 *text = self->batch->text->data;

  while (element->length > 0 && si_json_is_blank (text[element->start]))
    {
      element->start++;
      element->length--;
    }
  while (element->length > 0 && si_json_is_blank (text[element->start + element->length - 1]))
    element->length--;
}

static void
add_element (SiJsonBatcher *self, const SiJsonElement *element)
{
  GString *json = self->batch->json;

  g_array_append_val (self->batch->elements, *element);
  self->n_elements++;
  if (element->broken)
    return;
  if (json->len > 1)
    g_string_append_c (json, ',');
  g_string_append_len (json, self->json->str, self->json->len);
}

/* Ends the element at a comma or at the end of the list. */
static void
end_element (SiJsonBatcher *self)
{
  gboolean is_last = self->batch->text->data[self->at] != ',';
  gboolean is_single = self->list == SI_JSON_LIST_SINGLE;
  SiJsonElement element = { self->start, self->at + is_single - self->start, FALSE };

  trim (self, &element);
  element.broken = element.length == 0 || is_broken (self)
                   || (self->list == SI_JSON_LIST_KEYED && !self->cleaner.has_key);
  /* A comma before the closing bracket makes no row, and an empty list has none. */
  if (!is_last || element.length > 0)
    add_element (self, &element);

  self->is_open = !is_last;
  self->at++;
  begin_element (self, FALSE);
  if (self->at >= BATCH_BYTES || self->batch->elements->len == BATCH_ELEMENTS)
    hand_on (self);
}

/* PHP writes an array with gaps in its keys as an object: {"0": …, "2": …}. */
static gboolean
key_is_number (SiJsonBatcher *self)
{
  g_autofree char *key
      = g_strndup ((char *) self->batch->text->data + self->start, self->at - self->start);
  gsize length = strlen (g_strstrip (key));

  return length > 2 && key[0] == '"' && key[length - 1] == '"'
         && strspn (key + 1, "0123456789") == length - 2;
}

/* Leaves a key that is a number out of the element. Any other makes it broken, but stays in it for
 * people to see. */
static void
end_key (SiJsonBatcher *self)
{
  self->wrong_key = is_broken (self) || !key_is_number (self);
  if (self->wrong_key)
    return;
  self->at++;
  begin_element (self, TRUE);
}

/**
 * si_json_batcher_init:
 * @self: a batcher
 * @take: what is called with each batch
 * @user_data: for @take
 *
 * Makes a batcher, for which a list has to be begun.
 */
void
si_json_batcher_init (SiJsonBatcher *self, SiJsonBatchFunc take, gpointer user_data)
{
  *self = (SiJsonBatcher){
    .max_element_bytes = G_MAXUINT32,
    .take = take,
    .take_data = user_data,
    .json = g_string_new (NULL),
    .batch = si_json_batch_new (),
  };
}

/**
 * si_json_batcher_clear:
 * @self: a batcher
 *
 * Frees the elements that it has not handed on.
 */
void
si_json_batcher_clear (SiJsonBatcher *self)
{
  g_string_free (self->json, TRUE);
  si_json_batch_free (self->batch);
}

/**
 * si_json_batcher_begin:
 * @self: a batcher that has no open list
 * @list: the shape of the list; the opening bracket of all but %SI_JSON_LIST_SINGLE has been read
 *
 * Begins a list. The elements of the one before it stay in the batch.
 */
void
si_json_batcher_begin (SiJsonBatcher *self, SiJsonList list)
{
  self->list = list;
  self->is_open = TRUE;
  begin_element (self, FALSE);
}

/**
 * si_json_batcher_read:
 * @self: a batcher that has an open list
 * @p: the next bytes of the list
 * @end: where they end
 *
 * Reads some of the bytes, and not past the end of the list.
 *
 * Returns: the first byte that has not been read; %NULL if an element is too large or nested too
 *   deeply
 */
const char *
si_json_batcher_read (SiJsonBatcher *self, const char *p, const char *end)
{
  gsize n = MIN (end - p, PIECE);
  gsize rest;

  g_byte_array_append (self->batch->text, (const guint8 *) p, n);
  while (self->is_open)
    {
      const char *text = (const char *) self->batch->text->data;
      gsize length = self->batch->text->len;
      gsize limit = MIN (length, self->start + self->max_element_bytes);
      SiJsonProgress progress;

      self->at
          = si_json_cleaner_read (&self->cleaner, text + self->at, text + limit, &progress) - text;
      if (progress == SI_JSON_UNFINISHED && limit == length)
        return p + n;
      if (progress != SI_JSON_ENDED)
        return NULL;
      if (text[self->at] == ':')
        end_key (self);
      else
        end_element (self);
    }

  rest = self->batch->text->len - self->at;
  g_byte_array_set_size (self->batch->text, self->at);
  return p + n - rest;
}

/**
 * si_json_batcher_flush:
 * @self: a batcher
 * @least_bytes: how much is worth a batch
 *
 * Hands on the elements that are whole by now, if their text has @least_bytes.
 */
void
si_json_batcher_flush (SiJsonBatcher *self, gsize least_bytes)
{
  if (self->start >= least_bytes && self->batch->elements->len > 0)
    hand_on (self);
}
