/* si-server-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-server-words.h"

#include <string.h>

#include "si-clean.h"
#include "si-plain-text.h"

/* The characters of a server's words that are quoted. */
#define MAX_QUOTED 300
/* The characters of a word that may be lost where the words are cut. */
#define MAX_WORD 150
/* The length of the longest escape, such as "%2525", "\u00e9" or "&quot;". */
#define MAX_ESCAPE 8

static const char *
find_tag (const char *text, const char *tag)
{
  const char *p = text;

  for (; (p = strchr (p, '<')) != NULL; p++)
    if (g_ascii_strncasecmp (p, tag, strlen (tag)) == 0)
      return p;
  return NULL;
}

/* Half of an escape would hide its letter from si_credentials_redact(), so it is cut off. */
static void
drop_half_escape (char *text)
{
  gsize length = strlen (text);
  gsize from = length > MAX_ESCAPE ? length - MAX_ESCAPE : 0;
  char *escape = strpbrk (text + from, "%\\&");

  if (escape != NULL)
    *escape = '\0';
}

/* Takes out the tags, and what only a browser reads. */
static char *
strip_tags (const char *html)
{
  GString *text = g_string_new (NULL);

  while (*html != '\0')
    {
      const char *end = NULL;

      if (*html != '<' || !(g_ascii_isalpha (html[1]) || strchr ("/!?", html[1]) != NULL))
        {
          g_string_append_c (text, *html++);
          continue;
        }
      if (g_ascii_strncasecmp (html, "<script", 7) == 0)
        end = find_tag (html, "</script");
      else if (g_ascii_strncasecmp (html, "<style", 6) == 0)
        end = find_tag (html, "</style");
      end = strchr (end != NULL ? end : html, '>');
      html = end != NULL ? end + 1 : html + strlen (html);
      g_string_append_c (text, '\t');
    }
  return g_string_free (text, FALSE);
}

/**
 * si_server_words_quote:
 * @words: what a server said
 *
 * Makes one line of plain text. Long text is cut where a word ends. Where there is no such place
 * the ellipsis stands right behind the letters: the beginning of a key that a server repeats is
 * known for one by that, and taken out.
 *
 * Returns: (transfer full) (nullable): the line; %NULL if nothing is left
 */
char *
si_server_words_quote (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autofree char *plain = si_clean_words (si_plain_text (valid, buffer));
  g_autofree char *start = NULL;
  char *last_space;

  if (*plain == '\0')
    return NULL;
  if (g_utf8_strlen (plain, -1) <= MAX_QUOTED)
    return g_steal_pointer (&plain);

  start = g_utf8_substring (plain, 0, MAX_QUOTED);
  last_space = strrchr (start, ' ');
  if (last_space == NULL || g_utf8_strlen (last_space, -1) > MAX_WORD)
    {
      drop_half_escape (start);
      return g_strconcat (start, "…", NULL);
    }
  *last_space = '\0';
  return g_strconcat (start, " …", NULL);
}

/**
 * si_server_words_is_page:
 * @text: the start of an answer
 *
 * Returns: whether it is a web page, and not a warning of PHP before the JSON
 */
gboolean
si_server_words_is_page (const char *text)
{
  return find_tag (text, "<!doctype") != NULL || find_tag (text, "<html") != NULL
         || find_tag (text, "<head") != NULL || find_tag (text, "<body") != NULL;
}

/**
 * si_server_words_find_title:
 * @html: the start of a web page
 *
 * Returns: (transfer full) (nullable): its title in one line
 */
char *
si_server_words_find_title (const char *html)
{
  const char *start = find_tag (html, "<title");
  const char *end;
  g_autofree char *title = NULL;

  if (start == NULL || (start = strchr (start, '>')) == NULL)
    return NULL;
  end = strchr (start, '<');
  title = end != NULL ? g_strndup (start + 1, end - start - 1) : g_strdup (start + 1);
  return si_server_words_quote (title);
}

/**
 * si_server_words_quote_markup:
 * @html: text that may have tags
 *
 * Returns: (transfer full) (nullable): the text without its tags in one line
 */
char *
si_server_words_quote_markup (const char *html)
{
  g_autofree char *stripped = strip_tags (html);

  return si_server_words_quote (stripped);
}
