/* si-sample-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes a large answer of the service to a file, always the same: the products P000000 and on,
 * each in all godowns. 100,000 products in 8 godowns take about 65 MB. */
void si_sample_file_write (const char *path, guint n_products, guint n_godowns);

G_END_DECLS
