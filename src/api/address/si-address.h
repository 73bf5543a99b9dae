/* si-address.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SiAddress:
 *
 * The place of a SyncInventory service: scheme, host, port, path and the Yii route of
 * its query; filters and credentials that were pasted with it are dropped.
 * Immutable, reference counted.
 */
typedef struct _SiAddress SiAddress;

SiAddress *si_address_parse (const char *pasted, GError **error);
SiAddress *si_address_ref (SiAddress *self);
void si_address_unref (SiAddress *self);

const char *si_address_get_text (const SiAddress *self);
const char *si_address_get_key_scope (const SiAddress *self);
const char *si_address_get_host (const SiAddress *self);
gboolean si_address_is_this_machine (const SiAddress *self);
gboolean si_address_is_secure (const SiAddress *self);
char *si_address_build_uri (const SiAddress *self, const char *sku, const char *godown_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiAddress, si_address_unref)

G_END_DECLS
