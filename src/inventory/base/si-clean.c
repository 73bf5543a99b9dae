/* si-clean.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* These functions make text safe for a terminal or a single line. A control character in it could
 * move the cursor, change the window's title or add a line that looks like the program's own, and a
 * directional override could turn around the text that follows. */

#include "si-clean.h"

#define FIRST_EMBEDDING 0x202a
#define LAST_EMBEDDING 0x202e
#define FIRST_ISOLATE 0x2066
#define POP_ISOLATE 0x2069

/* Returns whether a character ends a line, or moves on in it. */
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
  ALLOW_NONE = 0,
  ALLOW_MARKS = 1 << 0,
  ALLOW_ISOLATES = 1 << 1,
} Allowed;

static gboolean
is_hidden (gunichar c, Allowed allowed)
{
  if (is_mark (c))
    return (allowed & ALLOW_MARKS) == 0;
  if (is_isolate (c))
    return (allowed & ALLOW_ISOLATES) == 0;
  return g_unichar_iscntrl (c) || (c >= FIRST_EMBEDDING && c <= LAST_EMBEDDING);
}

/* Returns whether each isolate is ended exactly once. */
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
clean (const char *valid, Allowed allowed)
{
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (is_blank (c))
        g_string_append_c (line, ' ');
      else if (is_hidden (c, allowed))
        g_string_append_printf (line, "<U+%04X>", c);
      else
        g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

/**
 * si_clean_words:
 * @text: words from outside, such as a server's
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
  return clean (valid, ALLOW_NONE);
}

/**
 * si_clean_name:
 * @name: a code or a name from outside, for the screen
 *
 * Does the same as si_clean_words() for a text that stands in a place of its own. Directional marks
 * stay, since they turn nothing else around there. Overrides become visible.
 *
 * Returns: (transfer full): the name, in valid UTF-8
 */
char *
si_clean_name (const char *name)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  return clean (valid, ALLOW_MARKS);
}

/**
 * si_clean_message:
 * @message: a message of this program, which may quote text from outside
 *
 * Does the same as si_clean_words(), but keeps isolates and marks, which translations into
 * languages that are read from right to left have around quoted text. They stay only if each
 * isolate is ended.
 *
 * Returns: (transfer full): the line, in valid UTF-8
 */
char *
si_clean_message (const char *message)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  valid = g_utf8_make_valid (message, -1);
  return clean (valid, is_balanced (valid) ? ALLOW_MARKS | ALLOW_ISOLATES : ALLOW_NONE);
}
