/* si-remarks.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-list.h"

G_BEGIN_DECLS

GStrv si_remarks_new (SiProduct *product);
char *si_remarks_to_text (SiProductList *list, SiProduct *product);

G_END_DECLS
