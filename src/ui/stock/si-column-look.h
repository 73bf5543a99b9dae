/* si-column-look.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-column.h"

G_BEGIN_DECLS

/**
 * SiColumnLook:
 * @column: the column
 * @title: its title, untranslated
 * @sort_title: its name in the menu of orders, untranslated
 * @essential: whether it is shown in a narrow window, too
 * @beside_godowns: whether it is shown only while godowns are chosen
 * @under_code: whether it stands below the SKU code in a narrow window, in the same cell
 * @wide: whether it takes the width that the others leave, and shows long texts
 * @min_chars: the least width of a cell
 * @whole_chars: a text of up to so many characters is shown whole, as a barcode has to be
 * @natural_chars: the width of a cell where there is room
 * @css_classes: (array zero-terminated=1): the style of a cell
 * @is_searched: whether a search looks at the texts, so that the part that it has found is marked
 * @is_quantity: whether the cells are #SiQuantityCell
 * @is_marked: whether the cells tell of what is wrong with the product, or remarkable
 * @get_text: (nullable): (transfer full): the text of a cell; %NULL for a column whose text needs
 *   no words or digits of the user
 *
 * All that the user interface adds to the #SiColumnInfo of a column.
 */
typedef struct
{
  SiColumn column;
  const char *title;
  const char *sort_title;
  gboolean essential;
  gboolean beside_godowns;
  gboolean under_code;
  gboolean wide;
  guint min_chars;
  guint whole_chars;
  guint natural_chars;
  const char *css_classes[4];
  gboolean is_searched;
  gboolean is_quantity;
  gboolean is_marked;
  char *(*get_text) (const SiShownStock *stock, guint row);
} SiColumnLook;

const SiColumnLook *si_column_look_get (SiColumn column);
const SiColumnLook *si_column_look_get_nth (guint nth);
char *si_column_look_get_text (SiColumn column, const SiShownStock *stock, guint row);

G_END_DECLS
