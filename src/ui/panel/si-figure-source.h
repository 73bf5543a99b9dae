/* si-figure-source.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-product.h"

G_BEGIN_DECLS

#define SI_TYPE_FIGURE_SOURCE (si_figure_source_get_type ())

/* The answers that the figures of an inventory came from: the last one with the whole inventory,
 * and later ones for a code or a godown.
 *
 * Signal "changed": a description may be another one. */
G_DECLARE_FINAL_TYPE (SiFigureSource, si_figure_source, SI, FIGURE_SOURCE, GObject)

SiFigureSource *si_figure_source_new (SiEngine *engine);
char *si_figure_source_describe (SiFigureSource *self,
                                 SiProduct *product,
                                 const char *godown_id,
                                 GDateTime *now);

G_END_DECLS
