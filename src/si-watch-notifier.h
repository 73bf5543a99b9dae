/* si-watch-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"

G_BEGIN_DECLS

GNotification *si_watch_notification (GPtrArray *watches, SiTable *table, const char *shop);
GNotification *si_watch_notification_try (const char *text);

G_END_DECLS
