/* si-response.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How much of an answer that is no inventory is read for its words. */
#define SI_RESPONSE_WORDS_MAX (64 * 1024)

GError *
si_response_make_error (guint status, const char *host, const char *retry_after, GBytes *body);
GError *si_response_make_announcements_error (const char *host, guint status);
GError *si_response_explain_error (GError *error, const char *host);
gboolean si_response_is_same_origin (GUri *a, GUri *b);
GError *si_response_make_redirect_error (const char *host, GUri *from, GUri *to);
GError *si_response_name_place (GError *error, GUri *place);

G_END_DECLS
