/* si-engines.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection-list.h"
#include "si-engine.h"

G_BEGIN_DECLS

#define SI_TYPE_ENGINES (si_engines_get_type ())

/* The engines of the program, one for each connection in use. An engine lives for as long as
 * somebody holds it, or while it saves an answer. All of them follow the settings of the program.
 *
 * Property "saving" (boolean, read-only with notify): an engine is writing an answer, and the
 * program must not end.
 *
 * Signals: "added" (SiEngine): an engine was made, and has not asked for anything yet; "replaced"
 * (SiEngine before, SiEngine after): the connection of the first engine was changed or removed, so
 * its users take the second one, which is refreshing. */
G_DECLARE_FINAL_TYPE (SiEngines, si_engines, SI, ENGINES, GObject)

SiEngines *si_engines_new (GSettings *settings, SiConnectionList *connections, const char *folder);
SiConnectionList *si_engines_get_connections (SiEngines *self);
SiEngine *si_engines_find (SiEngines *self, SiConnection *connection);
SiEngine *si_engines_get (SiEngines *self, SiConnection *connection);
SiEngine *si_engines_start (SiEngines *self, SiConnection *connection);
gboolean si_engines_get_saving (SiEngines *self);
void si_engines_stop (SiEngines *self);
void si_engines_forget (SiEngines *self, SiConnection *connection);

G_END_DECLS
