/* si-status-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of an error response that are read for its words. */
#define SI_STATUS_ERROR_MAX_WORDS (64 * 1024)

GError *
si_status_error_make (guint status, const char *host, const char *retry_after, GBytes *body);
GError *si_status_error_make_for_announcements (const char *host, guint status);
gboolean si_status_error_is_about_key (const GError *error);
GError *si_status_error_explain (GError *error, const char *host);

G_END_DECLS
