/* si-moment-choice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-kept-moments.h"

G_BEGIN_DECLS

#define SI_TYPE_MOMENT_CHOICE (si_moment_choice_get_type ())

/* A drop-down of moments whose inventories are kept, with the number of changes that each brought.
 * Its last row opens a calendar with all of them.
 *
 * Signal "chosen": the person has chosen a moment. */
G_DECLARE_FINAL_TYPE (SiMomentChoice, si_moment_choice, SI, MOMENT_CHOICE, AdwBin)

void si_moment_choice_set_name (SiMomentChoice *self, const char *name);
void si_moment_choice_show (SiMomentChoice *self, SiKeptMoments *moments, SiKeptMoment *selected);
SiKeptMoment *si_moment_choice_dup_selected (SiMomentChoice *self);

G_END_DECLS
