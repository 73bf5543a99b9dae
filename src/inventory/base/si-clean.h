/* si-clean.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *si_clean_name (const char *text);
char *si_clean_words (const char *text);
char *si_clean_message (const char *message);

G_END_DECLS
