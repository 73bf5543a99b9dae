/* si-seal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_TYPE_SEAL (si_seal_get_type ())

/* Seals the targets of the buttons of notifications with a secret, and checks them. */
G_DECLARE_FINAL_TYPE (SiSeal, si_seal, SI, SEAL, GObject)

SiSeal *si_seal_new (GSettings *settings);
char *si_seal_make (SiSeal *self, GVariant *content);
gboolean si_seal_check (SiSeal *self, const char *mark, GVariant *content);

G_END_DECLS
