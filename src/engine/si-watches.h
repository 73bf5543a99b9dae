/* si-watches.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "si-history.h"
#include "si-snapshot.h"
#include "si-watch.h"

G_BEGIN_DECLS

#define SI_TYPE_WATCHES (si_watches_get_type ())

/* The lower bounds that a person has set on stocks of a connection.
 *
 * Signals: "changed": there are others, or some are below that were not; "fell" (GPtrArray of
 * SiWatch): these stocks have fallen below their bounds, and the person is to be told now;
 * "set" (SiWatch): a bound that the person has set is kept; "removed" (SiWatch): it was removed;
 * "failed" (GError): a bound could not be kept. */
G_DECLARE_FINAL_TYPE (SiWatches, si_watches, SI, WATCHES, GObject)

SiWatches *si_watches_new (void);
void si_watches_set_history (SiWatches *self, SiHistory *history);
SiHistory *si_watches_get_history (SiWatches *self);
guint si_watches_get_n (SiWatches *self);
const SiWatch *si_watches_get (SiWatches *self, guint nth);
const SiWatch *
si_watches_find (SiWatches *self, const SiProductKey *product, const char *godown_id);
const SiWatch *si_watches_find_below (SiWatches *self, const SiProductKey *product);
gboolean si_watches_get_usable (SiWatches *self);
void si_watches_set (SiWatches *self, const SiWatch *watch);
void si_watches_restore (SiWatches *self, const SiWatch *watch);
void si_watches_remove (SiWatches *self, gint64 id);
void si_watches_snooze_async (SiWatches *self,
                              GVariant *ids,
                              gint64 until,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean si_watches_snooze_finish (SiWatches *self, GAsyncResult *result, GError **error);
void si_watches_check (SiWatches *self,
                       SiTable *table,
                       SiSnapshotKind kind,
                       const char *filter,
                       gint64 now);

G_END_DECLS
