/* si-json-cleaner.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-json-cleaner.h"

#include <string.h>

/* json-glib 1.6 overruns its stack on deep nesting. */
#define MAX_DEPTH 64
/* The cleaner looks ahead to the end of a godown line, so the length of one is bounded. */
#define MAX_LINE 1024
/* No byte becomes more than three. */
#define GROWTH 3
#define SPARE 16

#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

/* The results of read_code() that are no code. */
#define NO_CODE -1
#define CUT_OFF -2

typedef enum
{
  BETWEEN, /* tokens */
  IN_STRING,
  IN_WORD, /* a number, true, null and the like */
  IN_LINES /* an array of godown lines that is being packed */
} State;

struct _SiJsonCleaner
{
  GString *json; /* (owned): the element as far as it has been read, made valid */
  SiJsonList list;
  gboolean is_final; /* nothing follows the bytes at hand */
  gboolean has_key;  /* the key of an element of a keyed list has been passed */
  guint64 nesting;   /* bit n says whether level n is an object */
  guint depth;
  gboolean wrong_bracket;
  gboolean is_foreign; /* it has something that JSON does not know */

  State state;
  gsize token_start;    /* where the contents of the string, word or lines start in the JSON */
  gboolean skip_spaces; /* the string's last character was a control character */
  gsize n_lines_bytes;  /* the bytes read since the bracket of the lines */
  gboolean expects_line;
};

/* The contents of a string or a number among the bytes of the answer. */
typedef struct
{
  const char *start;
  const char *end;
  gboolean is_plain;
} Span;

/* Visible ASCII that needs no escape, and the space. */
static const guint8 is_plain[256] = {
  [' '] = 1,
  ['!'] = 1,
  ['#' ... '['] = 1,
  [']' ... '~'] = 1,
};

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.' || c == '_';
}

