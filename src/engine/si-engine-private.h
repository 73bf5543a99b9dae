/* si-engine-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-stock-alerts.h"
#include "si-session.h"

G_BEGIN_DECLS

struct _SiEngine
{
  GObject parent_instance;

  SiSession *service;    /* (owned) (nullable): of the connection */
  GCancellable *request; /* (owned) (nullable): the request under way, as its identity too */

  SiEngineState state;
  SiInventory *inventory; /* (owned): the last good one */
  SiProblem *report;      /* (owned) (nullable) */

  guint64 bytes;
  guint64 bytes_total; /* 0 while unknown */
  guint n_received;

  GNetworkMonitor *monitor; /* (owned) */
  gboolean offline;         /* the last request failed for want of a way to the server */
  guint retry_pause;        /* milliseconds; 0 for the usual one */
  guint max_products;       /* 0 for the usual limit */
  gint64 retry_time;        /* monotonic; 0 unless a request waits to be made again */
  guint retry_seconds;
  guint retry_tick;        /* the source that counts them down, 0 for none */
  SiProblem *retry_report; /* (owned) (nullable) */

  guint schedule_minutes;     /* 0 for no refresh by itself */
  guint schedule_tick;        /* the source that looks whether one is due, 0 for none */
  gint64 schedule_time;       /* when the last one was made, in microseconds since 1970 */
  gboolean refresh_wanted;    /* as soon as it is there, or takes too long */
  guint restore_timeout;      /* the source that ends the wait for it, 0 for none */
  GTask *answered;            /* (owned) (nullable): of an answer that waits for it */
  SiPersistence *persistence; /* (owned) */
  SiStockAlerts *watches;     /* (owned) */
  SiAnswerGuard *guard;       /* (owned): judges each answer */
};

/* How a request, in si-engine-request.c, changes what the engine says. */
void si_engine_set_state (SiEngine *self, SiEngineState state);
void si_engine_set_problem (SiEngine *self, const GError *error);
void si_engine_set_progress (SiEngine *self, guint64 bytes, guint64 bytes_total, guint n_received);
void si_engine_set_retry (SiEngine *self, guint seconds, SiProblem *report);

/* In si-engine-request.c. */
void si_engine_refresh_by_itself (SiEngine *self);
void si_engine_use_answer (SiEngine *self);

/* In si-engine-memory.c: what is on disk. */
void si_engine_restored (SiEngine *self, SiTable *table, GDateTime *time);
void si_engine_begin_memory (SiEngine *self);
void si_engine_end_memory (SiEngine *self);

/* In si-engine-waiting.c: for the next try, and for the network. */
void si_engine_watch_session (SiEngine *self);
void si_engine_stop_waiting (SiEngine *self);
void si_engine_emit_partial_answer (SiEngine *self,
                                    const char *sku,
                                    const char *godown_id,
                                    guint n_products);

G_END_DECLS
