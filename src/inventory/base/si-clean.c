/* si-clean.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text on its way to a terminal or into one line. A control character in it could move the cursor,
 * change the window's title or put another line beside ours; an override could turn what follows
 * around. */

#include "si-clean.h"

#define FIRST_EMBEDDING 0x202a
#define LAST_EMBEDDING 0x202e
#define FIRST_ISOLATE 0x2066
#define POP_ISOLATE 0x2069

/* Whether a character ends a line, or moves on in it. */
static gboolean
is_blank (gunichar c)
{
  return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_mark (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f;
}

static gboolean
is_isolate (gunichar c)
{
  return c >= FIRST_ISOLATE && c <= POP_ISOLATE;
}

typedef enum
{
  KEEP_NONE = 0,
  KEEP_MARKS = 1 << 0,
  KEEP_ISOLATES = 1 << 1,
} Keep;

static gboolean
is_hidden (gunichar c, Keep keep)
{
  if (is_mark (c))
    return (keep & KEEP_MARKS) == 0;
  if (is_isolate (c))
    return (keep & KEEP_ISOLATES) == 0;
  return g_unichar_iscntrl (c) || (c >= FIRST_EMBEDDING && c <= LAST_EMBEDDING);
}

/* Whether each isolate is ended, and none twice. */
static gboolean
is_balanced (const char *text)
{
  guint n_open = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == POP_ISOLATE && n_open-- == 0)
        return FALSE;
      if (is_isolate (c) && c != POP_ISOLATE)
        n_open++;
    }
  return n_open == 0;
}

static char *
clean (const char *valid, Keep keep)
{
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (is_blank (c))
        g_string_append_c (line, ' ');
      else if (is_hidden (c, keep))
        g_string_append_printf (line, "<U+%04X>", c);
      else
        g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

/**
 * si_clean_words:
 * @text: words of somebody else, such as a server's
 *
 * Makes one line of a text without anything in it that acts instead of being seen. A line break or
 * tab becomes a space; another control character, and each one that changes the direction of
 * reading, becomes visible, such as `<U+001B>`.
 *
 * Returns: (transfer full): the line, in valid UTF-8
 */
char *
si_clean_words (const char *text)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  return clean (valid, KEEP_NONE);
}

/**
 * si_clean_name:
 * @name: a code or a name of somebody else, for the screen
 *
 * The same for a text that stands in a place of its own: a mark in it turns nothing else around,
 * and stays. An override in a code is seen.
 *
 * Returns: (transfer full): the name, in valid UTF-8
 */
char *
si_clean_name (const char *name)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  return clean (valid, KEEP_MARKS);
}

/**
 * si_clean_message:
 * @message: a message of this program, which may quote somebody else
 *
 * Does the same, but keeps the isolates and marks that a translation into a language that is read
 * from right to left has around what it quotes, as long as each isolate is ended.
 *
 * Returns: (transfer full): the line, in valid UTF-8
 */
char *
si_clean_message (const char *message)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  valid = g_utf8_make_valid (message, -1);
  return clean (valid, is_balanced (valid) ? KEEP_MARKS | KEEP_ISOLATES : KEEP_NONE);
}
