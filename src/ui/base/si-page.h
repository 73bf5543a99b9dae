/* si-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "si-listing.h"

G_BEGIN_DECLS

#define SI_TYPE_PAGE (si_page_get_type ())

/* A view of the inventory that the window shows beside others: a widget with a list of its own.
 *
 * Properties, which a page overrides: status (string, nullable, read-only), the sentence of the
 * status line while the page is shown, %NULL for the one about the whole inventory; badge (uint,
 * read-only), the number beside the page's name, 0 for none; narrow (boolean), whether the window
 * has room for one column of content only. */
G_DECLARE_INTERFACE (SiPage, si_page, SI, PAGE, GtkWidget)

/**
 * SiPageInterface:
 * @create_listing: (nullable): creates the rows on screen for the clipboard, a file and paper
 * @count_rows: (nullable): puts a number of rows into words, such as “12 products”
 * @focus_list: (nullable): moves the focus into the list
 * @update_figures: (nullable): writes all figures again, because their digits have changed
 *
 * The parts of a page that the window uses.
 */
struct _SiPageInterface
{
  GTypeInterface parent_interface;

  SiListing *(*create_listing) (SiPage *self, gboolean selected_only);
  char *(*count_rows) (SiPage *self, guint n_rows);
  gboolean (*focus_list) (SiPage *self);
  void (*update_figures) (SiPage *self);
};

SiListing *si_page_create_listing (SiPage *self, gboolean selected_only);
char *si_page_count_rows (SiPage *self, guint n_rows);
gboolean si_page_focus_list (SiPage *self);
void si_page_update_figures (SiPage *self);

char *si_page_dup_status (SiPage *self);
guint si_page_get_badge (SiPage *self);
void si_page_set_narrow (SiPage *self, gboolean narrow);

G_END_DECLS
