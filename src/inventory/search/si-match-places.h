/* si-match-places.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiMatchPlace:
 * @start: the first byte
 * @end: the byte after the last one
 *
 * A part of a text that matches a search.
 */
typedef struct
{
  guint start;
  guint end;
} SiMatchPlace;

GArray *si_match_places_find (const char *text, const char *query);

G_END_DECLS
