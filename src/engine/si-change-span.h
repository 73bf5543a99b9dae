/* si-change-span.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-kept-moments.h"

G_BEGIN_DECLS

/**
 * SiSpanState:
 * @SI_SPAN_READY: the comparison is there
 * @SI_SPAN_BUSY: the comparison is on its way, and the one before is there meanwhile, if any
 * @SI_SPAN_NOTHING_KEPT: no earlier inventory is kept
 * @SI_SPAN_NOT_BEFORE: the first moment is not before the second one
 * @SI_SPAN_FAILED: the inventories could not be read
 *
 * The state of a comparison between two moments.
 */
typedef enum
{
  SI_SPAN_READY,
  SI_SPAN_BUSY,
  SI_SPAN_NOTHING_KEPT,
  SI_SPAN_NOT_BEFORE,
  SI_SPAN_FAILED,
} SiSpanState;

#define SI_TYPE_CHANGE_SPAN (si_change_span_get_type ())

/* The two moments between which a person wants to see changes, and the comparison of their
 * inventories. It follows an engine while it is active.
 *
 * Properties, both with explicit notify: from and to (string): the words of the moments; a moment
 * that is not kept is replaced by the default, yesterday and now.
 *
 * Signals: "moments-changed": other moments are kept, or chosen; "updated": the comparison or the
 * state is another one. */
G_DECLARE_FINAL_TYPE (SiChangeSpan, si_change_span, SI, CHANGE_SPAN, GObject)

SiChangeSpan *si_change_span_new (void);
void si_change_span_set_engine (SiChangeSpan *self, SiEngine *engine);
void si_change_span_set_active (SiChangeSpan *self, gboolean active);

SiKeptMoments *si_change_span_get_moments (SiChangeSpan *self);
SiKeptMoment *si_change_span_get_from (SiChangeSpan *self);
SiKeptMoment *si_change_span_get_to (SiChangeSpan *self);
void si_change_span_choose (SiChangeSpan *self, SiKeptMoment *from, SiKeptMoment *to);

SiSpanState si_change_span_get_state (SiChangeSpan *self);
SiComparison *si_change_span_get_comparison (SiChangeSpan *self);
const GError *si_change_span_get_error (SiChangeSpan *self);

G_END_DECLS
