/* si-connection-draft.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection-list.h"

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION_DRAFT (si_connection_draft_get_type ())

/* A connection while a person sets it up: the texts that were typed or pasted, and whether they
 * make a connection.
 *
 * Properties: address, name, user, auth (strings) and allow-insecure, read-write; read-only:
 * insecure (whether plain http has to be allowed), problem (string, nullable: why the address
 * cannot be used), understood (string, nullable: the parts that were taken from a paste, until one
 * of them is changed), dropped (string, nullable: that a pasted key was removed, since the address
 * became that of another server).
 * The key is no property: si_connection_draft_set_key() takes it, and nothing gives it back. */
G_DECLARE_FINAL_TYPE (SiConnectionDraft, si_connection_draft, SI, CONNECTION_DRAFT, GObject)

SiConnectionDraft *si_connection_draft_new (SiConnection *connection);
gboolean si_connection_draft_paste (SiConnectionDraft *self, const char *text);
void si_connection_draft_set_key (SiConnectionDraft *self, const char *key);
gboolean si_connection_draft_has_key (SiConnectionDraft *self);
gboolean si_connection_draft_has_pasted_key (SiConnectionDraft *self);
gboolean si_connection_draft_has_saved_key (SiConnectionDraft *self);
const char *si_connection_draft_get_host (SiConnectionDraft *self);
gboolean si_connection_draft_get_valid (SiConnectionDraft *self);
gboolean si_connection_draft_get_insecure (SiConnectionDraft *self);
gboolean si_connection_draft_is_new (SiConnectionDraft *self);
SiConnection *si_connection_draft_make_connection (SiConnectionDraft *self, GError **error);

void si_connection_draft_save_async (SiConnectionDraft *self,
                                     SiConnectionList *list,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
