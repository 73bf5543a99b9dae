/* si-product-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-json-splitter.h"
#include "si-table-builder.h"

G_BEGIN_DECLS

guint si_product_reader_read (const SiJsonBatch *batch, SiTableBuilder *builder);

G_END_DECLS
