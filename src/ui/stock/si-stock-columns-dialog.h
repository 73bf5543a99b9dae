/* si-stock-columns-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "si-stock-columns.h"

G_BEGIN_DECLS

#define SI_TYPE_STOCK_COLUMNS_DIALOG (si_stock_columns_dialog_get_type ())

/* Lets a person choose the godowns that have columns of their own. Each choice counts at once. */
G_DECLARE_FINAL_TYPE (SiStockColumnsDialog,
                      si_stock_columns_dialog,
                      SI,
                      STOCK_COLUMNS_DIALOG,
                      AdwWindow)

SiStockColumnsDialog *
si_stock_columns_dialog_new (GtkWindow *parent, SiStockColumns *columns, SiTable *table);

G_END_DECLS
