/* si-fetch-meter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-client.h"
#include "si-decoder.h"

G_BEGIN_DECLS

/* Tells how far an answer has come, ten times a second at most. */
typedef struct _SiFetchMeter SiFetchMeter;

SiFetchMeter *si_fetch_meter_new (SiFetchProgressFunc progress, gpointer progress_data);
void si_fetch_meter_free (SiFetchMeter *self);
void si_fetch_meter_start (SiFetchMeter *self, SiDecoder *decoder, guint64 bytes_total);
void si_fetch_meter_add (SiFetchMeter *self, gsize bytes);
guint64 si_fetch_meter_get_bytes (SiFetchMeter *self);
void si_fetch_meter_stop (SiFetchMeter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiFetchMeter, si_fetch_meter_free)

G_END_DECLS
