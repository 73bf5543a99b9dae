/* si-host-name.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *si_host_name_for_people (const char *ascii);

G_END_DECLS
