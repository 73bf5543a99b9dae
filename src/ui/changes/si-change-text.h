/* si-change-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-change-query.h"
#include "si-kept-moment.h"

G_BEGIN_DECLS

char *si_change_text_moment (SiKeptMoment *moment);
char *si_change_text_clock (SiKeptMoment *moment);
char *si_change_text_no_refresh (GDateTime *day, GDateTime *first);
char *si_change_text_brought (SiKeptMoment *moment);
char *si_change_text_kind (guint kind, guint n);
char *si_change_text_all (guint n);
char *si_change_text_newly_below (guint n);
char *si_change_text_status (const SiChangeCounts *counts);

G_END_DECLS
