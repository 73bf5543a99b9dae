/* si-scan-recogniser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiScanVerdict:
 * @SI_SCAN_OPEN: more keys are needed to decide: the key is held back
 * @SI_SCAN_TYPED: a person typed the keys so far: the held keys are passed on
 * @SI_SCAN_SCANNED: a scanner sent the keys so far, which are the code: the held keys are dropped
 * @SI_SCAN_KNOWN: the key belongs to the code that was recognised last, and is dropped
 *
 * The verdict on the last keys.
 */
typedef enum
{
  SI_SCAN_OPEN,
  SI_SCAN_TYPED,
  SI_SCAN_SCANNED,
  SI_SCAN_KNOWN,
} SiScanVerdict;

/* Tells the keys of a scanner from those of a person by their times alone, so that a busy program
 * does it as well as an idle one. Times are those of the events, in milliseconds, and may wrap
 * around. */
typedef struct _SiScanRecogniser SiScanRecogniser;

SiScanRecogniser *si_scan_recogniser_new (void);
void si_scan_recogniser_free (SiScanRecogniser *self);

SiScanVerdict si_scan_recogniser_add_text (SiScanRecogniser *self, gunichar c, guint32 time);
SiScanVerdict si_scan_recogniser_add_end (SiScanRecogniser *self, guint32 time);
SiScanVerdict si_scan_recogniser_judge (SiScanRecogniser *self);
gboolean si_scan_recogniser_is_over (SiScanRecogniser *self, guint32 time);
void si_scan_recogniser_reset (SiScanRecogniser *self);

guint si_scan_recogniser_get_patience (SiScanRecogniser *self);
const char *si_scan_recogniser_get_code (SiScanRecogniser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiScanRecogniser, si_scan_recogniser_free)

G_END_DECLS
