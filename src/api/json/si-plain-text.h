/* si-plain-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *si_plain_text (const char *text, GString *buffer);

G_END_DECLS
