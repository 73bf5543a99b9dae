/* si-sample-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"

G_BEGIN_DECLS

/* The seed of the sample data. */
#define SI_SAMPLE_SEED 1

/* For how many days there are inventories of the sample data, with two a day. */
#define SI_SAMPLE_DAYS 40
#define SI_SAMPLE_MOMENTS (2 * SI_SAMPLE_DAYS)

#define SI_TYPE_SAMPLE_HISTORY (si_sample_history_get_type ())

/* Gives the sample data a past: the inventories of the last weeks, and the alerts that a person
 * could have set. It fills the store of the engine after the first answer is on screen and before
 * that is stored, on the thread of the store. */
G_DECLARE_FINAL_TYPE (SiSampleHistory, si_sample_history, SI, SAMPLE_HISTORY, GObject)

SiSampleHistory *si_sample_history_new (SiEngine *engine);
void si_sample_history_fill (SiSampleHistory *self, GCancellable *cancellable);

G_END_DECLS
