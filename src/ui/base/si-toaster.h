/* si-toaster.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_TOASTER (si_toaster_get_type ())

/* Shows toasts in a window, and lets a screen reader read them out. */
G_DECLARE_FINAL_TYPE (SiToaster, si_toaster, SI, TOASTER, GObject)

SiToaster *si_toaster_new (AdwToastOverlay *overlay);

void si_toaster_say (SiToaster *self, const char *text);
void si_toaster_show (SiToaster *self, AdwToast *toast);
void si_toaster_keep (SiToaster *self, AdwToast *toast);
void si_toaster_add (SiToaster *self, AdwToast *toast);

G_END_DECLS
