/* si-connection-draft.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection-list.h"

G_BEGIN_DECLS

#define SI_TYPE_CONNECTION_DRAFT (si_connection_draft_get_type ())

/* A connection while a person sets it up: what was typed or pasted, what is understood of
 * it, and what is missing.
 *
 * Properties: address, name, user, auth (strings) and allow-insecure, read-write;
 * read-only: valid (whether it can be tested and saved), insecure (whether a yes to plain
 * http is needed), problem (string, nullable: what is wrong with the address), understood
 * (string, nullable: what was taken from a paste, until something else is entered), dropped
 * (string, nullable: that a pasted key was dropped, since the address became another place's).
 * The key is no property: it goes in by si_connection_draft_set_key() and never comes out. */
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

void si_connection_draft_test_async (SiConnectionDraft *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *
si_connection_draft_test_finish (SiConnectionDraft *self, GAsyncResult *result, GError **error);

void si_connection_draft_save_async (SiConnectionDraft *self,
                                     SiConnectionList *list,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
si_connection_draft_save_finish (SiConnectionDraft *self, GAsyncResult *result, GError **error);
gboolean
si_connection_draft_save_for_now (SiConnectionDraft *self, SiConnectionList *list, GError **error);

G_END_DECLS
