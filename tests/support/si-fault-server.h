/* si-fault-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SiFaultEnd:
 * @SI_FAULT_CLOSE: closes the connection
 * @SI_FAULT_SILENCE: says nothing more, and does not close
 * @SI_FAULT_REPEAT: sends the last line again and again until the client leaves
 * @SI_FAULT_TRICKLE: sends a blank ten times a second until the client leaves
 * @SI_FAULT_TUNNEL: lets the client talk to the server of si_fault_server_set_target()
 *
 * The behaviour of the server after its bytes.
 */
typedef enum
{
  SI_FAULT_CLOSE,
  SI_FAULT_SILENCE,
  SI_FAULT_REPEAT,
  SI_FAULT_TRICKLE,
  SI_FAULT_TUNNEL,
} SiFaultEnd;

#define SI_TYPE_FAULT_SERVER (si_fault_server_get_type ())

/* A server on loopback that sends exactly the given bytes, right or wrong. It answers the n-th
 * request with the n-th answer, and repeats the last one. */
G_DECLARE_FINAL_TYPE (SiFaultServer, si_fault_server, SI, FAULT_SERVER, GObject)

/* @certificate: (nullable): for https */
SiFaultServer *si_fault_server_new (GTlsCertificate *certificate);
/* @target: the server whose proxy this one is; it must live as long */
void si_fault_server_set_target (SiFaultServer *self, SiFaultServer *target);
guint16 si_fault_server_get_port (SiFaultServer *self);
/* http[s]://127.0.0.1:PORT/admin/indexyii.php?r=api/SyncInventory */
const char *si_fault_server_get_address (SiFaultServer *self);

/* Adds an answer of these bytes. @length is -1 for a string. */
void si_fault_server_say (SiFaultServer *self, const char *bytes, gssize length, SiFaultEnd end);
/* Adds a right answer: "200 OK", further header lines or NULL, and the body. */
void si_fault_server_answer (SiFaultServer *self,
                             const char *status,
                             const char *headers,
                             const char *body);
/* Adds an answer with a gzip body that lacks its last @lost bytes. */
void
si_fault_server_answer_packed (SiFaultServer *self, const char *body, gsize length, gsize lost);

guint si_fault_server_get_n_requests (SiFaultServer *self);
/* The head of the nth request; and whether it has a header of exactly this value. */
const char *si_fault_server_get_request (SiFaultServer *self, guint nth);
gboolean si_fault_server_saw (SiFaultServer *self, guint nth, const char *header_line);
/* Returns: the number of connections that the client has not closed. */
guint si_fault_server_get_n_open (SiFaultServer *self);

G_END_DECLS
