/* si-key-input.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *si_key_input_read (GError **error);
void si_key_input_free (char *key);

G_END_DECLS
