/* si-search-controller.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-engine.h"
#include "si-product-selection.h"

G_BEGIN_DECLS

#define SI_TYPE_SEARCH_CONTROLLER (si_search_controller_get_type ())

/* Answers the text that a person types or scans: it searches the list, and selects the product that
 * the text means, even if the list does not show it. It knows no widget.
 *
 * Properties, with explicit notify: text (string, read-write: the text of the search field), eager
 * (boolean, read-write: whether a product is selected before Return, if only one can be meant);
 * read-only: lead (string, nullable: a line above a selected product that has another code than the
 * text).
 *
 * Signals:
 *   "answered" (SiProduct *product): Return, a scan or the server has led to this product;
 *   "undecided" (guint n_products): several products match, and none is selected;
 *   "unknown": no product matches the text, and the server can be asked for it;
 *   "none-on-server": the server has no product with the text as its SKU code;
 *   "done": the text is answered: the next one replaces it. */
G_DECLARE_FINAL_TYPE (SiSearchController, si_search_controller, SI, SEARCH_CONTROLLER, GObject)

SiSearchController *si_search_controller_new (SiProductSelection *selection);
void si_search_controller_set_engine (SiSearchController *self, SiEngine *engine);

const char *si_search_controller_get_text (SiSearchController *self);
void si_search_controller_set_text (SiSearchController *self, const char *text);
char *si_search_controller_get_query (SiSearchController *self);
void si_search_controller_set_eager (SiSearchController *self, gboolean eager);
const char *si_search_controller_get_lead (SiSearchController *self);

void si_search_controller_activate (SiSearchController *self);
void si_search_controller_scan (SiSearchController *self, const char *code);
void si_search_controller_ask_server (SiSearchController *self);
gboolean si_search_controller_clear (SiSearchController *self);

G_END_DECLS
