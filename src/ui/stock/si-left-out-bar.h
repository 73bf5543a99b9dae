/* si-left-out-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_LEFT_OUT_BAR (si_left_out_bar_get_type ())

/* A line below a list that tells how many columns of godowns do not fit, and offers to choose
 * others. It is hidden where all fit.
 *
 * Property: n-columns (unsigned integer, read-write, explicit notify). */
G_DECLARE_FINAL_TYPE (SiLeftOutBar, si_left_out_bar, SI, LEFT_OUT_BAR, AdwBin)

G_END_DECLS
