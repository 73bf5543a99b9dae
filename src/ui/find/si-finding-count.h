/* si-finding-count.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product-list.h"

G_BEGIN_DECLS

guint si_finding_count (SiProductList *list, SiFindings finding);

G_END_DECLS
