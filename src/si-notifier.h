/* si-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void si_notifier_send (GApplication *application,
                       const char *id,
                       GNotification *notification,
                       const char *body);

G_END_DECLS
