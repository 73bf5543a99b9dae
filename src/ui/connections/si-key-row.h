/* si-key-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_KEY_ROW (si_key_row_get_type ())

/* A row for an API key. It hides the key unless the person wants to see it, and keeps it in memory
 * that is never written to disk. */
G_DECLARE_FINAL_TYPE (SiKeyRow, si_key_row, SI, KEY_ROW, AdwEntryRow)

GtkEditable *si_key_row_get_entry (SiKeyRow *self);

G_END_DECLS
