/* si-alert-notes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-product-list.h"

G_BEGIN_DECLS

#define SI_TYPE_ALERT_NOTES (si_alert_notes_get_type ())

/* Tells a list of products which of them are low by the alerts of an engine, and in which words. */
G_DECLARE_FINAL_TYPE (SiAlertNotes, si_alert_notes, SI, ALERT_NOTES, GObject)

SiAlertNotes *si_alert_notes_new (SiProductList *list);
void si_alert_notes_set_engine (SiAlertNotes *self, SiEngine *engine);

G_END_DECLS
