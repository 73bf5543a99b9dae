/* si-filter-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-filter.h"

G_BEGIN_DECLS

/* These put a filter into words. */
char *si_filter_text_godowns (SiFilter *filter, const SiTable *table);
char *si_filter_text_place (SiFilter *filter, const SiTable *table);
char *si_filter_text_findings (SiFilter *filter);
char *si_filter_text_hides (const char *godowns, const char *findings, guint n, gboolean searched);

G_END_DECLS
