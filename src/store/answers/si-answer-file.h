/* si-answer-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "si-answer-ledger.h"
#include "si-store-error.h"
#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiAnswerFile:
 *
 * The ledgers of an address on the disk, and its held answers. They are apart from its inventory,
 * which may not be saved at all, or may be damaged. Every function blocks, so they are for threads.
 * Between si_answer_file_begin() and si_answer_file_end() one thread has the file to itself.
 */
typedef struct _SiAnswerFile SiAnswerFile;

SiAnswerFile *si_answer_file_new (const char *folder, const char *address, gboolean stores_held);
SiAnswerFile *si_answer_file_ref (SiAnswerFile *self);
void si_answer_file_unref (SiAnswerFile *self);

void si_answer_file_begin (SiAnswerFile *self, gboolean to_write);
gboolean si_answer_file_end (SiAnswerFile *self, gboolean changed, GError **error);

SiAnswerLedger *si_answer_file_find (SiAnswerFile *self, const char *sku, const char *godown_id);
SiAnswerLedger *si_answer_file_find_held (SiAnswerFile *self);
gboolean si_answer_file_write_held (SiAnswerFile *self,
                                    const SiAnswerLedger *ledger,
                                    SiTable *table,
                                    GError **error);
SiTable *si_answer_file_read_held (SiAnswerFile *self, const SiAnswerLedger *ledger);
void si_answer_file_remove_held (SiAnswerFile *self, SiAnswerLedger *ledger);
void si_answer_file_remove_all_held (SiAnswerFile *self);
void si_answer_file_remove_parts (SiAnswerFile *self);
void si_answer_file_delete (SiAnswerFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiAnswerFile, si_answer_file_unref)

G_END_DECLS
