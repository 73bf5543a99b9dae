/* si-paste.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-paste.h"

#include <string.h>

/* Returns the text behind @word and the white space after it, or NULL if @text does not begin with
 * @word in any letter case. */
static const char *
after_word (const char *text, const char *word)
{
  const gsize length = strlen (word);

  if (g_ascii_strncasecmp (text, word, length) != 0)
    return NULL;
  text += length;
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* Returns the text behind "NAME:" or "NAME=", or NULL if there is no such label. */
static const char *
after_label (const char *text, const char *name)
{
  const char *rest = after_word (text, name);

  if (rest == NULL || (*rest != ':' && *rest != '='))
    return NULL;
  return after_word (rest + 1, "");
}

/* Returns the text up to white space, without the quotes that a document puts around examples. */
static char *
first_word (const char *text)
{
  g_autofree char *word = g_strndup (text, strcspn (text, " \t\r\n"));
  char *start = word;
  gsize length;

  start += strspn (start, "'\"`");
  length = strlen (start);
  while (length > 0 && strchr ("'\"`,;", start[length - 1]) != NULL)
    length--;
  return g_strndup (start, length);
}

static void
take_key (SiPaste *self, const char *text, SiAuthMode form)
{
  char *key = first_word (text);

  if (key[0] == '\0')
    {
      g_free (key);
      return;
    }
  if (self->key != NULL)
    explicit_bzero (self->key, strlen (self->key));
  g_free (self->key);
  self->key = key;
  self->form = form;
}

/* Takes "USER:KEY" apart. */
static void
take_user_and_key (SiPaste *self, const char *pair)
{
  const char *colon = strchr (pair, ':');

  if (colon == NULL)
    return;
  g_free (self->user);
  self->user = g_strndup (pair, colon - pair);
  take_key (self, colon + 1, SI_AUTH_BASIC);
}

static gboolean
take_authorization (SiPaste *self, const char *value)
{
  const char *rest;

  if ((rest = after_word (value, "bearer ")) != NULL)
    {
      take_key (self, rest, SI_AUTH_BEARER);
      return TRUE;
    }
  if ((rest = after_word (value, "basic ")) != NULL)
    {
      g_autofree char *word = first_word (rest);
      gsize length;
      guchar *decoded = g_base64_decode (word, &length);
      char *pair = g_strndup ((const char *) decoded, length);

      take_user_and_key (self, pair);
      explicit_bzero (decoded, length);
      explicit_bzero (pair, strlen (pair));
      g_free (decoded);
      g_free (pair);
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_filters (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strstr (lower, "skucode=") != NULL || strstr (lower, "godownid=") != NULL;
}

static gboolean
take_address (SiPaste *self, const char *text, GError **error)
{
  SiAddress *address = si_address_parse (text, error);

  if (address == NULL)
    return FALSE;
  g_clear_pointer (&self->address, si_address_unref);
  self->address = address;
  self->filters = has_filters (text);
  return TRUE;
}

static gboolean
take_header (SiPaste *self, const char *line)
{
  static const char *const key_names[] = { "api key", "apikey", "api-key", "key", "token" };
  const char *rest = after_label (line, "authorization");

  if (take_authorization (self, rest != NULL ? rest : line))
    return TRUE;
  if (rest != NULL)
    {
      take_key (self, rest, SI_AUTH_AUTO);
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (key_names); i++)
    if ((rest = after_label (line, key_names[i])) != NULL)
      {
        take_key (self, rest, SI_AUTH_AUTO);
        return TRUE;
      }
  return after_label (line, "content-type") != NULL;
}

/* Returns the value of a curl option, from the word of the option or the next one; NULL if the word
 * is another option. */
static const char *
option_value (char **words, guint *i, const char *short_name, const char *long_name)
{
  const char *word = words[*i];
  const gsize length = strlen (long_name);

  if (g_str_equal (word, short_name) || g_str_equal (word, long_name))
    return words[*i + 1] != NULL ? words[++*i] : NULL;
  if (strncmp (word, long_name, length) == 0 && word[length] == '=')
    return word + length + 1;
  if (strncmp (word, short_name, 2) == 0 && word[1] != '-' && word[2] != '\0')
    return word + 2;
  return NULL;
}

static gboolean
read_curl (SiPaste *self, const char *text, GError **error)
{
  g_autoptr (GString) line = g_string_new (text);
  g_auto (GStrv) words = NULL;

  /* A line goes on after a backslash, or a caret where it comes from Windows. */
  g_string_replace (line, "\r\n", "\n", 0);
  g_string_replace (line, "\\\n", " ", 0);
  g_string_replace (line, "^\n", " ", 0);
  if (!g_shell_parse_argv (line->str, NULL, &words, error))
    return FALSE;

  for (guint i = 1; words[i] != NULL; i++)
    {
      const char *value;

      if ((value = option_value (words, &i, "-H", "--header")) != NULL)
        take_header (self, value);
      else if ((value = option_value (words, &i, "-u", "--user")) != NULL)
        take_user_and_key (self, value);
      else if ((value = option_value (words, &i, "-X", "--request")) != NULL
               || (value = option_value (words, &i, "-d", "--data")) != NULL)
        continue;
      else if ((value = option_value (words, &i, "--url", "--url")) != NULL)
        {
          if (!take_address (self, value, error))
            return FALSE;
        }
      else if (words[i][0] != '-' && !take_address (self, words[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_lines (SiPaste *self, const char *text, GError **error)
{
  static const char *const address_names[] = { "address", "url", "host", "server", "get" };
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (line[0] == '\0' || take_header (self, line))
        continue;
      for (gsize n = 0; n < G_N_ELEMENTS (address_names); n++)
        if (after_label (line, address_names[n]) != NULL)
          line = after_label (line, address_names[n]);
      if (after_word (line, "get ") != NULL)
        line = after_word (line, "get ");
      if (!take_address (self, line, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * si_paste_read:
 * @text: the text that a person pasted
 * @error: return location for an error
 *
 * Takes a text apart: an address in any spelling, with or without filters, an
 * Authorization line, `user:key`, a curl command, or lines of these.
 *
 * Returns: (transfer full): the parts of the text, or %NULL with an error of %SI_API_ERROR or
 *   %G_SHELL_ERROR where one of them cannot be understood
 */
SiPaste *
si_paste_read (const char *text, GError **error)
{
  g_autoptr (SiPaste) self = g_new0 (SiPaste, 1);
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (after_word (stripped, "$") != NULL)
    memmove (stripped, after_word (stripped, "$"), strlen (after_word (stripped, "$")) + 1);
  if (after_word (stripped, "curl ") != NULL ? !read_curl (self, stripped, error)
                                             : !read_lines (self, stripped, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * si_paste_free:
 * @self: (transfer full): the parts of a text; the key is wiped
 */
void
si_paste_free (SiPaste *self)
{
  g_clear_pointer (&self->address, si_address_unref);
  if (self->key != NULL)
    explicit_bzero (self->key, strlen (self->key));
  g_free (self->key);
  g_free (self->user);
  g_free (self);
}
