/* si-fetch-meter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-body-reader.h"
#include "si-fetch-progress.h"

G_BEGIN_DECLS

/**
 * SiFetchMeter:
 *
 * Tells the caller of a fetch how far the answer has come, ten times a second at most.
 */
typedef struct _SiFetchMeter SiFetchMeter;

SiFetchMeter *si_fetch_meter_new (SiBodyReader *reader,
                                  SiDecoder *decoder,
                                  guint64 bytes_total,
                                  SiFetchProgressFunc progress,
                                  gpointer progress_data);
void si_fetch_meter_free (SiFetchMeter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiFetchMeter, si_fetch_meter_free)

G_END_DECLS
