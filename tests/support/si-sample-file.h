/* si-sample-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes a large answer of the service to a file, the same one each time: the
 * products P000000 and on, each in all godowns. 100,000 in 8 are some 65 MB. */
void si_sample_file_write (const char *path, guint n_products, guint n_godowns);

G_END_DECLS
