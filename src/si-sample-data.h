/* si-sample-data.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-sample-history.h"

G_BEGIN_DECLS

#define SI_TYPE_SAMPLE_DATA (si_sample_data_get_type ())

/* A shop that is invented: an embedded server, the connection to it, and a temporary folder for its
 * store, which lives as long as this. The person's own data stay as they are. */
G_DECLARE_FINAL_TYPE (SiSampleData, si_sample_data, SI, SAMPLE_DATA, GObject)

SiSampleData *si_sample_data_new (gboolean stored, GError **error);
SiConnection *si_sample_data_get_connection (SiSampleData *self);
SiSampleHistory *si_sample_data_create_history (SiSampleData *self, SiEngine *engine);

G_END_DECLS
