/* si-application-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-application.h"

#include "si-connection-list.h"
#include "si-demo-server.h"
#include "si-engines.h"
#include "si-run-marker.h"
#include "si-seal.h"
#include "si-search-provider.h"
#include "si-window.h"

G_BEGIN_DECLS

struct _SiApplication
{
  AdwApplication parent_instance;

  gboolean demo;
  gboolean restores; /* the window begins with the saved connection's inventory */
  SiExitStatus status;
  GSettings *settings;       /* (owned): in memory only where it is a demo */
  SiConnectionList *list;    /* (owned) */
  SiEngines *engines;        /* (owned) */
  SiEngine *engine;          /* (owned) (nullable): until a window opens, and in the background */
  SiDemoServer *demo_server; /* (owned) (nullable) */
  SiConnection *demo_connection; /* (owned) (nullable): to it */
  SiSearchProvider *search;      /* (owned) */
  SiSeal *seal;                  /* (owned): of the targets of notifications */
  guint try_id;                  /* the source that withdraws the tried notification, 0 for none */
  gboolean quitting;             /* the person quits, and does not just close the window */
  gboolean in_background;        /* the program runs without a window */
  guint on_terminate;            /* the source for SIGTERM */
  SiRunMarker *marker;           /* (owned) (nullable): while a window is open */
};

SiWindow *si_application_present_window (SiApplication *self);
SiWindow *si_application_open_window (SiApplication *self);
SiWindow *si_application_show_connection (SiApplication *self, SiConnection *connection);
SiConnection *si_application_get_demo (SiApplication *self, GError **error);

/* In si-application-actions.c. */
void si_application_add_actions (SiApplication *self);

/* In si-application-alerts.c. */
void si_application_add_alert_actions (SiApplication *self);
void si_application_withdraw_try (SiApplication *self);

G_END_DECLS
