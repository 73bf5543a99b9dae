/* si-upgrade.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-database.h"

G_BEGIN_DECLS

gboolean si_upgrade_from_first_version (SiDatabase *database, GError **error);
gboolean si_upgrade_from_second_version (SiDatabase *database, GError **error);

G_END_DECLS
