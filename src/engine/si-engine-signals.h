/* si-engine-signals.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_ENGINE_SIGNALS (si_engine_signals_get_type ())

/* The connections of an object to the signals of an engine's parts. They move to another engine
 * together, so that nothing of the earlier one stays connected. */
G_DECLARE_FINAL_TYPE (SiEngineSignals, si_engine_signals, SI, ENGINE_SIGNALS, GObject)

SiEngineSignals *si_engine_signals_new (gpointer follower);
void si_engine_signals_connect (SiEngineSignals *self,
                                GType part,
                                const char *signal,
                                GCallback callback);
void si_engine_signals_set_engine (SiEngineSignals *self, SiEngine *engine);

G_END_DECLS
