/* si-retry.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often a request is made again at most. */
#define SI_RETRY_MOST 3
/* The first pause, in milliseconds. */
#define SI_RETRY_PAUSE 1000

gboolean si_retry_is_worth (const GError *error, guint n_retries);
guint si_retry_choose_pause (const GError *error, guint n_retries, guint first_pause);

G_END_DECLS
