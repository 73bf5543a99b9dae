/* si-fold.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Raise this with each change of the folding, since folded texts are stored on disk. */
#define SI_FOLD_VERSION 2

void si_fold_append (GString *folded, const char *text, gssize length);
char *si_fold (const char *text);

G_END_DECLS
