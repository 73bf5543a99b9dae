/* si-adaptive-bin.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_ADAPTIVE_BIN (si_adaptive_bin_get_type ())

/* A widget that tells whether it is narrow, so that its content can be laid out for that. The
 * content may need more width than there is until it has been.
 *
 * Properties: threshold (int): it is narrow below this width, in pixels for text of the usual size;
 * narrow (boolean, read-only with explicit notify), which never changes during an allocation. */
G_DECLARE_FINAL_TYPE (SiAdaptiveBin, si_adaptive_bin, SI, ADAPTIVE_BIN, AdwBin)

gboolean si_adaptive_bin_get_narrow (SiAdaptiveBin *self);

G_END_DECLS
