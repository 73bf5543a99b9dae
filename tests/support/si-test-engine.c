/* si-test-engine.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-engine.h"

#include "si-session.h"
#include "si-test.h"

SiConnection *
si_test_connection_new (const char *id, const char *address, const char *key)
{
  const SiConnectionDetails details
      = { .id = id, .name = id != NULL ? id : "Shop", .address = address };
  g_autofree char *any = si_test_make_key ();
  g_autoptr (GError) error = NULL;
  SiConnection *connection = si_connection_new (&details, key != NULL ? key : any, &error);

  g_assert_no_error (error);
  return connection;
}

SiEngine *
si_test_engine_new (const char *id, const char *address, const char *key, const char *folder)
{
  g_autoptr (SiConnection) connection = si_test_connection_new (id, address, key);
  SiEngine *engine = si_engine_new (connection, folder);

  si_session_set_pause (si_engine_get_session (engine), 1);
  return engine;
}

gboolean
si_test_engine_is_at_rest (gpointer engine)
{
  return si_refresh_get_state (si_engine_get_refresh (engine)) != SI_REFRESH_LOADING
         && !si_persistence_get_saving (si_engine_get_persistence (engine));
}

void
si_test_engine_wait (SiEngine *engine)
{
  si_test_wait_for (si_test_engine_is_at_rest, engine, 30);
}

void
si_test_engine_refresh (SiEngine *engine)
{
  si_refresh_start (si_engine_get_refresh (engine));
  si_test_engine_wait (engine);
}
