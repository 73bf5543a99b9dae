/* si-demo-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_TYPE_DEMO_SERVER (si_demo_server_get_type ())

/* A SyncInventory service inside the program. Its inventory is invented, and the stocks change from
 * one request to the next. It listens on loopback alone. */
G_DECLARE_FINAL_TYPE (SiDemoServer, si_demo_server, SI, DEMO_SERVER, GObject)

SiDemoServer *si_demo_server_new (guint32 seed, guint n_products);
gboolean si_demo_server_start (SiDemoServer *self, GError **error);
const char *si_demo_server_get_address (SiDemoServer *self);
const char *si_demo_server_get_key (SiDemoServer *self);
void si_demo_server_accept (SiDemoServer *self, gboolean bearer, gboolean basic);
guint si_demo_server_get_n_requests (SiDemoServer *self);

G_END_DECLS
