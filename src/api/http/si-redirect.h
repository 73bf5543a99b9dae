/* si-redirect.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GUri *si_redirect_find_target (GUri *from, const char *location);
gboolean si_redirect_is_same_origin (GUri *a, GUri *b);
GError *si_redirect_make_error (const char *host, GUri *from, GUri *to);
GError *si_redirect_name_place (GError *error, GUri *place);

G_END_DECLS
