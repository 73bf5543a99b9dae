/* si-watchdog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SiWatchdog:
 *
 * Stops an HTTP transaction, and says why. All that the transaction does runs under the watchdog's
 * cancellable. Reference counted.
 *
 * A socket's own timeout knows nothing of the name service, nor of a second address that is tried
 * after the first, so the watchdog waits for twice the patience with the server.
 */
typedef struct _SiWatchdog SiWatchdog;

SiWatchdog *si_watchdog_new (guint patience, const char *host);
SiWatchdog *si_watchdog_ref (SiWatchdog *self);
void si_watchdog_unref (SiWatchdog *self);
GCancellable *si_watchdog_get_cancellable (SiWatchdog *self);
void si_watchdog_feed (SiWatchdog *self);
void si_watchdog_rest (SiWatchdog *self);
void si_watchdog_stop (SiWatchdog *self, GError *reason);
gboolean si_watchdog_has_reason (const SiWatchdog *self);
GError *si_watchdog_explain (SiWatchdog *self, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiWatchdog, si_watchdog_unref)

G_END_DECLS
