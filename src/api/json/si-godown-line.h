/* si-godown-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SI_GODOWN_LINE_N_TEXTS 3

/**
 * SiGodownText:
 * @start: where the text starts in the JSON
 * @end: where it ends
 * @is_plain: whether it can be taken as it is
 *
 * The contents of a string, or a number.
 */
typedef struct
{
  const char *start;
  const char *end;
  gboolean is_plain;
} SiGodownText;

gboolean si_godown_line_take (const char **p, const char *end, SiGodownText *texts);

G_END_DECLS