static const char *
skip_blank (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

/* Makes room for what @n_bytes of the answer can become, so that no character has to check. */
static void
reserve (SiJsonCleaner *self, gsize n_bytes)
{
  gsize length = self->json->len;

  g_string_set_size (self->json, length + GROWTH * n_bytes + SPARE);
  self->json->len = length;
}

static inline void
put (SiJsonCleaner *self, char c)
{
  self->json->str[self->json->len++] = c;
}

static inline void
put_bytes (SiJsonCleaner *self, const char *bytes, gsize length)
{
  memcpy (self->json->str + self->json->len, bytes, length);
  self->json->len += length;
}

static void
put_text (SiJsonCleaner *self, const char *text)
{
  put_bytes (self, text, strlen (text));
}

static void
put_character (SiJsonCleaner *self, gunichar c)
{
  self->json->len += g_unichar_to_utf8 (c, self->json->str + self->json->len);
}

/* A run of white space with anything but plain spaces in it becomes one space, since the line
 * breaks of Windows are two characters. @start is where the string begins. */
static void
put_blank (SiJsonCleaner *self, gsize start)
{
  while (self->json->len > start && self->json->str[self->json->len - 1] == ' ')
    self->json->len--;
  put (self, ' ');
  self->skip_spaces = TRUE;
}

/* Returns the code of "\uXXXX" at @p, NO_CODE if there is none, or CUT_OFF if @end comes first. */
static int
read_code (const char *p, const char *end)
{
  int code = 0;

  for (guint i = 0; i < strlen ("\\uXXXX"); i++)
    {
      int digit;

      if (p + i == end)
        return CUT_OFF;
      if (i < 2 && p[i] != "\\u"[i])
        return NO_CODE;
      if (i < 2)
        continue;
      digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return NO_CODE;
      code = code * 16 + digit;
    }
  return code;
}

/* Cleans "\u" and what follows it. A half of a surrogate pair and the character that would end the
 * string are replaced, and the other control characters are white space. */
static const char *
read_unicode_escape (SiJsonCleaner *self, gsize start, const char *p, const char *end)
{
  int code = read_code (p, end);
  int low = code >= 0xD800 && code < 0xDC00 ? read_code (p + 6, end) : NO_CODE;

  if (!self->is_final && (code == CUT_OFF || low == CUT_OFF))
    return NULL;
  if (low >= 0xDC00 && low < 0xE000)
    {
      put_character (self, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
      return p + 12;
    }

  if (code < 0)
    {
      put_text (self, "\\\\");
      return p + 1;
    }
  if (code == 0 || (code >= 0xD800 && code < 0xE000))
    put_text (self, REPLACEMENT_CHARACTER);
  else if (code < 0x20)
    put_blank (self, start);
  else if (code < 0x80)
    put_bytes (self, p, 6);
  else
    put_character (self, code);
  return p + 6;
}

/* Cleans an escape. One that JSON does not know is taken for what it looks like. */
static const char *
read_escape (SiJsonCleaner *self, gsize start, const char *p, const char *end)
{
  if (end - p < 2)
    return self->is_final ? end : NULL;

  switch (p[1])
    {
    case 'u':
      return read_unicode_escape (self, start, p, end);

    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      put_blank (self, start);
      return p + 2;

    case '"':
    case '\\':
    case '/':
      put_bytes (self, p, 2);
      return p + 2;

    case '\'':
      put (self, '\'');
      return p + 2;

    default:
      put_text (self, "\\\\");
      return p + 1;
    }
}

/* Cleans a byte that is no plain ASCII character, with those that belong to it. */
static const char *
read_character (SiJsonCleaner *self, gsize start, const char *p, const char *end)
{
  gunichar c;

  if ((guchar) *p < 0x80)
    {
      put_blank (self, start);
      return p + 1;
    }

  c = g_utf8_get_char_validated (p, end - p);
  /* GLib takes a null byte for the end as well. */
  if (c == (gunichar) -2 && !self->is_final && memchr (p, '\0', MIN (end - p, 6)) == NULL)
    return NULL;
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      put_text (self, REPLACEMENT_CHARACTER);
      return p + 1;
    }
  put_bytes (self, p, g_utf8_skip[(guchar) *p]);
  return p + g_utf8_skip[(guchar) *p];
}

/* Cleans the contents of a string up to its quote, to @end, or to a character that is cut off. */
static const char *
read_contents (SiJsonCleaner *self, gsize start, const char *p, const char *end)
{
  while (p < end)
    {
      const char *run, *next;

      while (self->skip_spaces && p < end && *p == ' ')
        p++;
      if (p == end)
        break;
      self->skip_spaces = FALSE;

      run = p;
      while (p < end && is_plain[(guchar) *p])
        p++;
      put_bytes (self, run, p - run);
      if (p == end || *p == '"')
        break;

      next = *p == '\\' ? read_escape (self, start, p, end) : read_character (self, start, p, end);
      if (next == NULL)
        break;
      p = next;
    }
  return p;
}

static const char *
read_string (SiJsonCleaner *self, const char *p, const char *end)
{
  const char *stop = read_contents (self, self->token_start, p, end);

  if (stop < end && *stop == '"')
    {
      put (self, '"');
      self->skip_spaces = FALSE;
      self->state = BETWEEN;
      return stop + 1;
    }
  return stop > p ? stop : NULL;
}

/* Takes the quotes off a word that JSON knows. */
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
      self->json->len--;
    }
  else
    put (self, '"');
}

/* Numbers become strings, since those of json-glib are doubles and wrapping integers. NaN,
 * undefined and the like become strings too, so that they show up where the figure should be. */
static const char *
read_word (SiJsonCleaner *self, const char *p, const char *end)
{
  const char *start = p;

  while (p < end && is_word_character (*p))
    p++;
  put_bytes (self, start, p - start);
  if (p < end || self->is_final)
    end_word (self);
  return p;
}

static gboolean
open_level (SiJsonCleaner *self, gboolean is_object)
{
  guint64 bit = (guint64) 1 << self->depth;
  guint outer = self->list != SI_JSON_LIST_NONE ? 1 : 0;

  if (self->depth + outer >= MAX_DEPTH)
    return FALSE;
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
    self->json->len--;
  put (self, c);
}

