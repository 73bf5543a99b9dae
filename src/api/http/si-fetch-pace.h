/* si-fetch-pace.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiFetchPace:
 *
 * The pace that an answer must keep: its first product within twice the patience with the
 * server, and from then on a kilobyte a second in each span as long as the patience. A server that
 * sends a blank now and then is never silent, and would otherwise be waited for without end.
 */
typedef struct
{
  guint patience; /* seconds */
  gint64 start;   /* of the span that is looked at; monotonic */
  guint64 bytes;  /* the number that had come by then */
  gboolean has_products;
} SiFetchPace;

void si_fetch_pace_start (SiFetchPace *self, guint patience);
void si_fetch_pace_rest (SiFetchPace *self);
GError *si_fetch_pace_check (SiFetchPace *self, guint64 bytes, guint n_products, const char *host);

G_END_DECLS
