/* si-find-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_FIND_BAR (si_find_bar_get_type ())

/* The line with the search field, the godowns and the other parts of the filter, whose pills stand
 * below it.
 *
 * Property: text (string): the text in the search field.
 *
 * Signals: "activate": Return was pressed in the search field; "leave": the person wants to go on
 * in the list; "escape": Escape was pressed in the search field; "cut" (guint most_chars): a text
 * was too long, and only its first characters are searched for. */
G_DECLARE_FINAL_TYPE (SiFindBar, si_find_bar, SI, FIND_BAR, AdwBin)

void si_find_bar_set_list (SiFindBar *self, SiProductList *list);
void si_find_bar_set_narrow (SiFindBar *self, gboolean narrow);
const char *si_find_bar_get_text (SiFindBar *self);
void si_find_bar_set_text (SiFindBar *self, const char *text);
void si_find_bar_select_text (SiFindBar *self);
void si_find_bar_focus (SiFindBar *self);
void si_find_bar_open_godowns (SiFindBar *self);
gboolean si_find_bar_remove_last (SiFindBar *self);
gboolean si_find_bar_take_key (SiFindBar *self,
                               GtkEventControllerKey *controller,
                               guint key,
                               GdkModifierType modifiers);

G_END_DECLS
