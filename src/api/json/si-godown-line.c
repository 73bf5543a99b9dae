/* si-godown-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-line.h"

#include <string.h>

#include "si-json-string.h"

/* Takes @c, with the white space before it. Leaves *p at @end if that comes first. */
static gboolean
take (const char **p, const char *end, char c)
{
  *p = si_json_skip_blank (*p, end);
  if (*p == end || **p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

/* Takes a number. Leaves *p at @end if that comes first. */
static gboolean
take_number (const char **p, const char *end, SiGodownText *text)
{
  const char *q = *p;

  while (q < end && (g_ascii_isdigit (*q) || *q == '-' || *q == '.'))
    q++;

  *text = (SiGodownText){ *p, q, TRUE };
  *p = q;
  return q > text->start && q < end;
}

/* Takes a string or a number. Leaves *p at @end if that comes first. */
static gboolean
take_text (const char **p, const char *end, SiGodownText *text)
{
  const char *q;

  *p = si_json_skip_blank (*p, end);
  if (*p == end || **p != '"')
    return take_number (p, end, text);

  q = *p + 1;
  *text = (SiGodownText){ q, q, TRUE };
  for (;;)
    {
      while (q < end && si_json_string_plain[(guchar) *q])
        q++;
      if (q == end || *q == '"')
        break;
      text->is_plain = FALSE;
      q += *q == '\\' && end - q > 1 ? 2 : 1;
    }

  text->end = q;
  *p = q < end ? q + 1 : end;
  return q < end;
}

static SiGodownText *
find_member (SiGodownText *texts, const SiGodownText *key)
{
  static const char *const names[] = { "Godown", "Godownid", "Stock" };
  gsize length = key->end - key->start;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == strlen (names[i]) && memcmp (key->start, names[i], length) == 0)
      return texts[i].start == NULL ? &texts[i] : NULL;
  return NULL;
}

/**
 * si_godown_line_take:
 * @p: (inout): where the line starts; set to the byte after it, or to @end where the line does not
 *   end before that
 * @end: where the bytes end
 * @texts: (out caller-allocates) (array fixed-size=3): its name, its id and its stock
 *
 * Takes an object that has the three members of a godown line, with text or numbers, in any order,
 * and no other.
 *
 * Returns: whether there is such a line
 */
gboolean
si_godown_line_take (const char **p, const char *end, SiGodownText *texts)
{
  memset (texts, 0, SI_GODOWN_LINE_N_TEXTS * sizeof (SiGodownText));
  for (guint i = 0; i < SI_GODOWN_LINE_N_TEXTS; i++)
    {
      SiGodownText key, *text;

      if (!take (p, end, i == 0 ? '{' : ','))
        return FALSE;
      *p = si_json_skip_blank (*p, end);
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
