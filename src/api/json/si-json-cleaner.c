/* si-json-cleaner.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-cleaner.h"

#include <string.h>

#include "si-godown-line.h"

/* json-glib 1.6 overruns its stack on deep nesting. */
#define MAX_DEPTH 64
/* The cleaner looks ahead to the end of a godown line, so the length of one is bounded. */
#define MAX_LINE 1024

/* The states of a cleaner. */
enum
{
  BETWEEN, /* tokens */
  IN_STRING,
  IN_WORD, /* a number, true, null and the like */
  IN_LINES /* an array of godown lines that is being packed */
};

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.' || c == '_';
}

static const char *
read_string (SiJsonCleaner *self, const char *p, const char *end)
{
  const char *stop = si_json_string_read (&self->string, p, end);

  if (stop < end && *stop == '"')
    {
      g_string_append_c (self->json, '"');
      self->state = BETWEEN;
      return stop + 1;
    }
  return stop > p ? stop : NULL;
}

/* Ends a word with a quote, or takes its first quote off if JSON knows the word. */
static void
end_word (SiJsonCleaner *self)
{
  char *word = self->json->str + self->token_start;
  gsize length = self->json->len - self->token_start;

  self->state = BETWEEN;
  if ((length == 4 && (memcmp (word, "true", 4) == 0 || memcmp (word, "null", 4) == 0))
      || (length == 5 && memcmp (word, "false", 5) == 0))
    {
      memmove (word - 1, word, length);
      g_string_truncate (self->json, self->json->len - 1);
    }
  else
    g_string_append_c (self->json, '"');
}

/* Numbers become strings, since those of json-glib are doubles and wrapping integers. NaN,
 * undefined and the like become strings too, so that they show up where the figure should be. */
static const char *
read_word (SiJsonCleaner *self, const char *p, const char *end)
{
  const char *start = p;

  while (p < end && is_word_character (*p))
    p++;
  g_string_append_len (self->json, start, p - start);
  if (p < end)
    end_word (self);
  return p;
}

static gboolean
open_level (SiJsonCleaner *self, gboolean is_object)
{
  guint outer = self->list != SI_JSON_LIST_NONE ? 1 : 0;
  guint64 bit;

  if (self->depth + outer >= MAX_DEPTH)
    return FALSE;
  bit = (guint64) 1 << self->depth;
  self->nesting = is_object ? self->nesting | bit : self->nesting & ~bit;
  self->depth++;
  return TRUE;
}

/* A bracket that matches none of the element's is no reason to lose the rows after it. */
static void
close_level (SiJsonCleaner *self, gboolean is_object)
{
  guint level = self->depth;

  while (level > 0 && ((self->nesting >> (level - 1)) & 1) != (guint64) is_object)
    level--;

  self->wrong_bracket |= level == 0 || level != self->depth;
  if (level > 0)
    self->depth = level - 1;
}

static void
read_closer (SiJsonCleaner *self, char c)
{
  close_level (self, c == '}');
  if (self->json->len > 0 && self->json->str[self->json->len - 1] == ',')
    g_string_truncate (self->json, self->json->len - 1);
  g_string_append_c (self->json, c);
}

static void
put_line (SiJsonCleaner *self, const SiGodownText *texts)
{
  GString *json = self->json;

  for (guint i = 0; i < SI_GODOWN_LINE_N_TEXTS; i++)
    {
      const SiGodownText *text = &texts[i];
      gsize length = text->end - text->start;
      gsize start = json->len;

      if (text->is_plain)
        {
          g_string_set_size (json, start + length);
          memcpy (json->str + start, text->start, length);
        }
      else
        {
          si_json_string_begin (&self->string, json);
          /* Up to the quote, which ends a character that is cut off. */
          si_json_string_read (&self->string, text->start, text->end + 1);
        }
      g_string_append_c (json, '\\');
      g_string_append_c (json, i < SI_GODOWN_LINE_N_TEXTS - 1 ? 't' : 'n');
    }
}

/* Goes back to the bracket: the array is none of godown lines alone, and is read as any other. */
static const char *
give_lines_up (SiJsonCleaner *self, const char *p)
{
  p -= self->n_lines_bytes;
  g_string_truncate (self->json, self->token_start - 1);
  self->state = BETWEEN;
  g_string_append_c (self->json, '[');
  return p + 1;
}

/* Packs godown lines. Nearly all of a large inventory consists of these, and json-glib makes a
 * hash table, a queue and some twenty pieces of memory of each. */
static const char *
read_lines (SiJsonCleaner *self, const char *start, const char *end)
{
  const char *p = start;

  while (self->state == IN_LINES)
    {
      SiGodownText texts[SI_GODOWN_LINE_N_TEXTS];
      const char *q = si_json_skip_blank (p, end);
      gboolean is_line = self->expects_line && si_godown_line_take (&q, end, texts);

      if (is_line)
        put_line (self, texts);
      else if (q < end && !self->expects_line && (*q == ',' || *q == ']'))
        self->state = *q++ == ']' ? BETWEEN : IN_LINES;
      else if (q < end || end - p >= MAX_LINE)
        {
          self->n_lines_bytes += p - start;
          return give_lines_up (self, p);
        }
      else
        break;
      self->expects_line = !is_line;
      p = q;
    }

  self->n_lines_bytes += p - start;
  if (self->state == IN_LINES)
    return p > start ? p : NULL;
  close_level (self, FALSE);
  g_string_append_c (self->json, '"');
  return p;
}

