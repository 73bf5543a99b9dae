/* si-filter-memory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-filter.h"

G_BEGIN_DECLS

#define SI_TYPE_FILTER_MEMORY (si_filter_memory_get_type ())

/* Stores in the settings which godowns a person has chosen for each saved connection, and restores
 * them when the connection is used again. */
G_DECLARE_FINAL_TYPE (SiFilterMemory, si_filter_memory, SI, FILTER_MEMORY, GObject)

SiFilterMemory *si_filter_memory_new (SiFilter *filter, GSettings *settings);
void si_filter_memory_set_engine (SiFilterMemory *self, SiEngine *engine);

G_END_DECLS
