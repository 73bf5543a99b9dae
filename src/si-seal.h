/* si-seal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *si_seal_load_secret (GSettings *settings);
char *si_seal_make (const char *secret, GVariant *content);
gboolean si_seal_check (const char *seal, const char *secret, GVariant *content);

G_END_DECLS