/* Takes @c, with the white space before it. Leaves *p at @end if that comes first. */
static gboolean
take (const char **p, const char *end, char c)
{
  *p = skip_blank (*p, end);
  if (*p == end || **p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

/* Takes a string or a number. Leaves *p at @end if that comes first. */
static gboolean
take_text (const char **p, const char *end, Span *text)
{
  const char *q = skip_blank (*p, end);
  gboolean is_string = q < end && *q == '"';

  q += is_string;
  text->start = q;
  text->is_plain = TRUE;
  while (is_string && q < end && *q != '"')
    {
      text->is_plain &= is_plain[(guchar) *q];
      q += *q == '\\' && end - q > 1 ? 2 : 1;
    }
  while (!is_string && q < end && (g_ascii_isdigit (*q) || *q == '-' || *q == '.'))
    q++;

  text->end = q;
  *p = q;
  if (q == end || (!is_string && q == text->start))
    return FALSE;
  *p += is_string;
  return TRUE;
}

static Span *
find_member (Span *texts, const Span *key)
{
  static const char *const names[] = { "Godown", "Godownid", "Stock" };
  gsize length = key->end - key->start;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == strlen (names[i]) && memcmp (key->start, names[i], length) == 0)
      return texts[i].start == NULL ? &texts[i] : NULL;
  return NULL;
}

/* Takes a godown line with its three members, texts or numbers, in any order. Leaves *p at @end if
 * that comes first. */
static gboolean
take_line (const char **p, const char *end, Span *texts)
{
  for (guint i = 0; i < 3; i++)
    {
      Span key, *text;

      if (!take (p, end, i == 0 ? '{' : ','))
        return FALSE;
      *p = skip_blank (*p, end);
      if (*p < end && **p != '"')
        return FALSE;
      if (!take_text (p, end, &key))
        return FALSE;
      text = find_member (texts, &key);
      if (text == NULL || !take (p, end, ':') || !take_text (p, end, text))
        return FALSE;
    }
  return take (p, end, '}');
}

static void
put_line (SiJsonCleaner *self, const Span *texts)
{
  gboolean was_final = self->is_final;

  self->is_final = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      if (texts[i].is_plain)
        put_bytes (self, texts[i].start, texts[i].end - texts[i].start);
      else
        read_contents (self, self->json->len, texts[i].start, texts[i].end);
      self->skip_spaces = FALSE;
      put_text (self, i < 2 ? "\\t" : "\\n");
    }
  self->is_final = was_final;
}

/* Goes back to the bracket: the array is none of godown lines alone, and is read as any other. */
static const char *
give_lines_up (SiJsonCleaner *self, const char *p, const char *end)
{
  p -= self->n_lines_bytes;
  self->json->len = self->token_start - 1;
  self->state = BETWEEN;
  reserve (self, end - p);
  put (self, '[');
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
      Span texts[3] = { { NULL, NULL, FALSE }, { NULL, NULL, FALSE }, { NULL, NULL, FALSE } };
      const char *q = skip_blank (p, end);
      gboolean is_line = self->expects_line && take_line (&q, end, texts);

      if (is_line)
        put_line (self, texts);
      else if (q < end && !self->expects_line && (*q == ',' || *q == ']'))
        self->state = *q++ == ']' ? BETWEEN : IN_LINES;
      else if (q < end || self->is_final || end - p >= MAX_LINE)
        {
          self->n_lines_bytes += p - start;
          return give_lines_up (self, p, end);
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
  put (self, '"');
  return p;
}

static void
begin_lines (SiJsonCleaner *self)
{
  put (self, '"');
  self->state = IN_LINES;
  self->token_start = self->json->len;
  self->n_lines_bytes = 1;
  self->expects_line = TRUE;
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
begin_token (SiJsonCleaner *self, State state)
{
  put (self, '"');
  self->state = state;
  self->token_start = self->json->len;
}

/* Reads one character between tokens, or a run of white space. */
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
          *progress = SI_JSON_ENDED;
          return p;
        }
      if (c == '}' || c == ']')
        read_closer (self, c);
      else
        put (self, c);
    }
  else if (c == '{' || c == '[')
    {
      if (!open_level (self, c == '{'))
        *progress = SI_JSON_TOO_DEEP;
      else if (c == '[' && self->depth + 1 < MAX_DEPTH)
        begin_lines (self);
      else
        put (self, c);
    }
  else if (is_word_character (c))
    {
      begin_token (self, IN_WORD);
      return p;
    }
  else if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
    self->is_foreign = TRUE;
  return p + 1;
}

