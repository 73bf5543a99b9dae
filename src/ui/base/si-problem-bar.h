/* si-problem-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-problem.h"

G_BEGIN_DECLS

#define SI_TYPE_PROBLEM_BAR (si_problem_bar_get_type ())

/* A line above the inventory about a problem that leaves the inventory usable. */
G_DECLARE_FINAL_TYPE (SiProblemBar, si_problem_bar, SI, PROBLEM_BAR, AdwBin)

void si_problem_bar_set_problem (SiProblemBar *self, const SiProblem *problem, const char *shown);
void si_problem_bar_set_narrow (SiProblemBar *self, gboolean narrow);

G_END_DECLS
