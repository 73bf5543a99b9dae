/* si-fold.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be raised with every change of what is the same in a search: folded texts are kept on
 * disk. */
#define SI_FOLD_VERSION 2

void si_fold_append (GString *folded, const char *text, gssize length);
char *si_fold (const char *text);

G_END_DECLS
