/* si-godown-choice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-product.h"

G_BEGIN_DECLS

/* A drop-down that offers all godowns together, and each godown of a product. */
void si_godown_choice_fill (GtkDropDown *choice, SiProduct *product);
const char *si_godown_choice_get (GtkDropDown *choice);
void si_godown_choice_set (GtkDropDown *choice, const char *godown_id);

G_END_DECLS
