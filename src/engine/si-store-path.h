/* si-store-path.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *si_store_path_new (const char *folder, const char *connection_id);
void si_store_path_delete (const char *path);

G_END_DECLS
