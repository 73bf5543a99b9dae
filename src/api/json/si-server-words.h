/* si-server-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a server as one line that an error can quote. */
char *si_server_words_quote (const char *words);
gboolean si_server_words_is_page (const char *text);
char *si_server_words_find_title (const char *html);
char *si_server_words_quote_markup (const char *html);

G_END_DECLS
