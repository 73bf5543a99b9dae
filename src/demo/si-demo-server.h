/* si-demo-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_TYPE_DEMO_SERVER (si_demo_server_get_type ())

/* A SyncInventory service inside the program, with an invented inventory whose
 * stock drifts from one request to the next. Listens on loopback alone. */
G_DECLARE_FINAL_TYPE (SiDemoServer, si_demo_server, SI, DEMO_SERVER, GObject)

/* @seed decides the whole inventory; @n_products 0 means the usual 2,000-odd. */
SiDemoServer *si_demo_server_new (guint32 seed, guint n_products);
/* Starts on a free port. */
gboolean si_demo_server_start (SiDemoServer *self, GError **error);
/* http://127.0.0.1:PORT/admin/indexyii.php?r=api/SyncInventory, once started. */
const char *si_demo_server_get_address (SiDemoServer *self);
/* The key that it accepts, made at random by each server. */
const char *si_demo_server_get_key (SiDemoServer *self);
/* For tests: which of the two forms are accepted; both at first. */
void si_demo_server_accept (SiDemoServer *self, gboolean bearer, gboolean basic);
guint si_demo_server_get_n_requests (SiDemoServer *self);

G_END_DECLS