static gboolean
ends_element (SiJsonCleaner *self, char c)
{
  char closer = self->list == SI_JSON_LIST_ARRAY ? ']' : '}';

  if (self->list == SI_JSON_LIST_NONE)
    return FALSE;
  if (self->depth == 1)
    return self->list == SI_JSON_LIST_SINGLE && c == closer;
  return self->depth == 0
         && (c == closer || c == ','
             || (c == ':' && self->list == SI_JSON_LIST_KEYED && !self->has_key));
}

static void
begin_token (SiJsonCleaner *self, int state)
{
  g_string_append_c (self->json, '"');
  self->state = state;
  self->token_start = self->json->len;
  si_json_string_begin (&self->string, self->json);
}

static void
read_opener (SiJsonCleaner *self, char c, SiJsonProgress *progress)
{
  if (!open_level (self, c == '{'))
    *progress = SI_JSON_TOO_DEEP;
  else if (c == '[' && self->depth + 1 < MAX_DEPTH)
    {
      begin_token (self, IN_LINES);
      self->n_lines_bytes = 1;
      self->expects_line = TRUE;
    }
  else
    g_string_append_c (self->json, c);
}

/* Reads a character between tokens, or finds that it begins a word. */
static const char *
read_between (SiJsonCleaner *self, const char *p, const char *end, SiJsonProgress *progress)
{
  char c = *p;

  if (c == '"')
    begin_token (self, IN_STRING);
  else if (c == ',' || c == ':' || c == '}' || c == ']')
    {
      if (ends_element (self, c))
        {
          /* The brace of a single product is its own. */
          if (self->depth > 0)
            read_closer (self, c);
          self->has_key |= c == ':';
          *progress = SI_JSON_ENDED;
          return p;
        }
      if (c == '}' || c == ']')
        read_closer (self, c);
      else
        g_string_append_c (self->json, c);
    }
  else if (c == '{' || c == '[')
    read_opener (self, c, progress);
  else if (is_word_character (c))
    {
      begin_token (self, IN_WORD);
      return p;
    }
  else if (!si_json_is_blank (c))
    self->is_foreign = TRUE;
  return p + 1;
}

/**
 * si_json_cleaner_begin:
 * @self: a cleaner
 * @json: what to append to
 * @list: the list that the element is in; %SI_JSON_LIST_NONE for JSON by itself, which no byte ends
 * @has_key: whether the key of the element has been passed
 *
 * Begins an element.
 */
void
si_json_cleaner_begin (SiJsonCleaner *self, GString *json, SiJsonList list, gboolean has_key)
{
  *self = (SiJsonCleaner){ .json = json, .list = list, .has_key = has_key, .state = BETWEEN };
}

/**
 * si_json_cleaner_read:
 * @self: a cleaner
 * @p: the next bytes of the element, with those that it has read of it right before them
 * @end: where they end
 * @progress: (out): whether the element has ended
 *
 * Reads on until the element ends, or @end is reached or stands within something that has to be
 * looked at as a whole. An element ends before the comma or the bracket that follows it; that of a
 * keyed list also before the colon behind its key.
 *
 * Returns: the first byte that has not been read, to be given again with those behind it; it can
 *   be in front of @p
 */
const char *
si_json_cleaner_read (SiJsonCleaner *self, const char *p, const char *end, SiJsonProgress *progress)
{
  *progress = SI_JSON_UNFINISHED;
  while (p < end && *progress == SI_JSON_UNFINISHED)
    {
      const char *next;

      if (self->state == BETWEEN)
        next = read_between (self, p, end, progress);
      else if (self->state == IN_STRING)
        next = read_string (self, p, end);
      else if (self->state == IN_WORD)
        next = read_word (self, p, end);
      else
        next = read_lines (self, p, end);
      if (next == NULL)
        break;
      p = next;
    }
  return p;
}

/**
 * si_json_clean:
 * @json: what to append to
 * @text: one JSON value, as it came
 * @length: its length in bytes
 *
 * Appends @text as json-glib can read it; see #SiJsonCleaner.
 *
 * Returns: %FALSE if @text cannot be JSON, or is nested too deeply; @json then has some of it
 */
gboolean
si_json_clean (GString *json, const char *text, gsize length)
{
  SiJsonCleaner self;
  const char *end = text + length;
  SiJsonProgress progress;

  si_json_cleaner_begin (&self, json, SI_JSON_LIST_NONE, FALSE);
  if (si_json_cleaner_read (&self, text, end, &progress) != end)
    return FALSE;
  if (self.state == IN_WORD)
    end_word (&self);
  return self.state == BETWEEN && !self.is_foreign && progress != SI_JSON_TOO_DEEP;
}
