/* si-json-cleaner.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-json-string.h"

G_BEGIN_DECLS

/* The cleaner packs an array of godown lines into one string: SI_JSON_LINE_END follows each line,
 * and SI_JSON_LINE_SEPARATOR stands between its name, its id and its stock. No other string holds
 * these characters, since the cleaner makes spaces of them. */
#define SI_JSON_LINE_END '\n'
#define SI_JSON_LINE_SEPARATOR '\t'

/**
 * SiJsonList:
 * @SI_JSON_LIST_NONE: no products
 * @SI_JSON_LIST_ARRAY: an array of products
 * @SI_JSON_LIST_KEYED: an object of products whose keys are numbers
 * @SI_JSON_LIST_SINGLE: one product without a list, which ends with its own brace
 *
 * The shape in which the products of an answer come.
 */
typedef enum
{
  SI_JSON_LIST_NONE,
  SI_JSON_LIST_ARRAY,
  SI_JSON_LIST_KEYED,
  SI_JSON_LIST_SINGLE,
} SiJsonList;

/**
 * SiJsonProgress:
 * @SI_JSON_UNFINISHED: more bytes have to come
 * @SI_JSON_ENDED: the element ends before the next byte
 * @SI_JSON_TOO_DEEP: the element is nested deeper than json-glib can read
 *
 * How far the cleaner has come with an element.
 */
typedef enum
{
  SI_JSON_UNFINISHED,
  SI_JSON_ENDED,
  SI_JSON_TOO_DEEP,
} SiJsonProgress;

/**
 * SiJsonCleaner:
 * @json: (unowned): what the element is appended to, made valid
 * @has_key: whether the key of an element of a keyed list has been passed
 * @wrong_bracket: whether a bracket of the element has no match
 * @is_foreign: whether the element has something that JSON does not know
 *
 * Walks over the elements of an answer, finds where each one ends, and rewrites it on the way as
 * json-glib 1.6 can read it without loss: bare numbers become strings, so that every digit is
 * kept; strings become valid UTF-8, with a replacement character where they were not, and lose
 * their control characters; a comma before a closing bracket goes. The order of brackets, commas
 * and colons is left to json-glib to judge.
 *
 * An array of godown lines of the usual shape becomes one string (see %SI_JSON_LINE_SEPARATOR),
 * which json-glib parses many times as fast.
 */
typedef struct
{
  GString *json;
  gboolean has_key;
  gboolean wrong_bracket;
  gboolean is_foreign;

  /*< private >*/
  SiJsonList list;
  guint64 nesting; /* bit n says whether level n is an object */
  guint depth;
  int state;
  SiJsonString string;
  gsize token_start;   /* where the contents of the word or the lines start in the JSON */
  gsize n_lines_bytes; /* the bytes read since the bracket of the lines */
  gboolean expects_line;
} SiJsonCleaner;

void si_json_cleaner_begin (SiJsonCleaner *self, GString *json, SiJsonList list, gboolean has_key);
const char *si_json_cleaner_read (SiJsonCleaner *self,
                                  const char *p,
                                  const char *end,
                                  SiJsonProgress *progress);
gboolean si_json_clean (GString *json, const char *text, gsize length);

G_END_DECLS
