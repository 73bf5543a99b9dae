/* si-test-engine.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a connection that carries its key. Without an @id it is not saved, and
 * is named Shop. Without a @key it has one that no other test has. */
SiConnection *si_test_connection_new (const char *id, const char *address, const char *key);

/* Returns: (transfer full): an engine with such a connection, as the program makes it. It repeats a
 * request without a pause. */
SiEngine *
si_test_engine_new (const char *id, const char *address, const char *key, const char *folder);

/* Waits until the engine neither loads nor saves an answer. */
gboolean si_test_engine_is_at_rest (gpointer engine);
void si_test_engine_wait (SiEngine *engine);

/* Makes one request, and waits until the engine is at rest. */
void si_test_engine_refresh (SiEngine *engine);

G_END_DECLS
