/* si-answer-ledger-bytes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-answer-ledger.h"

G_BEGIN_DECLS

GBytes *si_answer_ledgers_to_bytes (const GPtrArray *ledgers);
gboolean si_answer_ledgers_from_bytes (GPtrArray *ledgers, GBytes *bytes);

G_END_DECLS
