/* si-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SiRemedy:
 * @SI_REMEDY_NONE: nothing to press
 * @SI_REMEDY_RETRY: trying again may help
 * @SI_REMEDY_CONNECTION: the address or how the key is sent has to change
 * @SI_REMEDY_KEY: the key has to be entered (again)
 * @SI_REMEDY_UNLOCK: the keyring has to be unlocked
 *
 * What a person can do about a failure: the one button that helps.
 */
typedef enum
{
  SI_REMEDY_NONE,
  SI_REMEDY_RETRY,
  SI_REMEDY_CONNECTION,
  SI_REMEDY_KEY,
  SI_REMEDY_UNLOCK,
} SiRemedy;

/**
 * SiReport:
 *
 * A failure in words for a person: a short title, a sentence with what the server
 * said, and what helps. Immutable, reference counted.
 */
typedef struct _SiReport SiReport;

#define SI_TYPE_REPORT (si_report_get_type ())

GType si_report_get_type (void) G_GNUC_CONST;
SiReport *si_report_new (const GError *error);
SiReport *si_report_ref (SiReport *self);
void si_report_unref (SiReport *self);
const char *si_report_get_title (const SiReport *self);
const char *si_report_get_text (const SiReport *self);
const char *si_report_get_icon_name (const SiReport *self);
SiRemedy si_report_get_remedy (const SiReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiReport, si_report_unref)

G_END_DECLS