/**
 * si_json_cleaner_new:
 *
 * Returns: (transfer full): a cleaner, with which an element has to be begun
 */
SiJsonCleaner *
si_json_cleaner_new (void)
{
  SiJsonCleaner *self = g_new0 (SiJsonCleaner, 1);

  self->json = g_string_new (NULL);
  return self;
}

/**
 * si_json_cleaner_free:
 * @self: (transfer full): a cleaner
 */
void
si_json_cleaner_free (SiJsonCleaner *self)
{
  g_string_free (self->json, TRUE);
  g_free (self);
}

/**
 * si_json_cleaner_begin:
 * @self: a cleaner
 * @list: what the element is in; %SI_JSON_LIST_NONE for JSON of its own, which no byte ends
 *
 * Begins an element and drops the one before it.
 */
void
si_json_cleaner_begin (SiJsonCleaner *self, SiJsonList list)
{
  self->json->len = 0;
  self->list = list;
  self->has_key = FALSE;
  self->nesting = 0;
  self->depth = 0;
  self->wrong_bracket = FALSE;
  self->is_foreign = FALSE;
  self->state = BETWEEN;
  self->skip_spaces = FALSE;
}

/**
 * si_json_cleaner_pass_key:
 * @self: a cleaner that stands at the colon behind the key of an element of a keyed list
 *
 * Lets the element's value follow.
 */
void
si_json_cleaner_pass_key (SiJsonCleaner *self)
{
  self->has_key = TRUE;
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
  reserve (self, end - p);
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
 * si_json_cleaner_is_broken:
 * @self: a cleaner
 *
 * Returns: whether the element cannot be JSON, so that there is no need to parse it
 */
gboolean
si_json_cleaner_is_broken (const SiJsonCleaner *self)
{
  return self->wrong_bracket || self->is_foreign;
}

/**
 * si_json_cleaner_has_key:
 * @self: a cleaner
 *
 * Returns: whether the key of the element has been passed
 */
gboolean
si_json_cleaner_has_key (const SiJsonCleaner *self)
{
  return self->has_key;
}

/**
 * si_json_cleaner_get_json:
 * @self: a cleaner whose element has ended
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none) (array length=length): the element as json-glib can read it
 */
const char *
si_json_cleaner_get_json (const SiJsonCleaner *self, gsize *length)
{
  *length = self->json->len;
  return self->json->str;
}

/**
 * si_json_clean:
 * @json: what to append to
 * @text: one JSON value, as it came
 * @length: its length in bytes
 *
 * Appends @text as json-glib can read it; see #SiJsonCleaner.
 *
 * Returns: %FALSE if @text cannot be JSON, or is nested too deeply
 */
gboolean
si_json_clean (GString *json, const char *text, gsize length)
{
  g_autoptr (SiJsonCleaner) self = si_json_cleaner_new ();
  const char *end = text + length;
  SiJsonProgress progress;

  self->is_final = TRUE;
  si_json_cleaner_begin (self, SI_JSON_LIST_NONE);
  if (si_json_cleaner_read (self, text, end, &progress) != end || self->state != BETWEEN)
    return FALSE;
  g_string_append_len (json, self->json->str, self->json->len);
  return !self->is_foreign && progress != SI_JSON_TOO_DEEP;
}
