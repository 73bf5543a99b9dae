/* si-store-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SI_STORE_ERROR (si_store_error_quark ())

/**
 * SiStoreError:
 * @SI_STORE_ERROR_FAILED: there is another reason, which SQLite's words tell
 * @SI_STORE_ERROR_FULL: the disk is full, or the file must not grow
 * @SI_STORE_ERROR_READ_ONLY: the file or its folder cannot be made or written
 * @SI_STORE_ERROR_DAMAGED: the file is not as it was written
 * @SI_STORE_ERROR_NEWER: the file is of a newer version
 * @SI_STORE_ERROR_FOREIGN: the file is of another program
 * @SI_STORE_ERROR_BUSY: another program keeps the file to itself
 */
typedef enum
{
  SI_STORE_ERROR_FAILED,
  SI_STORE_ERROR_FULL,
  SI_STORE_ERROR_READ_ONLY,
  SI_STORE_ERROR_DAMAGED,
  SI_STORE_ERROR_NEWER,
  SI_STORE_ERROR_FOREIGN,
  SI_STORE_ERROR_BUSY,
} SiStoreError;

GQuark si_store_error_quark (void);

/* For the other files of this layer. */
void si_store_error_set (GError **error, SiStoreError code, const char *words);
void si_store_error_set_from_sqlite (GError **error, int result, int system, const char *words);

G_END_DECLS
