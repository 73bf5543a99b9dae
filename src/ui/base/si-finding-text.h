/* si-finding-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-product.h"

G_BEGIN_DECLS

const char *si_finding_text_name (SiFindings finding);
const char *si_finding_text_only (SiFindings finding);
char *si_finding_text_count (SiFindings finding, guint n);
char *si_finding_text_describe (SiFindings finding, SiProduct *product);

G_END_DECLS
