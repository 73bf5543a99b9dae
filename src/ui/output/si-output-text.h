/* si-output-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-engine.h"
#include "si-product-list.h"

G_BEGIN_DECLS

/* These say on paper and in the name of a file which shop, which part of it and which time the
 * figures are of. */
const char *si_output_text_shop (SiEngine *engine);
char *si_output_text_file_name (SiEngine *engine, const char *content, SiProductList *filtered);
char *si_output_text_heading (SiEngine *engine,
                              const char *content,
                              SiProductList *filtered,
                              const char *count);

G_END_DECLS
