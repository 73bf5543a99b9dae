/* si-search-presenter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-answer-teller.h"

G_BEGIN_DECLS

#define SI_TYPE_SEARCH_PRESENTER (si_search_presenter_get_type ())

/* Connects the find bar, the keyboard and the scanner of a window with the search. It has the
 * actions of the search.
 *
 * Signals: "answered" (SiProduct): this product is the answer, and is selected; "retyped": the
 * person wants something else; "stepped-back": Escape was pressed, and there was no text and no
 * pill to remove; "leave": the person wants to go on in the list. */
G_DECLARE_FINAL_TYPE (SiSearchPresenter, si_search_presenter, SI, SEARCH_PRESENTER, GObject)

SiSearchPresenter *si_search_presenter_new (GtkApplicationWindow *window,
                                            SiFindBar *find_bar,
                                            SiToaster *toaster,
                                            SiProductSelection *selection);

void si_search_presenter_set_engine (SiSearchPresenter *self, SiEngine *engine);
SiSearchController *si_search_presenter_get_controller (SiSearchPresenter *self);
SiAnswerTeller *si_search_presenter_get_teller (SiSearchPresenter *self);
void si_search_presenter_search (SiSearchPresenter *self, const char *text);
void si_search_presenter_show_product (SiSearchPresenter *self, const SiProductKey *product);
void si_search_presenter_step_back (SiSearchPresenter *self);

G_END_DECLS
