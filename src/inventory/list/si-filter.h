/* si-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "si-table.h"

G_BEGIN_DECLS

#define SI_TYPE_FILTER (si_filter_get_type ())

/* The godowns, findings and words that a person has chosen to see of an inventory. All that is
 * shown, counted, copied, exported or printed obeys a filter.
 *
 * Properties, all with explicit notify: godown-ids (GStrv, NULL for all), findings (SiFindings as
 * uint), search (string). */
G_DECLARE_FINAL_TYPE (SiFilter, si_filter, SI, FILTER, GObject)

SiFilter *si_filter_new (void);

const char *const *si_filter_get_godown_ids (SiFilter *self);
void si_filter_set_godown_ids (SiFilter *self, const char *const *godown_ids);
const char *si_filter_get_godown_id (SiFilter *self);
void si_filter_set_godown_id (SiFilter *self, const char *godown_id);
SiFindings si_filter_get_findings (SiFilter *self);
void si_filter_set_findings (SiFilter *self, SiFindings findings);
const char *si_filter_get_search (SiFilter *self);
void si_filter_set_search (SiFilter *self, const char *search);

G_END_DECLS
