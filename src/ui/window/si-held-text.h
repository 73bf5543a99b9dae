/* si-held-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-held-answer.h"

G_BEGIN_DECLS

char *si_held_text_loss (const SiHeldAnswer *held, const SiTable *table, GDateTime *now);
char *si_held_text_shown (GDateTime *table_time, GDateTime *now);
char *si_held_text_ignored (guint n_products);

G_END_DECLS
