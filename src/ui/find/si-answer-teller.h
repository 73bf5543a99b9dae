/* si-answer-teller.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-find-bar.h"
#include "si-product-selection.h"
#include "si-search-controller.h"
#include "si-toaster.h"

G_BEGIN_DECLS

#define SI_TYPE_ANSWER_TELLER (si_answer_teller_get_type ())

/* Tells the answers to a search that are no product: many match, none does, the server has none.
 * Where the list of products shows it by itself, it is only read out.
 *
 * Property: list-shown (boolean, with explicit notify): whether the list of products is on screen.
 */
G_DECLARE_FINAL_TYPE (SiAnswerTeller, si_answer_teller, SI, ANSWER_TELLER, GObject)

SiAnswerTeller *si_answer_teller_new (SiSearchController *controller,
                                      SiFindBar *find_bar,
                                      SiToaster *toaster,
                                      SiProductList *list);
void si_answer_teller_set_engine (SiAnswerTeller *self, SiEngine *engine);
void si_answer_teller_set_list_shown (SiAnswerTeller *self, gboolean shown);

G_END_DECLS
