/* si-search-provider.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engines.h"

G_BEGIN_DECLS

#define SI_TYPE_SEARCH_PROVIDER (si_search_provider_get_type ())

/* Answers the searches of the desktop's overview (org.gnome.Shell.SearchProvider2) from the stored
 * inventory, without a window, a request or a key.
 *
 * Signals: "chosen" (const SiProductKey *product, guint timestamp): the person has chosen a
 * product; "searched" (const char *text, guint timestamp): the person wants to see all matches. */
G_DECLARE_FINAL_TYPE (SiSearchProvider, si_search_provider, SI, SEARCH_PROVIDER, GObject)

SiSearchProvider *si_search_provider_new (GApplication *application);
gboolean si_search_provider_export (SiSearchProvider *self, GDBusConnection *bus, GError **error);
void si_search_provider_unexport (SiSearchProvider *self);
void si_search_provider_set_up (SiSearchProvider *self, SiEngines *engines);

G_END_DECLS
