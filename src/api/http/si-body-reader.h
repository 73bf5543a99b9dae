/* si-body-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-decoder.h"
#include "si-watchdog.h"

G_BEGIN_DECLS

#define SI_TYPE_BODY_READER (si_body_reader_get_type ())

/* Reads the body of an answer into a decoder while it comes. It reads no faster than the decoder
 * can follow, gives the window its turns to be drawn, and stops a server that is too slow. */
G_DECLARE_FINAL_TYPE (SiBodyReader, si_body_reader, SI, BODY_READER, GObject)

/**
 * SiBodyReaderFunc:
 * @reader: a reader
 * @error: (transfer full) (nullable): why the body could not be read to its end
 * @user_data: what the reader was given
 *
 * Called once, when all of the body is in the decoder or reading has failed.
 */
typedef void (*SiBodyReaderFunc) (SiBodyReader *reader, GError *error, gpointer user_data);

SiBodyReader *si_body_reader_new (GInputStream *body, const char *charset, SiDecoder *decoder);
void si_body_reader_run (SiBodyReader *self,
                         guint patience,
                         const char *host,
                         SiWatchdog *watchdog,
                         SiBodyReaderFunc done,
                         gpointer user_data);
guint64 si_body_reader_get_n_bytes (SiBodyReader *self);

G_END_DECLS
