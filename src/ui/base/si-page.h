/* si-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-listing.h"

G_BEGIN_DECLS

#define SI_TYPE_PAGE (si_page_get_type ())

/* A view of the inventory that the window shows beside others: the parent class of such views.
 *
 * Properties: status (string, nullable, read-only), the sentence of the status line while the page
 * is shown, %NULL for the one about the whole inventory; badge (uint, read-only), the number beside
 * the page's name, 0 for none; narrow (boolean), whether the window has room for one column of
 * content only. */
G_DECLARE_DERIVABLE_TYPE (SiPage, si_page, SI, PAGE, AdwBin)

/**
 * SiPageClass:
 * @create_listing: (nullable): creates the rows on screen for the clipboard, a file and paper
 * @count_rows: (nullable): puts a number of rows into words, such as “12 products”
 * @focus_list: (nullable): moves the focus into the list
 * @update_figures: (nullable): writes all figures again, because their digits have changed
 * @set_narrow: (nullable): arranges the page for another width
 *
 * The parts of a page that the window uses.
 */
struct _SiPageClass
{
  AdwBinClass parent_class;

  SiListing *(*create_listing) (SiPage *self, gboolean selected_only);
  char *(*count_rows) (SiPage *self, guint n_rows);
  gboolean (*focus_list) (SiPage *self);
  void (*update_figures) (SiPage *self);
  void (*set_narrow) (SiPage *self, gboolean narrow);
};

SiListing *si_page_create_listing (SiPage *self, gboolean selected_only);
char *si_page_count_rows (SiPage *self, guint n_rows);
gboolean si_page_focus_list (SiPage *self);
void si_page_update_figures (SiPage *self);

char *si_page_dup_status (SiPage *self);
guint si_page_get_badge (SiPage *self);
void si_page_set_narrow (SiPage *self, gboolean narrow);

/* For the classes that derive from it */
void si_page_take_status (SiPage *self, char *status);
void si_page_set_badge (SiPage *self, guint badge);

G_END_DECLS
