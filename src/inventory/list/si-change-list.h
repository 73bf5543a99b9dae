/* si-change-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-change-query.h"
#include "si-change.h"
#include "si-filter.h"

G_BEGIN_DECLS

#define SI_TYPE_CHANGE_LIST (si_change_list_get_type ())

/* The changes that the window shows: a GListModel of SiChange over a comparison, filtered,
 * searched and sorted. Where there are many, a thread does that; the old ones stay meanwhile.
 *
 * Signal "updated": the list shows what it was told to show last. */
G_DECLARE_FINAL_TYPE (SiChangeList, si_change_list, SI, CHANGE_LIST, GObject)

SiChangeList *si_change_list_new (void);
SiComparison *si_change_list_get_comparison (SiChangeList *self);
void si_change_list_set_comparison (SiChangeList *self, SiComparison *comparison);
gboolean si_change_list_get_by_godown (SiChangeList *self);
void si_change_list_set_by_godown (SiChangeList *self, gboolean by_godown);
void si_change_list_set_filter (SiChangeList *self, SiFilter *filter);

/**
 * SiChangeListLowFunc:
 * @table: the newer inventory of a comparison, whose stocks count
 * @listed: the newer or the older inventory of the comparison
 * @user_data: data of whoever set the function
 *
 * Returns: (transfer full) (element-type guint32): the rows of @listed whose products are low in
 *   @table
 */
typedef GArray *(*SiChangeListLowFunc) (SiTable *table, SiTable *listed, gpointer user_data);
void si_change_list_set_low_func (SiChangeList *self, SiChangeListLowFunc func, gpointer user_data);

SiChangeKinds si_change_list_get_kinds (SiChangeList *self);
void si_change_list_set_kinds (SiChangeList *self, SiChangeKinds kinds);
gboolean si_change_list_get_newly_below (SiChangeList *self);
void si_change_list_set_newly_below (SiChangeList *self, gboolean newly_below);
void si_change_list_sort (SiChangeList *self, SiChangeColumn column, gboolean descending);
void si_change_list_set_paused (SiChangeList *self, gboolean paused);
const SiChangeCounts *si_change_list_get_counts (SiChangeList *self);
GArray *si_change_list_get_entries (SiChangeList *self);
SiComparison *si_change_list_get_shown (SiChangeList *self, gboolean *by_godown);

G_END_DECLS
