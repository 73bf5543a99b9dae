/* si-application-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-application.h"

#include "si-connection-list.h"
#include "si-demo-server.h"
#include "si-engine.h"
#include "si-held-notifier.h"
#include "si-run-marker.h"
#include "si-search-provider.h"
#include "si-window.h"

G_BEGIN_DECLS

struct _SiApplication
{
  AdwApplication parent_instance;

  gboolean demo;
  gboolean restores;  /* the window begins with the saved connection's inventory */
  gboolean restoring; /* that inventory was restored, and not refreshed yet */
  gboolean own;       /* the command line names a connection */
  SiExitStatus status;
  GSettings *settings;       /* (owned): in memory only where it is a demo */
  SiConnectionList *list;    /* (owned) */
  SiEngine *engine;          /* (owned) */
  SiDemoServer *demo_server; /* (owned) (nullable) */
  SiSearchProvider *search;  /* (owned) */
  SiHeldNotifier *notifier;  /* (owned): of held answers */
  char *secret;              /* (owned) (nullable): seals the targets of notifications */
  guint try_id;              /* the source that withdraws the tried notification, 0 for none */
  gboolean follows;          /* the engine follows the saved connection in use */
  gboolean held;             /* g_application_hold() until the data are stored */
  gboolean quitting;         /* the person quits, and does not just close the window */
  gboolean in_background;    /* the program runs without a window */
  guint on_terminate;        /* the source for SIGTERM */
  SiRunMarker *marker;       /* (owned) (nullable): while a window is open */
};

SiWindow *si_application_present_window (SiApplication *self);
gboolean si_application_connect_demo (SiApplication *self, GError **error);
void si_application_use_connection (SiApplication *self, SiConnection *connection);

/* In si-application-actions.c. */
void si_application_add_actions (SiApplication *self);

/* In si-application-alerts.c. */
void si_application_add_alert_actions (SiApplication *self);
void si_application_tell_low (SiApplication *self, GPtrArray *alerts);
void si_application_withdraw_try (SiApplication *self);

G_END_DECLS
