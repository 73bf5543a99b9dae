/* si-rescue.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean si_rescue (const char *path, char **quarantined);

G_END_DECLS
