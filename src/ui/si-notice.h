/* si-notice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_NOTICE (si_notice_get_type ())

/**
 * SiNoticeKind:
 * @SI_NOTICE_BUSY: something goes on
 * @SI_NOTICE_HINT: worth knowing
 * @SI_NOTICE_SUCCESS: it went well
 * @SI_NOTICE_ERROR: it did not
 *
 * What a notice is about.
 */
typedef enum
{
  SI_NOTICE_BUSY,
  SI_NOTICE_HINT,
  SI_NOTICE_SUCCESS,
  SI_NOTICE_ERROR,
} SiNoticeKind;

/* A few words with an icon, between other widgets, which a screen reader announces; not
 * there while there is nothing to say. */
G_DECLARE_FINAL_TYPE (SiNotice, si_notice, SI, NOTICE, AdwBin)

void si_notice_show (SiNotice *self, SiNoticeKind kind, const char *title, const char *text);
void si_notice_hide (SiNotice *self);

G_END_DECLS
