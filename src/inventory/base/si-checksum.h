/* si-checksum.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 si_checksum (gconstpointer data, gsize length, guint64 seed);

G_END_DECLS
